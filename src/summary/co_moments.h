// Means and covariances of all pairs of columns, for correlations and principal
// components.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "base/grid.h"
#include "table/matrix.h"

namespace ilk {

/// Population covariance; `covariance` is columns x columns, row by row, symmetric.
struct Covariance {
  std::uint64_t count = 0;
  std::vector<double> mean;
  std::vector<double> covariance;

  double at(std::size_t i, std::size_t j) const { return covariance[i * mean.size() + j]; }
  /// Pearson's r, 0 where a column is constant.
  double correlation(std::size_t i, std::size_t j) const;
  bool operator==(const Covariance&) const = default;
};

/// A pass over columns without missing values. Exact: every product is rounded once
/// to a grid on which sums do not round (base/grid.h), so columns should be of
/// comparable size, as prepared columns are. O(columns^2) per row.
class CoMoments {
 public:
  struct Summary {
    std::uint64_t count = 0;
    std::vector<double> sums;     ///< per column
    std::vector<double> products; ///< upper triangle with diagonal, row by row

    template <class Self, class Archive>
    static void fields(Self& self, Archive& archive) {
      archive(self.count, self.sums, self.products);
    }
  };

  /// No value may exceed `largest` in magnitude, and there are at most `rows` of them.
  CoMoments(std::size_t columns, double largest, std::uint64_t rows)
      : columns_(columns), sum_grid_(Grid::for_sum(largest, rows)),
        product_grid_(Grid::for_sum(largest * largest, rows)) {}

  Summary empty() const;
  void absorb(Summary& into, const RowBlock& rows) const;
  void merge(Summary& into, const Summary& from) const;
  Covariance finish(Summary summary) const;

  /// Undoes a merge: exact, as sums on a grid are.
  void take_away(Summary& from, const Summary& part) const;

  /// Counts anew what a column has a part in; `rows`: all that were absorbed, of which nothing but
  /// that column has changed. O(rows * columns).
  void absorb_anew(Summary& into, const RowBlock& rows, std::size_t column) const;

 private:
  double sum_of(std::span<const float> column) const;

  std::size_t columns_;
  Grid sum_grid_;
  Grid product_grid_;
};

} // namespace ilk
