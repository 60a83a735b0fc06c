#include "io/csv_around.h"

#include <algorithm>
#include <array>
#include <set>

#include "base/letter_case.h"
#include "io/csv_field.h"
#include "table/infer_format.h"
#include "table/number_text.h"

namespace ilk::csv {
namespace {

bool may_be_in_name(char c) {
  return static_cast<unsigned char>(c) >= 0x80 || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// What stands below tables: "Source: ...", "* without tax", a sentence.
bool reads_like_a_note(std::string_view cell) {
  constexpr std::array<std::string_view, 10> begins{"source", "quelle",  "fuente", "note", "*", "(",
                                                    "export", "created", "stand",  "as of"};
  const std::string small = without_capitals(cell);
  return std::ranges::count(cell, ' ') > 1 ||
         std::ranges::any_of(begins, [&](auto word) { return small.starts_with(word); });
}

bool is_number_of_any_kind(std::string_view cell) {
  double value = 0;
  return read_number(cell, '.', value) == NumberText::number ||
         read_number(cell, ',', value) == NumberText::number;
}

std::string_view line_at(std::string_view text, std::size_t begin) {
  std::string_view line = text.substr(begin, text.find('\n', begin) - begin);
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

// "---,----,---", as far as characters tell.
bool may_be_drawn(std::string_view line, const CsvDialect& dialect) {
  const auto fits = [&](char c) {
    return c == '-' || c == ' ' || c == dialect.delimiter || c == dialect.quote;
  };
  return line.find('-') != std::string_view::npos && std::ranges::all_of(line, fits);
}

// The non-empty fields of a record, and whether it is as wide as the table.
struct Said {
  std::size_t cells = 0;
  bool only_first = false, is_full = false, has_words = false;
};

Said said_of(std::string_view line, std::size_t fields, const CsvDialect& dialect) {
  Said found;
  std::size_t field = 0;
  const RecordEnd record =
      walk_record(line.data(), line.data() + line.size(), dialect, [&](std::string_view raw) {
        const std::string_view cell = unquoted(raw, dialect.quote);
        if (!cell.empty()) {
          ++found.cells;
          found.only_first = found.cells == 1 && field == 0;
          found.has_words = reads_like_a_note(cell);
        }
        ++field;
      });
  found.is_full = record.fields == fields;
  return found;
}

} // namespace

std::string_view unquoted(std::string_view raw, char quote) {
  raw = trimmed(raw);
  if (raw.size() >= 2 && raw.front() == quote && raw.back() == quote)
    return trimmed(raw.substr(1, raw.size() - 2));
  return raw;
}

void Look::add(std::string_view cell) {
  if (!cell.empty()) ++(is_number_of_any_kind(cell) ? numbers : words);
}

bool Look::may_hold(std::string_view cell) const {
  return cell.empty() || words * 20 > numbers || is_number_of_any_kind(cell);
}

bool has_more_than_a_table(std::string_view table, std::size_t fields, const CsvDialect& dialect) {
  const std::string_view header = table.substr(0, std::min(table.find('\n'), table.size()));
  if (header.size() > 1 && table.size() > header.size()) {
    if (table.find(std::string("\n") + std::string(header), header.size()) !=
        std::string_view::npos)
      return true;
    if (may_be_drawn(line_at(table, header.size() + 1), dialect)) return true;
  }
  std::string_view body = table;
  while (!body.empty() && (body.back() == '\n' || body.back() == '\r')) body.remove_suffix(1);
  if (body.find("\n\n") != std::string_view::npos || body.find("\n\r\n") != std::string_view::npos)
    return true;
  return find_notes(table, fields, dialect) != table.data() + table.size();
}

const char* find_notes(std::string_view table, std::size_t fields, const CsvDialect& dialect) {
  constexpr std::size_t fewest_fields = 3;
  const char* const first = table.data();
  const char* const end = first + table.size();
  if (fields < fewest_fields) return end;
  const char* notes = end;
  bool any = false, all_words = true, is_apart = false;
  for (const char* stop = end; stop > first && !is_apart;) {
    if (*(stop - 1) == '\n') --stop;
    const char* begin = stop;
    while (begin > first && *(begin - 1) != '\n') --begin;
    std::string_view line(begin, static_cast<std::size_t>(stop - begin));
    if (line.ends_with('\r')) line.remove_suffix(1);
    const Said found = said_of(line, fields, dialect);
    is_apart = found.cells == 0 && any;
    if (!is_apart && found.cells > 0) {
      if (!found.only_first || !found.is_full) break;
      any = true;
      all_words = all_words && found.has_words;
      notes = begin;
    }
    stop = begin;
  }
  return any && all_words && notes != first ? notes : end;
}

bool is_same_header(const std::vector<std::string>& record, const std::vector<std::string>& header,
                    char quote) {
  return std::ranges::equal(record, header, [&](const auto& a, const auto& b) {
    return unquoted(a, quote) == unquoted(b, quote);
  });
}

bool is_drawn_line(const std::vector<std::string>& record, char quote) {
  return record.size() > 1 && std::ranges::all_of(record, [&](const std::string& raw) {
           const std::string_view cell = unquoted(raw, quote);
           return !cell.empty() && cell.find_first_not_of('-') == std::string_view::npos;
         });
}

bool is_another_header(const std::vector<std::string>& record, const std::vector<Look>& looks,
                       char quote) {
  std::size_t words = 0;
  std::set<std::string_view> names;
  if (record.size() != looks.size()) return false;
  for (std::size_t j = 0; j < looks.size(); ++j) {
    const std::string_view cell = unquoted(record[j], quote);
    const bool is_name = !cell.empty() && !says_missing(cell) &&
                         std::ranges::none_of(cell, [](char c) { return c >= '0' && c <= '9'; }) &&
                         std::ranges::any_of(cell, may_be_in_name);
    if (!is_name || !names.insert(cell).second) return false;
    words += looks[j].numbers > 4 && !looks[j].may_hold(cell) ? 1 : 0;
  }
  return words > 1;
}

} // namespace ilk::csv
