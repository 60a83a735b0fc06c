// Columns that say nothing of their own.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "summary/moments.h"
#include "table/table.h"

namespace ilk {

/// Equal in every row, missing values included.
bool same_values(std::span<const float> a, std::span<const float> b);

/// Whether `later` is `earlier` in other units: Pearson's |r| >= 0.999999 over the rows that have
/// both, and no value of its own where `earlier` has none. Deviations from the means are summed, so
/// that values far from zero do not cancel. O(rows), or O(1) where the first rows tell.
bool is_in_other_units(std::span<const float> earlier, std::span<const float> later);

/// Tells most pairs of columns apart quickly, for wide tables: by Pearson's r of the first rows, of
/// columns without gaps; of others by how far some rows lie from any line. O(rows looked at) a
/// pair. The table must outlive it.
class UnitsScreen {
 public:
  explicit UnitsScreen(const Table& table);

  /// False where is_in_other_units is certainly false.
  bool may_differ_in_units_only(std::size_t earlier, std::size_t later) const;

 private:
  static std::size_t begun(std::size_t rows); // looked at first
  bool may_lie_on_a_line(std::size_t earlier, std::size_t later) const;

  const Table& table_;
  std::vector<std::vector<float>> standardised_; // empty where the screen tells nothing
  std::vector<double> rest_;                     // lengths of them behind their beginnings
  std::vector<double> squares_; // of the values that there are, about their mean; 0 for words
};

/// Why attribute j carries nothing that an earlier one does not, or an empty string. `moments`: of
/// the attribute. Labels are passed over.
std::string reason_to_drop(const Table& table, std::size_t j, const ColumnMoments& moments,
                           const UnitsScreen& screen);

} // namespace ilk
