#include "judge/choose_k.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace ilk {
namespace {

using Among = ChoiceOfK::Among;
using Rows = std::vector<const KEvidence*>;

bool passes(Among among, const KEvidence& row, const GateLimits& limits) {
  switch (among) {
  case Among::fit:
    return is_fit(row, limits);
  case Among::stable:
    return is_stable(row, limits);
  case Among::large:
    return row.smallest_share >= limits[smallest_share_gate];
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

// Those whose figure is as good as the highest, that one included.
Rows equals_of_best(const Rows& rows) {
  double top = figure_of(*rows.front());
  for (const KEvidence* row : rows) top = std::max(top, figure_of(*row));
  Rows equals;
  for (const KEvidence* row : rows)
    if (figure_of(*row) >= top - equal_within * std::abs(top)) equals.push_back(row);
  return equals;
}

std::vector<std::size_t> numbers_of(const Rows& rows) {
  std::vector<std::size_t> numbers;
  for (const KEvidence* row : rows) numbers.push_back(row->k);
  return numbers;
}

} // namespace

double mean_silhouette(const KEvidence& row) {
  return (row.silhouette_code + row.silhouette_attributes) / 2;
}

double figure_of(const KEvidence& row) {
  return row.measured ? 2 * mean_silhouette(row) - row.null_silhouette : mean_silhouette(row);
}

bool is_stable(const KEvidence& row, const GateLimits& limits) {
  return row.measured && row.bootstrap >= limits[bootstrap_gate] &&
         row.smallest_share >= limits[smallest_share_gate];
}

bool is_fit(const KEvidence& row, const GateLimits& limits) {
  return is_stable(row, limits) && row.beats_nulls && row.null_excess >= limits[null_excess_gate];
}

ChoiceOfK choose_k(const std::vector<KEvidence>& table, const GateLimits& limits) {
  assert(!table.empty());
  for (const Among among : {Among::fit, Among::stable, Among::large, Among::all}) {
    const Rows rows = rows_that_pass(among, table, limits);
    if (rows.empty()) continue;
    Rows equals = equals_of_best(rows);
    // The finest of them: what else it tells apart costs nothing that was measured.
    const KEvidence& best = *equals.back();
    equals.pop_back();
    const KEvidence& widest = *std::ranges::max_element(table, {}, &KEvidence::ward_gap);
    return {best.k,           among == Among::fit, among,   best,
            numbers_of(rows), numbers_of(equals),  widest.k};
  }
  return {};
}

} // namespace ilk
