#include <algorithm>
#include <cmath>
#include <limits>

#include "profile/observe.h"
#include "profile/observe_parts.h"
#include "profile/significance.h"

namespace ilk {
namespace {

using namespace observing;

constexpr std::size_t most_relations = 500; // that are looked at within thirds of all other columns
constexpr double least_common = 0.2;        // of the third column with both
constexpr double same_at_least = 0.75;      // of the whole's correlation, in every third
constexpr double vanished = 0.1;
constexpr double turned = 0.15;
constexpr std::size_t least_of_third = 50; // customers

// The customers of each part by a third column.
std::vector<PairRanks> strata_by(const ObservedSample& sample, std::size_t by, const Parts& parts) {
  std::vector<std::vector<std::uint32_t>> rows(parts.count());
  const auto keys = sample.values(by);
  for (std::uint32_t i = 0; i < keys.size(); ++i)
    if (!std::isnan(keys[i])) rows[parts.part_of(keys[i])].push_back(i);
  std::vector<PairRanks> strata;
  for (const auto& of_part : rows) {
    PairRanks& stratum = strata.emplace_back(of_part.size(), sample.columns());
    for (std::size_t j = 0; j < sample.columns(); ++j) {
      if (j == by) continue;
      std::vector<float> values;
      for (const std::uint32_t row : of_part) values.push_back(sample.values(j)[row]);
      stratum.set(j, values);
    }
  }
  return strata;
}

struct Within {
  Parts parts;
  std::vector<double> correlations; // by part
  std::size_t rows = 0;             // that have both values, of the part with fewest
  std::size_t customers = 0;        // that have both, in all parts
};

Within within(std::size_t a, std::size_t b, const Parts& parts,
              const std::vector<PairRanks>& strata) {
  Within result{parts, {}, std::numeric_limits<std::size_t>::max(), 0};
  for (const PairRanks& stratum : strata) {
    const std::size_t complete = stratum.with_both(a, b);
    result.rows = std::min(result.rows, complete);
    result.customers += complete;
    result.correlations.push_back(stratum.correlation(a, b));
  }
  return result;
}

bool is_usable(const Within& found) {
  return found.parts.count() >= 2 && found.rows >= least_of_third &&
         std::ranges::none_of(found.correlations, [](double r) { return std::isnan(r); });
}

void add_parts(const Within& found, double whole, bool turns, Observation& made) {
  made.details = RelationWithin{whole, are_thirds(found.parts), turns};
  for (std::size_t p = 0; p < found.correlations.size(); ++p)
    made.bars.push_back({found.parts.spans[p], found.correlations[p]});
}

// The weakest of the parts' correlations in the direction of the whole's.
double weakest_part(const Within& found, double whole) {
  double least = 1;
  for (const double r : found.correlations) least = std::min(least, whole > 0 ? r : -r);
  return least;
}

Observation regardless(Observation made, const Within& found, double whole) {
  const double least = weakest_part(found, whole);
  made.kind = ObservationKind::regardless;
  made.p_value = correlation_p_value(std::max(least, 0.0), found.rows);
  made.effect = least >= same_at_least * std::abs(whole) ? least : 0;
  if (made.effect == 0) return made;
  add_parts(found, whole, false, made);
  return made;
}

// Fisher's scale, finite for a perfect correlation too.
double fisher(double r) {
  return std::atanh(std::min(r, 1 - 1e-12));
}

Observation explained(Observation made, const Within& found, double whole) {
  double strongest = -1;
  for (const double r : found.correlations) strongest = std::max(strongest, whole > 0 ? r : -r);
  const bool turns = strongest <= -turned;
  made.kind = ObservationKind::explained;
  made.effect = strongest <= vanished ? std::min(1.0, std::abs(whole) - strongest) : 0;
  // Against the whole's correlation being that of every part too.
  const double error = std::sqrt((1 + whole * whole / 2) /
                                 static_cast<double>(std::max<std::size_t>(found.rows, 4) - 3));
  made.p_value =
      normal_p_value((fisher(std::abs(whole)) - fisher(std::max(strongest, 0.0))) / error);
  if (made.effect == 0) return made;
  add_parts(found, whole, turns, made);
  return made;
}

// The weakest relation that is looked at: with many columns there are more than anybody reads.
double weakest_relation(const ObservedSample& sample, const PairCorrelations& correlations) {
  std::vector<double> sizes;
  for (std::size_t a = 0; a < sample.columns(); ++a)
    for (std::size_t b = a + 1; b < sample.columns(); ++b)
      if (const double size = std::abs(correlations.at(a, b)); size >= least_relation)
        sizes.push_back(size);
  if (sizes.size() <= most_relations) return least_relation;
  std::ranges::nth_element(sizes, sizes.begin() + most_relations - 1, std::greater());
  return sizes[most_relations - 1];
}

bool worth_a_look(const PairCorrelations& correlations, double weakest, std::size_t a,
                  std::size_t b, std::size_t by) {
  return by != a && by != b && std::abs(correlations.at(a, b)) >= weakest &&
         std::abs(correlations.at(a, by)) >= least_common &&
         std::abs(correlations.at(b, by)) >= least_common;
}

} // namespace

std::vector<Observation> observe_within(Execution& execution, const ObservedSample& sample,
                                        const PairCorrelations& correlations) {
  std::vector<std::vector<Observation>> by_column(sample.columns());
  const double weakest = weakest_relation(sample, correlations);
  execution.for_each(sample.columns(), [&](std::size_t by) {
    if (!sample.is_scale(by)) return;
    const Parts parts = sample.parts(by, 3);
    const std::vector<PairRanks> strata = strata_by(sample, by, parts);
    for (std::size_t a = 0; a < sample.columns(); ++a)
      for (std::size_t b = a + 1; b < sample.columns(); ++b) {
        if (!worth_a_look(correlations, weakest, a, b, by)) continue;
        const Within found = within(a, b, parts, strata);
        if (!is_usable(found)) continue;
        const double whole = correlations.at(a, b);
        Observation made;
        made.columns = {a, b, by};
        made.estimate = weakest_part(found, whole) * (whole > 0 ? 1 : -1);
        made.interval = rank_correlation_interval(made.estimate, found.rows);
        made.customers = found.customers;
        by_column[by].push_back(regardless(made, found, whole));
        by_column[by].push_back(explained(std::move(made), found, whole));
      }
  });
  std::vector<Observation> all;
  for (auto& some : by_column)
    all.insert(all.end(), std::make_move_iterator(some.begin()),
               std::make_move_iterator(some.end()));
  return all;
}

} // namespace ilk
