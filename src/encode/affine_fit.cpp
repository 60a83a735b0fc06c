#include "encode/affine_fit.h"

#include <algorithm>
#include <vector>

#include <Eigen/Dense>

#include "base/hash.h"
#include "model/model.h"

namespace ilk {
namespace {

struct Halves {
  std::vector<std::uint32_t> fitted, measured;
};

Halves halves_of(std::span<const std::uint64_t> keys) {
  Halves halves;
  for (std::uint32_t i = 0; i < keys.size(); ++i)
    (mixed(keys[i]) % 2 == 0 ? halves.fitted : halves.measured).push_back(i);
  return halves;
}

// Sums of products, customer after customer, so that they are the same on every machine.
struct Sums {
  Eigen::MatrixXd squares;  // of the prepared columns, and of a 1 behind them
  Eigen::MatrixXd products; // of these and the codes
};

Sums sums_of(const Matrix& prepared, const Matrix& codes) {
  const std::size_t inputs = prepared.columns() + 1, outputs = codes.columns();
  std::vector<double> squares(inputs * inputs), products(inputs * outputs), x(inputs), y(outputs);
  for (std::size_t i = 0; i < prepared.rows(); ++i) {
    for (std::size_t j = 0; j + 1 < inputs; ++j) x[j] = prepared.at(i, j);
    x.back() = 1;
    for (std::size_t k = 0; k < outputs; ++k) y[k] = codes.at(i, k);
    for (std::size_t a = 0; a < inputs; ++a) {
      for (std::size_t b = 0; b < inputs; ++b) squares[a * inputs + b] += x[a] * x[b];
      for (std::size_t k = 0; k < outputs; ++k) products[a * outputs + k] += x[a] * y[k];
    }
  }
  using RowMajor = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
  const auto in = static_cast<Eigen::Index>(inputs), out = static_cast<Eigen::Index>(outputs);
  return {Eigen::Map<RowMajor>(squares.data(), in, in),
          Eigen::Map<RowMajor>(products.data(), in, out)};
}

// Columns that depend on one another, as a category's do, share their weight: a thousandth of a
// customer at the origin is added.
Eigen::MatrixXd least_squares(const Matrix& prepared, const Matrix& codes) {
  Sums sums = sums_of(prepared, codes);
  sums.squares.diagonal().array() += 1e-3;
  return sums.squares.ldlt().solve(sums.products);
}

Matrix mapped(const AffineForm& form, const Matrix& prepared) {
  Matrix codes(prepared.rows(), form.offset.size());
  for (std::size_t k = 0; k < codes.columns(); ++k)
    for (std::size_t i = 0; i < codes.rows(); ++i) {
      double value = form.offset[k];
      for (std::size_t j = 0; j < prepared.columns(); ++j)
        value += static_cast<double>(form.weights[k * prepared.columns() + j]) * prepared.at(i, j);
      codes.at(i, k) = static_cast<float>(value);
    }
  return codes;
}

void measure_alike(Execution& execution, const Matrix& prepared, const Matrix& codes,
                   const Centroids& centroids, AffineForm& form) {
  const auto wanted = score_codes(execution, codes.block(), centroids);
  const auto found = score_codes(execution, mapped(form, prepared).block(), centroids);
  form.alike.assign(centroids.count, {});
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    Alike& segment = form.alike[wanted[i].segment];
    ++segment.customers;
    if (found[i].segment == wanted[i].segment)
      ++segment.same;
    else
      form.margin = std::max(form.margin, static_cast<double>(found[i].margin));
  }
}

} // namespace

std::optional<AffineForm> fit_affine(Execution& execution, const RowBlock& prepared,
                                     const RowBlock& codes, std::span<const std::uint64_t> keys,
                                     const Centroids& centroids) {
  const Halves halves = halves_of(keys);
  if (halves.fitted.empty() || halves.measured.empty()) return std::nullopt;
  const Eigen::MatrixXd map =
      least_squares(gather_rows(prepared, halves.fitted), gather_rows(codes, halves.fitted));
  AffineForm form;
  form.fitted = halves.fitted.size();
  for (Eigen::Index k = 0; k < map.cols(); ++k) {
    for (Eigen::Index j = 0; j + 1 < map.rows(); ++j)
      form.weights.push_back(static_cast<float>(map(j, k)));
    form.offset.push_back(static_cast<float>(map(map.rows() - 1, k)));
  }
  measure_alike(execution, gather_rows(prepared, halves.measured),
                gather_rows(codes, halves.measured), centroids, form);
  return form;
}

} // namespace ilk
