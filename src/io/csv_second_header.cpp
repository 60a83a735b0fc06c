#include "io/csv_second_header.h"

#include <cctype>
#include <cstdint>
#include <vector>

#include "ilk/error.h"
#include "io/csv_field.h"
#include "io/csv_read.h"
#include "table/number_text.h"

namespace ilk::csv {
namespace {

constexpr std::size_t most_records = 50;
constexpr std::size_t most_described_lines = 3;
constexpr std::size_t fewest_data_records = 3;

enum class Cell { missing, number, words, other };

using Record = std::vector<Cell>;

Cell cell_kind(std::string_view cell, const CellReader& cells) {
  if (trimmed(cell).empty() || cells.is_missing(cell)) return Cell::missing;
  if (cells.read(cell)) return Cell::number;
  const std::string_view words = trimmed(cell);
  const auto first = static_cast<unsigned char>(words.front());
  // Letters of other scripts begin with a byte over 127; {"ImportId": ...} is Qualtrics'.
  return std::isalpha(first) != 0 || first >= 0x80 || first == '{' || first == '(' ? Cell::words
                                                                                   : Cell::other;
}

// Whether the first `lines` records describe the others.
bool describe(const std::vector<Record>& records, std::size_t lines) {
  if (records.size() < lines + fewest_data_records) return false;
  std::size_t columns = 0, words = 0;
  for (std::size_t j = 0; j < records.front().size(); ++j) {
    std::size_t numbers = 0, others = 0;
    for (std::size_t i = lines; i < records.size(); ++i) {
      numbers += records[i][j] == Cell::number ? 1 : 0;
      others += records[i][j] == Cell::words || records[i][j] == Cell::other ? 1 : 0;
    }
    if (numbers < 2 || others > 0) continue;
    ++columns;
    for (std::size_t i = 0; i < lines; ++i) words += records[i][j] == Cell::words ? 1 : 0;
  }
  return columns >= 2 && words * 10 >= columns * lines * 8;
}

} // namespace

void check_header_is_one_line(std::string_view text, const Header& header,
                              const CsvDialect& dialect, const CellReader& cells,
                              const std::string& file) {
  const std::string_view head = text.substr(header.end, head_bytes);
  const char* const end = head.data() + head.size();
  std::vector<Record> records;
  std::string buffer;
  for (const char* at = head.data(); at != end && records.size() < most_records;) {
    Record record;
    const RecordEnd stop = walk_record(at, end, dialect, [&](std::string_view raw) {
      record.push_back(cell_kind(said(raw, dialect.quote, buffer), cells));
    });
    if (record.size() == header.names.size() && !stop.open) records.push_back(std::move(record));
    at = skip_blank_lines(stop.at, end);
  }
  for (std::size_t lines = 1; lines <= most_described_lines; ++lines) {
    if (!describe(records, lines)) continue;
    const std::uint64_t line = LineCounter(text).line_at(header.end);
    throw DataError(Place{file, line},
                    lines == 1
                        ? "this line describes the columns, as a second header would: it has words "
                          "where the lines below have numbers"
                        : "this line and those after it describe the columns, as a second header "
                          "would: they have words where the lines below have numbers",
                    lines == 1 ? "delete this line, and leave one header"
                               : "delete all lines between the header and the first customer");
  }
}

} // namespace ilk::csv
