#include "facts/comparison_facts.h"

#include <algorithm>
#include <cmath>

#include "base/distributions.h"
#include "facts/bounds.h"
#include "facts/drift_checks.h"
#include "facts/limit_figure.h"
#include "judge/silhouette_summary.h"
#include "monitor/reconstruction.h"
#include "profile/binomial_test.h"

namespace ilk {
namespace {

constexpr double by_chance_alone = 0.05;

// Of the checks that chance can move each has its part of 5% (C. E. Bonferroni 1936).
double level_of_check(const ComparisonLimits& limits) {
  return by_chance_alone / (limits.ks ? 11 : 9);
}

Check check_of(std::string key, double figure, double watch, double limit, Health health) {
  Check check;
  check.key = std::move(key);
  check.figure = figure;
  check.watch = watch;
  check.limit = limit;
  check.health = health;
  return check;
}

struct Least {
  double watch = 0;
  double limit = 0;
};

// What is now beside what it was at the fit.
struct Means {
  double now = 0;
  double then = 0;
};

Check at_least(std::string key, const Means& means, const Least& least, bool by_chance) {
  const double figure = means.now;
  Check check = check_of(std::move(key), figure, least.watch, least.limit,
                         health_of({figure < least.watch, figure < least.limit}, by_chance));
  const figure::BesideLimit told = figure::told_apart(figure, least.limit, means.then, 3);
  check.shown = told.figure;
  check.shown_limit = told.limit;
  check.at_fit = told.other;
  check.explained_by_chance = figure < least.limit && by_chance;
  return check;
}

// Of figures that are well above 0 at the fit; others have little to lose, and are watched only.
Check kept(std::string key, const Means& means, double least, bool by_chance) {
  const double then = means.then;
  if (then > 0)
    return at_least(std::move(key), means, {(1 - watched_part * (1 - least)) * then, least * then},
                    by_chance);
  Check check = at_least(std::move(key), means, {then, -2}, by_chance);
  check.shown_limit.reset();
  return check;
}

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

Check reconstruction(const ComparisonLimits& limits, double level, const Comparison& c) {
  const Means means{c.now.reconstruction_r2, c.then.reconstruction_r2};
  const auto rows = static_cast<double>(c.compared()), fitted = static_cast<double>(c.fitted_rows);
  const auto most = static_cast<double>(reconstructed_rows);
  const auto groups = std::min(rows, static_cast<double>(reconstruction_groups));
  return at_least("reconstruction_r2", means,
                  {means.then - watched_part * limits.lost_r2, means.then - limits.lost_r2},
                  chance_explains(means,
                                  {c.deviations.reconstruction_r2, std::min(rows, most),
                                   std::min(fitted, most), groups, 0},
                                  level));
}

void add_standing(const ComparisonLimits& limits, double level, const Comparison& c,
                  std::vector<Check>& checks) {
  const Standing &now = c.now, &then = c.then;
  const StandingDeviations& deviations = c.deviations;
  const Means code{now.silhouette_code, then.silhouette_code};
  const Means attributes{now.silhouette_attributes, then.silhouette_attributes};
  const Means margin{now.margin, then.margin};
  const auto rows = static_cast<double>(c.compared()), fitted = static_cast<double>(c.fitted_rows);
  checks.push_back(
      kept("silhouette_code", code, limits.kept,
           is_chance_silhouette(c, {code.now + c.silhouette_code_allowance, code.then},
                                deviations.silhouette_code, c.silhouette_code_error, level)));
  checks.push_back(kept(
      "silhouette_attributes", attributes, limits.kept,
      is_chance_silhouette(c, {attributes.now + c.silhouette_attributes_allowance, attributes.then},
                           deviations.silhouette_attributes, c.silhouette_attributes_error,
                           level)));
  checks.push_back(
      kept("margin", margin, limits.kept,
           chance_explains(margin, {deviations.margin, rows, fitted, rows, 0}, level)));
  checks.push_back(reconstruction(limits, level, c));
}

// Those beyond all who were fitted are counted too.
Check unusual_customers(const ComparisonLimits& limits, double level, const Comparison& c) {
  const std::uint64_t all = c.table.rows();
  const auto unusual =
      static_cast<std::uint64_t>(std::llround(c.now.unusual * static_cast<double>(c.compared())) +
                                 static_cast<long long>(c.beyond.size()));
  const double share = all == 0 ? 0 : static_cast<double>(unusual) / static_cast<double>(all);
  const bool by_chance =
      unusual == 0 || 1 - binomial_at_most(unusual - 1, all, c.then.unusual) > level;
  const Reached place = above(share, limits.unusual);
  Check check = check_of("unusual", share, watched_part * limits.unusual, limits.unusual,
                         health_of(place, by_chance));
  check.shown = figure::share_beside_limit(share, limits.unusual);
  check.shown_limit = figure::share_limit(limits.unusual);
  check.at_fit = figure::share(c.then.unusual);
  check.explained_by_chance = place.past && by_chance;
  return check;
}

double share_then(const Comparison& c, std::size_t segment) {
  return static_cast<double>(c.sizes_then[segment]) / static_cast<double>(c.fitted_rows);
}

double share_now(const Comparison& c, std::size_t segment) {
  return static_cast<double>(c.sizes_now[segment]) / static_cast<double>(c.compared());
}

// The gravest, and of these the smallest.
Check smallest_segment(const ComparisonLimits& limits, const Comparison& c) {
  const double watch = std::min(limits.smallest_share, limits.kept * c.then.smallest_share);
  Check check = check_of("smallest_share", 2, watch, watch / 4, Health::holds);
  for (std::size_t s = 0; s < c.sizes_now.size(); ++s) {
    const double share = share_now(c, s);
    const bool by_chance = is_few_by_chance(limits, c, s);
    Health health = share < watch ? Health::watch : Health::holds;
    if (share < check.limit && !by_chance) health = Health::past;
    if (std::pair(health, -share) <= std::pair(check.health, -check.figure)) continue;
    check.figure = share;
    check.health = health;
    const auto told = figure::shares_told_apart(share, check.limit, share_then(c, s));
    check.shown = told.figure;
    check.shown_limit = told.limit;
    check.at_fit = told.other;
    check.of = std::to_string(c.segments[s].id) + " " + c.segments[s].name;
    check.explained_by_chance = share < watch && by_chance;
  }
  return check;
}

Check moved_customers(std::string key, const Migration& migration, double limit) {
  const double moved = migration.moved();
  Check check = check_of(std::move(key), moved, watched_part * limit, limit,
                         health_of(above(moved, limit), false));
  check.shown = figure::share_beside_limit(moved, limit);
  check.shown_limit = figure::share_limit(limit);
  check.moved = moved_figures(migration);
  return check;
}

Check agreement_of_models(const ComparisonLimits& limits, const Migration& migration) {
  const double limit = limits.agreement, watch = (1 + limit) / 2, figure = migration.agreement;
  Check check = check_of("agreement", figure, watch, limit,
                         health_of({figure < watch, figure < limit}, false));
  check.shown = figure::beside_limit(figure, 3, limit);
  check.shown_limit = figure::limit(limit);
  return check;
}

void add_migrations(const ComparisonLimits& limits, const Comparison& c,
                    std::vector<Check>& checks) {
  if (c.by_model) checks.push_back(agreement_of_models(limits, *c.by_model));
  if (!limits.moved) return;
  if (c.by_model) checks.push_back(moved_customers("moved_by_model", *c.by_model, *limits.moved));
  if (c.since) checks.push_back(moved_customers("moved", *c.since, *limits.moved));
}

// Those beyond too.
Check number_of_customers(const ComparisonLimits& limits, const Comparison& c) {
  const std::uint64_t customers = c.table.rows(), wanted = limits.customers;
  Check check = check_of("customers", static_cast<double>(customers), static_cast<double>(wanted),
                         0, customers < wanted ? Health::watch : Health::holds);
  check.shown = figure::count(customers);
  check.shown_limit = figure::count(wanted);
  return check;
}

bool is_of_models(const Check& check) {
  return check.key == "agreement" || check.key == "moved_by_model";
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

bool ComparisonFacts::only_models_differ() const {
  return verdict == Health::past && std::ranges::all_of(checks, [](const Check& check) {
           return check.health != Health::past || is_of_models(check);
         });
}

bool is_few_by_chance(const ComparisonLimits& limits, const Comparison& c, std::size_t segment) {
  return binomial_at_most(c.sizes_now[segment], c.compared(), share_then(c, segment)) >
         level_of_check(limits) / static_cast<double>(c.sizes_now.size());
}

ComparisonFacts comparison_facts(const ComparisonLimits& limits, const Comparison& c) {
  const double level = level_of_check(limits);
  ComparisonFacts facts;
  facts.attributes = healths_of_attributes(limits, level, c);
  facts.checks = drift_checks(limits, level, c);
  facts.checks.push_back(unusual_customers(limits, level, c));
  add_standing(limits, level, c, facts.checks);
  facts.checks.push_back(smallest_segment(limits, c));
  add_migrations(limits, c, facts.checks);
  facts.checks.push_back(number_of_customers(limits, c));
  for (const Check& check : facts.checks) facts.verdict = std::max(facts.verdict, check.health);
  return facts;
}

std::vector<SegmentDriftFacts> segment_drifts(const Comparison& c) {
  std::vector<SegmentDriftFacts> facts;
  for (std::size_t s = 0; s < c.segments.size(); ++s)
    facts.push_back({c.segments[s].id, c.segments[s].name, figure::count(c.sizes_then[s]),
                     figure::count(c.sizes_now[s]), figure::share(share_then(c, s)),
                     figure::share(share_now(c, s)), figure::share(c.unusual[s])});
  return facts;
}

MovedFigures moved_figures(const Migration& migration) {
  return {figure::count(migration.moves.size()), figure::count(migration.customers),
          figure::count(migration.moved_from_border)};
}

} // namespace ilk
