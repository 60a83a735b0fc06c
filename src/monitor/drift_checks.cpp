#include "monitor/drift_checks.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/listed.h"
#include "monitor/bounds.h"
#include "monitor/limit_words.h"
#include "profile/figure_words.h"

namespace ilk {
namespace {

constexpr std::size_t most_listed = 5;

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

struct Bound {
  double limit = 0;
  double level = 0; // of all columns together
};

// What chance gives is asked for only where it decides: draws take their time.
Health health_of(const Drift& drift, const Statistic& figure, const Bound& bound,
                 std::size_t columns) {
  const Reached place = above(drift.*figure.value, bound.limit);
  if (!place.watched) return Health::holds;
  return health_of(place, figure.is_by_chance(drift, bound.level / static_cast<double>(columns)));
}

// Of the bin that has changed most: a feed that breaks is no reason for a new fit.
std::string missing_words(const Drift& drift) {
  const double more = drift.missing_now - drift.missing_then;
  if (!(more > 0) || std::ranges::any_of(drift.bins, [&](const DriftBin& bin) {
        return std::abs(bin.now - bin.then) > more * (1 + 1e-9);
      }))
    return "";
  return fmt::format(
      "{} missing where {}: look at the feed before fitting anew", percent_words(drift.missing_now),
      drift.missing_then == 0 ? "none were" : percent_words(drift.missing_then) + " were");
}

std::string remarks(const std::vector<std::string>& all) {
  return fmt::format("{}", fmt::join(all, "; "));
}

// The worst of some columns: gravest first, then by the figure.
Check worst(std::string key, std::string what, const std::vector<Named>& columns,
            const Statistic& figure, const Bound& bound) {
  const double limit = bound.limit;
  Check check{std::move(key),
              std::move(what),
              "there is nothing to measure",
              "limit " + limit_words(limit),
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
    const Health health = health_of(*each.drift, figure, bound, columns.size());
    if (health == Health::past) past.push_back(each.name);
    if (health == Health::watch) watched.push_back(each.name);
    if (found != nullptr && std::pair(health, value) <= std::pair(check.health, check.figure))
      continue;
    found = &each;
    check.figure = value;
    check.health = health;
  }
  if (found == nullptr) return check;
  check.measured = beside_limit(check.figure, 3, limit);
  const bool is_told_as_0 = check.measured.find_first_of("123456789") == std::string::npos;
  if (columns.size() > 1 && !is_told_as_0)
    check.measured +=
        fmt::format(" ({}{}{})", found->name, found->label.empty() ? "" : ", ", found->label);
  std::vector<std::string> remark = {fmt::format(
      "by chance up to {:.3f}",
      figure.by_chance(*found->drift, bound.level / static_cast<double>(columns.size())))};
  if (past.size() > 1) remark.push_back("past it: " + listed(past, most_listed));
  if (!watched.empty() && past.size() + watched.size() > 1)
    remark.push_back("to watch: " + listed(watched, most_listed));
  if (check.health == Health::watch && check.figure > limit) remark.emplace_back(too_few);
  if (const std::string words = missing_words(*found->drift);
      check.health != Health::holds && !words.empty())
    remark.push_back(words);
  check.remark = remarks(remark);
  return check;
}

} // namespace

void judge_attributes(const ComparisonLimits& limits, double level, Comparison& c) {
  const std::size_t columns = c.attributes.size();
  for (AttributeDrift& each : c.attributes) {
    each.health = health_of(each.drift, psi, {limits.psi, level}, columns);
    if (limits.ks)
      each.health = std::max(each.health, health_of(each.drift, ks, {*limits.ks, level}, columns));
  }
}

std::vector<Check> drift_checks(const ComparisonLimits& limits, double level, const Comparison& c) {
  const Bound of_psi{limits.psi, level};
  std::vector<Check> checks = {
      worst("psi_attributes", "largest PSI of an attribute", attributes_of(c), psi, of_psi),
      worst("psi_code", "largest PSI of the code", code_of(c), psi, of_psi),
      worst("psi_segments", "PSI of the segments' shares", {{"shares", "", &c.shares}}, psi,
            of_psi)};
  if (!limits.ks) return checks;
  const Bound of_ks{*limits.ks, level};
  checks.push_back(
      worst("ks_attributes", "largest KS of an attribute", attributes_of(c), ks, of_ks));
  checks.push_back(worst("ks_code", "largest KS of the code", code_of(c), ks, of_ks));
  return checks;
}

} // namespace ilk
