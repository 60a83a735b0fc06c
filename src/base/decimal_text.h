// Digits as people read them: rounded as decimals are, with commas between thousands. The one place
// that turns a number into digits for people.
#pragma once

#include <string>

namespace ilk {

/// "1,234.50": so many decimals (0 to 17). Of two that are equally near, the one away from zero,
/// and that by the shortest decimal that reads back as the double, which is the number people see:
/// 0.045 is 0.05 with two decimals, 250.5 is 251 with none. Never "-0.00". "–" for NaN, "∞" for
/// what is infinite; from 10^15 on three digits and the power of ten.
std::string decimal_text(double value, int decimals);

/// With the fewest decimals up to so many that show it as well: "12.5", "12".
std::string shortest_decimal_text(double value, int most_decimals);

/// About three digits whatever the size: "12,345", "1.23", "0.0012". Whole numbers below 10^15 keep
/// all their digits.
std::string three_digits_text(double value);

} // namespace ilk
