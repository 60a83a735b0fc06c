#include "model/comparison.h"

#include <algorithm>
#include <cmath>

#include <boost/math/distributions/complement.hpp>
#include <boost/math/distributions/students_t.hpp>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/letter_case.h"
#include "model/bounds.h"
#include "model/drift_checks.h"
#include "model/limit_words.h"
#include "model/reconstruction.h"
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
  Check check{std::move(key),
              std::move(what),
              fmt::format("{}, at the fit {:.3f}", beside_limit(figure, 3, least.limit), then),
              fmt::format("limit {:.3f}", least.limit),
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

// Whether the mean over the table's customers may be that far below the fitted ones' where it is
// one of all: by Student's distribution.
class Chance {
 public:
  Chance(const Comparison& c, double level)
      : customers_(static_cast<double>(c.compared())),
        of_both_(std::sqrt(1 / customers_ + 1 / static_cast<double>(c.fitted_rows))),
        level_(level) {}

  bool explains(double now, double then, double deviation, double values) const {
    if (now >= then) return true;
    if (!(deviation > 0)) return false;
    const boost::math::students_t distribution(std::max(1.0, values - 1));
    return (then - now) / (deviation * of_both_) <=
           boost::math::quantile(boost::math::complement(distribution, level_));
  }

  bool explains(double now, double then, double deviation) const {
    return explains(now, then, deviation, customers_);
  }

 private:
  double customers_;
  double of_both_; // a mean's error, in standard deviations of one customer
  double level_;
};

void add_standing(const ComparisonLimits& limits, double level, Comparison& c) {
  const Standing &now = c.now, &then = c.then;
  const StandingDeviations& deviations = c.deviations;
  const Chance chance(c, level);
  c.checks.push_back(kept("silhouette_code", "silhouette in the code", now.silhouette_code,
                          then.silhouette_code, limits.kept,
                          chance.explains(now.silhouette_code + c.silhouette_code_allowance,
                                          then.silhouette_code, deviations.silhouette_code)));
  c.checks.push_back(
      kept("silhouette_attributes", "silhouette in the attributes", now.silhouette_attributes,
           then.silhouette_attributes, limits.kept,
           chance.explains(now.silhouette_attributes + c.silhouette_attributes_allowance,
                           then.silhouette_attributes, deviations.silhouette_attributes)));
  c.checks.push_back(kept("margin", "mean margin", now.margin, then.margin, limits.kept,
                          chance.explains(now.margin, then.margin, deviations.margin)));
  const auto groups =
      static_cast<double>(std::min<std::uint64_t>(c.compared(), reconstruction_groups));
  c.checks.push_back(at_least("reconstruction_r2", "R2 of the encoders' reconstruction",
                              now.reconstruction_r2, then.reconstruction_r2,
                              {then.reconstruction_r2 - watched_part * limits.lost_r2,
                               then.reconstruction_r2 - limits.lost_r2},
                              chance.explains(now.reconstruction_r2, then.reconstruction_r2,
                                              deviations.reconstruction_r2, groups)));
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

// The gravest, and of these the smallest. One under its limit is past it where an unchanged share
// at the fit would not give so few customers: at the binomial distribution's point
// of its level, by Bonferroni's inequality over the segments.
Check smallest_segment(const ComparisonLimits& limits, double level, const Comparison& c) {
  const double watch = std::min(limits.smallest_share, limits.kept * c.then.smallest_share);
  Check check{"smallest_share", "share of the smallest segment", "", "", "", 2, watch, watch / 4,
              Health::holds};
  check.asked = "limit " + percent_words(check.limit);
  const std::size_t segments = c.sizes_now.size();
  const std::uint64_t all = c.compared();
  for (std::size_t s = 0; s < segments; ++s) {
    const double share = static_cast<double>(c.sizes_now[s]) / static_cast<double>(all);
    const double then = static_cast<double>(c.sizes_then[s]) / static_cast<double>(c.fitted_rows);
    const bool by_chance =
        binomial_at_most(c.sizes_now[s], all, then) > level / static_cast<double>(segments);
    Health health = share < watch ? Health::watch : Health::holds;
    if (share < check.limit && !by_chance) health = Health::past;
    if (std::pair(health, -share) <= std::pair(check.health, -check.figure)) continue;
    check.figure = share;
    check.health = health;
    check.measured =
        fmt::format("{} ({} {}), at the fit {}", percent_beside_limit(share, check.limit),
                    c.segments[s].id, c.segments[s].name, percent_words(then));
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

std::string sentence_for(const Comparison& c) {
  if (c.verdict == Health::holds) return "still holds: no figure has come near its limit";
  std::vector<std::string> reasons;
  for (const Check& check : c.checks)
    if (check.health == c.verdict) reasons.push_back(words_of(check));
  return fmt::format("{}: {}", name_of(c.verdict), fmt::join(reasons, "; "));
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
  c.checks.push_back(smallest_segment(limits, level, c));
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
