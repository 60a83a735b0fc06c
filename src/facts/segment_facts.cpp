#include "facts/segment_facts.h"

#include <algorithm>
#include <cmath>

namespace ilk {
namespace {

Figures spread_of(const ColumnPreparation& column, const AttributeProfile& profile) {
  Figures spread;
  for (const double value :
       {profile.p10, profile.p25, profile.median, profile.p75, profile.p90, profile.mean}) {
    const bool is_share = column.part != Part::value;
    spread.add(is_share ? figure::share(value) : figure::of_column(value, column.schema));
  }
  // A mean of zeros and ones is no yes or no.
  if (is_zeros_and_ones(column) && !spread.texts.empty())
    spread.texts.back() = figure::share(profile.mean).text;
  return spread;
}

} // namespace

Strength strength_of(double difference) {
  const double size = std::abs(difference);
  return size >= 2     ? Strength::far
         : size >= 1   ? Strength::well
         : size >= 0.5 ? Strength::plain
                       : Strength::slight;
}

bool holds_more(double held, double share) {
  constexpr double times = 1.25;
  return held > times * share;
}

bool holds_much(double held, double share) {
  return held > much_held * share;
}

// Of what people are measured by, such as an age, an answer or a rate, the sum means nothing, and
// most have about as much; of what adds up few have much.
bool few_have_much(const AttributeProfile& everybody) {
  constexpr double skew = 1.2;
  return everybody.mean > skew * everybody.median;
}

bool is_zeros_and_ones(const ColumnPreparation& column) {
  return column.part != Part::value || column.schema.kind == Kind::boolean;
}

std::optional<ToldTotal> told_total(const Explanation& explanation, const Segment& segment) {
  if (!explanation.value.empty() && !std::isnan(segment.share_of_value))
    return ToldTotal{explanation.value, segment.share_of_value};
  const auto held = [&](std::size_t j) { return segment.attributes[j].share_of_total; };
  std::optional<std::size_t> most;
  for (std::size_t j = 0; j < segment.attributes.size(); ++j)
    if (few_have_much(explanation.population[j]) && holds_more(held(j), segment.share) &&
        (!most || held(j) > held(*most)))
      most = j;
  if (!most) return std::nullopt;
  return ToldTotal{{*most}, held(*most)};
}

std::vector<Driver> told_drivers(const Segment& segment) {
  constexpr std::size_t most = 3;
  std::vector<Driver> told;
  for (const Driver& driver : segment.drivers)
    if (!driver.goes_with && told.size() < most) told.push_back(driver);
  return told;
}

Middle middle_of(const ColumnPreparation& column, const AttributeProfile& here,
                 const AttributeProfile& everybody) {
  if (is_zeros_and_ones(column)) return {Middle::Kind::share, here.mean, everybody.mean};
  if (here.median != everybody.median) return {Middle::Kind::median, here.median, everybody.median};
  return {Middle::Kind::mean, here.mean, everybody.mean};
}

Middle::Kind typical_of(const ColumnPreparation& column, const std::vector<Segment>& segments,
                        std::size_t part) {
  if (is_zeros_and_ones(column)) return Middle::Kind::share;
  const auto median = [&](const Segment& segment) { return segment.attributes[part].median; };
  for (const Segment& segment : segments) {
    const auto same = std::ranges::count(segments, median(segment), median);
    if (2 * static_cast<std::size_t>(same) > segments.size() && segments.size() > 1)
      return Middle::Kind::mean;
  }
  return Middle::Kind::median;
}

int shade_of(double difference) {
  constexpr double full = 2; // standard deviations
  constexpr int shades = 6;
  if (std::isnan(difference)) return 0;
  return static_cast<int>(std::lround(std::clamp(difference / full, -1.0, 1.0) * shades));
}

SegmentAttributeFacts segment_attribute(const ColumnPreparation& column,
                                        const AttributeProfile& profile, double segment_share) {
  SegmentAttributeFacts facts;
  facts.spread = spread_of(column, profile);
  if (!std::isnan(profile.share_of_total)) {
    facts.share_of_total = figure::share(profile.share_of_total);
    facts.much = holds_much(profile.share_of_total, segment_share);
  }
  facts.difference = figure::signed_decimal(profile.difference, 1);
  facts.shade = shade_of(profile.difference);
  if (const PopulationRanks& ranks = profile.ranks; !std::isnan(ranks.median))
    facts.rank = RankFacts{ranks.p10, figure::rough_share(ranks.median), ranks.p90};
  return facts;
}

PopulationFacts population_attribute(const ColumnPreparation& column,
                                     const AttributeProfile& profile) {
  const bool boolean = column.schema.kind == Kind::boolean && column.part == Part::value;
  return {part_name(column),
          part_label(column),
          column.part == Part::value ? column.schema.unit : "",
          std::string(name_of(is_zeros_and_ones(column) ? Kind::ratio : column.schema.kind)),
          boolean ? "boolean" : std::string(name_of(column.part)),
          spread_of(column, profile),
          "",
          ""};
}

std::optional<LargestDifference> largest_difference(const std::vector<Segment>& segments,
                                                    const std::vector<std::size_t>& parts) {
  std::optional<LargestDifference> largest;
  for (std::size_t s = 0; s < segments.size(); ++s)
    for (const std::size_t j : parts) {
      const double difference = segments[s].attributes[j].difference;
      if (std::abs(difference) > (largest ? std::abs(largest->difference) : 0))
        largest = LargestDifference{s, j, difference};
    }
  return largest;
}

std::optional<LargestHolding> largest_holding(const std::vector<Segment>& segments,
                                              const std::vector<std::size_t>& parts) {
  constexpr double least = 0.25;
  std::optional<LargestHolding> largest;
  double most = 0;
  for (const std::size_t j : parts)
    for (std::size_t s = 0; s < segments.size(); ++s) {
      const double held = segments[s].attributes[j].share_of_total, share = segments[s].share;
      if (!(held >= least) || !holds_more(held, share) || held / share <= most) continue;
      most = held / share;
      largest = LargestHolding{s, j};
    }
  return largest;
}

} // namespace ilk
