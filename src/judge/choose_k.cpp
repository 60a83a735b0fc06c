#include "judge/choose_k.h"

#include <algorithm>
#include <cassert>
#include <cmath>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace ilk {
namespace {

constexpr double equal_within = 0.02;

using Rows = std::vector<const KEvidence*>;

double silhouette(const KEvidence& row) {
  return (row.silhouette_code + row.silhouette_attributes) / 2;
}

Rows rows_that(const std::vector<KEvidence>& table, auto&& pass) {
  Rows rows;
  for (const KEvidence& row : table)
    if (pass(row)) rows.push_back(&row);
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

// The finest of them: what else it tells apart costs nothing that was measured.
const KEvidence& best_of(const Rows& equals) {
  return *equals.back();
}

std::string numbers(const Rows& rows) {
  std::vector<std::size_t> ks;
  for (const KEvidence* row : rows) ks.push_back(row->k);
  if (ks.size() < 2) return fmt::format("{}", fmt::join(ks, ""));
  const std::size_t last = ks.back();
  ks.pop_back();
  return fmt::format("{} and {}", fmt::join(ks, ", "), last);
}

// Where the tree would be cut by itself, and what its cut at the chosen number says.
std::string ward_words(const std::vector<KEvidence>& table, const KEvidence& row) {
  const char* const says = row.ward_agreement >= 0.8   ? "agrees"
                           : row.ward_agreement >= 0.5 ? "agrees in part"
                                                       : "cuts otherwise";
  const KEvidence& widest = *std::ranges::max_element(table, {}, &KEvidence::ward_gap);
  return fmt::format(
      "The Ward tree, cut at {}, {}, with an adjusted Rand index of {:.2f}; its widest "
      "gap is at {}.",
      row.k, says, row.ward_agreement, widest.k);
}

std::string figures_words(const KEvidence& row) {
  std::string words = fmt::format("a mean silhouette of {:.3f}", silhouette(row));
  if (row.measured)
    words +=
        fmt::format(", {:.3f} of it beyond what correlations explain, and a bootstrap agreement "
                    "of {:.2f}",
                    row.null_excess, row.bootstrap);
  return words;
}

// Which others are as good, and why they lose; empty when there is none.
std::string equals_words(const Rows& equals, const KEvidence& best) {
  Rows others = equals;
  std::erase(others, &best);
  if (others.empty()) return "";
  return fmt::format(" {} {} as good within {:.0f}%, and coarser.", numbers(others),
                     others.size() == 1 ? "is" : "are", 100 * equal_within);
}

std::string reason_among_fit(const std::vector<KEvidence>& table, const Rows& fit,
                             const Rows& equals, const KEvidence& best) {
  const std::string standing =
      fit.size() == 1
          ? "the only number of segments that beats both nulls, comes back when customers are "
            "drawn "
            "anew and leaves no tiny segment; it has "
          : fmt::format(
                "the best of those that beat both nulls, come back when customers are drawn "
                "anew and leave no tiny segment ({}), with ",
                numbers(fit));
  return fmt::format("{}: {}{}.{} {}", best.k, standing, figures_words(best),
                     equals_words(equals, best), ward_words(table, best));
}

} // namespace

double figure_of(const KEvidence& row) {
  return row.measured ? 2 * silhouette(row) - row.null_silhouette : silhouette(row);
}

bool is_stable(const KEvidence& row, const GateLimits& limits) {
  return row.measured && row.bootstrap >= limits.bootstrap_agreement &&
         row.smallest_share >= limits.smallest_share;
}

bool is_fit(const KEvidence& row, const GateLimits& limits) {
  return is_stable(row, limits) && row.beats_nulls && row.null_excess >= limits.null_excess;
}

std::string rule_for_k(const GateLimits& limits) {
  return fmt::format(
      "A number of segments is fit when its silhouettes, in the code and in the attributes, are "
      "above "
      "95% of both nulls and on the mean {:.2f} above that of the tables with the same "
      "correlations, "
      "when redrawn customers give the same segments (adjusted Rand index of at least {:.2f}), and "
      "when the smallest holds at least {:.1f}% of the customers. Its figure is its mean "
      "silhouette "
      "plus what that has above those tables' mean. The fit one with the highest figure is taken; "
      "of "
      "those within {:.0f}% of it, the finest. Where none is fit, the nulls "
      "are left out, then the redrawing, then the smallest segment.",
      limits.null_excess, limits.bootstrap_agreement, 100 * limits.smallest_share,
      100 * equal_within);
}

ChoiceOfK choose_k(const std::vector<KEvidence>& table, const GateLimits& limits) {
  assert(!table.empty());
  const Rows fit = rows_that(table, [&](const KEvidence& row) { return is_fit(row, limits); });
  if (!fit.empty()) {
    const Rows equals = equals_of_best(fit);
    const KEvidence& best = best_of(equals);
    return {best.k, true, reason_among_fit(table, fit, equals, best)};
  }
  const struct {
    Rows rows;
    const char* why;
  } fallbacks[] = {
      {rows_that(table, [&](const KEvidence& row) { return is_stable(row, limits); }),
       "no number of segments beats both nulls, comes back when customers are drawn anew and "
       "leaves "
       "no tiny segment; of those that do the latter two"},
      {rows_that(table,
                 [&](const KEvidence& row) { return row.smallest_share >= limits.smallest_share; }),
       table.front().measured
           ? "no number of segments comes back when customers are drawn anew and "
             "leaves no tiny segment; of those that do the latter"
           : "of those without a tiny segment"},
      {rows_that(table, [](const KEvidence&) { return true; }),
       "every number of segments leaves a tiny one; of all"}};
  for (const auto& [rows, why] : fallbacks) {
    if (rows.empty()) continue;
    const KEvidence& best = best_of(equals_of_best(rows));
    return {best.k, false,
            fmt::format("{}: {} it is the best, with {}. {}", best.k, why, figures_words(best),
                        ward_words(table, best))};
  }
  return {};
}

} // namespace ilk
