// Cells, a line each: numbers, days, yes and no, missing words, identities. Of all formats and
// kinds each cell has one, by its bytes.
#include <array>
#include <cmath>
#include <limits>

#include "base/decimal_text.h"
#include "base/one_line.h"
#include "base/without_passwords.h"
#include "fuzz/harness.h"
#include "table/boolean_text.h"
#include "table/cells.h"
#include "table/date_text.h"
#include "table/identity_text.h"
#include "table/number_text.h"

namespace ilk::fuzz {
namespace {

constexpr double largest = std::numeric_limits<float>::max();

const std::array<NumberFormat, 8> formats = {{{'.', '\0', false},
                                              {',', '\0', false},
                                              {'.', ',', false},
                                              {',', '.', true},
                                              {'.', ' ', true},
                                              {'.', '\'', true},
                                              {',', ' ', false},
                                              {'.', ',', true}}};

void try_number(std::string_view cell, const NumberFormat& format) {
  double value = 0;
  if (read_number(cell, format, value) == NumberText::number) {
    require(std::abs(value) <= largest, "a number is in the range of float");
    for (const int decimals : {0, 17})
      require(!decimal_text(value, decimals).empty(), "a number has a text");
    require(!three_digits_text(value).empty(), "a number has a text");
  }
  double plain = 0, formatted = 0;
  if (read_number(cell, '.', plain) == NumberText::number)
    require(read_number(cell, formats[0], formatted) == NumberText::number && plain == formatted,
            "a plain number is one in the plain format");
  static_cast<void>(unit_word(cell));
  static_cast<void>(currency_of(cell));
  static_cast<void>(is_clock(cell));
}

void try_date(std::string_view cell) {
  for (const DateOrder order :
       {DateOrder::year_first, DateOrder::day_first, DateOrder::month_first}) {
    const auto day = read_date(cell, order);
    if (!day) continue;
    constexpr float first = -719'529, last = 2'932'897; // years 0 to 9999
    require(*day == std::floor(*day) && *day >= first && *day <= last, "a date is a day");
  }
  static_cast<void>(is_no_day(cell));
}

void try_kind(std::string_view cell, std::uint64_t number) {
  constexpr std::array kinds = {Kind::amount, Kind::boolean, Kind::date, Kind::ratio};
  ColumnSchema column;
  column.kind = kinds[number % kinds.size()];
  column.missing = {"-999", "k.A."};
  column.zero = {"none"};
  if (number % 3 == 0) column.format = formats[3];
  const CellReader reader(column, '.', {"", "NA"});
  if (reader.is_missing(cell)) return;
  const auto value = reader.read(cell);
  require(value ? !std::isinf(*value) : !reader.fault_of(cell).empty(),
          "a cell is a number, or why it is none is said");
  static_cast<void>(read_boolean(cell));
}

void try_identity(std::string_view cell) {
  const ParsedIdentity parsed = parse_identity(cell);
  require(parsed.identity.has_value() == parsed.fault.empty(), "an identity, or a fault");
  if (!parsed.identity) return;
  const ParsedIdentity again = parse_identity(to_text(*parsed.identity));
  require(again.identity == parsed.identity, "an identity is read back equal");
}

void try_cells(std::string_view text) {
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view cell = text.substr(0, end);
    const std::uint64_t number = number_of(cell);
    try_number(cell, formats[number % formats.size()]);
    try_date(cell);
    try_kind(cell, number >> 8);
    try_identity(cell);
    const std::string shown = one_line(cell);
    require(shown.find('\n') == std::string::npos && one_line(shown) == shown,
            "a line stays a line");
    static_cast<void>(without_passwords(cell));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
}

} // namespace
} // namespace ilk::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  ilk::fuzz::try_cells(ilk::fuzz::text_of(bytes, size));
  return 0;
}
