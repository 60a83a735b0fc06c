#include "cluster/redundant_numbers.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <optional>

#include <Eigen/Cholesky>

namespace ilk {
namespace {

constexpr double determined = 0.98, ridge = 1e-9, equally = 1e-6;

struct Correlated {
  std::vector<std::size_t> columns; ///< that vary
  Eigen::MatrixXd correlations;
};

using Columns = std::span<const std::vector<double>>;

bool has_gaps(const std::vector<double>& column) {
  return std::ranges::any_of(column, [](double x) { return std::isnan(x); });
}

Correlated correlated(const Columns& columns, std::span<const std::size_t> of,
                      const std::vector<std::uint8_t>& rows, bool logarithms) {
  Correlated result;
  std::vector<Eigen::VectorXd> centred;
  const auto count = std::ranges::count(rows, 1);
  for (const std::size_t j : of) {
    Eigen::VectorXd values(count);
    Eigen::Index next = 0;
    for (std::size_t i = 0; i < rows.size(); ++i)
      if (rows[i]) values[next++] = logarithms ? std::log(columns[j][i]) : columns[j][i];
    values.array() -= values.sum() / static_cast<double>(count);
    const double norm = values.norm();
    if (!(norm > 0) || !std::isfinite(norm)) continue;
    result.columns.push_back(j);
    centred.push_back(values / norm);
  }
  const auto size = static_cast<Eigen::Index>(centred.size());
  result.correlations.resize(size, size);
  for (Eigen::Index a = 0; a < size; ++a)
    for (Eigen::Index b = 0; b <= a; ++b)
      result.correlations(a, b) = result.correlations(b, a) =
          centred[static_cast<std::size_t>(a)].dot(centred[static_cast<std::size_t>(b)]);
  return result;
}

// In which rows a test holds of all the columns; nothing when in less than half.
template <class Test>
std::optional<std::vector<std::uint8_t>> rows_where(const Columns& columns,
                                                    std::span<const std::size_t> of, Test test) {
  std::vector<std::uint8_t> rows(columns[0].size(), 1);
  for (const std::size_t j : of)
    for (std::size_t i = 0; i < rows.size(); ++i) rows[i] &= test(columns[j][i]) ? 1 : 0;
  if (static_cast<std::size_t>(std::ranges::count(rows, 1)) * 2 < rows.size()) return {};
  return rows;
}

Correlated raw(const Columns& columns) {
  std::vector<std::size_t> all, whole;
  for (std::size_t j = 0; j < columns.size(); ++j) {
    all.push_back(j);
    if (!has_gaps(columns[j])) whole.push_back(j);
  }
  const auto known = [](double x) { return !std::isnan(x); };
  if (const auto rows = rows_where(columns, all, known))
    return correlated(columns, all, *rows, false);
  return correlated(columns, whole, std::vector<std::uint8_t>(columns[0].size(), 1), false);
}

Correlated in_logarithms(const Columns& columns) {
  std::vector<std::size_t> of;
  const auto positive = [](double x) { return x > 0; };
  for (std::size_t j = 0; j < columns.size(); ++j)
    if (std::ranges::none_of(columns[j], [](double x) { return x < 0; }) &&
        static_cast<double>(std::ranges::count_if(columns[j], positive)) >
            0.8 * static_cast<double>(columns[j].size()))
      of.push_back(j);
  const auto rows = rows_where(columns, of, positive);
  return of.size() < 2 || !rows ? Correlated{} : correlated(columns, of, *rows, true);
}

// The column with the largest R^2 among those left, with that.
struct Worst {
  double r2 = 0;
  std::size_t column = 0;
};
Worst worst_of(const Correlated& all, const std::vector<std::uint8_t>& out) {
  std::vector<Eigen::Index> left;
  for (std::size_t a = 0; a < all.columns.size(); ++a)
    if (!out[all.columns[a]]) left.push_back(static_cast<Eigen::Index>(a));
  if (left.size() < 2) return {};
  Eigen::MatrixXd matrix = all.correlations(left, left);
  matrix.diagonal().array() += ridge;
  const Eigen::MatrixXd inverse =
      matrix.ldlt().solve(Eigen::MatrixXd::Identity(matrix.rows(), matrix.cols()));
  const Eigen::VectorXd r2 = 1 - inverse.diagonal().array().inverse();
  const double largest = r2.maxCoeff();
  Worst worst;
  for (std::size_t a = 0; a < left.size(); ++a)
    if (r2[static_cast<Eigen::Index>(a)] >= largest - equally)
      worst = {r2[static_cast<Eigen::Index>(a)], all.columns[static_cast<std::size_t>(left[a])]};
  return worst;
}

} // namespace

std::vector<std::size_t> redundant_numbers(std::span<const std::vector<double>> columns) {
  std::vector<std::size_t> left_out;
  if (columns.size() < 3 || columns[0].empty()) return left_out;
  const Correlated scales[] = {raw(columns), in_logarithms(columns)};
  std::vector<std::uint8_t> out(columns.size(), 0);
  while (left_out.size() + 2 < columns.size()) {
    Worst worst{determined, columns.size()};
    for (const Correlated& scale : scales)
      if (const Worst each = worst_of(scale, out); each.r2 > worst.r2) worst = each;
    if (worst.column == columns.size()) break;
    out[worst.column] = 1;
    left_out.push_back(worst.column);
  }
  return left_out;
}

} // namespace ilk
