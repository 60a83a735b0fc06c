// How much of the customers' attributes a model's encoders reconstruct.
#pragma once

#include "base/execution.h"
#include "model/model.h"
#include "table/matrix.h"

namespace ilk {

/// Rows that it is taken of, at most.
inline constexpr std::size_t reconstructed_rows = 5'000;

/// Which of a table's rows these are.
std::vector<std::uint32_t> reconstruction_sample(Execution& execution, const RowBlock& rows);

/// Share of the prepared attributes' variance that the encoders reconstruct, their mean: 1 - error
/// / variance, of at most reconstructed_rows of the rows, the same ones of equal tables, which may
/// be all that is given; 1 without variance.
double reconstruction_r2(Execution& execution, const Model& model, const RowBlock& prepared);

/// Groups of rows that the error of it is taken from, where there are so many rows.
inline constexpr std::size_t reconstruction_groups = 20;

/// Its standard deviation over draws of one customer: that of so many rows is it divided by their
/// square root. From the spread of its linearised value over groups of rows (W. G. Cochran,
/// "Sampling Techniques", 1977, section 6.4, a ratio's variance); 0 for fewer than two rows.
double reconstruction_r2_deviation(Execution& execution, const Model& model,
                                   const RowBlock& prepared);

} // namespace ilk
