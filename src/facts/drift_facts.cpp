#include "facts/drift_facts.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "base/letter_case.h"

namespace ilk {
namespace {

std::optional<ChangedBin> most_changed(const ColumnSchema& schema, const Drift& drift) {
  constexpr double least = 0.0005; // of the customers
  const auto change = [](const DriftBin& bin) { return std::abs(bin.now - bin.then); };
  const auto most = std::ranges::max_element(drift.bins, {}, change);
  if (most == drift.bins.end() || change(*most) < least) return std::nullopt;
  ChangedBin changed;
  changed.words = most->words;
  if (most->words.empty() && most->above) changed.above = figure::of_column(*most->above, schema);
  if (most->at_most) changed.at_most = figure::of_column(*most->at_most, schema);
  changed.then = figure::share(most->then);
  changed.now = figure::share(most->now);
  return changed;
}

AttributeDriftFacts facts_of(const AttributeDrift& attribute, Health health) {
  const Drift& drift = attribute.drift;
  const ColumnSchema& schema = attribute.schema;
  return {schema.name,
          telling_label(schema),
          health,
          figure::decimal(drift.psi, 3),
          figure::decimal(drift.psi_by_chance, 3),
          figure::decimal(drift.ks, 3),
          figure::share(drift.missing_then),
          figure::share(drift.missing_now),
          figure::of_column(drift.median_then, schema),
          figure::of_column(drift.median_now, schema),
          most_changed(schema, drift)};
}

} // namespace

std::string telling_label(const ColumnSchema& schema) {
  std::string plain = without_capitals(schema.name);
  std::ranges::replace(plain, '_', ' ');
  return without_capitals(schema.label) == plain ? "" : schema.label;
}

std::vector<AttributeDriftFacts> drifts_by_gravity(const Comparison& comparison,
                                                   const std::vector<Health>& healths) {
  std::vector<std::size_t> order(healths.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, std::greater{}, [&](std::size_t j) {
    return std::pair(healths[j], comparison.attributes[j].drift.psi);
  });
  std::vector<AttributeDriftFacts> facts;
  for (const std::size_t j : order) facts.push_back(facts_of(comparison.attributes[j], healths[j]));
  return facts;
}

} // namespace ilk
