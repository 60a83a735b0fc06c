#include "prepare/value_fit.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "pass/run.h"
#include "prepare/knots_fit.h"
#include "prepare/preparation_fit.h"
#include "prepare/yeo_johnson_fit.h"
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

Matrix shortened_column(const Matrix& values, const ColumnPreparation& column) {
  return mapped(values.column(0), [&](float value) {
    return std::isnan(value) ? value : static_cast<float>(column.shortened(value));
  });
}

// Takes the transform up and returns the moments after it.
ColumnMoments set(Execution& execution, const Matrix& values, Transform transform,
                  ColumnPreparation& column) {
  column.transform = transform;
  if (transform == Transform::yeo_johnson)
    column.lambda = fit_yeo_johnson(execution, values.block()).lambda;
  if (transform == Transform::rank_gauss) column.knots = fit_normal_scores(values.block());
  if (transform == Transform::winsorise)
    column.knots = fit_winsor_bounds(execution, values.block());
  return moments_of(execution, shortened_column(values, column));
}

void leave_as_it_is(ColumnPreparation& column) {
  column.transform = Transform::none;
  column.lambda = 1;
  column.knots = {};
}

// The stated criterion of fit_preparation. `raw`: the moments of the values; returns those of the
// transformed ones.
ColumnMoments choose_transform(Execution& execution, const Matrix& values, const ColumnMoments& raw,
                               ColumnPreparation& column) {
  const auto keeps = [&](std::string reason) {
    leave_as_it_is(column);
    column.reason = std::move(reason);
    return raw;
  };
  if (column.schema.kind == Kind::ratio) return keeps("a ratio is bounded");
  if (std::abs(raw.skewness) <= skewness_to_mend)
    return keeps(fmt::format("skewness {:.2f} is small", raw.skewness));

  const auto lowers = [&](const ColumnMoments& after) {
    column.reason =
        fmt::format("lowers skewness from {:.2f} to {:.2f}", raw.skewness, after.skewness);
    return after;
  };
  if (raw.minimum >= 0 && raw.skewness > 0) {
    const auto after = set(execution, values, Transform::log1p, column);
    if (std::abs(after.skewness) < raw.skewness) return lowers(after);
  }
  const auto after = set(execution, values, Transform::yeo_johnson, column);
  if (after.variance > 0 && std::abs(after.skewness) <= std::abs(raw.skewness) / 2)
    return lowers(after);
  return keeps(fmt::format("no transform halves the skewness of {:.2f}", raw.skewness));
}

Transform transform_of(Tail tail) {
  switch (tail) {
  case Tail::log1p:
    return Transform::log1p;
  case Tail::yeo_johnson:
    return Transform::yeo_johnson;
  case Tail::rank_gauss:
    return Transform::rank_gauss;
  case Tail::winsorise:
    return Transform::winsorise;
  case Tail::automatic:
  case Tail::none:
    break;
  }
  return Transform::none;
}

// As choose_transform.
ColumnMoments set_transform(Execution& execution, const Matrix& values, const ColumnMoments& raw,
                            const PrepareOptions& options, ColumnPreparation& column) {
  if (column.schema.kind == Kind::boolean) {
    column.reason = "yes or no";
    return raw;
  }
  const bool stated = column.schema.tail != Tail::automatic;
  const Tail tail = stated ? column.schema.tail : options.tails;
  if (tail == Tail::automatic) return choose_transform(execution, values, raw, column);
  column.reason = stated ? "the data dictionary says so" : "the configuration says so";
  return tail == Tail::none ? raw : set(execution, values, transform_of(tail), column);
}

double weight_of(const ColumnSchema& schema, const PrepareOptions& options) {
  return schema.weight.value_or(schema.kind == Kind::boolean ? options.category_weight : 1);
}

// `raw` and `after`: the moments of the values, and of the same transformed.
void set_scale(Execution& execution, const Matrix& values, const ColumnMoments& raw,
               ColumnMoments after, const PrepareOptions& options, ColumnPreparation& column) {
  if (after.variance == 0) { // floats cannot tell the values apart
    leave_as_it_is(column);
    column.reason = "the transform leaves one value";
    after = raw;
  }
  column.center = after.mean;
  column.scale = after.deviation() > 0 ? after.deviation() : 1;
  if (options.scale == Scale::robust && column.schema.kind != Kind::boolean) {
    const double quartiles[] = {0.25, 0.5, 0.75};
    const auto found = quantiles(execution, shortened_column(values, column).block(), quartiles)[0];
    if (found[2] > found[0]) {
      column.center = found[1];
      column.scale = found[2] - found[0];
    }
  }
  column.scale /= std::sqrt(weight_of(column.schema, options));
}

double fill_of(Execution& execution, const Matrix& within, const ColumnPreparation& column) {
  const double middle[] = {0.5};
  switch (column.method) {
  case Fill::mean:
    return moments_of(execution, within).mean;
  case Fill::zero:
    return 0;
  case Fill::constant:
    return column.schema.fill_value;
  case Fill::automatic:
  case Fill::median:
  case Fill::neighbours:
  case Fill::ridge:
    break;
  }
  return quantiles(execution, within.block(), middle)[0][0];
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
  column.method = method;
  const Matrix within = mapped(raw, [&](float value) {
    const double kept = column.within_range(value);
    column.clipped += !std::isnan(value) && kept != value;
    column.filled += std::isnan(value);
    return static_cast<float>(kept);
  });
  column.fill = fill_of(execution, within, column);
  const bool fills_in = !column.fills_by_others();
  const Matrix values = mapped(within.column(0), [&](float value) {
    return std::isnan(value) && fills_in ? static_cast<float>(column.fill) : value;
  });
  const bool changed = (fills_in ? column.filled : 0) + column.clipped > 0;
  const ColumnMoments before = changed ? moments_of(execution, values) : moments;
  const ColumnMoments after = set_transform(execution, values, before, options, column);
  set_scale(execution, values, before, after, options, column);
  return column;
}

} // namespace ilk
