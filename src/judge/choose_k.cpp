#include "judge/choose_k.h"

#include <algorithm>
#include <cassert>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace ilk {
namespace {

constexpr double smallest_useful_share = 0.02;
constexpr double needed_for_two = 1.25;
constexpr double equal_within = 0.02;

double figure(const KEvidence& row) {
  return (row.silhouette_code + row.silhouette_attributes) / 2;
}

const KEvidence* highest(const std::vector<const KEvidence*>& rows) {
  return *std::max_element(rows.begin(), rows.end(), [](const KEvidence* a, const KEvidence* b) {
    return figure(*a) < figure(*b);
  });
}

bool peaks(const std::vector<KEvidence>& table, std::size_t i) {
  const double here = figure(table[i]);
  // Two segments stand high for reasons of their own (rule 2), so k = 3 has to pass them too.
  return i > 0 && i + 1 < table.size() && here > figure(table[i - 1]) &&
         here > figure(table[i + 1]);
}

// Among near-equals of the highest figure, the clearest cut of the Ward tree.
const KEvidence* best_of(const std::vector<const KEvidence*>& rows) {
  const double top = figure(*highest(rows));
  const KEvidence* best = nullptr;
  for (const KEvidence* row : rows) {
    const bool near_top = figure(*row) >= top - equal_within * std::abs(top);
    if (near_top && (best == nullptr || row->ward_gap > best->ward_gap)) best = row;
  }
  return best;
}

std::string ward_words(const KEvidence& row) {
  const char* const says = row.ward_agreement >= 0.8   ? "agrees"
                           : row.ward_agreement >= 0.5 ? "agrees in part"
                                                       : "cuts otherwise";
  return fmt::format("The Ward tree {}, with an adjusted Rand index of {:.2f} and a height gap of "
                     "{:.2f}.",
                     says, row.ward_agreement, row.ward_gap);
}

// Which have a higher figure than the one chosen, as a sentence; empty when there is none.
std::string passed_over(const std::vector<KEvidence>& table, const KEvidence& chosen) {
  std::vector<std::size_t> higher;
  for (const KEvidence& row : table)
    if (figure(row) > figure(chosen)) higher.push_back(row.k);
  if (higher.empty()) return "";
  return fmt::format(" The rule passes over higher ones, at {} segments.",
                     fmt::join(higher, " and "));
}

} // namespace

std::string_view rule_for_k() {
  return "The figure is the mean silhouette over the code space and the attribute space. A number "
         "of segments whose smallest holds under 2% of the customers is passed over; two segments "
         "are taken only when their figure is at least 1.25 times the best of the others; "
         "otherwise "
         "the highest peak of the figure (above both neighbours) wins, and among peaks within 2% "
         "of "
         "it the one with the larger gap in the Ward tree. Without a peak, the highest figure "
         "wins.";
}

ChoiceOfK choose_k(const std::vector<KEvidence>& table) {
  assert(!table.empty());
  std::vector<const KEvidence*> useful, peaked;
  const KEvidence* two = nullptr;
  for (std::size_t i = 0; i < table.size(); ++i) {
    if (table[i].smallest_share < smallest_useful_share) continue;
    if (table[i].k == 2) {
      two = &table[i];
      continue;
    }
    useful.push_back(&table[i]);
    if (peaks(table, i)) peaked.push_back(&table[i]);
  }

  if (two != nullptr &&
      (useful.empty() || figure(*two) >= needed_for_two * figure(*highest(useful))))
    return {2, fmt::format("2: a cut in two has a mean silhouette of {:.3f}, far above every other "
                           "number of segments. {}",
                           figure(*two), ward_words(*two))};
  if (!peaked.empty()) {
    const KEvidence* best = best_of(peaked);
    return {best->k,
            fmt::format("{}: the mean silhouette, {:.3f}, peaks here, above {} and {} segments, "
                        "with the smallest segment at {:.1f}% of the customers.{} {}",
                        best->k, figure(*best), best->k - 1, best->k + 1,
                        100 * best->smallest_share, passed_over(table, *best), ward_words(*best))};
  }
  if (!useful.empty()) {
    const KEvidence* best = best_of(useful);
    return {best->k, fmt::format("{}: no number of segments stands out as a peak; this one has the "
                                 "highest mean silhouette, {:.3f}. {}",
                                 best->k, figure(*best), ward_words(*best))};
  }
  std::vector<const KEvidence*> all;
  for (const KEvidence& row : table) all.push_back(&row);
  const KEvidence* best = highest(all);
  return {best->k,
          fmt::format("{}: every number of segments leaves one with under 2% of the customers; "
                      "this one has the highest mean silhouette, {:.3f}. {}",
                      best->k, figure(*best), ward_words(*best))};
}

} // namespace ilk
