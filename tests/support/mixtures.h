// Tables whose truth is known: with so many kinds of customers, or with none.
#pragma once

#include <cmath>
#include <cstdint>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "support/numbers.h"

namespace ilk::test {

/// Rows of numbers as the text of a CSV file with columns x0, x1, ...
class NumberTable {
 public:
  explicit NumberTable(std::size_t columns) : columns_(columns) {
    for (std::size_t j = 0; j < columns; ++j) text_ += fmt::format("{}x{}", j == 0 ? "" : ",", j);
    text_ += '\n';
  }

  void add(const std::vector<double>& row) {
    for (std::size_t j = 0; j < columns_; ++j)
      fmt::format_to(std::back_inserter(text_), "{}{:.6g}", j == 0 ? "" : ",", row[j]);
    text_ += '\n';
  }

  const std::string& csv() const { return text_; }

 private:
  std::size_t columns_;
  std::string text_;
};

/// Independent columns: log-normal, uniform and normal in turn.
inline std::string independent_columns(std::size_t rows, std::size_t columns, std::uint64_t seed) {
  auto random = random_numbers(seed, 1);
  NumberTable table(columns);
  for (std::size_t i = 0; i < rows; ++i) {
    std::vector<double> row(columns);
    for (std::size_t j = 0; j < columns; ++j)
      row[j] = j % 3 == 0   ? std::exp(random.normal())
               : j % 3 == 1 ? random.uniform()
                            : random.normal();
    table.add(row);
  }
  return table.csv();
}

inline std::string uniform_cube(std::size_t rows, std::size_t columns, std::uint64_t seed) {
  auto random = random_numbers(seed, 2);
  NumberTable table(columns);
  for (std::size_t i = 0; i < rows; ++i) {
    std::vector<double> row(columns);
    for (double& value : row) value = random.uniform();
    table.add(row);
  }
  return table.csv();
}

/// How the rows of one cluster are spread about its middle.
enum class Spread {
  normal,
  student,      ///< Student's t with three degrees of freedom, the same for all columns of a row
  contaminated, ///< normal, but eight times as wide for one row in a hundred
};

/// One elliptical cluster: three common factors with random loadings, and noise.
inline std::string one_cluster(std::size_t rows, std::size_t columns, std::uint64_t seed,
                               Spread spread) {
  auto random = random_numbers(seed, 3);
  constexpr std::size_t factors = 3;
  std::vector<double> loadings(columns * factors);
  for (double& loading : loadings) loading = 0.7 * random.normal();
  NumberTable table(columns);
  for (std::size_t i = 0; i < rows; ++i) {
    double factor[factors];
    for (double& value : factor) value = random.normal();
    double width = 1;
    if (spread == Spread::contaminated && random.uniform() < 0.01) width = 8;
    if (spread == Spread::student) {
      double squares = 0;
      for (int d = 0; d < 3; ++d) squares += std::pow(random.normal(), 2);
      width = std::sqrt(3 / squares);
    }
    std::vector<double> row(columns);
    for (std::size_t j = 0; j < columns; ++j) {
      double value = 0.7 * random.normal();
      for (std::size_t f = 0; f < factors; ++f) value += loadings[j * factors + f] * factor[f];
      row[j] = width * value;
    }
    table.add(row);
  }
  return table.csv();
}

struct Mixture {
  std::string csv;
  std::vector<std::uint32_t> truth; ///< per row
};

/// `kinds` normal clusters of unequal sizes (up to 1 : 3) and widths (standard deviations from 0.7
/// to 1.3 in every direction), with at least `apart` between any two middles.
inline Mixture mixture(std::size_t kinds, std::size_t rows, std::size_t columns, double apart,
                       std::uint64_t seed) {
  auto random = random_numbers(seed, 100 + static_cast<std::uint32_t>(kinds));
  const auto draw = [&](std::size_t count, auto&& number) {
    std::vector<double> values(count);
    for (double& value : values) value = number();
    return values;
  };
  std::vector<double> middles;
  double reach = apart / std::sqrt(static_cast<double>(columns));
  const auto nearest = [&] {
    double least = INFINITY;
    for (std::size_t a = 0; a < kinds; ++a)
      for (std::size_t b = 0; b < a; ++b) {
        double square = 0;
        for (std::size_t j = 0; j < columns; ++j)
          square += std::pow(middles[a * columns + j] - middles[b * columns + j], 2);
        least = std::min(least, std::sqrt(square));
      }
    return least;
  };
  do {
    middles = draw(kinds * columns, [&] { return reach * random.normal(); });
    reach *= 1.001; // until they fit
  } while (nearest() < apart);
  const auto weights = draw(kinds, [&] { return 0.5 + random.uniform(); });
  const auto widths = draw(kinds * columns, [&] { return 0.7 + 0.6 * random.uniform(); });
  double total = 0;
  for (const double weight : weights) total += weight;

  NumberTable table(columns);
  Mixture result;
  for (std::size_t i = 0; i < rows; ++i) {
    std::uint32_t kind = 0;
    for (double at = total * random.uniform(); kind + 1 < kinds && at > weights[kind]; ++kind)
      at -= weights[kind];
    std::vector<double> row(columns);
    for (std::size_t j = 0; j < columns; ++j)
      row[j] = middles[kind * columns + j] + widths[kind * columns + j] * random.normal();
    table.add(row);
    result.truth.push_back(kind);
  }
  result.csv = table.csv();
  return result;
}

} // namespace ilk::test
