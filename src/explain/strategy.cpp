#include "explain/strategy.h"

#include <cmath>

#include "explain/segments.h"
#include "table/column_name.h"
#include "table/customer_value.h"

namespace ilk {
namespace {

// The total, other than the value when that is one column, that the segment holds most of. Of
// amounts only: a sum of events or of ratings is nothing to talk about.
std::optional<std::size_t> largest_total(const Preparation& preparation, const Segment& segment,
                                         const std::vector<std::size_t>& value) {
  std::optional<std::size_t> largest;
  const auto share = [&](std::size_t j) { return segment.attributes[j].share_of_total; };
  for (std::size_t j = 0; j < segment.attributes.size(); ++j)
    if (value != std::vector{j} && preparation.columns[j].schema.kind == Kind::amount &&
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

std::vector<std::size_t> find_value(const Preparation& preparation,
                                    const std::vector<Segment>& segments) {
  std::vector<std::size_t> marked;
  std::vector<ValueCandidate> candidates;
  for (std::size_t j = 0; j < preparation.columns.size(); ++j) {
    const ColumnPreparation& column = preparation.columns[j];
    if (column.part != Part::value || column.schema.kind != Kind::amount) continue;
    if (column.schema.value) marked.push_back(j);
    const bool has_total = !std::isnan(segments.front().attributes[j].share_of_total);
    candidates.push_back({j, words_of(column.schema.name), column.schema.unit, has_total});
  }
  return marked.empty() ? find_value_columns(candidates) : marked;
}

std::optional<Strategy> strategy_for(const Preparation& preparation,
                                     const std::vector<std::size_t>& value,
                                     const Segment& segment) {
  const auto held = [&](std::size_t j) { return segment.attributes[j].share_of_total; };
  const auto of_column = [&](StrategyKind kind, std::size_t j) {
    return Strategy{kind, {j}, held(j), segment.share};
  };
  const double held_value = segment.share_of_value;
  const auto of_value = [&](StrategyKind kind) {
    return Strategy{kind, value, held_value, segment.share};
  };
  const bool weighed = !value.empty() && !std::isnan(held_value);
  if (weighed && held_value >= much_held * segment.share) return of_value(StrategyKind::keep);
  if (const auto total = largest_total(preparation, segment, value))
    return of_column(StrategyKind::offer, *total);
  if (!weighed) {
    const auto least = smallest_total(preparation, segment);
    if (!least) return std::nullopt;
    return of_column(StrategyKind::activate, *least);
  }
  return of_value(held_value <= little_held * segment.share ? StrategyKind::activate
                                                            : StrategyKind::grow);
}

} // namespace ilk
