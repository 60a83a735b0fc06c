#include "monitor/migration_intervals.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace ilk {
namespace {

double pairs_among(double customers) {
  return customers * (customers - 1) / 2;
}

// Of pairs together in both partitions, in the one and in the other.
double rand_of_pairs(double both, double before, double after, double customers) {
  const double by_chance = before * after / pairs_among(customers), most = (before + after) / 2;
  return most == by_chance ? 1 : (both - by_chance) / (most - by_chance);
}

} // namespace

Interval moved_interval(const Migration& migration) {
  return share_interval(migration.moves.size(), migration.customers);
}

Interval agreement_interval(const Migration& migration) {
  const std::size_t to = migration.to.size();
  if (migration.customers < 3) return {};
  std::vector<double> before(migration.from.size()), after(to);
  double both = 0;
  for (std::size_t c = 0; c < migration.counts.size(); ++c) {
    const auto count = static_cast<double>(migration.counts[c]);
    before[c / to] += count;
    after[c % to] += count;
    both += pairs_among(count);
  }
  double pairs_before = 0, pairs_after = 0;
  for (const double each : before) pairs_before += pairs_among(each);
  for (const double each : after) pairs_after += pairs_among(each);
  const auto customers = static_cast<double>(migration.customers);
  // The index without one customer of each cell.
  std::vector<double> without(migration.counts.size());
  double mean = 0;
  for (std::size_t c = 0; c < without.size(); ++c) {
    const auto count = static_cast<double>(migration.counts[c]);
    if (count == 0) continue;
    without[c] = rand_of_pairs(both - (count - 1), pairs_before - (before[c / to] - 1),
                               pairs_after - (after[c % to] - 1), customers - 1);
    mean += count / customers * without[c];
  }
  double squares = 0;
  for (std::size_t c = 0; c < without.size(); ++c)
    squares += static_cast<double>(migration.counts[c]) * (without[c] - mean) * (without[c] - mean);
  const double reach = normal_point_95 * std::sqrt((customers - 1) / customers * squares);
  return {std::max(-1.0, migration.agreement - reach), std::min(1.0, migration.agreement + reach)};
}

} // namespace ilk
