// A figure of fixed precision within a sentence.
#pragma once

#include <string>

#include "facts/figure.h"

namespace ilk {

inline std::string decimals(double value, int places) {
  return figure::decimal(value, places).text;
}

} // namespace ilk
