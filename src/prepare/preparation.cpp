#include "prepare/preparation.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "pass/run.h"
#include "prepare/yeo_johnson_fit.h"
#include "summary/moments.h"
#include "summary/quantiles.h"

namespace ilk {
namespace {

constexpr double skewness_to_mend = 1;

// One column as a table of its own.
Matrix mapped(std::span<const float> values, const auto& map) {
  Matrix column(values.size(), 1);
  std::transform(values.begin(), values.end(), column.column(0).begin(), map);
  return column;
}

ColumnMoments moments_of(Execution& execution, const Matrix& column) {
  return run(execution, column.block(), Moments(1))[0];
}

double within_range(const ColumnSchema& schema, double value) {
  if (schema.outside != Outside::clip) return value;
  if (schema.lowest && value < *schema.lowest) return *schema.lowest;
  if (schema.highest && value > *schema.highest) return *schema.highest;
  return value;
}

Matrix transformed_column(const Matrix& filled, Transform transform, double lambda) {
  return mapped(filled.column(0), [&](float value) {
    return static_cast<float>(transformed(value, transform, lambda));
  });
}

// The stated criterion of fit_preparation. `raw`: the moments of the filled column; returns those
// of the transformed one.
ColumnMoments choose_transform(Execution& execution, const Matrix& filled, const ColumnMoments& raw,
                               ColumnPreparation& column) {
  const auto decide = [&](Transform transform, const ColumnMoments& after, std::string reason) {
    column.transform = transform;
    column.reason = std::move(reason);
    return after;
  };
  if (column.schema.kind == Kind::ratio) return decide(Transform::none, raw, "a ratio is bounded");
  if (std::abs(raw.skewness) <= skewness_to_mend)
    return decide(Transform::none, raw, fmt::format("skewness {:.2f} is small", raw.skewness));

  const auto lowers = [&](const ColumnMoments& after) {
    return fmt::format("lowers skewness from {:.2f} to {:.2f}", raw.skewness, after.skewness);
  };
  if (raw.minimum >= 0 && raw.skewness > 0) {
    const auto after = moments_of(execution, transformed_column(filled, Transform::log1p, 1));
    if (std::abs(after.skewness) < raw.skewness)
      return decide(Transform::log1p, after, lowers(after));
  }
  column.lambda = fit_yeo_johnson(execution, filled.block()).lambda;
  const auto after =
      moments_of(execution, transformed_column(filled, Transform::yeo_johnson, column.lambda));
  if (after.variance > 0 && std::abs(after.skewness) <= std::abs(raw.skewness) / 2)
    return decide(Transform::yeo_johnson, after, lowers(after));
  column.lambda = 1;
  return decide(Transform::none, raw,
                fmt::format("no transform halves the skewness of {:.2f}", raw.skewness));
}

// As choose_transform.
ColumnMoments set_transform(Execution& execution, const Matrix& filled, const ColumnMoments& raw,
                            const PrepareOptions& options, ColumnPreparation& column) {
  const bool stated = column.schema.tail != Tail::automatic;
  switch (stated ? column.schema.tail : options.tails) {
  case Tail::automatic:
    return choose_transform(execution, filled, raw, column);
  case Tail::none:
    column.transform = Transform::none;
    break;
  case Tail::log1p:
    column.transform = Transform::log1p;
    break;
  case Tail::yeo_johnson:
    column.transform = Transform::yeo_johnson;
    column.lambda = fit_yeo_johnson(execution, filled.block()).lambda;
    break;
  case Tail::rank_gauss:
  case Tail::winsorise:
    break;
  }
  column.reason = stated ? "the data dictionary says so" : "the configuration says so";
  if (column.transform == Transform::none) return raw;
  return moments_of(execution, transformed_column(filled, column.transform, column.lambda));
}

// `raw` and `after`: the moments of the filled column, and of the same transformed.
void set_scale(Execution& execution, const Matrix& filled, const ColumnMoments& raw,
               ColumnMoments after, const PrepareOptions& options, ColumnPreparation& column) {
  if (after.variance == 0) { // floats cannot tell the values apart
    column.transform = Transform::none;
    column.lambda = 1;
    column.reason = "the transform leaves one value";
    after = raw;
  }
  if (options.scale == Scale::robust) {
    const Matrix values = transformed_column(filled, column.transform, column.lambda);
    const double quartiles[] = {0.25, 0.5, 0.75};
    const auto found = quantiles(execution, values.block(), quartiles)[0];
    if (found[2] > found[0]) {
      column.center = found[1];
      column.scale = found[2] - found[0];
      return;
    }
  }
  column.center = after.mean;
  column.scale = after.deviation() > 0 ? after.deviation() : 1;
}

// `moments`: of the raw values.
ColumnPreparation fit_column(Execution& execution, const ColumnSchema& schema,
                             std::span<const float> raw, const ColumnMoments& moments,
                             const PrepareOptions& options) {
  ColumnPreparation column;
  column.schema = schema;
  const Matrix within = mapped(raw, [&](float value) {
    const double kept = within_range(schema, value);
    column.clipped += !std::isnan(value) && kept != value;
    column.filled += std::isnan(value);
    return static_cast<float>(kept);
  });
  const double middle[] = {0.5};
  column.fill = options.fill == Fill::median ? quantiles(execution, within.block(), middle)[0][0]
                                             : moments_of(execution, within).mean;
  const Matrix filled = mapped(within.column(0), [&](float value) {
    return std::isnan(value) ? static_cast<float>(column.fill) : value;
  });
  const bool changed = column.filled + column.clipped > 0;
  const ColumnMoments before = changed ? moments_of(execution, filled) : moments;
  const ColumnMoments after = set_transform(execution, filled, before, options, column);
  set_scale(execution, filled, before, after, options, column);
  return column;
}

bool same_values(std::span<const float> a, std::span<const float> b) {
  return std::equal(a.begin(), a.end(), b.begin(),
                    [](float x, float y) { return x == y || (std::isnan(x) && std::isnan(y)); });
}

// Why an attribute carries nothing, or an empty string.
std::string reason_to_drop(const Table& table, std::size_t j, const ColumnMoments& moments) {
  if (moments.count == 0) return "has no values";
  if (moments.minimum == moments.maximum)
    return fmt::format("is always {}", static_cast<float>(moments.minimum));
  for (std::size_t earlier = 0; earlier < j; ++earlier)
    if (same_values(table.values.column(j), table.values.column(earlier)))
      return fmt::format("equals {} in every row", table.attributes[earlier].name);
  return "";
}

} // namespace

std::string_view name_of(Scale scale) {
  return scale == Scale::robust ? "robust" : "standard";
}

std::optional<Scale> scale_from(std::string_view name) {
  if (name == "standard") return Scale::standard;
  if (name == "robust") return Scale::robust;
  return std::nullopt;
}

float ColumnPreparation::prepared(float raw) const {
  // The fill is rounded to float as the values are, so a filled cell equals a stored one.
  const float value =
      std::isnan(raw) ? static_cast<float>(fill) : static_cast<float>(within_range(schema, raw));
  const auto shortened = static_cast<float>(transformed(value, transform, lambda));
  const double scaled = (shortened - center) / scale;
  constexpr double most = 1e6; // beyond any fitted value; keeps squared distances finite
  return static_cast<float>(std::clamp(scaled, -most, most));
}

double ColumnPreparation::restored(double value) const {
  const double t = value * scale + center;
  switch (transform) {
  case Transform::none:
    return t;
  case Transform::log1p:
    return t >= 0 ? std::expm1(t) : -std::expm1(-t);
  case Transform::yeo_johnson:
    if (t >= 0) return lambda == 0 ? std::expm1(t) : std::expm1(std::log1p(lambda * t) / lambda);
    return lambda == 2 ? -std::expm1(-t)
                       : -std::expm1(std::log1p(-(2 - lambda) * t) / (2 - lambda));
  }
  return t;
}

Preparation fit_preparation(Execution& execution, const Table& table,
                            const PrepareOptions& options) {
  Preparation preparation;
  const auto moments = run(execution, table.values.block(), Moments(table.values.columns()));
  for (std::size_t j = 0; j < table.values.columns(); ++j) {
    std::string reason = reason_to_drop(table, j, moments[j]);
    if (reason.empty())
      preparation.columns.push_back(
          fit_column(execution, table.attributes[j], table.values.column(j), moments[j], options));
    else
      preparation.dropped.push_back({table.attributes[j].name, std::move(reason)});
  }
  return preparation;
}

Matrix apply(Execution& execution, const Preparation& preparation, const RowBlock& raw,
             const std::vector<std::string>& names) {
  Matrix prepared(raw.rows, preparation.columns.size());
  execution.for_each(preparation.columns.size(), [&](std::size_t j) {
    const ColumnPreparation& column = preparation.columns[j];
    const auto source = std::find(names.begin(), names.end(), column.schema.name);
    if (source == names.end())
      throw DataError(fmt::format("the table has no column '{}'", column.schema.name),
                      "the model needs every attribute that it was fitted on");
    const auto values = raw.column(static_cast<std::size_t>(source - names.begin()));
    std::transform(values.begin(), values.end(), prepared.column(j).begin(),
                   [&](float value) { return column.prepared(value); });
  });
  return prepared;
}

std::vector<std::string> attribute_names(const Table& table) {
  std::vector<std::string> names;
  for (const ColumnSchema& attribute : table.attributes) names.push_back(attribute.name);
  return names;
}

} // namespace ilk
