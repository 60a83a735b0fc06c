#include "cluster/univariate_mixture.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numbers>
#include <vector>

#include "kernels/mixture_step.h"

namespace ilk {
namespace {

constexpr std::size_t most_components = 4, most_steps = 40, patience = 2;
constexpr double least_variance = 1e-3, tolerance = 1e-4;
constexpr double infinite = std::numeric_limits<double>::infinity();

// Standardised values as a table of one column.
struct Standardised {
  std::vector<float> values, weights;
  std::vector<double> sorted;
  double deviation = 0;

  explicit Standardised(std::span<const double> from) : sorted(from.begin(), from.end()) {
    std::sort(sorted.begin(), sorted.end());
    double sum = 0, squares = 0;
    for (const double x : sorted) sum += x;
    const double mean = sum / static_cast<double>(sorted.size());
    for (const double x : sorted) squares += (x - mean) * (x - mean);
    deviation = std::sqrt(squares / static_cast<double>(sorted.size()));
    if (!(deviation > 0) || !std::isfinite(deviation)) return;
    const std::size_t padded = (sorted.size() + 15) / 16 * 16;
    values.resize(padded);
    weights.resize(padded);
    for (std::size_t i = 0; i < sorted.size(); ++i) {
      sorted[i] = (sorted[i] - mean) / deviation;
      values[i] = static_cast<float>(sorted[i]);
      weights[i] = 1;
    }
  }

  kernels::MixtureRows block(std::size_t first) const {
    kernels::MixtureRows rows;
    rows.numbers = values.data() + first;
    rows.weights = weights.data() + first;
    rows.stride = values.size();
    rows.whole = 1;
    rows.rows = std::min(kernels::mixture_block_rows, values.size() - first);
    return rows;
  }
};

struct Components {
  std::vector<double> weights, means, variances;
};

Components at_quantiles(const std::vector<double>& sorted, std::size_t k) {
  Components start;
  const auto count = static_cast<double>(k);
  for (std::size_t c = 0; c < k; ++c) {
    const double place = (static_cast<double>(c) + 0.5) * static_cast<double>(sorted.size());
    start.means.push_back(sorted[static_cast<std::size_t>(place / count)]);
    start.variances.push_back(1 / (count * count));
    start.weights.push_back(1 / count);
  }
  return start;
}

// One step; the log-likelihood before it.
double step(const Standardised& values, Components& now) {
  const std::size_t k = now.means.size();
  std::vector<float> constants, numbers, products(k * kernels::mixture_block_rows);
  for (std::size_t c = 0; c < k; ++c) {
    const double scale = 1 / std::sqrt(now.variances[c]);
    numbers.push_back(static_cast<float>(scale));
    numbers.push_back(static_cast<float>(-now.means[c] * scale));
    constants.push_back(static_cast<float>(
        std::log(now.weights[c]) - 0.5 * std::log(2 * std::numbers::pi * now.variances[c])));
  }
  kernels::FactorDensities densities;
  densities.kinds = k;
  densities.constants = constants.data();
  densities.numbers = numbers.data();
  std::vector<double> totals(k), sums(2 * k);
  kernels::FactorSums to;
  to.totals = totals.data();
  to.numbers = sums.data();
  double likelihood = 0;
  for (std::size_t first = 0; first < values.values.size(); first += kernels::mixture_block_rows) {
    const auto rows = values.block(first);
    likelihood += kernels::factor_expectation(rows, densities, products.data());
    kernels::factor_maximisation(rows, k, 0, products.data(), to);
  }
  for (std::size_t c = 0; c < k; ++c) {
    const double count = totals[c] + 1e-9;
    now.weights[c] = count / static_cast<double>(values.sorted.size());
    now.means[c] = sums[c] / count;
    now.variances[c] = std::max(sums[k + c] / count - now.means[c] * now.means[c], least_variance);
  }
  return likelihood;
}

double log_likelihood(const Standardised& values, std::size_t k) {
  const auto n = static_cast<double>(values.sorted.size());
  if (k == 1) return -0.5 * n * (1 + std::log(2 * std::numbers::pi)); // the moments are 0 and 1
  Components now = at_quantiles(values.sorted, k);
  double likelihood = -infinite;
  for (std::size_t t = 0; t < most_steps; ++t) {
    const double before = likelihood;
    likelihood = step(values, now);
    if (likelihood - before < tolerance * n) break;
  }
  return likelihood;
}

} // namespace

UnivariateMixture univariate_mixture(std::span<const double> given) {
  UnivariateMixture best{infinite, 1};
  const Standardised values(given);
  if (values.values.empty()) return best;
  const auto n = static_cast<double>(given.size());
  for (std::size_t k = 1; k <= most_components; ++k) {
    const double bic =
        -2 * log_likelihood(values, k) + static_cast<double>(3 * k - 1) * std::log(n);
    if (bic < best.bic)
      best = {bic, k};
    else if (k - best.components >= patience)
      break;
  }
  best.bic += 2 * n * std::log(values.deviation);
  return best;
}

} // namespace ilk
