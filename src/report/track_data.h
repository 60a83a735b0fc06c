// Segments over time as a data object.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "words/track_words.h"

namespace ilk {

/// track.json; docs/track.md. Names no customer.
nlohmann::json track_data(const ToldTrack& told);

/// entered.csv, left.csv and moved.csv of the latest step, in the order of the ids: the id's
/// header, segment, name; of those who moved from, to, from_name, to_name.
std::string entered_csv(const Track& track, const std::string& id_name);
std::string left_csv(const Track& track, const std::string& id_name);
std::string track_moved_csv(const Track& track, const std::string& id_name);

} // namespace ilk
