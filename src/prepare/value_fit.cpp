#include "prepare/value_fit.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "prepare/column_values.h"
#include "prepare/own_fits.h"
#include "prepare/preparation_fit.h"

namespace ilk {
namespace {

constexpr double skewness_to_mend = 1;

// One column as a table of its own; `map` makes as many values of some.
Matrix mapped(Execution& execution, std::span<const float> values, const auto& map) {
  constexpr std::size_t at_once = 1 << 16;
  Matrix column(values.size(), 1);
  const std::span<float> to = column.column(0);
  execution.for_each((values.size() + at_once - 1) / at_once, [&](std::size_t block) {
    const std::size_t first = block * at_once, some = std::min(at_once, values.size() - first);
    map(values.subspan(first, some), to.subspan(first, some));
  });
  return column;
}

// The same value by value.
Matrix mapped_each(Execution& execution, std::span<const float> values, const auto& map) {
  return mapped(execution, values, [&](std::span<const float> from, std::span<float> to) {
    std::ranges::transform(from, to.begin(), map);
  });
}

std::span<const float> values_of(const std::optional<Matrix>& changed,
                                 std::span<const float> otherwise) {
  return changed ? changed->column(0) : otherwise;
}

// The values after a transform.
struct Taken {
  std::optional<Matrix> changed; // nothing where they are as they were
  ColumnMoments moments;
};

// Takes the transform up.
Taken take(const ColumnValues& values, const Transform& transform, ColumnPreparation& column) {
  column.transform = &transform;
  column.fitted = fit_transform(transform, values);
  if (&transform == &no_transform) return {std::nullopt, values.moments()};
  Matrix changed =
      mapped(values.execution(), values.values(),
             [&](std::span<const float> from, std::span<float> to) { column.shorten(from, to); });
  const ColumnMoments moments =
      ColumnValues(values.execution(), column.schema, changed.column(0)).moments();
  return {std::move(changed), moments};
}

Taken leave_as_it_is(const ColumnValues& values, ColumnPreparation& column, std::string reason) {
  column.reason = std::move(reason);
  return take(values, no_transform, column);
}

// The stated criterion of fit_preparation.
Taken choose_transform(const ColumnValues& values, ColumnPreparation& column) {
  const ColumnMoments& raw = values.moments();
  const auto keeps = [&](std::string reason) {
    return leave_as_it_is(values, column, std::move(reason));
  };
  if (column.schema.kind == Kind::ratio) return keeps("a ratio is bounded");
  if (std::abs(raw.skewness) <= skewness_to_mend)
    return keeps(fmt::format("skewness {:.2f} is small", raw.skewness));

  const auto lowers = [&](Taken after) {
    column.reason =
        fmt::format("lowers skewness from {:.2f} to {:.2f}", raw.skewness, after.moments.skewness);
    return after;
  };
  if (raw.minimum >= 0 && raw.skewness > 0) {
    Taken after = take(values, transforms().at(Tail::log1p.name), column);
    if (std::abs(after.moments.skewness) < raw.skewness) return lowers(std::move(after));
  }
  Taken after = take(values, transforms().at(Tail::yeo_johnson.name), column);
  if (after.moments.variance > 0 && std::abs(after.moments.skewness) <= std::abs(raw.skewness) / 2)
    return lowers(std::move(after));
  return keeps(fmt::format("no transform halves the skewness of {:.2f}", raw.skewness));
}

Taken stated_or_chosen(const ColumnValues& values, const PrepareOptions& options,
                       ColumnPreparation& column) {
  if (column.schema.kind == Kind::boolean) return leave_as_it_is(values, column, "yes or no");
  const bool stated = column.schema.tail != Tail::automatic;
  const Tail tail = stated ? column.schema.tail : options.tails;
  if (tail == Tail::automatic) {
    const auto& kept = options.tails_kept;
    return std::ranges::find(kept, column.schema.name) != kept.end()
               ? leave_as_it_is(values, column, "its tail is a kind of customers")
               : choose_transform(values, column);
  }
  column.reason = stated ? "the data dictionary says so" : "the configuration says so";
  return take(values, transforms().at(tail.name), column);
}

Taken set_transform(const ColumnValues& values, const PrepareOptions& options,
                    ColumnPreparation& column) {
  Taken taken = stated_or_chosen(values, options, column);
  if (!taken.changed || taken.moments.variance != 0) return taken;
  return leave_as_it_is(values, column, "the transform leaves one value"); // as floats can tell
}

double weight_of(const ColumnSchema& schema, const PrepareOptions& options) {
  return schema.weight.value_or(schema.kind == Kind::boolean ? options.category_weight : 1);
}

// `values`: the transformed ones.
void set_scale(const ColumnValues& values, const PrepareOptions& options,
               ColumnPreparation& column) {
  const bool boolean = column.schema.kind == Kind::boolean;
  const auto fitted =
      scale_methods().at((boolean ? Scale::standard : options.scale).name).fit(values);
  const CenterAndScale found =
      fitted ? *fitted : *scale_methods().at(Scale::standard.name).fit(values);
  column.center = found.center;
  column.scale = found.scale / std::sqrt(weight_of(column.schema, options));
}

} // namespace

Fill stated_fill(const ColumnSchema& schema, const PrepareOptions& options) {
  if (schema.fill != Fill::automatic) return schema.fill;
  return schema.kind == Kind::boolean ? Fill::mean : options.fill;
}

ColumnPreparation fit_value(Execution& execution, const ColumnSchema& schema,
                            std::span<const float> raw, const ColumnMoments& moments, Fill method,
                            const PrepareOptions& options) {
  ColumnPreparation column;
  column.schema = schema;
  column.method = &fill_methods().at(method.name);
  column.filled = moments.missing;
  if (schema.outside == Outside::clip)
    for (const float value : raw)
      column.clipped += !std::isnan(value) && column.within_range(value) != value;
  // Copies are made of what changes alone: a column may be as long as memory is large.
  std::optional<Matrix> within, complete;
  if (column.clipped > 0)
    within = mapped_each(execution, raw, [&](float value) {
      return static_cast<float>(column.within_range(value));
    });
  const std::span<const float> known = values_of(within, raw);
  column.fill = column.method->value(ColumnValues(execution, schema, known));
  const bool fills_in = !column.fills_by_others() && column.filled > 0;
  if (fills_in)
    complete = mapped_each(execution, known, [&](float value) {
      return std::isnan(value) ? static_cast<float>(column.fill) : value;
    });
  const bool changed = fills_in || column.clipped > 0;
  const ColumnValues values(execution, schema, values_of(complete, known),
                            changed ? std::nullopt : std::optional(moments));
  const Taken taken = set_transform(values, options, column);
  set_scale(
      ColumnValues(execution, schema, values_of(taken.changed, values.values()), taken.moments),
      options, column);
  return column;
}

} // namespace ilk
