// Which way of filling makes the least error.
#pragma once

#include <vector>

#include "base/execution.h"
#include "model/preparation.h"

namespace ilk {

/// For the columns at `open` (of Part::value, with missing values): the root mean squared error, in
/// prepared units, of every fill that is tried (FillMethod::is_tried) on known values that were
/// hidden from it. On a random sample of at most 5,000 rows; up to 500 values of each column are
/// hidden, at most a fifth of those known, all columns' at once. A column of which fewer than 30
/// would be hidden gets no figures; nor does a fill that is not tried with as many columns
/// (FillFit), or, if `is_portable`, that is not portable.
std::vector<FillError> measure_fills(Execution& execution, const Table& table,
                                     const std::vector<ColumnPreparation>& columns,
                                     const std::vector<std::size_t>& open, bool is_portable,
                                     std::uint64_t seed);

/// The method of least error for the column named, the earlier on ties; one that looks at other
/// columns only where its error is at least 5% below the median's, and one that is not portable
/// only where it is at least 10% below that of any other. The median without figures.
Fill least_error(const std::vector<FillError>& errors, const std::string& column);

/// The choice in words, or an empty string where nothing was measured.
std::string choice_words(const std::vector<FillError>& errors, const std::string& column);

} // namespace ilk
