#include "judge/choose_k.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <optional>

namespace ilk {
namespace {

using Among = ChoiceOfK::Among;
using Rows = std::vector<const KEvidence*>;

// No tiny segment.
bool is_large(const KEvidence& row, const GateLimits& limits) {
  return row.smallest_share >= limits[smallest_share_gate] &&
         static_cast<double>(row.smallest_size) >= limits[smallest_size_gate];
}

bool passes(Among among, const KEvidence& row, const GateLimits& limits) {
  switch (among) {
  case Among::fit:
    return is_fit(row, limits);
  case Among::stable:
    return is_stable(row, limits);
  case Among::large:
    return is_large(row, limits);
  case Among::all:
    break;
  }
  return true;
}

Rows rows_that_pass(Among among, const std::vector<KEvidence>& table, const GateLimits& limits) {
  Rows rows;
  for (const KEvidence& row : table)
    if (passes(among, row, limits)) rows.push_back(&row);
  return rows;
}

// Those whose figure is below the highest by no more than `noise`, or by equal_within of it.
Rows rows_as_good(const Rows& rows, double noise) {
  double top = figure_of(*rows.front());
  for (const KEvidence* row : rows) top = std::max(top, figure_of(*row));
  Rows good;
  for (const KEvidence* row : rows)
    if (figure_of(*row) >= top - std::max(noise, equal_within * std::abs(top))) good.push_back(row);
  return good;
}

std::vector<std::size_t> numbers_of(const Rows& rows) {
  std::vector<std::size_t> numbers;
  for (const KEvidence* row : rows) numbers.push_back(row->k);
  return numbers;
}

} // namespace

void add_reruns(const std::vector<KEvidence>& table,
                const std::vector<std::vector<double>>& silhouettes, ChoiceOfK& choice) {
  for (const auto& rerun : silhouettes) {
    std::optional<std::size_t> best;
    double most = 0;
    for (std::size_t i = 0; i < table.size(); ++i) {
      if (std::ranges::find(choice.passed, table[i].k) == choice.passed.end()) continue;
      const double figure = 2 * rerun[i] - table[i].null_silhouette;
      if (best && figure < most - equal_within * std::abs(most)) continue; // of equals the finest
      best = table[i].k;
      most = std::max(most, figure);
    }
    if (!best) continue;
    choice.by_reruns.push_back(*best);
    if (std::ranges::find(choice.supported, *best) == choice.supported.end())
      choice.supported.push_back(*best);
  }
  std::ranges::sort(choice.supported);
}

double mean_silhouette(const KEvidence& row) {
  return (row.silhouette_code + row.silhouette_attributes) / 2;
}

double noise_of(const KEvidence& row) {
  return row.null_deviations != 0 ? std::abs(row.null_excess / row.null_deviations) : 0;
}

double figure_of(const KEvidence& row) {
  return row.measured ? 2 * mean_silhouette(row) - row.null_silhouette : mean_silhouette(row);
}

bool is_stable(const KEvidence& row, const GateLimits& limits) {
  return row.measured && row.bootstrap >= limits[bootstrap_gate] && is_large(row, limits);
}

bool is_fit(const KEvidence& row, const GateLimits& limits) {
  return is_stable(row, limits) && row.beats_nulls && row.null_excess >= limits[null_excess_gate];
}

ChoiceOfK choose_k(const std::vector<KEvidence>& table, const GateLimits& limits) {
  assert(!table.empty());
  for (const Among among : {Among::fit, Among::stable, Among::large, Among::all}) {
    const Rows rows = rows_that_pass(among, table, limits);
    if (rows.empty()) continue;
    Rows equals = rows_as_good(rows, 0);
    // The finest of them: what else it tells apart costs nothing that was measured.
    const KEvidence& best = *equals.back();
    equals.pop_back();
    const KEvidence& widest = *std::ranges::max_element(table, {}, &KEvidence::ward_gap);
    ChoiceOfK choice;
    choice.k = best.k;
    choice.holds = among == Among::fit;
    choice.among = among;
    choice.best = best;
    choice.passed = numbers_of(rows);
    choice.equals = numbers_of(equals);
    choice.widest_gap = widest.k;
    choice.supported = numbers_of(rows_as_good(rows, noise_of(best)));
    return choice;
  }
  return {};
}

} // namespace ilk
