// Numbers with few digits.
#pragma once

namespace ilk {

/// The value with so many significant digits (1 to 17): the double nearest to that decimal. NaN,
/// infinities and zero stay.
double to_significant(double value, int digits);

} // namespace ilk
