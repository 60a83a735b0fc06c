// Columns that say nothing of their own.
#pragma once

#include <span>
#include <string>

#include "summary/moments.h"
#include "table/table.h"

namespace ilk {

/// Equal in every row, missing values included.
bool same_values(std::span<const float> a, std::span<const float> b);

/// Whether `later` is `earlier` in other units: Pearson's |r| >= 0.999999 over the rows that have
/// both, and no value of its own where `earlier` has none. Deviations from the means are summed, so
/// that values far from zero do not cancel. O(rows), or O(1) where the first rows tell.
bool is_in_other_units(std::span<const float> earlier, std::span<const float> later);

/// Why attribute j carries nothing that an earlier one does not, or an empty string. `moments`: of
/// the attribute. Labels are passed over.
std::string reason_to_drop(const Table& table, std::size_t j, const ColumnMoments& moments);

} // namespace ilk
