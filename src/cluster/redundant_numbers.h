// Numbers that the others determine: sums, and products, of other columns.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace ilk {

/// Which of `columns` (equally long, missing is NaN) to leave out, in the order of leaving: while
/// the R^2 of the regression of one on the others, raw or in logarithms, is 0.98 or more, the one
/// with the largest goes, the last of equal ones. Logarithms are of the columns without negative
/// values and with more than four fifths above zero, in the rows where all of those are, when these
/// are half of the rows; raw figures of the rows without gaps when these are half, else of the
/// columns without gaps. Two columns are always left. O(columns^2 (rows + columns^2)). Pure.
std::vector<std::size_t> redundant_numbers(std::span<const std::vector<double>> columns);

} // namespace ilk
