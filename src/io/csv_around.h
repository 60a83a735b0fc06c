// What stands around a table in its text: notes below it, its header again, lines that are drawn,
// another table.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "io/csv.h"

namespace ilk::csv {

/// What a raw field says, but for doubled quotes: without blanks and quotes at its ends.
std::string_view unquoted(std::string_view raw, char quote);

/// What a column's cells look like in full records.
struct Look {
  std::size_t numbers = 0;
  std::size_t words = 0;

  void add(std::string_view cell);

  /// Whether the cell is empty, or like the others.
  bool may_hold(std::string_view cell) const;
};

/// Whether the table, whose text begins with a header of `fields` names, may have more around it:
/// the header again, a line below it that is drawn, an empty line with something below, notes.
bool has_more_than_a_table(std::string_view table, std::size_t fields, const CsvDialect& dialect);

/// Where notes below the table begin: lines as wide as it, of which only the first cell says
/// something, a sentence or with a beginning such as "Source". The end where there are none.
const char* find_notes(std::string_view table, std::size_t fields, const CsvDialect& dialect);

/// Whether a record is the header again.
bool is_same_header(const std::vector<std::string>& record, const std::vector<std::string>& header,
                    char quote);

/// Whether all fields of a record are dashes, as databases draw below a header.
bool is_drawn_line(const std::vector<std::string>& record, char quote);

/// Whether a record names other columns: different words, in two columns at least that hold
/// numbers above.
bool is_another_header(const std::vector<std::string>& record, const std::vector<Look>& looks,
                       char quote);

} // namespace ilk::csv
