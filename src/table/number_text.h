// A number as people write it in a table cell.
#pragma once

#include <string_view>

#include "table/schema.h"

namespace ilk {

enum class NumberText {
  number,       ///< finite, and in the range of float
  not_a_number, ///< no number, or text after the number
  nan,          ///< spells NaN
  infinite,     ///< spells infinity
  too_large,    ///< a number, but beyond the largest float
};

/// The text without blanks and tabs at its ends.
std::string_view trimmed(std::string_view text);

/// Reads a whole cell: blanks at the ends and one leading plus sign are allowed,
/// grouping marks and units are not. `value` is the nearest double; it is written
/// only when the result is NumberText::number. O(length).
NumberText read_number(std::string_view cell, char decimal_point, double& value);

/// The same for cells written in a format. Between thousands all groups have three digits, or two
/// but for the last, as in India (12,34,567); a number with marks does not begin with 0. A blank as
/// the mark stands for a no-break space too, an apostrophe for the typographic one. With `signs`, a
/// currency sign or code may stand at either end, "(12)" and "12-" mean -12, a percent sign divides
/// by 100, "1.2k" is 1200 ("M", "bn", "Mio.", "lakh" likewise), lengths of time (see is_clock) are
/// in seconds, a unit such as "days" (see unit_word) is passed over, and so is "ca." or "~" in
/// front. Digits of full width and Arabic ones are digits. The minus of typesetters (U+2212) is one
/// everywhere.
NumberText read_number(std::string_view cell, const NumberFormat& format, double& value);

/// The unit that a cell such as "30 days" ends in, in the plural of units of time; empty for none
/// that is known.
std::string_view unit_word(std::string_view cell);

/// The currency sign or code at either end of the cell; empty for none.
std::string_view currency_of(std::string_view cell);

/// Whether the cell is a length of time, or a time of day: "0:12:30", "13:24", "13h 24m", "PT90M",
/// "3 days 04:05:06".
bool is_clock(std::string_view cell);

} // namespace ilk
