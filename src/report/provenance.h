// Where files come from, and what of the customers may stand in them.
#pragma once

#include <cstdint>
#include <string>

#include "facts/ids.h"
#include "report/score_digits.h"

namespace ilk {

struct Provenance {
  std::string command;     ///< that makes the object again, on one line, quoted for a shell
  std::uint64_t bytes = 0; ///< of the input; none of a database or of memory
  std::string sha256;      ///< of these bytes; empty where there are none
  Ids ids = Ids::hidden;
  bool is_shared = false; ///< the report says nothing about fewer than `fewest_told` customers
  ScoreDigits digits = ScoreDigits::three; ///< in segments.csv and outliers.csv
};

} // namespace ilk
