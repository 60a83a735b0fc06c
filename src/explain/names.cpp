#include "explain/names.h"

#include <cctype>
#include <map>
#include <string>

namespace ilk {
namespace {

std::string word_for(const Preparation& preparation, const Driver& driver) {
  const ColumnSchema& schema = preparation.columns[driver.attribute].schema;
  return driver.difference > 0 ? schema.high : schema.low;
}

// Inside a name a phrase starts small, unless it looks like an abbreviation.
std::string lower_first(std::string phrase) {
  const bool abbreviation =
      phrase.size() > 1 && std::isupper(static_cast<unsigned char>(phrase[1])) != 0;
  if (!phrase.empty() && !abbreviation)
    phrase[0] = static_cast<char>(std::tolower(static_cast<unsigned char>(phrase[0])));
  return phrase;
}

std::string name_from(const Preparation& preparation, const Segment& segment, std::size_t words) {
  if (segment.drivers.empty()) return "Average customers";
  std::string name;
  for (std::size_t w = 0; w < words && w < segment.drivers.size(); ++w) {
    const std::string word = word_for(preparation, segment.drivers[w]);
    name += w == 0 ? word : ", " + lower_first(word);
  }
  return name;
}

std::map<std::string, int> count_names(const std::vector<Segment>& segments) {
  std::map<std::string, int> counts;
  for (const Segment& segment : segments) ++counts[segment.name];
  return counts;
}

} // namespace

void name_segments(const Preparation& preparation, std::vector<Segment>& segments) {
  constexpr std::size_t most_words = 3;
  for (Segment& segment : segments) segment.name = name_from(preparation, segment, 1);
  for (std::size_t words = 2; words <= most_words; ++words) {
    const auto counts = count_names(segments);
    for (Segment& segment : segments)
      if (counts.at(segment.name) > 1) segment.name = name_from(preparation, segment, words);
  }
  std::map<std::string, int> seen;
  const auto counts = count_names(segments);
  for (Segment& segment : segments)
    if (counts.at(segment.name) > 1)
      segment.name += " " + std::to_string(++seen[std::string(segment.name)]);
}

} // namespace ilk
