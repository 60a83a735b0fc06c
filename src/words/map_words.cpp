#include "words/map_words.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "words/segment_words.h"

namespace ilk {
namespace {

std::string customers_words(std::uint64_t count) {
  return fmt::format("{} {}", figure::count(count).text, count == 1 ? "customer" : "customers");
}

std::string fullest_borders_words(const std::vector<BorderPairFacts>& pairs) {
  constexpr std::size_t most = 5;
  std::vector<std::string> said;
  for (const BorderPairFacts& pair : pairs)
    if (said.size() < most)
      said.push_back(fmt::format("{} of segment {} next to segment {}", pair.customers.text,
                                 pair.segment, pair.next));
  return fmt::format("Heat map of segments by the segment across the border. {}.",
                     fmt::join(said, "; "));
}

} // namespace

std::string place_words(MapPlace place) {
  switch (place) {
  case MapPlace::border:
    return "on the border";
  case MapPlace::near:
    return "near a border";
  case MapPlace::inside:
    return "inside";
  case MapPlace::well_inside:
    return "well inside";
  }
  return "";
}

std::string on_border_words(std::uint64_t customers, std::uint64_t fitted) {
  const double share =
      fitted == 0 ? 0 : static_cast<double>(customers) / static_cast<double>(fitted);
  return fmt::format("{}, {}, {} on a border", customers_words(customers),
                     figure::share(share).text, customers == 1 ? "stands" : "stand");
}

std::string busiest_border_words(const std::vector<Border>& borders,
                                 const std::vector<Segment>& segments) {
  const auto busiest = busiest_border(borders);
  if (!busiest) return "";
  return fmt::format("{} between {} and {}", customers_words(busiest->customers),
                     numbered(segments[busiest->segment]), numbered(segments[busiest->next]));
}

std::string border_meaning_words() {
  return fmt::format("A customer stands on a border when the middle of another segment is at most "
                     "{} farther away than that of the own segment (margin under {}).",
                     figure::rough_share(farther_on_border()).text,
                     figure::number(border_margin).text);
}

BordersFacts borders_of(const std::vector<Border>& borders, const std::vector<Segment>& segments) {
  BordersFacts facts;
  std::uint64_t fitted = 0;
  for (const Segment& segment : segments) fitted += segment.size;
  facts.margin = border_margin;
  facts.title = facts.found = on_border_words(customers_on(borders), fitted);
  facts.busiest = busiest_border_words(borders, segments);
  // Of two segments there is but one border.
  if (segments.size() > 2 && !facts.busiest.empty())
    facts.found += "; the busiest border: " + facts.busiest;
  facts.meaning = border_meaning_words();
  facts.note = facts.meaning + " Rows: the segment they are in; columns: the one across the "
                               "border. Empty cells hold nobody.";
  for (const PlaceBound& bound : bounds_of_places())
    facts.places.push_back({bound.below, place_words(bound.place)});
  for (const Border& border : borders)
    facts.pairs.push_back({border.segment + 1, border.next + 1, figure::count(border.customers),
                           figure::share(static_cast<double>(border.customers) /
                                         static_cast<double>(segments[border.segment].size))});
  facts.summary = fullest_borders_words(facts.pairs);
  return facts;
}

MapWordsFacts map_words(const CustomerMap& map, std::size_t segments, std::uint64_t fitted,
                        std::uint64_t rows) {
  const std::uint64_t drawn = map.points.size();
  const std::string left =
      rows > fitted ? " (those that segments were fitted on; who was left out of the fit is not "
                      "among them)"
                    : "";
  MapWordsFacts words;
  words.lead = fmt::format("Paper has two directions and the customers differ in more: this map "
                           "holds {} of the variance of the code, so segments that overlap here "
                           "may still lie apart.",
                           figure::rough_share(map.explained[0] + map.explained[1]).text);
  for (std::size_t axis = 0; axis < 2; ++axis)
    words.axes.push_back(fmt::format("direction {} ({} of the code's variance)", axis + 1,
                                     figure::rough_share(map.explained[axis]).text));
  words.points = fitted > drawn
                     ? fmt::format("Points are a random sample of {} of {} customers{}.",
                                   figure::count(drawn).text, figure::count(fitted).text, left)
                     : fmt::format("Points are one customer each{}.", left);
  words.cells = fmt::format(
      "Cells count all {} customers{}: the fuller, the stronger; the colour is that of the segment "
      "that most of the cell's customers are of. Cells at the rim also hold the customers who lie "
      "beyond it.",
      figure::count(fitted).text, left);
  words.rings = "Rings stand on a border: nearly as near to the middle of another segment as to "
                "their own.";
  words.summary = fmt::format("Map of {} on two directions.",
                              segments == 1 ? "1 segment" : fmt::format("{} segments", segments));
  return words;
}

} // namespace ilk
