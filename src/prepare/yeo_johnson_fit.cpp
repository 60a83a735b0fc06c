#include "prepare/yeo_johnson_fit.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include <boost/math/tools/minima.hpp>

#include "kernels/preparing.h"
#include "model/power_transform.h"
#include "pass/run.h"
#include "prepare/own_fits.h"
#include "summary/even_rows.h"
#include "summary/exact_parts_sum.h"

namespace ilk {
namespace {

void add_at_power(std::span<const double> values, double lambda,
                  YeoJohnsonLikelihood::AtPower& power) {
  alignas(64) double y[kernels::exact_rows], squares[kernels::exact_rows];
  std::size_t count = 0;
  for (const double value : values) {
    y[count] = yeo_johnson(value, lambda);
    // Prepared values are floats, so a power must not leave their range either.
    if (std::abs(y[count]) <= std::numeric_limits<float>::max())
      ++count;
    else
      power.overflow = true;
  }
  std::transform(y, y + count, squares, [](double each) { return each * each; });
  add_all(y, count, power.sum);
  add_all(squares, count, power.squares);
}

constexpr std::size_t most_rows = 50'000; // that a power is fitted on

} // namespace

void YeoJohnsonLikelihood::absorb(Summary& into, const RowBlock& rows) const {
  alignas(64) double x[kernels::exact_rows], logs[kernels::exact_rows];
  const auto values = rows.column(0);
  for (std::size_t first = 0; first < rows.rows; first += kernels::exact_rows) {
    const std::size_t some = std::min(kernels::exact_rows, rows.rows - first);
    std::size_t known = 0;
    for (const float value : values.subspan(first, some))
      if (!std::isnan(value)) x[known++] = value;
    into.count += known;
    std::copy_n(x, known, logs);
    kernels::signed_log1p({logs, known});
    add_all(logs, known, into.logs);
    for (std::size_t l = 0; l < lambdas_.size(); ++l)
      add_at_power({x, known}, lambdas_[l], into.powers[l]);
  }
}

void YeoJohnsonLikelihood::merge(Summary& into, const Summary& from) const {
  into.count += from.count;
  into.logs.add(from.logs);
  for (std::size_t l = 0; l < lambdas_.size(); ++l) {
    into.powers[l].sum.add(from.powers[l].sum);
    into.powers[l].squares.add(from.powers[l].squares);
    into.powers[l].overflow |= from.powers[l].overflow;
  }
}

std::vector<double> YeoJohnsonLikelihood::finish(Summary summary) const {
  using Wide = ExactSum::Float128;
  const auto count = static_cast<double>(summary.count);
  std::vector<double> likelihoods;
  for (std::size_t l = 0; l < lambdas_.size(); ++l) {
    const AtPower& power = summary.powers[l];
    const Wide mean = count > 0 ? power.sum.extended() / count : 0;
    const Wide square = count > 0 ? power.squares.extended() / count : 0;
    const Wide variance = square - mean * mean;
    // The squares were rounded to doubles: what cancellation leaves must be above that.
    const bool usable = !power.overflow && variance > 1e-15 * square;
    likelihoods.push_back(usable ? -count / 2 * std::log(static_cast<double>(variance)) +
                                       (lambdas_[l] - 1) * summary.logs.value()
                                 : -std::numeric_limits<double>::infinity());
  }
  return likelihoods;
}

YeoJohnsonFit fit_yeo_johnson(Execution& execution, const RowBlock& all) {
  const Matrix some =
      all.rows > most_rows ? gather_rows(all, even_rows(all.rows, most_rows)) : Matrix();
  const RowBlock rows = all.rows > most_rows ? some.block() : all;
  constexpr double widest = 24, apart = 4;
  std::vector<double> lambdas;
  for (double lambda = -widest; lambda <= widest; lambda += apart) lambdas.push_back(lambda);
  const auto likelihoods = run(execution, rows, YeoJohnsonLikelihood(lambdas));
  const auto top = std::max_element(likelihoods.begin(), likelihoods.end());
  if (!std::isfinite(*top)) return {1, 0};

  // The likelihood has one peak, between the neighbours of the best power.
  const double middle = lambdas[static_cast<std::size_t>(top - likelihoods.begin())];
  const double lowest = 1e9 * (1 + std::abs(*top)); // where there is no likelihood; Brent needs one
  const auto negative = [&](double lambda) {
    const double likelihood = run(execution, rows, YeoJohnsonLikelihood({lambda}))[0];
    return std::isfinite(likelihood) ? -likelihood : lowest;
  };
  constexpr int bits = std::numeric_limits<double>::digits / 2;
  const auto [lambda, value] = boost::math::tools::brent_find_minima(
      negative, std::max(-widest, middle - apart), std::min(widest, middle + apart), bits);
  return -value > *top ? YeoJohnsonFit{lambda, -value} : YeoJohnsonFit{middle, *top};
}

extern const TransformFit yeo_johnson_fit{
    .name = "yeo_johnson",
    .fit = [](const ColumnValues& values) -> TransformFigures {
      return {.lambda = fit_yeo_johnson(values.execution(), values.rows()).lambda};
    },
};

} // namespace ilk
