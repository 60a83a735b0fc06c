#include "model/comparison.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/listed.h"

namespace ilk {
namespace {

// Siddiqi (2006) watches an index from 0.1 and calls a population shifted from 0.25.
constexpr double watched_part = 0.4;
constexpr std::size_t most_listed = 5;

std::string percent(double share) {
  return fmt::format("{:.1f}%", 100 * share);
}

// Of a figure that must not be above its limit; one that chance may explain is watched at most.
Health health_below(double figure, double limit, double by_chance) {
  if (!(figure > watched_part * limit)) return Health::holds;
  if (figure > limit) return figure > by_chance ? Health::past : Health::watch;
  return figure > by_chance ? Health::watch : Health::holds;
}

struct Named {
  std::string name;
  const Drift* drift;
};

std::vector<Named> attributes_of(const Comparison& comparison) {
  std::vector<Named> named;
  for (const AttributeDrift& each : comparison.attributes)
    named.push_back({each.schema.name, &each.drift});
  return named;
}

std::vector<Named> code_of(const Comparison& comparison) {
  std::vector<Named> named = {{"distance to the centroid", &comparison.distance}};
  for (std::size_t a = 0; a < comparison.axes.size(); ++a)
    named.push_back({fmt::format("axis {} of the code", a + 1), &comparison.axes[a]});
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

// The worst of some columns: gravest first, then by the figure.
Check worst(std::string key, std::string claim, const std::vector<Named>& columns,
            const Figure& figure, double limit) {
  Check check{
      std::move(key), std::move(claim), "there is nothing to measure", 0, watched_part * limit,
      limit,          Health::holds};
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
  check.measured =
      fmt::format("{} {:.3f} of {} (by chance up to {:.3f})", figure.name, check.figure,
                  found->name, figure.by_chance(*found->drift, columns.size()));
  if (past.size() > 1) check.measured += "; past the limit: " + listed(past, most_listed);
  if (!watched.empty() && past.size() + watched.size() > 1)
    check.measured += "; to watch: " + listed(watched, most_listed);
  if (check.health == Health::watch && check.figure > limit)
    check.measured += "; too few customers to tell";
  return check;
}

Check at_least(std::string key, std::string claim, double figure, double then, double watch,
               double limit) {
  Check check{std::move(key), std::move(claim), "", figure, watch, limit, Health::holds};
  check.measured = fmt::format("{:.3f}, at the fit {:.3f}", figure, then);
  if (figure < watch) check.health = Health::watch;
  if (figure < limit) check.health = Health::past;
  return check;
}

// Of figures that are well above 0 at the fit; others have little to lose.
Check kept(std::string key, const std::string& what, double figure, double then, double least) {
  const double watch = (1 - watched_part * (1 - least)) * then, limit = least * then;
  if (then <= 0)
    return at_least(std::move(key), what + " is no lower than at the fit", figure, then, then, -2);
  return at_least(std::move(key),
                  fmt::format("{} keeps {:.0f}% of that at the fit", what, 100 * least), figure,
                  then, watch, limit);
}

Check unusual_customers(const ComparisonLimits& limits, const Comparison& c) {
  Check check{"unusual",
              fmt::format("at most {} of the customers are farther out than 99% of the fitted",
                          percent(limits.unusual)),
              fmt::format("{}, at the fit {}", percent(c.now.unusual), percent(c.then.unusual)),
              c.now.unusual,
              watched_part * limits.unusual,
              limits.unusual,
              Health::holds};
  check.health = health_below(check.figure, limits.unusual, -1);
  return check;
}

Check smallest_segment(const ComparisonLimits& limits, const Comparison& c) {
  const double watch = std::min(limits.smallest_share, limits.kept * c.then.smallest_share);
  Check check = at_least("smallest_share", "no segment has all but vanished", c.now.smallest_share,
                         c.then.smallest_share, watch, watch / 4);
  check.measured = fmt::format("{} of the customers, at the fit {}", percent(c.now.smallest_share),
                               percent(c.then.smallest_share));
  return check;
}

Check moved_customers(const std::string& key, const Migration& migration, const std::string& how,
                      double limit) {
  Check check{key,
              fmt::format("at most {} of the customers {}", percent(limit), how),
              fmt::format("{} of {} ({}), {} of them from a border", migration.moves.size(),
                          migration.customers, percent(migration.moved()),
                          migration.moved_from_border),
              migration.moved(),
              watched_part * limit,
              limit,
              Health::holds};
  check.health = health_below(check.figure, limit, -1);
  return check;
}

void add_migrations(const ComparisonLimits& limits, Comparison& c) {
  if (c.by_model) {
    Check check = at_least(
        "agreement",
        fmt::format("the other model's segments agree with an adjusted Rand index of {:.2f}",
                    limits.agreement),
        c.by_model->agreement, 1, (1 + limits.agreement) / 2, limits.agreement);
    check.measured = fmt::format("{:.3f}", c.by_model->agreement);
    c.checks.push_back(std::move(check));
  }
  if (!limits.moved) return;
  if (c.by_model)
    c.checks.push_back(moved_customers("moved_by_model", *c.by_model,
                                       "are in another segment by the other model", *limits.moved));
  if (c.since)
    c.checks.push_back(
        moved_customers("moved", *c.since, "have moved to another segment", *limits.moved));
}

std::string sentence_for(const Comparison& c) {
  if (c.verdict == Health::holds) return "still holds: no figure has come near its limit";
  std::vector<std::string> reasons;
  for (const Check& check : c.checks)
    if (check.health == c.verdict)
      reasons.push_back(fmt::format("{}, where it was asked that {}", check.measured, check.claim));
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

void judge(const ComparisonLimits& limits, Comparison& c) {
  for (AttributeDrift& each : c.attributes) {
    const std::size_t columns = c.attributes.size();
    each.health = health_of(each.drift, psi, limits.psi, columns);
    if (limits.ks)
      each.health = std::max(each.health, health_of(each.drift, ks, *limits.ks, columns));
  }
  const std::string stable = fmt::format("PSI of at most {:g}", limits.psi);
  c.checks = {
      worst("psi_attributes", "every attribute has a " + stable, attributes_of(c), psi, limits.psi),
      worst("psi_code", "the code has a " + stable, code_of(c), psi, limits.psi),
      worst("psi_segments", "the segments' shares have a " + stable, {{"shares", &c.shares}}, psi,
            limits.psi)};
  if (limits.ks) {
    const std::string near = fmt::format("a KS of at most {:g}", *limits.ks);
    c.checks.push_back(
        worst("ks_attributes", "every attribute has " + near, attributes_of(c), ks, *limits.ks));
    c.checks.push_back(worst("ks_code", "the code has " + near, code_of(c), ks, *limits.ks));
  }
  c.checks.push_back(unusual_customers(limits, c));
  c.checks.push_back(kept("silhouette_code", "the silhouette in the code", c.now.silhouette_code,
                          c.then.silhouette_code, limits.kept));
  c.checks.push_back(kept("silhouette_attributes", "the silhouette in the attributes",
                          c.now.silhouette_attributes, c.then.silhouette_attributes, limits.kept));
  c.checks.push_back(kept("margin", "the mean margin", c.now.margin, c.then.margin, limits.kept));
  c.checks.push_back(
      at_least("reconstruction_r2",
               fmt::format("the encoders reconstruct all but {:g} of what they did at the fit (R2)",
                           limits.lost_r2),
               c.now.reconstruction_r2, c.then.reconstruction_r2,
               c.then.reconstruction_r2 - watched_part * limits.lost_r2,
               c.then.reconstruction_r2 - limits.lost_r2));
  c.checks.push_back(smallest_segment(limits, c));
  add_migrations(limits, c);
  const auto customers = static_cast<double>(c.table.rows());
  const auto wanted = static_cast<double>(limits.customers);
  c.checks.push_back({"customers", fmt::format("there are {} customers to tell by", wanted),
                      fmt::format("{}", customers), customers, wanted, 0,
                      customers < wanted ? Health::watch : Health::holds});
  c.verdict = Health::holds;
  for (const Check& check : c.checks) c.verdict = std::max(c.verdict, check.health);
  c.sentence = sentence_for(c);
}

} // namespace ilk
