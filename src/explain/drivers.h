// What sets a segment apart: the attributes in which its customers lie above or below the others.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "base/execution.h"
#include "table/matrix.h"

namespace ilk {

/// An attribute that sets a segment apart.
struct Driver {
  std::size_t attribute = 0;    ///< index into the preparation's columns
  double difference = 0;        ///< as in AttributeProfile
  double median_difference = 0; ///< median of the prepared attribute (of those who have a value)
                                ///< minus everybody's, in population standard deviations
  double auc = 0.5; ///< chance that a customer of the segment lies above one of the others, equal
                    ///< values counted half; those without a value take no part
  std::optional<std::size_t> goes_with; ///< the first driver of the segment that says much the same

  /// Cliff's delta, in [-1, 1]: N. Cliff, "Dominance statistics" (1993).
  double dominance() const { return 2 * auc - 1; }
  bool is_high() const { return auc > 0.5; }
};

/// What counts as a driver, and as a strong one, by its dominance: the limits of J. Romano and
/// others, "Appropriate statistics for ordinal level data" (2006) for small and medium.
inline constexpr double small_dominance = 0.147, medium_dominance = 0.33;

/// Drivers this much correlated by their ranks say much the same.
inline constexpr double redundant_correlation = 0.8;

/// For each column areas_above_others of it: [column][group]. O(rows * columns * log rows).
std::vector<std::vector<double>>
areas_of_columns(Execution& execution, const std::vector<std::span<const float>>& columns,
                 std::span<const std::uint32_t> labels, std::size_t count);

/// Rank correlations among the columns that matter.
class Redundancy {
 public:
  /// Of these columns of some prepared rows. O(rows * columns^2).
  Redundancy(Execution& execution, const RowBlock& prepared, std::vector<std::size_t> columns);

  /// The size of the rank correlation of two columns; 0 where one was not looked at.
  double between(std::size_t a, std::size_t b) const;

  /// Whether two columns say much the same.
  bool among(std::size_t a, std::size_t b) const { return between(a, b) >= redundant_correlation; }

 private:
  std::vector<std::size_t> columns_; // ascending
  std::vector<double> correlations_;
};

/// Strongest first, ties to the first attribute; those under small_dominance are left out.
void rank_drivers(std::vector<Driver>& drivers);

/// Sets goes_with of ranked drivers: the strongest before it that is redundant with it and goes
/// with none itself.
void find_redundant(const Redundancy& redundancy, std::vector<Driver>& drivers);

} // namespace ilk
