#include "prepare/level_fit.h"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <numeric>

#include <fmt/format.h>

#include "prepare/preparation_fit.h"
#include "table/column_name.h"

namespace ilk {
namespace {

// Customers per level; the last entry: of levels that are not in the dictionary.
std::vector<std::uint64_t> count_levels(const ColumnSchema& schema, std::span<const float> raw) {
  std::vector<std::uint64_t> counts(schema.levels.size() + 1);
  for (const float value : raw)
    if (!std::isnan(value))
      ++counts[std::min(static_cast<std::size_t>(value), schema.levels.size())];
  return counts;
}

// Levels with a column of their own, ascending.
std::vector<std::uint32_t> common_levels(const std::vector<std::uint64_t>& counts, double share) {
  const auto all =
      static_cast<double>(std::accumulate(counts.begin(), counts.end(), std::uint64_t{0}));
  std::vector<std::uint32_t> common;
  for (std::uint32_t level = 0; level + 1 < counts.size(); ++level)
    if (counts[level] > 0 && static_cast<double>(counts[level]) >= share * all)
      common.push_back(level);
  std::ranges::stable_sort(common, std::ranges::greater(),
                           [&](std::uint32_t level) { return counts[level]; });
  common.resize(std::min(common.size(), most_levels));
  std::ranges::sort(common);
  return common;
}

ColumnPreparation level_part(const ColumnSchema& schema, std::vector<std::uint32_t> codes,
                             std::string reason) {
  ColumnPreparation column;
  column.schema = schema;
  column.part = Part::level;
  column.codes = std::move(codes);
  column.reason = std::move(reason);
  return column;
}

} // namespace

std::vector<ColumnPreparation> fit_levels(const ColumnSchema& schema, std::span<const float> raw,
                                          const PrepareOptions& options) {
  const auto counts = count_levels(schema, raw);
  const auto all =
      static_cast<double>(std::accumulate(counts.begin(), counts.end(), std::uint64_t{0}));
  const auto common = common_levels(counts, options.rare_level);
  std::vector<ColumnPreparation> parts;
  std::vector<std::uint64_t> members;
  for (const std::uint32_t level : common) {
    parts.push_back(level_part(schema, {level}, "a level of its own"));
    members.push_back(counts[level]);
  }
  std::vector<std::uint32_t> rare;
  std::uint64_t pooled = counts.back();
  for (std::uint32_t level = 0; level + 1 < counts.size(); ++level) {
    if (std::ranges::binary_search(common, level)) continue;
    rare.push_back(level);
    pooled += counts[level];
  }
  if (pooled > 0) {
    parts.push_back(level_part(
        schema, rare,
        rare.size() == 1 ? "a rare level, and new ones"
                         : fmt::format("{} rare levels together, and new ones", rare.size())));
    parts.back().pooled = true;
    members.push_back(pooled);
  }
  if (parts.size() < 2) return {};

  double variance = 0;
  for (std::size_t p = 0; p < parts.size(); ++p) {
    parts[p].center = static_cast<double>(members[p]) / all;
    variance += parts[p].center * (1 - parts[p].center);
  }
  const double weight = schema.weight.value_or(options.category_weight);
  const auto missing = static_cast<std::uint64_t>(
      std::ranges::count_if(raw, [](float value) { return std::isnan(value); }));
  for (ColumnPreparation& part : parts) {
    part.scale = std::sqrt(variance / weight);
    part.filled = missing;
    set_words(part);
  }
  return parts;
}

void set_words(ColumnPreparation& column) {
  ColumnSchema& schema = column.schema;
  const std::string& label = schema.label.empty() ? schema.name : schema.label;
  if (column.part == Part::missing) {
    schema.high = sentence_start(label) + " missing";
    schema.low = sentence_start(label) + " known";
  } else if (column.part == Part::zero) {
    schema.high = "No " + label;
    schema.low = "With " + label;
  } else if (column.part == Part::level) {
    const std::string level = part_label(column).substr(label.size() + 2); // behind ": "
    schema.high = fmt::format("{}: {}", sentence_start(label), level);
    schema.low = fmt::format("Not {} {}", label, level);
  } else if (schema.kind == Kind::boolean &&
             schema.high == described(schema.name, schema.role).high) {
    schema.high = sentence_start(label);
    schema.low = "No " + label;
  }
}

} // namespace ilk
