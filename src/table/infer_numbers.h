// What a column of numbers is likely to be.
#pragma once

#include <string>
#include <vector>

#include "table/schema.h"

namespace ilk {

/// Kind and role by the words of a column's name and its sampled cells; false, and the column as it
/// was, where these are no numbers. What the numbers are is a list of rules in infer_numbers.cpp.
bool describe_as_numbers(ColumnSchema& column, const std::vector<std::string>& words,
                         const std::vector<std::string>& cells, char decimal_point);

void ignore_column(ColumnSchema& column, std::string reason);

/// "'k.A.', 'unknown' are taken as missing".
std::string taken_as_missing(const std::vector<std::string>& words);

} // namespace ilk
