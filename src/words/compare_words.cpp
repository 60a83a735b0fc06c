#include "words/compare_words.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "facts/distribution_facts.h"
#include "words/counted.h"
#include "words/segment_words.h"

namespace ilk {
namespace {

std::string shares_by_segment(const std::vector<Segment>& segments) {
  std::vector<std::string> shares;
  for (const Segment& segment : segments)
    shares.push_back(numbered(segment) + " " + figure::share(segment.share).text);
  return fmt::format("Share of customers: {}", fmt::join(shares, "; "));
}

// What of a segment and a total makes a bar.
std::size_t totals_among(const std::vector<Segment>& segments,
                         const std::vector<std::size_t>& parts) {
  std::size_t totals = 0;
  for (const std::size_t j : parts)
    if (!std::isnan(segments.front().attributes[j].share_of_total)) ++totals;
  return totals;
}

// Those whose middles are worth a line.
std::size_t ranked_among(const std::vector<Segment>& segments,
                         const std::vector<std::size_t>& parts) {
  std::size_t ranked = 0;
  for (const std::size_t j : parts)
    if (!std::isnan(segments.front().attributes[j].ranks.median)) ++ranked;
  return ranked;
}

// First what sets the segments apart most: the variance of their means, weighted by their
// customers.
std::vector<std::size_t> by_what_sets_apart(const std::vector<Segment>& segments,
                                            const std::vector<std::size_t>& parts) {
  const auto apart = [&](std::size_t place) {
    double sum = 0;
    for (const Segment& segment : segments) {
      const double difference = segment.attributes[parts[place]].difference;
      if (!std::isnan(difference)) sum += segment.share * difference * difference;
    }
    return sum;
  };
  std::vector<std::size_t> order(parts.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, std::ranges::greater{}, apart);
  return order;
}

std::string_view typical_name(Middle::Kind kind) {
  switch (kind) {
  case Middle::Kind::share:
    return "share";
  case Middle::Kind::median:
    return "typical";
  case Middle::Kind::mean:
    break;
  }
  return "average";
}

} // namespace

CompareFact compare_of(const Explanation& explanation,
                       const std::vector<ColumnPreparation>& columns,
                       const std::vector<std::size_t>& parts) {
  const auto& segments = explanation.segments;
  const std::string all = counted(segments.size(), "segment");
  CompareFact fact;
  fact.sizes = shares_by_segment(segments);
  const std::string difference = largest_difference_words(segments, columns, parts);
  fact.differences = difference.empty() ? "How far each segment lies from the average customer"
                                        : "The largest difference: " + difference;
  fact.differences_summary = fmt::format("Heat map of {} by {}. {}.",
                                         counted(parts.size(), "attribute"), all, fact.differences);
  fact.profiles_summary =
      fmt::format("{} over {}: where the segment's median stands among all customers.",
                  segments.size() == 1 ? "A line" : "A line for each of " + all,
                  counted(ranked_among(segments, parts), "attribute"));
  fact.totals = largest_holding_words(segments, columns, parts);
  if (fact.totals.empty()) fact.totals = "What each segment holds of the totals";
  fact.totals_summary =
      fmt::format("Bars of {}, each split among {}. {}.",
                  counted(totals_among(segments, parts) + 1, "total"), all, fact.totals);
  fact.order = by_what_sets_apart(segments, parts);
  fact.table = fmt::format("{} and everybody, side by side",
                           segments.size() == 1 ? "The segment" : "The segments");
  fact.table_note = "What the typical customer has: half have more, half less; where that is the "
                    "same for most segments, the average. Orange is more than everybody, blue "
                    "less. First what sets the segments apart most.";
  return fact;
}

PopulationFacts population_of(const Explanation& explanation,
                              const std::vector<ColumnPreparation>& columns, std::size_t part) {
  const ColumnPreparation& column = columns[part];
  PopulationFacts facts = population_attribute(column, explanation.population[part]);
  facts.typical_is = typical_name(typical_of(column, explanation.segments, part));
  if (column.part != Part::value) return facts;
  constexpr std::size_t median = 2; // in a spread
  std::vector<std::string> medians;
  for (const Segment& segment : explanation.segments) {
    const Figures spread =
        segment_attribute(column, segment.attributes[part], segment.share).spread;
    medians.push_back(fmt::format("{}: {}", segment.id, spread.texts[median]));
  }
  facts.summary = fmt::format("Median {} of all customers; by segment {}.",
                              facts.spread.texts[median], fmt::join(medians, ", "));
  return facts;
}

std::string bins_words(const Distribution& distribution) {
  return has_bin_per_value(distribution)
             ? "A bin per value."
             : "Bins are about equally wide in the scale of the prepared attribute; the first and "
               "last hold what lies beyond.";
}

std::string concentration_summary(const Concentration& concentration, const std::string& label,
                                  const std::vector<Segment>& segments) {
  std::vector<std::string> shares;
  for (std::size_t s = 0; s < segments.size() && s < concentration.shares.size(); ++s)
    shares.push_back(
        fmt::format("{} {}", numbered(segments[s]), figure::share(concentration.shares[s]).text));
  return fmt::format("Lorenz curve of {}, and what each segment holds of it: {}.", label,
                     fmt::join(shares, "; "));
}

} // namespace ilk
