#include "explain/strategy.h"

#include <cmath>

#include "explain/segments.h"
#include "table/column_name.h"
#include "table/name_meaning.h"

namespace ilk {
namespace {

// The total, other than that of the value, that the segment holds most of. Of amounts only: a sum
// of events or of ratings is nothing to talk about.
std::optional<std::size_t> largest_total(const Preparation& preparation, const Segment& segment,
                                         std::optional<std::size_t> value) {
  std::optional<std::size_t> largest;
  const auto share = [&](std::size_t j) { return segment.attributes[j].share_of_total; };
  for (std::size_t j = 0; j < segment.attributes.size(); ++j)
    if (j != value && preparation.columns[j].schema.kind == Kind::amount &&
        share(j) >= much_held * segment.share && (!largest || share(j) > share(*largest)))
      largest = j;
  return largest;
}

// The amount of which the segment holds the least part, if that is little.
std::optional<std::size_t> smallest_total(const Preparation& preparation, const Segment& segment) {
  std::optional<std::size_t> smallest;
  const auto share = [&](std::size_t j) { return segment.attributes[j].share_of_total; };
  for (std::size_t j = 0; j < segment.attributes.size(); ++j)
    if (preparation.columns[j].schema.kind == Kind::amount &&
        share(j) <= little_held * segment.share && (!smallest || share(j) < share(*smallest)))
      smallest = j;
  return smallest;
}

} // namespace

std::string_view name_of(StrategyKind kind) {
  switch (kind) {
  case StrategyKind::keep:
    return "keep";
  case StrategyKind::offer:
    return "offer";
  case StrategyKind::grow:
    return "grow";
  case StrategyKind::activate:
    return "activate";
  }
  return "grow";
}

std::optional<std::size_t> find_value(const Preparation& preparation,
                                      const std::vector<Segment>& segments) {
  std::optional<std::size_t> named;
  int best = 0;
  for (std::size_t j = 0; j < preparation.columns.size(); ++j) {
    const ColumnPreparation& column = preparation.columns[j];
    if (column.part != Part::value || column.schema.kind != Kind::amount) continue;
    if (column.schema.value) return j;
    const bool has_total = !std::isnan(segments.front().attributes[j].share_of_total);
    const int rank = has_total ? rank_of_value(words_of(column.schema.name)) : 0;
    if (rank <= best) continue;
    named = j;
    best = rank;
  }
  return named;
}

std::optional<Strategy> strategy_for(const Preparation& preparation,
                                     std::optional<std::size_t> value, const Segment& segment) {
  const auto held = [&](std::size_t j) { return segment.attributes[j].share_of_total; };
  const auto strategy = [&](StrategyKind kind, std::size_t j) {
    return Strategy{kind, j, held(j), segment.share};
  };
  const bool weighed = value && !std::isnan(held(*value));
  if (weighed && held(*value) >= much_held * segment.share)
    return strategy(StrategyKind::keep, *value);
  if (const auto total = largest_total(preparation, segment, value))
    return strategy(StrategyKind::offer, *total);
  if (!weighed) {
    const auto least = smallest_total(preparation, segment);
    if (!least) return std::nullopt;
    return strategy(StrategyKind::activate, *least);
  }
  return strategy(held(*value) <= little_held * segment.share ? StrategyKind::activate
                                                              : StrategyKind::grow,
                  *value);
}

} // namespace ilk
