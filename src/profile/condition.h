// Conditions on customers: "balance is low and tenure is 12 months". Written in TOML
// (condition_toml.h), looked up in a table, and then met or not met by each row.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/execution.h"
#include "ilk/error.h"
#include "table/table.h"

namespace ilk {

/// A column as someone wrote it down, and where.
struct ColumnName {
  std::string name;
  Place place;
};

enum class BoundRelation { at_least, at_most, above, below };

constexpr bool is_from_below(BoundRelation relation) {
  return relation == BoundRelation::at_least || relation == BoundRelation::above;
}

bool is_within(double value, BoundRelation relation, double limit);

/// "at least", "at most", "above", "below".
std::string_view words_of(BoundRelation relation);

struct Bound {
  enum class Measure { value, quantile };
  BoundRelation relation = BoundRelation::at_least;
  Measure measure = Measure::value;
  double limit = 0; ///< in the column's unit, or a probability in [0, 1]
};

/// Lower, middle and upper third of the customers; see condition_levels.h for ties.
enum class Level { low, medium, high };

/// What one column has to be: within all bounds, of one of the levels, equal to a value. What is
/// left out asks for nothing.
struct Criterion {
  ColumnName column;
  std::vector<Bound> bounds;
  std::vector<Level> levels;
  std::optional<std::variant<double, bool, std::string>> equals; ///< text: a category's level
  Place equals_place;
};

/// All criteria must be met; none at all asks for nothing.
using Condition = std::vector<Criterion>;

enum class Met : std::uint8_t {
  no,
  yes,
  unknown, ///< a column of the condition is missing, or has no levels as it is always the same
};

/// A criterion as a table answers it: its limits in the column's unit.
struct ResolvedCriterion {
  struct Limit {
    BoundRelation relation = BoundRelation::at_least;
    double value = 0;
    std::optional<double> quantile; ///< that it is, where it was asked for as one
  };

  ColumnSchema column;
  std::vector<Limit> limits;
  std::vector<Level> levels;
  std::vector<float> cuts;     ///< where the levels begin; empty: the column is always the same
  std::optional<float> equals; ///< as it stands in the table
};

/// A condition looked up in a table.
struct Selection {
  std::vector<Met> rows; ///< one per row of the table
  std::vector<ResolvedCriterion> criteria;
};

/// The column's index. Throws DataError with the place when the table has no such attribute.
std::size_t column_index(const Table& table, const ColumnName& name);

/// The same, for a column that is to be measured. Throws DataError when it is a category.
std::size_t scale_index(const Table& table, const ColumnName& name);

/// Quantiles and levels are those of all rows of the table that have a value. A value is compared
/// with a limit as float, as both were read. Throws DataError with the place for a column that is
/// not in the table, an order or level asked of a category, or a value that it cannot equal.
/// O(criteria x n log n).
Selection select_rows(Execution& execution, const Table& table, const Condition& condition);

} // namespace ilk
