#include "cluster/mixture.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "base/symmetric_eigen.h"
#include "cluster/mixture_covariance.h"
#include "cluster/mixture_levels.h"

namespace ilk {
namespace {

constexpr double pooled_rows = 4; // that the pooled variance weighs
constexpr double least_pooled = 1e-3, least_variance = 2e-3, least_loading = 0.05;
constexpr double tolerance = 1e-5; // of the log-likelihood, per row
constexpr std::size_t first_steps = 3;
const double log_two_pi = std::log(2 * std::numbers::pi);

// The densities in floats, as the kernels read them.
struct PackedFactors {
  std::vector<float> constants, numbers, gaps, flags, precisions;
  kernels::FactorDensities view;
};

PackedFactors packed_factors(const MixtureTable& table, const MixtureParameters& parameters,
                             std::size_t factors) {
  const std::size_t k = parameters.kinds, d = table.columns();
  const std::size_t pairs = kernels::factor_pairs(factors);
  PackedFactors to;
  const auto put = [](std::vector<float>& at, double value) {
    at.push_back(static_cast<float>(value));
  };
  for (std::size_t c = 0; c < k; ++c) {
    double constant = std::log(parameters.weights[c]);
    double precision[3] = {1, factors == 2 ? 1.0 : 0.0, 0};
    for (std::size_t j = 0; j < d; ++j) {
      const double variance = parameters.variances[j * k + c];
      const double scale = 1 / std::sqrt(variance);
      put(to.numbers, scale);
      put(to.numbers, -parameters.means[j * k + c] * scale);
      double loading[2] = {};
      for (std::size_t f = 0; f < factors; ++f) {
        loading[f] = parameters.loadings[f * d + j];
        put(to.numbers, loading[f] * scale);
      }
      const double products[3] = {loading[0] * loading[0] / variance,
                                  loading[1] * loading[1] / variance,
                                  loading[0] * loading[1] / variance};
      if (j < table.whole()) {
        constant -= 0.5 * (std::log(variance) + log_two_pi);
        for (std::size_t p = 0; p < pairs; ++p) precision[p] += products[p];
      } else {
        put(to.gaps, std::log(variance) + log_two_pi);
        for (std::size_t p = 0; p < pairs; ++p) put(to.gaps, products[p]);
      }
    }
    for (std::size_t p = 0; p < pairs; ++p) put(to.precisions, precision[p]);
    put(to.constants, constant + pack_levels(table, parameters, c, to.flags));
  }
  to.view = {k,
             factors,
             to.constants.data(),
             to.numbers.data(),
             to.gaps.data(),
             to.flags.data(),
             to.precisions.data()};
  return to;
}

MixtureSums no_sums(const MixtureTable& table, MixtureFamily family, std::size_t kinds,
                    std::size_t factors) {
  const std::size_t products = kernels::mixture_products(factors), d = table.columns();
  MixtureSums sums;
  sums.kinds = kinds;
  sums.factors = factors;
  sums.totals.resize(products * kinds);
  sums.numbers.resize(d * (2 + factors) * kinds);
  sums.gaps.resize((d - table.whole()) * products * kinds);
  sums.flags.resize(table.flags() * kinds);
  if (family.form == MixtureFamily::Form::full) sums.squares.resize(d * (d + 1) / 2 * kinds);
  return sums;
}

kernels::FactorSums view_of(MixtureSums& sums) {
  return {sums.totals.data(), sums.numbers.data(), sums.gaps.data(), sums.flags.data()};
}

void keep_responsibilities(const kernels::MixtureRows& rows, std::size_t kinds, std::size_t first,
                           std::size_t stride, const float* products, Responsibilities& to) {
  for (std::size_t c = 0; c < kinds; ++c)
    std::copy_n(products + c * rows.rows, rows.rows, to.data() + c * stride + first);
}

double factor_step(const MixtureTable& table, MixtureFamily family,
                   const MixtureParameters& parameters, MixtureWork& work, MixtureSums* sums,
                   Responsibilities* result) {
  const PackedFactors densities = packed_factors(table, parameters, family.factors);
  const std::size_t k = parameters.kinds;
  work.products.resize(kernels::mixture_products(family.factors) * k * kernels::mixture_block_rows);
  double likelihood = 0;
  for (std::size_t b = 0; b < table.blocks(); ++b) {
    const auto rows = table.block(b);
    likelihood += kernels::factor_expectation(rows, densities.view, work.products.data());
    if (sums != nullptr)
      kernels::factor_maximisation(rows, k, family.factors, work.products.data(), view_of(*sums));
    if (result != nullptr)
      keep_responsibilities(rows, k, b * kernels::mixture_block_rows, table.padded(),
                            work.products.data(), *result);
  }
  return likelihood;
}

double step(const MixtureTable& table, MixtureFamily family, const MixtureParameters& parameters,
            MixtureWork& work, MixtureSums* sums, Responsibilities* result) {
  return (family.form == MixtureFamily::Form::factors ? factor_step : covariance_step)(
      table, family, parameters, work, sums, result);
}

// Sums of a column, by kind, with what the factors explain taken away.
class ColumnSums {
 public:
  ColumnSums(const MixtureTable& table, const MixtureSums& sums, std::size_t j)
      : sums_(sums), j_(j), gap_(j < table.whole() ? 0 : j - table.whole()),
        gapped_(j >= table.whole()) {}

