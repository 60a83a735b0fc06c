// Cells among numbers that mean 0 in words.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "table/schema.h"

namespace ilk {

/// "free", "none", "no", "nil" and their like in other languages, whatever the case.
bool says_zero(std::string_view cell);

/// "-" too, which stands for 0 in books and for nothing elsewhere.
bool may_say_zero(std::string_view cell);

/// Takes words as 0 in a column that counts or pays: an amount, a count or a share, without numbers
/// below 0. "free" and "zero" are 0; "none" and "no" are where no number is 0; a dash is where,
/// besides, the numbers are written as in books, with marks between thousands, brackets or currency
/// signs. `words`: cells that were passed over as missing. The column then tells why.
void settle_zero_words(ColumnSchema& column, const std::vector<double>& numbers,
                       const std::vector<std::string>& words);

} // namespace ilk
