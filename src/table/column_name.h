// Column names as people write them in headers, turned into words.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace ilk {

/// The name in words: "CASH_ADVANCE_TRX" and "CashAdvanceTrx" both give
/// "cash advance trx". Letters beyond ASCII stay as they are. The name itself when
/// nothing would be left.
std::string in_words(std::string_view name);

/// The words of the name without signs: "Income (k$)" gives {"income", "k"}.
std::vector<std::string> words_of(std::string_view name);

/// With a capital at its beginning.
std::string sentence_start(std::string text);

} // namespace ilk
