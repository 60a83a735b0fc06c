#include "model/column_preparation.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "kernels/preparing.h"
#include "model/reach.h"

namespace ilk {
namespace {

std::string level_words(const ColumnPreparation& column) {
  const auto& levels = column.schema.levels;
  if (!column.pooled && column.codes.size() == 1 && column.codes[0] < levels.size())
    return levels[column.codes[0]];
  const bool taken = std::find(levels.begin(), levels.end(), "other") != levels.end();
  return taken ? "(other)" : "other";
}

bool has_level(const ColumnPreparation& column, float code) {
  const auto count = static_cast<float>(column.schema.levels.size());
  const bool known = code >= 0 && code < count; // what is no code is a level never seen
  const auto level = static_cast<std::uint32_t>(known ? code : count);
  return std::binary_search(column.codes.begin(), column.codes.end(), level) ||
         (column.pooled && level >= column.schema.levels.size());
}

constexpr std::size_t at_once = 256; // values, of one column

} // namespace

std::string_view name_of(Part part) {
  switch (part) {
  case Part::value:
    return "value";
  case Part::level:
    return "level";
  case Part::missing:
    return "missing";
  case Part::zero:
    return "zero";
  }
  return "value";
}

std::optional<Part> part_from(std::string_view name) {
  for (const Part part : {Part::value, Part::level, Part::missing, Part::zero})
    if (name_of(part) == name) return part;
  return std::nullopt;
}

double ColumnPreparation::within_range(double value) const {
  if (schema.outside != Outside::clip) return value;
  if (schema.lowest && value < *schema.lowest) return *schema.lowest;
  if (schema.highest && value > *schema.highest) return *schema.highest;
  return value;
}

double ColumnPreparation::shortened(double value) const {
  return transform->apply(value, fitted);
}

float ColumnPreparation::shown(float raw) const {
  switch (part) {
  case Part::value:
    break;
  case Part::level:
    return std::isnan(raw) ? raw : (has_level(*this, raw) ? 1.0f : 0.0f);
  case Part::missing:
    return std::isnan(raw) ? 1.0f : 0.0f;
  case Part::zero:
    return std::isnan(raw) ? raw : (raw == 0 ? 1.0f : 0.0f);
  }
  return raw;
}

void ColumnPreparation::shorten(std::span<const float> values, std::span<float> to) const {
  double taken[at_once];
  for (std::size_t first = 0; first < values.size(); first += at_once) {
    const auto some = values.subspan(first, std::min(at_once, values.size() - first));
    std::ranges::transform(some, taken, [](float value) { return std::isnan(value) ? 0 : value; });
    transform->change({taken, some.size()}, fitted);
    std::ranges::transform(some, taken, to.begin() + static_cast<std::ptrdiff_t>(first),
                           [](float value, double changed) {
                             return std::isnan(value) ? value : static_cast<float>(changed);
                           });
  }
}

float ColumnPreparation::prepared(float raw) const {
  float result = 0;
  prepare({&raw, 1}, {&result, 1});
  return result;
}

void ColumnPreparation::prepare(std::span<const float> raw, std::span<float> to) const {
  if (part != Part::value) {
    std::ranges::transform(raw, to.begin(), [&](float value) {
      const float indicator = shown(value);
      return std::isnan(indicator) ? 0.0f
                                   : kernels::standardised(indicator, center, scale, most_prepared);
    });
    return;
  }
  double taken[at_once];
  const auto filled = static_cast<float>(fill); // rounded as values are, so that both are equal
  const bool clips = schema.outside == Outside::clip;
  for (std::size_t first = 0; first < raw.size(); first += at_once) {
    const auto some = raw.subspan(first, std::min(at_once, raw.size() - first));
    kernels::fill_missing(some, filled, taken);
    if (clips)
      std::ranges::transform(some, taken, taken, [&](float value, double known) {
        return std::isnan(value) ? known : static_cast<float>(within_range(value));
      });
    transform->change({taken, some.size()}, fitted);
    kernels::standardise({taken, some.size()}, center, scale, most_prepared, &to[first]);
  }
}

double ColumnPreparation::restored(double value) const {
  return transform->undo(value * scale + center, fitted);
}

std::string part_name(const ColumnPreparation& column) {
  if (column.part == Part::value) return column.schema.name;
  if (column.part == Part::missing) return fmt::format("{} is missing", column.schema.name);
  if (column.part == Part::zero) return fmt::format("{} is 0", column.schema.name);
  return fmt::format("{} = {}", column.schema.name, level_words(column));
}

std::string part_label(const ColumnPreparation& column) {
  const std::string& label = column.schema.label.empty() ? column.schema.name : column.schema.label;
  if (column.part == Part::value) return column.schema.label;
  if (column.part == Part::missing) return label + " missing";
  if (column.part == Part::zero) return label + " is 0";
  return fmt::format("{}: {}", label, level_words(column));
}

} // namespace ilk
