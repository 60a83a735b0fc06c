// The transforms of src/model/transform_*.cpp in the words of other languages, by their names.
#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "export/program.h"
#include "ilk/error.h"

namespace ilk {
namespace {

namespace ex = expressions;

constexpr double largest_logarithm = 89; // of 1 + |a float|
constexpr double largest_exponent = 650; // that a double has ample room for

Expression log_of_size(const Expression& value) { // log(1 + |x|)
  return ex::of(Op::logarithm, {ex::of(Op::add, {ex::number(1), ex::of(Op::absolute, {value})})});
}

Expression with_sign_of(const Expression& value, Expression above, Expression below) {
  return ex::of(Op::choose,
                {ex::of(Op::below, {value, ex::number(0)}),
                 ex::of(Op::subtract, {ex::number(0), std::move(below)}), std::move(above)});
}

// ((1 + |x|)^p - 1) / p; near p = 0, where that cancels, its series in p.
Expression power_of_size(const Expression& value, double p) {
  const Expression log = log_of_size(value);
  if (std::abs(p) < 1e-6) {
    const Expression half = ex::of(Op::multiply, {log, ex::number(p / 2)});
    return ex::of(Op::multiply, {log, ex::of(Op::add, {ex::number(1), half})});
  }
  Expression exponent = ex::of(Op::multiply, {log, ex::number(p)});
  if (std::abs(p) * largest_logarithm > largest_exponent)
    exponent = ex::clamped(std::move(exponent), -largest_exponent, largest_exponent);
  const Expression power = ex::of(Op::exponential, {std::move(exponent)});
  return ex::of(Op::divide, {ex::of(Op::subtract, {power, ex::number(1)}), ex::number(p)});
}

} // namespace

Expression transformed(const ColumnPreparation& column, Expression value) {
  const std::string_view name = column.transform->name;
  const Knots& knots = column.fitted.knots;
  if (name == "none") return value;
  if (name == "log1p") {
    const Expression log = log_of_size(value);
    return with_sign_of(value, log, log);
  }
  if (name == "yeo_johnson")
    return with_sign_of(value, power_of_size(value, column.fitted.lambda),
                        power_of_size(value, 2 - column.fitted.lambda));
  if (name == "rank_gauss") return ex::curve(knots, std::move(value));
  if (name == "winsorise")
    return ex::clamped(std::move(value), knots.values.front(), knots.values.back());
  throw UsageError(fmt::format("the column '{}' is transformed by '{}', which cannot be exported",
                               column.schema.name, name),
                   "fit with another prepare.tails, or another tail in the data dictionary");
}

} // namespace ilk