  double count(std::size_t c) const { return product(0, c) + hardly_any; }
  double first(std::size_t c) const { return number(0, c); }
  double second(std::size_t c) const { return number(1, c); }
  double factor(std::size_t f, std::size_t c) const { return product(1 + f, c); }
  double factor_times_x(std::size_t f, std::size_t c) const { return number(2 + f, c); }
  double factor_pair(std::size_t p, std::size_t c) const {
    return product(1 + sums_.factors + p, c);
  }

 private:
  double product(std::size_t p, std::size_t c) const {
    const std::size_t all = kernels::mixture_products(sums_.factors);
    return gapped_ ? sums_.gaps[(gap_ * all + p) * sums_.kinds + c]
                   : sums_.totals[p * sums_.kinds + c];
  }
  double number(std::size_t s, std::size_t c) const {
    return sums_.numbers[(j_ * (2 + sums_.factors) + s) * sums_.kinds + c];
  }

  const MixtureSums& sums_;
  std::size_t j_, gap_;
  bool gapped_;
};

// The column's loadings by least squares on the factors, within kinds.
void fit_loadings(const ColumnSums& column, std::size_t factors, std::size_t kinds,
                  const double* variances, double* loadings) {
  double cross[2] = {}, pairs[3] = {};
  for (std::size_t c = 0; c < kinds; ++c) {
    double first = column.first(c);
    for (std::size_t f = 0; f < factors; ++f) first -= loadings[f] * column.factor(f, c);
    const double mean = first / column.count(c);
    for (std::size_t f = 0; f < factors; ++f)
      cross[f] += (column.factor_times_x(f, c) - mean * column.factor(f, c)) / variances[c];
    for (std::size_t p = 0; p < kernels::factor_pairs(factors); ++p)
      pairs[p] += column.factor_pair(p, c) / variances[c];
  }
  if (factors == 1) {
    loadings[0] = cross[0] / (pairs[0] + 1e-9);
  } else {
    const double a = pairs[0] + 1e-6, b = pairs[1] + 1e-6, ab = pairs[2];
    const double determinant = a * b - ab * ab;
    loadings[0] = (b * cross[0] - ab * cross[1]) / determinant;
    loadings[1] = (a * cross[1] - ab * cross[0]) / determinant;
  }
}

// Moments of a column less what its factors explain.
struct Residual {
  std::vector<double> counts, means, squares; ///< by kind; squares about the mean
  double count = 0, square = 0;               ///< of all kinds, squares about their own means
  double mean = 0, variance = 0;              ///< of all as one
};

Residual residual_of(const ColumnSums& column, std::size_t factors, std::size_t kinds,
                     const double* loadings) {
  Residual result;
  double first_sum = 0, second_sum = 0;
  for (std::size_t c = 0; c < kinds; ++c) {
    double first = column.first(c), second = column.second(c);
    for (std::size_t f = 0; f < factors; ++f) {
      first -= loadings[f] * column.factor(f, c);
      second +=
          loadings[f] * (loadings[f] * column.factor_pair(f, c) - 2 * column.factor_times_x(f, c));
    }
    if (factors == 2) second += 2 * loadings[0] * loadings[1] * column.factor_pair(2, c);
    const double count = column.count(c);
    result.counts.push_back(count);
    result.means.push_back(first / count);
    result.squares.push_back(std::max(second - first / count * first, 0.0));
    result.count += count;
    result.square += result.squares.back();
    first_sum += first;
    second_sum += second;
  }
  result.mean = first_sum / result.count;
  result.variance = std::max(second_sum / result.count - result.mean * result.mean, least_pooled);
  return result;
}

// Twice the log-likelihood of a normal but for constants, less its penalty.
double penalised(double count, double variance, double square, double parameters, double log_rows) {
  return -0.5 * (count * std::log(variance) + square / variance) - 0.5 * parameters * log_rows;
}

Relevance relevance_of(const Residual& column, const std::vector<double>& variances, double pooled,
                       double log_rows) {
  const auto k = static_cast<double>(variances.size());
  const double shared =
      penalised(column.count, column.variance, column.count * column.variance, 2, log_rows);
  const double mean = penalised(column.count, pooled, column.square, k + 1, log_rows);
  double own = -k * log_rows;
  for (std::size_t c = 0; c < variances.size(); ++c)
    own += penalised(column.counts[c], variances[c], column.squares[c], 0, log_rows);
  if (shared >= mean && shared >= own) return Relevance::shared;
  return mean >= own ? Relevance::mean : Relevance::mean_and_variance;
}

// Means, variances and relevance of column j; returns how many of them are free.
std::size_t fit_column(const Residual& column, std::size_t j, bool select, double log_rows,
                       MixtureParameters& to) {
  const std::size_t k = to.kinds;
  const double pooled = std::max(column.square / column.count, least_pooled);
  std::vector<double> variances(k);
  for (std::size_t c = 0; c < k; ++c)
    variances[c] =
        std::max((column.squares[c] + pooled_rows * pooled) / (column.counts[c] + pooled_rows),
                 least_variance);
  Relevance& relevance = to.relevance[j];
  relevance = Relevance::mean_and_variance;
  if (k > 1 && select) relevance = relevance_of(column, variances, pooled, log_rows);
  for (std::size_t c = 0; c < k; ++c) {
    const bool shared = relevance == Relevance::shared;
    to.means[j * k + c] = shared ? column.mean : column.means[c];
    to.variances[j * k + c] = shared                         ? column.variance
                              : relevance == Relevance::mean ? pooled
                                                             : variances[c];
  }
  if (k == 1 || relevance == Relevance::shared) return 2;
  return relevance == Relevance::mean ? k + 1 : 2 * k;
}

// The sum of products, in eight sums side by side.
double product_of(const std::vector<float>& a, const std::vector<float>& b) {
  double sums[8] = {};
  std::size_t i = 0;
  for (; i + 8 <= a.size(); i += 8)
    for (std::size_t lane = 0; lane < 8; ++lane) sums[lane] += double{a[i + lane]} * b[i + lane];
  for (; i < a.size(); ++i) sums[0] += double{a[i]} * b[i];
  return ((sums[0] + sums[1]) + (sums[2] + sums[3])) + ((sums[4] + sums[5]) + (sums[6] + sums[7]));
}

// Of the residuals of the rows' likeliest kinds: the largest principal components as loadings.
std::vector<double> first_loadings(const MixtureTable& table, std::size_t factors,
                                   const MixtureParameters& parameters,
                                   const Responsibilities& given) {
  const std::size_t d = table.columns(), k = parameters.kinds, n = table.rows();
  std::vector<std::vector<float>> residuals(d, std::vector<float>(n));
  for (std::size_t i = 0; i < n; ++i) {
    std::size_t label = 0;
    for (std::size_t c = 1; c < k; ++c)
      if (given[c * table.padded() + i] > given[label * table.padded() + i]) label = c;
    for (std::size_t j = 0; j < d; ++j)
      if (table.known(j, i))
        residuals[j][i] = table.values(j)[i] - static_cast<float>(parameters.means[j * k + label]);
  }
  std::vector<double> covariance(d * d);
  for (std::size_t a = 0; a < d; ++a)
    for (std::size_t b = 0; b <= a; ++b) {
      double count = static_cast<double>(n);
      const double sum = product_of(residuals[a], residuals[b]);
      if (a >= table.whole()) {
        count = 0;
        for (std::size_t i = 0; i < n; ++i) count += table.known(a, i) && table.known(b, i) ? 1 : 0;
      }
      covariance[a * d + b] = covariance[b * d + a] = sum / std::max(count, 1.0);
    }
  const SymmetricEigen eigen = symmetric_eigen(covariance.data(), d);
  double rest = 0;
  for (std::size_t e = 0; e + factors < d; ++e) rest += eigen.values[e];
  rest = std::max(rest / static_cast<double>(d - factors), least_pooled);
  std::vector<double> loadings;
  for (std::size_t f = 0; f < factors; ++f) {
    const std::size_t e = d - 1 - f;
    const double size = std::sqrt(std::max(eigen.values[e] - rest, least_loading));
    for (std::size_t j = 0; j < d; ++j) loadings.push_back(size * eigen.vectors[e * d + j]);
  }
  return loadings;
}

} // namespace

bool describes(MixtureFamily family, const MixtureTable& table) {
  const std::size_t d = table.columns();
  if (family.form != MixtureFamily::Form::factors)
    return d >= 2 && d <= kernels::most_covariance_columns && table.whole() == d;
  constexpr std::size_t least[] = {0, 3, 5};
  return d >= least[family.factors];
}

MixtureSums expectation(const MixtureTable& table, MixtureFamily family,
                        const MixtureParameters& parameters, MixtureWork& work) {
  MixtureSums sums = no_sums(table, family, parameters.kinds, family.factors);
  sums.likelihood = step(table, family, parameters, work, &sums, nullptr);
  return sums;
}

double responsibilities(const MixtureTable& table, MixtureFamily family,
                        const MixtureParameters& parameters, MixtureWork& work,
                        Responsibilities& result) {
  result.resize(parameters.kinds * table.padded());
  return step(table, family, parameters, work, nullptr, &result);
}

MixtureSums sums_of(const MixtureTable& table, MixtureFamily family, std::size_t kinds,
                    const Responsibilities& given, MixtureWork& work) {
  MixtureSums sums = no_sums(table, family, kinds, 0);
  work.products.resize(kinds * kernels::mixture_block_rows);
  for (std::size_t b = 0; b < table.blocks(); ++b) {
    const auto rows = table.block(b);
    for (std::size_t c = 0; c < kinds; ++c)
      std::copy_n(given.data() + c * table.padded() + b * kernels::mixture_block_rows, rows.rows,
                  work.products.data() + c * rows.rows);
    kernels::factor_maximisation(rows, kinds, 0, work.products.data(), view_of(sums));
    if (family.form == MixtureFamily::Form::full)
      add_squares(rows, kinds, work.products.data(), sums);
  }
  return sums;
}

MixtureParameters maximisation(const MixtureTable& table, MixtureFamily family,
                               const MixtureSums& sums, const MixtureParameters& before,
                               bool select) {
  const std::size_t k = sums.kinds, d = table.columns(), q = sums.factors;
  const double log_rows = std::log(static_cast<double>(table.rows()));
  MixtureParameters to;
  to.kinds = k;
  to.count = k - 1;
  double all = 0;
  for (std::size_t c = 0; c < k; ++c) to.weights.push_back(sums.totals[c] + hardly_any);
  for (const double weight : to.weights) all += weight;
  for (double& weight : to.weights) weight /= all;
  to.means.resize(d * k);
  to.variances.resize(d * k);
  to.relevance.assign(d, Relevance::mean_and_variance);
  if (family.form == MixtureFamily::Form::factors) {
    to.loadings.resize(q * d);
    for (std::size_t j = 0; j < d; ++j) {
      const ColumnSums column(table, sums, j);
      double loadings[2] = {};
      for (std::size_t f = 0; f < q; ++f) loadings[f] = before.loadings[f * d + j];
      if (q > 0) fit_loadings(column, q, k, before.variances.data() + j * k, loadings);
      for (std::size_t f = 0; f < q; ++f) to.loadings[f * d + j] = loadings[f];
      to.count += fit_column(residual_of(column, q, k, loadings), j, select, log_rows, to);
    }
    if (q > 0) to.count += d * q - q * (q - 1) / 2;
  } else {
    to.count += maximise_covariances(table, family, sums, to);
  }
  to.count += fit_levels(table, sums, select, to);
  return to;
}

MixtureParameters start_mixture(const MixtureTable& table, MixtureFamily family, std::size_t kinds,
                                const Responsibilities& given, MixtureWork& work) {
  MixtureParameters start =
      maximisation(table, family, sums_of(table, family, kinds, given, work), {}, false);
  const std::size_t d = table.columns(), q = family.factors;
  if (q == 0) return start;
  start.loadings = first_loadings(table, q, start, given);
  for (std::size_t j = 0; j < d; ++j) {
    double explained = 0;
    for (std::size_t f = 0; f < q; ++f) explained += std::pow(start.loadings[f * d + j], 2);
    for (std::size_t c = 0; c < kinds; ++c) {
      double& variance = start.variances[j * kinds + c];
      variance = std::max(variance - explained, 0.1 * variance);
    }
  }
  return start;
}

MixtureRun run_mixture(const MixtureTable& table, MixtureFamily family, MixtureParameters start,
                       std::size_t most_steps, bool select, MixtureWork& work) {
  MixtureRun run{std::move(start), 0};
  const double close = tolerance * static_cast<double>(table.rows());
  for (std::size_t t = 0;; ++t) {
    const MixtureSums sums = expectation(table, family, run.parameters, work);
    const double change = std::abs(sums.likelihood - run.likelihood);
    run.likelihood = sums.likelihood;
    if (t >= most_steps || (t > first_steps && change < close)) return run;
    run.parameters = maximisation(table, family, sums, run.parameters, select);
  }
}

} // namespace ilk
