// The map and the borders between segments, in words.
#pragma once

#include <string>
#include <vector>

#include "explain/customer_map.h"
#include "explain/segments.h"
#include "facts/map_facts.h"

namespace ilk {

/// "on the border", "near a border", "inside", "well inside".
std::string place_words(MapPlace place);

/// "1,238 customers, 14%, stand on a border". `fitted`: customers that segments were fitted on.
std::string on_border_words(std::uint64_t customers, std::uint64_t fitted);

/// "300 customers between 1 Savers and 2 Spenders"; empty without customers on borders.
std::string busiest_border_words(const std::vector<Border>& borders,
                                 const std::vector<Segment>& segments);

/// What standing on a border means.
std::string border_meaning_words();

/// All that is said of borders, and their figures.
BordersFacts borders_of(const std::vector<Border>& borders, const std::vector<Segment>& segments);

/// How much the map holds of the code, who is drawn, and what marks are. `rows`: customers of the
/// table, those among them that were left out of the fit too.
MapWordsFacts map_words(const CustomerMap& map, std::size_t segments, std::uint64_t fitted,
                        std::uint64_t rows);

} // namespace ilk
