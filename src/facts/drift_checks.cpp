#include "facts/drift_checks.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "facts/bounds.h"
#include "facts/drift_facts.h"
#include "facts/limit_figure.h"

namespace ilk {
namespace {

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

struct Statistic {
  double Drift::*value;
  double (*by_chance)(const Drift&, double level);
  bool (*is_by_chance)(const Drift&, double level);
};

constexpr Statistic psi{&Drift::psi, psi_by_chance_at, is_psi_by_chance};
constexpr Statistic ks{&Drift::ks, ks_by_chance_at, is_ks_by_chance};

struct DriftBound {
  double limit = 0;
  double level = 0; // of all columns together
};

// What chance gives is asked for only where it decides: draws take their time.
Health drift_health(const Drift& drift, const Statistic& figure, const DriftBound& bound,
                    std::size_t columns) {
  const Reached place = above(drift.*figure.value, bound.limit);
  if (!place.watched) return Health::holds;
  return health_of(place, figure.is_by_chance(drift, bound.level / static_cast<double>(columns)));
}

// Of the bin that has changed most: a feed that breaks is no reason for a new fit.
std::optional<MissingFigures> missing_most(const Drift& drift) {
  const double more = drift.missing_now - drift.missing_then;
  if (!(more > 0) || std::ranges::any_of(drift.bins, [&](const DriftBin& bin) {
        return std::abs(bin.now - bin.then) > more * (1 + 1e-9);
      }))
    return std::nullopt;
  return MissingFigures{figure::share(drift.missing_now), figure::share(drift.missing_then)};
}

bool is_shown_as_none(const Figure& figure) {
  return figure.text.find_first_of("123456789") == std::string::npos;
}

// The worst of some columns: gravest first, then by the figure.
Check worst(std::string key, const std::vector<Named>& columns, const Statistic& statistic,
            const DriftBound& bound) {
  Check check;
  check.key = std::move(key);
  check.watch = watched_part * bound.limit;
  check.limit = bound.limit;
  check.shown_limit = figure::limit(bound.limit);
  const Named* found = nullptr;
  for (const Named& each : columns) {
    const double value = each.drift->*statistic.value;
    if (std::isnan(value)) continue;
    const Health health = drift_health(*each.drift, statistic, bound, columns.size());
    if (health == Health::past) check.past.push_back(each.name);
    if (health == Health::watch) check.watched.push_back(each.name);
    if (found != nullptr && std::pair(health, value) <= std::pair(check.health, check.figure))
      continue;
    found = &each;
    check.figure = value;
    check.health = health;
  }
  if (found == nullptr) return check;
  check.shown = figure::beside_limit(check.figure, 3, bound.limit);
  if (columns.size() > 1 && !is_shown_as_none(check.shown))
    check.of = found->name + (found->label.empty() ? "" : ", " + found->label);
  check.by_chance = figure::decimal(
      statistic.by_chance(*found->drift, bound.level / static_cast<double>(columns.size())), 3);
  check.explained_by_chance = check.health == Health::watch && check.figure > bound.limit;
  if (check.health != Health::holds) check.missing = missing_most(*found->drift);
  return check;
}

} // namespace

std::vector<Health> healths_of_attributes(const ComparisonLimits& limits, double level,
                                          const Comparison& c) {
  const std::size_t columns = c.attributes.size();
  std::vector<Health> healths;
  for (const AttributeDrift& each : c.attributes) {
    healths.push_back(drift_health(each.drift, psi, {limits.psi, level}, columns));
    if (limits.ks)
      healths.back() =
          std::max(healths.back(), drift_health(each.drift, ks, {*limits.ks, level}, columns));
  }
  return healths;
}

std::vector<Check> drift_checks(const ComparisonLimits& limits, double level, const Comparison& c) {
  const DriftBound of_psi{limits.psi, level};
  std::vector<Check> checks = {worst("psi_attributes", attributes_of(c), psi, of_psi),
                               worst("psi_code", code_of(c), psi, of_psi),
                               worst("psi_segments", {{"shares", "", &c.shares}}, psi, of_psi)};
  if (!limits.ks) return checks;
  const DriftBound of_ks{*limits.ks, level};
  checks.push_back(worst("ks_attributes", attributes_of(c), ks, of_ks));
  checks.push_back(worst("ks_code", code_of(c), ks, of_ks));
  return checks;
}

} // namespace ilk
