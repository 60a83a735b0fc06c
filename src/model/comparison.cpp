#include "model/comparison.h"

#include <algorithm>
#include <cmath>

#include <boost/math/distributions/binomial.hpp>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/letter_case.h"
#include "base/listed.h"
#include "base/percent.h"

namespace ilk {
namespace {

// Siddiqi (2006) watches an index from 0.1 and calls a population shifted from 0.25.
constexpr double watched_part = 0.4;
constexpr std::size_t most_listed = 5;
constexpr double by_chance_alone = 0.05;
constexpr std::string_view too_few = "too few customers to tell";

// Of a figure that must not be above its limit; one that chance may explain is watched at most.
Health health_below(double figure, double limit, double by_chance) {
  if (!(figure > watched_part * limit)) return Health::holds;
  if (figure > limit) return figure > by_chance ? Health::past : Health::watch;
  return figure > by_chance ? Health::watch : Health::holds;
}

struct Named {
  std::string name;
  std::string label; // where people call it otherwise
  const Drift* drift;
};

std::vector<Named> attributes_of(const Comparison& comparison) {
  std::vector<Named> named;
  for (const AttributeDrift& each : comparison.attributes)
    named.push_back({each.schema.name, telling_label(each.schema), &each.drift});
  return named;
}

std::vector<Named> code_of(const Comparison& comparison) {
  std::vector<Named> named = {{"distance to the centroid", "", &comparison.distance}};
  for (std::size_t a = 0; a < comparison.axes.size(); ++a)
    named.push_back({fmt::format("axis {} of the code", a + 1), "", &comparison.axes[a]});
  return named;
}

struct Figure {
  double Drift::*value;
  double (*by_chance)(const Drift&, std::size_t columns);
  std::string_view name;
};

constexpr Figure psi{&Drift::psi, psi_by_chance_of_any, "PSI"};
constexpr Figure ks{&Drift::ks, ks_by_chance_of_any, "KS"};

// `columns`: that are looked at together, and of which one may be beyond its limit by chance.
Health health_of(const Drift& drift, const Figure& figure, double limit, std::size_t columns) {
  return health_below(drift.*figure.value, limit, figure.by_chance(drift, columns));
}

std::string remarks(const std::vector<std::string>& all) {
  return fmt::format("{}", fmt::join(all, "; "));
}

// The worst of some columns: gravest first, then by the figure.
Check worst(std::string key, std::string what, const std::vector<Named>& columns,
            const Figure& figure, double limit) {
  Check check{std::move(key),
              std::move(what),
              "there is nothing to measure",
              fmt::format("limit {:g}", limit),
              "",
              0,
              watched_part * limit,
              limit,
              Health::holds};
  const Named* found = nullptr;
  std::vector<std::string> past, watched;
  for (const Named& each : columns) {
    const double value = each.drift->*figure.value;
    if (std::isnan(value)) continue;
    const Health health = health_of(*each.drift, figure, limit, columns.size());
    if (health == Health::past) past.push_back(each.name);
    if (health == Health::watch) watched.push_back(each.name);
    if (found != nullptr && std::pair(health, value) <= std::pair(check.health, check.figure))
      continue;
    found = &each;
    check.figure = value;
    check.health = health;
  }
  if (found == nullptr) return check;
  check.measured = fmt::format("{:.3f}", check.figure);
  if (columns.size() > 1)
    check.measured +=
        fmt::format(" ({}{}{})", found->name, found->label.empty() ? "" : ", ", found->label);
  std::vector<std::string> remark = {
      fmt::format("by chance up to {:.3f}", figure.by_chance(*found->drift, columns.size()))};
  if (past.size() > 1) remark.push_back("past it: " + listed(past, most_listed));
  if (!watched.empty() && past.size() + watched.size() > 1)
    remark.push_back("to watch: " + listed(watched, most_listed));
  if (check.health == Health::watch && check.figure > limit) remark.emplace_back(too_few);
  check.remark = remarks(remark);
  return check;
}

Check at_least(std::string key, std::string what, double figure, double then, double watch,
               double limit) {
  Check check{std::move(key),
              std::move(what),
              fmt::format("{:.3f}, at the fit {:.3f}", figure, then),
              fmt::format("limit {:.3f}", limit),
              "",
              figure,
              watch,
              limit,
              Health::holds};
  if (figure < watch) check.health = Health::watch;
  if (figure < limit) check.health = Health::past;
  return check;
}

// Of figures that are well above 0 at the fit; others have little to lose, and are watched only.
Check kept(std::string key, std::string what, double figure, double then, double least) {
  if (then > 0)
    return at_least(std::move(key), std::move(what), figure, then,
                    (1 - watched_part * (1 - least)) * then, least * then);
  Check check = at_least(std::move(key), std::move(what), figure, then, then, -2);
  check.asked.clear();
  return check;
}

Check unusual_customers(const ComparisonLimits& limits, const Comparison& c) {
  Check check{"unusual",
              "share of customers farther out than 99% of the fitted",
              fmt::format("{}, at the fit {}", percent(c.now.unusual), percent(c.then.unusual)),
              "limit " + percent(limits.unusual),
              "",
              c.now.unusual,
              watched_part * limits.unusual,
              limits.unusual,
              Health::holds};
  check.health = health_below(check.figure, limits.unusual, -1);
  return check;
}

// That so many customers, or fewer, of all are in a segment of such a share.
double chance_of_at_most(std::uint64_t count, std::uint64_t all, double share) {
  const boost::math::binomial customers(static_cast<double>(all), share);
  return boost::math::cdf(customers, static_cast<double>(count));
}

// The gravest, and of these the smallest. One under its limit is past it where an unchanged share
// at the fit would not give so few customers: at the binomial distribution's 5% point, by
// Bonferroni's inequality over the segments.
Check smallest_segment(const ComparisonLimits& limits, const Comparison& c) {
  const double watch = std::min(limits.smallest_share, limits.kept * c.then.smallest_share);
  Check check{"smallest_share", "share of the smallest segment", "", "", "", 2, watch, watch / 4,
              Health::holds};
  check.asked = "limit " + percent(check.limit);
  const std::size_t segments = c.sizes_now.size();
  const std::uint64_t all = c.table.rows();
  for (std::size_t s = 0; s < segments; ++s) {
    const double share = static_cast<double>(c.sizes_now[s]) / static_cast<double>(all);
    const double then = static_cast<double>(c.sizes_then[s]) / static_cast<double>(c.fitted_rows);
    const bool by_chance = chance_of_at_most(c.sizes_now[s], all, then) >
                           by_chance_alone / static_cast<double>(segments);
    Health health = share < watch ? Health::watch : Health::holds;
    if (share < check.limit && !by_chance) health = Health::past;
    if (std::pair(health, -share) <= std::pair(check.health, -check.figure)) continue;
    check.figure = share;
    check.health = health;
    check.measured = fmt::format("{} ({} {}), at the fit {}", percent(share), c.segments[s].id,
                                 c.segments[s].name, percent(then));
    check.remark = share < watch && by_chance ? too_few : "";
  }
  return check;
}

Check moved_customers(const std::string& key, const Migration& migration, const std::string& what,
                      double limit) {
  Check check{key,
              what,
              fmt::format("{} ({} of {}, {} of them from a border)", percent(migration.moved()),
                          migration.moves.size(), migration.customers, migration.moved_from_border),
              "limit " + percent(limit),
              "",
              migration.moved(),
              watched_part * limit,
              limit,
              Health::holds};
  check.health = health_below(check.figure, limit, -1);
  return check;
}

void add_migrations(const ComparisonLimits& limits, Comparison& c) {
  if (c.by_model) {
    Check check = at_least("agreement", "adjusted Rand index with the other model's segments",
                           c.by_model->agreement, 1, (1 + limits.agreement) / 2, limits.agreement);
    check.measured = fmt::format("{:.3f}", c.by_model->agreement);
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
  for (AttributeDrift& each : c.attributes) {
    const std::size_t columns = c.attributes.size();
    each.health = health_of(each.drift, psi, limits.psi, columns);
    if (limits.ks)
      each.health = std::max(each.health, health_of(each.drift, ks, *limits.ks, columns));
  }
  c.checks = {
      worst("psi_attributes", "largest PSI of an attribute", attributes_of(c), psi, limits.psi),
      worst("psi_code", "largest PSI of the code", code_of(c), psi, limits.psi),
      worst("psi_segments", "PSI of the segments' shares", {{"shares", "", &c.shares}}, psi,
            limits.psi)};
  if (limits.ks) {
    c.checks.push_back(
        worst("ks_attributes", "largest KS of an attribute", attributes_of(c), ks, *limits.ks));
    c.checks.push_back(worst("ks_code", "largest KS of the code", code_of(c), ks, *limits.ks));
  }
  c.checks.push_back(unusual_customers(limits, c));
  c.checks.push_back(kept("silhouette_code", "silhouette in the code", c.now.silhouette_code,
                          c.then.silhouette_code, limits.kept));
  c.checks.push_back(kept("silhouette_attributes", "silhouette in the attributes",
                          c.now.silhouette_attributes, c.then.silhouette_attributes, limits.kept));
  c.checks.push_back(kept("margin", "mean margin", c.now.margin, c.then.margin, limits.kept));
  c.checks.push_back(at_least("reconstruction_r2", "R2 of the encoders' reconstruction",
                              c.now.reconstruction_r2, c.then.reconstruction_r2,
                              c.then.reconstruction_r2 - watched_part * limits.lost_r2,
                              c.then.reconstruction_r2 - limits.lost_r2));
  c.checks.push_back(smallest_segment(limits, c));
  add_migrations(limits, c);
  const auto customers = static_cast<double>(c.table.rows());
  const auto wanted = static_cast<double>(limits.customers);
  c.checks.push_back({"customers", "number of customers", fmt::format("{}", customers),
                      fmt::format("{} to tell by", wanted), "", customers, wanted, 0,
                      customers < wanted ? Health::watch : Health::holds});
  c.verdict = Health::holds;
  for (const Check& check : c.checks) c.verdict = std::max(c.verdict, check.health);
  c.sentence = sentence_for(c);
}

} // namespace ilk
