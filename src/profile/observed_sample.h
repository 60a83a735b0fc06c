// The customers that observations are made on, with what all kinds of observations ask of them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "base/execution.h"
#include "profile/observation.h"
#include "profile/pair_ranks.h"
#include "table/table.h"

namespace ilk {

/// A cut of a column's values into parts, lowest first; equal values lie in one part.
struct Parts {
  std::vector<float> upper;     ///< the highest value of each part, ascending
  std::vector<ValueSpan> spans; ///< the values of each that occur
  std::vector<double> shares;   ///< of the customers that have a value

  std::size_t count() const { return upper.size(); }

  /// The part of a value, which is not missing.
  std::size_t part_of(float value) const;
};

class ObservedSample {
 public:
  /// A random sample of at most `most_rows` customers; all below.
  ObservedSample(Execution& execution, const Table& table, std::size_t most_rows);

  std::size_t rows() const { return values_.rows(); }
  std::size_t columns() const { return schema_.size(); }
  const ColumnSchema& schema(std::size_t column) const { return schema_[column]; }
  std::span<const float> values(std::size_t column) const { return values_.column(column); }

  /// The values that are not missing, ascending.
  std::span<const float> sorted(std::size_t column) const { return sorted_[column]; }

  /// Ranks of the values, ties sharing the mean of theirs; NaN where a value is missing.
  std::span<const double> ranks(std::size_t column) const { return ranks_.ranks(column); }

  std::size_t distinct(std::size_t column) const { return distinct_[column]; }

  /// Whether the column is on a scale and has more than a few values.
  bool is_scale(std::size_t column) const;

  /// Whether it has few values, each of which makes a group: a category, a boolean, or a number of
  /// at most a dozen values.
  bool is_grouping(std::size_t column) const;

  /// Amounts and counts with more than a few values, none of them negative.
  bool has_total(std::size_t column) const;

  /// Cut into `count` parts of about as many customers each; where zeros would fill a part of
  /// their own, they are one, and the others share the rest.
  Parts parts(std::size_t column, std::size_t count) const;

  /// Spearman's correlation of the rows in which neither is missing; NaN for fewer than three of
  /// them or a column that is constant there.
  double rank_correlation(std::size_t a, std::size_t b) const { return ranks_.correlation(a, b); }

 private:
  std::vector<ColumnSchema> schema_;
  Matrix values_;
  std::vector<std::vector<float>> sorted_;
  PairRanks ranks_{0, 0};
  std::vector<std::size_t> distinct_;
};

} // namespace ilk
