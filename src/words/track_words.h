// Segments over time in words.
#pragma once

#include <string>
#include <vector>

#include "monitor/track.h"

namespace ilk {

/// A track and how its value is called; empty where nothing says what customers are worth.
struct ToldTrack {
  const Track& track;
  std::string value_label;
  std::string value_unit;
};

/// "jan, feb and mar".
std::string periods_words(const Track& track);

/// "Beyond chance from feb to mar: 2 changes." or that nothing is.
std::string track_headline(const Track& track);

/// "From feb to mar 412 of 3,000 customers moved to another segment (13.7%; 95 of 100 such groups
/// of customers give 12.5% to 15%), 250 of them near a border; 20 left and 30 are new."
std::string step_words(const Track& track, std::size_t step);

/// One sentence.
std::string warning_words(const Track& track, const TrackWarning& warning);

/// What was held against chance, and how.
std::string chance_words(const Track& track);

/// "Savers"; lines with the name of an earlier one get the period in which they begin.
std::string line_name(const Track& track, std::size_t line);

/// A segment's customers in a period with their share: "412 (14%)"; "–" where it is not there.
std::string size_words(const Track& track, std::size_t line, std::size_t period);

} // namespace ilk
