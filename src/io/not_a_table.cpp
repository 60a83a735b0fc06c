#include "io/not_a_table.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>

#include <fmt/format.h>

#include "ilk/error.h"
#include "io/csv_field.h"
#include "table/number_text.h"

namespace ilk::csv {
namespace {

std::string_view without_blanks(std::string_view text) {
  const auto first = text.find_first_not_of(" \t\r\n");
  return first == std::string_view::npos ? std::string_view() : text.substr(first);
}

// Whether a markup tag of this name (in lower case, with its "<") begins the text.
bool begins_with_tag(std::string_view text, std::string_view tag) {
  if (text.size() <= tag.size()) return false;
  const bool same =
      std::ranges::equal(text.substr(0, tag.size()), tag, {},
                         [](char c) { return std::tolower(static_cast<unsigned char>(c)); }, {});
  const char next = text[tag.size()];
  return same && (next == '>' || next == ' ' || next == '\n' || next == '\r' || next == '\t');
}

bool is_html(std::string_view text) {
  constexpr std::array<std::string_view, 5> tags{"<!doctype", "<html", "<head", "<body", "<table"};
  return std::ranges::any_of(tags, [&](auto tag) { return begins_with_tag(text, tag); });
}

// {"name": ... or {} or an array of objects, arrays or texts.
bool is_json_object(std::string_view text) {
  if (!text.starts_with('{')) return false;
  text = without_blanks(text.substr(1));
  if (text.starts_with('}')) return without_blanks(text.substr(1)).empty();
  if (!text.starts_with('"')) return false;
  const auto quote = text.find('"', 1);
  return quote != std::string_view::npos && without_blanks(text.substr(quote + 1)).starts_with(':');
}

bool is_json(std::string_view text) {
  if (!text.starts_with('[')) return is_json_object(text);
  const std::string_view inside = without_blanks(text.substr(1));
  return is_json_object(inside) || inside.starts_with('[') || without_blanks(text) == "[]";
}

// A marker is a record of its own, so one in a quoted cell is none.
void check_merge(std::string_view text, const CsvDialect& dialect, const std::string& file) {
  const char* const end = text.data() + std::min(text.size(), head_bytes);
  for (const char* at = text.data(); at != end;) {
    const std::string_view rest(at, static_cast<std::size_t>(end - at));
    const std::string_view line_here = rest.substr(0, rest.find('\n'));
    const bool side = (line_here.starts_with("<<<<<<< ") || line_here.starts_with(">>>>>>> ")) &&
                      line_here.find_first_of(",;\t") == std::string_view::npos;
    if (side || line_here == "=======" || line_here == "=======\r") {
      const auto line = static_cast<std::uint64_t>(std::count(text.data(), at, '\n')) + 1;
      throw DataError(Place{file, line},
                      fmt::format("has a marker of a merge conflict ({})", rest.substr(0, 7)),
                      "resolve the conflict: keep one of the two versions, and no marker");
    }
    at = walk_record(at, end, dialect, [](std::string_view) {}).at;
  }
}

} // namespace

void check_is_table(std::string_view text, const CsvDialect& dialect, const std::string& file) {
  const std::string_view first = without_blanks(text.substr(0, head_bytes));
  const char* const download = "download the table itself, not the page that shows it";
  if (is_html(first)) throw DataError(Place{file}, "is a web page (HTML), not a table", download);
  if (first.starts_with("<?xml"))
    throw DataError(Place{file}, "is XML, not a table", "export it as CSV (UTF-8)");
  if (first.starts_with("version https://git-lfs.github.com/spec/"))
    throw DataError(Place{file}, "is a pointer of Git LFS, not the file that it points to",
                    "fetch the file with: git lfs pull");
  if (is_json(first))
    throw DataError(Place{file}, "is JSON, not a table",
                    "export it as CSV, one line per customer under a header");
  check_merge(text, dialect, file);
}

void check_has_columns(std::string_view text, const Header& header, const CellReader& numbers,
                       const std::string& file) {
  constexpr int most_lines = 100;
  if (header.names.size() > 1) return;
  std::string_view rest = text.substr(header.end);
  for (int i = 0; i < most_lines && !rest.empty(); ++i) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    std::string_view line = trimmed(rest.substr(0, end));
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.size() > 1 && line.front() == '"' && line.back() == '"')
      line = line.substr(1, line.size() - 2);
    const auto value = numbers.read(line);
    if (value && !std::isnan(*value)) return;
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  const auto line =
      static_cast<std::uint64_t>(std::count(text.data(), text.data() + header.end, '\n'));
  throw DataError(Place{file, std::max<std::uint64_t>(line, 1)},
                  "no delimiter was found that parts its lines into columns (, ; tab | ~ ^ : and "
                  "blanks were tried)",
                  "give a table with one column per attribute, saved as CSV (UTF-8)");
}

} // namespace ilk::csv
