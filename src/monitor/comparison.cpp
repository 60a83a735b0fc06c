#include "monitor/comparison.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/distributions.h"
#include "base/letter_case.h"
#include "judge/silhouette_summary.h"
#include "monitor/bounds.h"
#include "monitor/drift_checks.h"
#include "monitor/limit_words.h"
#include "monitor/reconstruction.h"
#include "profile/binomial_test.h"
#include "profile/figure_words.h"

namespace ilk {
namespace {

constexpr double by_chance_alone = 0.05;

// Of the checks that chance can move each has its part of 5% (C. E. Bonferroni 1936).
double level_of_check(const ComparisonLimits& limits) {
  return by_chance_alone / (limits.ks ? 11 : 9);
}

struct Least {
  double watch = 0;
  double limit = 0;
};

Check at_least(std::string key, std::string what, double figure, double then, const Least& least,
               bool by_chance) {
  const BesideLimit words = told_apart(figure, least.limit, then, 3);
  Check check{std::move(key),
              std::move(what),
              fmt::format("{}, at the fit {}", words.figure, words.other),
              "limit " + words.limit,
              "",
              figure,
              least.watch,
              least.limit,
              Health::holds};
  check.health = health_of({figure < least.watch, figure < least.limit}, by_chance);
  if (figure < least.limit && by_chance) check.remark = too_few;
  return check;
}

// Of figures that are well above 0 at the fit; others have little to lose, and are watched only.
Check kept(std::string key, std::string what, double figure, double then, double least,
           bool by_chance) {
  if (then > 0)
    return at_least(std::move(key), std::move(what), figure, then,
                    {(1 - watched_part * (1 - least)) * then, least * then}, by_chance);
  Check check = at_least(std::move(key), std::move(what), figure, then, {then, -2}, by_chance);
  check.asked.clear();
  return check;
}

// A mean now beside that at the fit.
struct Means {
  double now = 0;
  double then = 0;
};

// What the difference of two means varies by.
struct Variation {
  double deviation = 0; // of one customer
  double rows_now = 0;  // that the means are of
  double rows_then = 0;
  double values = 0;        // that the deviation is from
  double further_error = 0; // standard error that the means have for another reason
};

// Whether a mean that is so far below that at the fit may be so by chance: by Student's
// distribution. A difference in the last digits is none.
bool chance_explains(const Means& means, const Variation& variation, double level) {
  const double loss = means.then - means.now;
  if (loss <= 1e-12) return true;
  const double error =
      std::hypot(variation.deviation * std::sqrt(1 / variation.rows_now + 1 / variation.rows_then),
                 variation.further_error);
  if (!(error > 0)) return false;
  return loss / error <= student_upper_quantile(std::max(1.0, variation.values - 1), level);
}

// A sample of the rows has another error than all of them: now it is known, at the fit it is like
// that of so many rows drawn at random.
bool is_chance_silhouette(const Comparison& c, const Means& means, double deviation,
                          double sampling_error, double level) {
  const SilhouetteOptions options;
  const auto rows = static_cast<double>(c.compared());
  const auto fitted = static_cast<double>(
      c.fitted_rows > options.exact_max ? std::min<std::uint64_t>(c.fitted_rows, options.sample)
                                        : c.fitted_rows);
  return chance_explains(means, {deviation, rows, fitted, rows, sampling_error}, level);
}

void add_standing(const ComparisonLimits& limits, double level, Comparison& c) {
  const Standing &now = c.now, &then = c.then;
  const StandingDeviations& deviations = c.deviations;
  const auto rows = static_cast<double>(c.compared()), fitted = static_cast<double>(c.fitted_rows);
  c.checks.push_back(
      kept("silhouette_code", "silhouette in the code", now.silhouette_code, then.silhouette_code,
           limits.kept,
           is_chance_silhouette(
               c, {now.silhouette_code + c.silhouette_code_allowance, then.silhouette_code},
               deviations.silhouette_code, c.silhouette_code_error, level)));
  c.checks.push_back(
      kept("silhouette_attributes", "silhouette in the attributes", now.silhouette_attributes,
           then.silhouette_attributes, limits.kept,
           is_chance_silhouette(c,
                                {now.silhouette_attributes + c.silhouette_attributes_allowance,
                                 then.silhouette_attributes},
                                deviations.silhouette_attributes, c.silhouette_attributes_error,
                                level)));
  c.checks.push_back(kept("margin", "mean margin", now.margin, then.margin, limits.kept,
                          chance_explains({now.margin, then.margin},
                                          {deviations.margin, rows, fitted, rows, 0}, level)));
  const auto most = static_cast<double>(reconstructed_rows);
  const auto groups = std::min(rows, static_cast<double>(reconstruction_groups));
  c.checks.push_back(at_least("reconstruction_r2", "R2 of the encoders' reconstruction",
                              now.reconstruction_r2, then.reconstruction_r2,
                              {then.reconstruction_r2 - watched_part * limits.lost_r2,
                               then.reconstruction_r2 - limits.lost_r2},
                              chance_explains({now.reconstruction_r2, then.reconstruction_r2},
                                              {deviations.reconstruction_r2, std::min(rows, most),
                                               std::min(fitted, most), groups, 0},
                                              level)));
}

// Those beyond all who were fitted are counted too.
Check unusual_customers(const ComparisonLimits& limits, double level, const Comparison& c) {
  const std::uint64_t all = c.table.rows();
  const auto unusual =
      static_cast<std::uint64_t>(std::llround(c.now.unusual * static_cast<double>(c.compared())) +
                                 static_cast<long long>(c.beyond.size()));
  const double share = all == 0 ? 0 : static_cast<double>(unusual) / static_cast<double>(all);
  Check check{"unusual",
              "share of customers farther out than 99% of the fitted",
              fmt::format("{}, at the fit {}", percent_beside_limit(share, limits.unusual),
                          percent_words(c.then.unusual)),
              "limit " + limit_percent(limits.unusual),
              "",
              share,
              watched_part * limits.unusual,
              limits.unusual,
              Health::holds};
  const bool by_chance =
      unusual == 0 || 1 - binomial_at_most(unusual - 1, all, c.then.unusual) > level;
  const Reached place = above(share, limits.unusual);
  check.health = health_of(place, by_chance);
  if (place.past && by_chance) check.remark = too_few;
  return check;
}

// The gravest, and of these the smallest.
Check smallest_segment(const ComparisonLimits& limits, const Comparison& c) {
  const double watch = std::min(limits.smallest_share, limits.kept * c.then.smallest_share);
  Check check{"smallest_share", "share of the smallest segment", "", "", "", 2, watch, watch / 4,
              Health::holds};
  const std::size_t segments = c.sizes_now.size();
  const std::uint64_t all = c.compared();
  for (std::size_t s = 0; s < segments; ++s) {
    const double share = static_cast<double>(c.sizes_now[s]) / static_cast<double>(all);
    const double then = static_cast<double>(c.sizes_then[s]) / static_cast<double>(c.fitted_rows);
    const bool by_chance = is_few_by_chance(limits, c, s);
    Health health = share < watch ? Health::watch : Health::holds;
    if (share < check.limit && !by_chance) health = Health::past;
    if (std::pair(health, -share) <= std::pair(check.health, -check.figure)) continue;
    check.figure = share;
    check.health = health;
    const BesideLimit words = percents_told_apart(share, check.limit, then);
    check.measured = fmt::format("{} ({} {}), at the fit {}", words.figure, c.segments[s].id,
                                 c.segments[s].name, words.other);
    check.asked = "limit " + words.limit;
    check.remark = share < watch && by_chance ? too_few : "";
  }
  return check;
}

Check moved_customers(const std::string& key, const Migration& migration, const std::string& what,
                      double limit) {
  Check check{key,
              what,
              fmt::format("{} ({} of {}, {} of them from a border)",
                          percent_beside_limit(migration.moved(), limit), migration.moves.size(),
                          migration.customers, migration.moved_from_border),
              "limit " + limit_percent(limit),
              "",
              migration.moved(),
              watched_part * limit,
              limit,
              Health::holds};
  check.health = health_of(above(check.figure, limit), false);
  return check;
}

void add_migrations(const ComparisonLimits& limits, Comparison& c) {
  if (c.by_model) {
    Check check =
        at_least("agreement", "adjusted Rand index with the other model's segments",
                 c.by_model->agreement, 1, {(1 + limits.agreement) / 2, limits.agreement}, false);
    check.measured = beside_limit(c.by_model->agreement, 3, limits.agreement);
    check.asked = "limit " + limit_words(limits.agreement);
    c.checks.push_back(std::move(check));
  }
  if (!limits.moved) return;
  if (c.by_model)
    c.checks.push_back(moved_customers("moved_by_model", *c.by_model,
                                       "share of customers in another segment by the other model",
                                       *limits.moved));
  if (c.since)
    c.checks.push_back(moved_customers(
        "moved", *c.since, "share of customers who have moved to another segment", *limits.moved));
}

bool is_of_models(const Check& check) {
  return check.key == "agreement" || check.key == "moved_by_model";
}

std::string sentence_for(const Comparison& c) {
  if (c.verdict == Health::holds) return "still holds: no figure has come near its limit";
  std::vector<std::string> reasons;
  for (const Check& check : c.checks)
    if (check.health == c.verdict) reasons.push_back(words_of(check));
  return fmt::format("{}: {}", heading_of(c), fmt::join(reasons, "; "));
}

} // namespace

std::string_view name_of(Health health) {
  switch (health) {
  case Health::holds:
    return "still holds";
  case Health::watch:
    return "watch";
  case Health::past:
    return "fit anew";
  }
  return "";
}

std::string_view heading_of(const Comparison& c) {
  const bool of_models_alone =
      c.verdict == Health::past && std::ranges::all_of(c.checks, [](const Check& check) {
        return check.health != Health::past || is_of_models(check);
      });
  return of_models_alone ? "the two models differ" : name_of(c.verdict);
}

bool is_few_by_chance(const ComparisonLimits& limits, const Comparison& c, std::size_t segment) {
  const double then =
      static_cast<double>(c.sizes_then[segment]) / static_cast<double>(c.fitted_rows);
  return binomial_at_most(c.sizes_now[segment], c.compared(), then) >
         level_of_check(limits) / static_cast<double>(c.sizes_now.size());
}

std::string telling_label(const ColumnSchema& schema) {
  std::string plain = without_capitals(schema.name);
  std::ranges::replace(plain, '_', ' ');
  return without_capitals(schema.label) == plain ? "" : schema.label;
}

std::string words_of(const Check& check) {
  std::string words = check.what + ": " + check.measured;
  if (!check.asked.empty()) words += ", " + check.asked;
  if (!check.remark.empty()) words += " (" + check.remark + ")";
  return words;
}

void judge(const ComparisonLimits& limits, Comparison& c) {
  const double level = level_of_check(limits);
  judge_attributes(limits, level, c);
  c.checks = drift_checks(limits, level, c);
  c.checks.push_back(unusual_customers(limits, level, c));
  add_standing(limits, level, c);
  c.checks.push_back(smallest_segment(limits, c));
  add_migrations(limits, c);
  const auto customers = static_cast<double>(c.table.rows()); // those beyond too
  const auto wanted = static_cast<double>(limits.customers);
  c.checks.push_back({"customers", "number of customers", fmt::format("{}", customers),
                      fmt::format("{} to tell by", wanted), "", customers, wanted, 0,
                      customers < wanted ? Health::watch : Health::holds});
  c.verdict = Health::holds;
  for (const Check& check : c.checks) c.verdict = std::max(c.verdict, check.health);
  c.sentence = sentence_for(c);
}

} // namespace ilk
