// Rank correlations of many pairs of columns with missing values: each column is sorted once, and a
// pair's ranks among the rows that have both are counted off from there.
#pragma once

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace ilk {

/// Spearman's correlation from the ranks of two columns, ties sharing the mean of theirs; NaN for
/// fewer than three or where one is constant. At most 100,000 ranks.
double correlation_of_ranks(std::span<const double> a, std::span<const double> b);

class PairRanks {
 public:
  /// No columns yet, of so many rows.
  PairRanks(std::size_t rows, std::size_t columns) : rows_(rows), columns_(columns) {}

  /// Different columns may be set at the same time. NaN where a value is missing. O(n log n).
  void set(std::size_t column, std::span<const float> values);

  std::size_t rows() const { return rows_; }

  /// Ranks of the values, from 1, ties sharing the mean of theirs; NaN where a value is missing.
  std::span<const double> ranks(std::size_t column) const { return columns_[column].ranks; }

  /// Rows that have a value, ascending by it; see summary/ranks.h.
  std::span<const std::uint64_t> order(std::size_t column) const { return columns_[column].order; }

  /// Rows in which neither is missing.
  std::size_t with_both(std::size_t a, std::size_t b) const;

  /// Spearman's correlation of those; NaN for fewer than three of them or a column that is constant
  /// there. O(n).
  double correlation(std::size_t a, std::size_t b) const;

 private:
  struct Column {
    std::vector<double> ranks;
    std::vector<std::uint64_t> order;

    bool has(std::size_t row) const { return !std::isnan(ranks[row]); }
    bool is_complete() const { return order.size() == ranks.size(); }
  };

  std::size_t rows_;
  std::vector<Column> columns_;
};

} // namespace ilk
