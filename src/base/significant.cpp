#include "base/significant.h"

#include <array>
#include <charconv>
#include <cmath>

namespace ilk {

double to_significant(double value, int digits) {
  if (!std::isfinite(value)) return value;
  std::array<char, 32> text;
  const auto end = std::to_chars(text.data(), text.data() + text.size(), value,
                                 std::chars_format::scientific, digits - 1);
  double rounded = value;
  std::from_chars(text.data(), end.ptr, rounded);
  return rounded;
}

} // namespace ilk
