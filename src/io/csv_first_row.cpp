#include "io/csv_first_row.h"

#include <algorithm>
#include <cctype>
#include <optional>
#include <set>
#include <vector>

#include "ilk/error.h"
#include "io/csv_field.h"
#include "table/number_text.h"

namespace ilk::csv {
namespace {

constexpr std::size_t most_rows_looked_at = 50;
constexpr std::size_t fewest_rows_below = 3;

// "C001" and "C17" give "A9": what letters and digits come in which order.
std::string shape_of(std::string_view cell) {
  std::string shape;
  for (const char c : trimmed(cell)) {
    const auto byte = static_cast<unsigned char>(c);
    const bool is_digit = std::isdigit(byte) != 0;
    const bool is_letter = std::isalpha(byte) != 0 || byte > 127;
    const char kind = is_digit ? '9' : is_letter ? 'A' : c;
    const bool goes_on = (is_digit || is_letter) && !shape.empty() && shape.back() == kind;
    if (!goes_on) shape += kind;
  }
  return shape;
}

// The cells of one column below the header.
struct Below {
  std::vector<double> numbers;
  std::size_t words = 0;
  std::set<std::string> shapes;

  bool are_numbers() const { return words == 0 && numbers.size() >= fewest_rows_below; }
};

std::vector<Below> columns_below(std::string_view text, const Header& header,
                                 const CsvDialect& dialect, const CellReader& cells) {
  std::vector<Below> columns(header.names.size());
  const std::string_view head = text.substr(header.end, head_bytes);
  const char* const end = head.data() + head.size();
  std::string buffer;
  std::vector<std::string> record;
  std::size_t rows = 0;
  for (const char* at = head.data(); at != end && rows < most_rows_looked_at; ++rows) {
    record.clear();
    const RecordEnd stop = walk_record(at, end, dialect, [&](std::string_view raw) {
      record.emplace_back(trimmed(said(raw, dialect.quote, buffer)));
    });
    at = skip_blank_lines(stop.at, end);
    if (record.size() != columns.size() || stop.open) continue;
    for (std::size_t j = 0; j < columns.size(); ++j) {
      if (cells.is_missing(record[j])) continue;
      if (const auto number = cells.read(record[j])) {
        columns[j].numbers.push_back(*number);
      } else {
        ++columns[j].words;
        columns[j].shapes.insert(shape_of(record[j]));
      }
    }
  }
  return columns;
}

bool may_be_year(double number) {
  return number >= 1900 && number <= 2100;
}

bool is_row(const Header& header, const std::vector<Below>& columns, const CellReader& cells) {
  std::vector<double> numbers;
  bool all_within = true, any_shape = false;
  for (std::size_t j = 0; j < columns.size(); ++j) {
    const std::string& name = header.names[j];
    const Below& below = columns[j];
    const auto number = cells.read(name);
    if (below.are_numbers()) {
      if (!number) return false; // a name above numbers
      const auto [low, high] = std::ranges::minmax(below.numbers);
      all_within = all_within && *number >= low && *number <= high;
      numbers.push_back(*number);
    } else if (!number && below.shapes.size() == 1) {
      const std::string& shape = *below.shapes.begin();
      const bool has_both = shape.find('9') != std::string::npos && shape.size() > 1;
      if (has_both && shape_of(name) != shape) return false;
      any_shape = any_shape || has_both;
    }
  }
  if (numbers.empty()) return false;
  if (any_shape) return true;
  const bool rise = std::ranges::is_sorted(numbers);
  return numbers.size() > 1 && !rise && all_within && !std::ranges::all_of(numbers, may_be_year);
}

} // namespace

void check_header_is_no_row(std::string_view text, const Header& header, const CsvDialect& dialect,
                            const CellReader& cells, const std::string& file) {
  if (header.names.size() < 2 ||
      !is_row(header, columns_below(text, header, dialect, cells), cells))
    return;
  const std::string_view above = text.substr(0, header.end);
  const auto feeds = static_cast<std::uint64_t>(std::ranges::count(above, '\n'));
  throw DataError(Place{file, std::max<std::uint64_t>(feeds, 1)},
                  "this line looks like a customer, as those below it do, and not like a header",
                  "put a line with the names of the columns on top");
}

} // namespace ilk::csv
