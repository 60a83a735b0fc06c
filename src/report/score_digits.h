// How distances and margins of single customers are written.
#pragma once

namespace ilk {

enum class ScoreDigits {
  three, ///< decimals, which people read and which tell customers apart
  exact, ///< as many as it takes to read the same number again
};

} // namespace ilk
