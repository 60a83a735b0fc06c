#include "io/csv_layout.h"

#include <algorithm>
#include <array>
#include <map>

#include <fmt/format.h>

#include "io/csv_dialect.h"
#include "io/csv_field.h"
#include "table/number_text.h"

namespace ilk::csv {
namespace {

constexpr std::size_t most_lines_above = 10;
constexpr std::array<char, 4> usual{',', ';', '\t', '|'};

// How a delimiter cuts the first records.
struct Cut {
  char delimiter = ',';
  std::vector<std::size_t> fields; ///< of each record
  std::vector<const char*> begins; ///< likewise
  std::size_t most = 1;            ///< the commonest number of fields, of equals the largest
  double share = 0;                ///< of the records that have it; 0 where it is one field
};

Cut cut_by(std::string_view text, char delimiter, char quote) {
  Cut cut;
  cut.delimiter = delimiter;
  CsvDialect dialect;
  dialect.delimiter = delimiter;
  dialect.quote = quote;
  walk_head(
      text, dialect, [](std::string_view) {},
      [&](std::size_t fields, const char* begin) {
        cut.fields.push_back(fields);
        cut.begins.push_back(begin);
      });
  std::map<std::size_t, std::size_t> records;
  for (const std::size_t fields : cut.fields) ++records[fields];
  std::size_t count = 0;
  for (const auto& [fields, with] : records) {
    if (with < count) continue;
    count = with;
    cut.most = fields;
  }
  if (cut.most > 1) cut.share = static_cast<double>(count) / static_cast<double>(cut.fields.size());
  return cut;
}

// Where a quote that is never closed leaves no record to look at.
Cut cut_of_first_line(std::string_view text) {
  text = text.substr(0, head_bytes);
  text = text.substr(0, text.find('\n'));
  Cut cut;
  for (const char delimiter : usual) {
    const auto fields = 1 + static_cast<std::size_t>(std::ranges::count(text, delimiter));
    if (fields <= cut.most) continue;
    cut.delimiter = delimiter;
    cut.most = fields;
  }
  return cut;
}

Cut best_cut(std::string_view text, char quote) {
  constexpr std::array<char, 4> rare{'~', '^', '\x01', ':'};
  Cut best;
  for (const char delimiter : usual) {
    Cut cut = cut_by(text, delimiter, quote);
    if (best.fields.empty() || cut.share > best.share ||
        (cut.share == best.share && cut.share > 0 && cut.most > best.most))
      best = std::move(cut);
  }
  if (best.share > 0) return best;
  for (const char delimiter : rare) {
    Cut cut = cut_by(text, delimiter, quote);
    if (cut.share == 1 && cut.fields.size() > 1) return cut;
  }
  const Cut first = cut_of_first_line(text);
  const bool never_closed = first.most > 1 && cut_by(text, first.delimiter, quote).fields.empty();
  return never_closed ? first : best;
}

// The delimiter that a first line such as "sep=;" names, and where the line ends.
struct SepLine {
  char delimiter = 0;
  std::size_t bytes = 0;
};

SepLine sep_line(std::string_view text) {
  std::string_view line = text.substr(0, head_bytes);
  line = line.substr(0, line.find('\n'));
  const std::size_t bytes = std::min(line.size() + 1, text.size());
  if (line.ends_with('\r')) line.remove_suffix(1);
  if (line.size() > 2 && line.front() == '"' && line.back() == '"')
    line = line.substr(1, line.size() - 2);
  if (!line.starts_with("sep=") && !line.starts_with("SEP=")) return {};
  line.remove_prefix(4);
  if (line == "\\t") return {'\t', bytes};
  return line.size() == 1 ? SepLine{line[0], bytes} : SepLine{};
}

// Lines that have at most half the fields of the table below them. (A header that lacks one name,
// as some programs write it, is none.)
std::size_t lines_above(const Cut& cut) {
  std::size_t lines = 0;
  while (lines < cut.fields.size() && 2 * cut.fields[lines] <= cut.most) ++lines;
  const bool is_table = lines > 0 && lines <= most_lines_above && cut.share >= 0.5 &&
                        cut.fields.size() > lines + 2 && cut.fields[lines] == cut.most;
  return is_table ? lines : 0;
}

// A line as wide as the table of which only the first cell says something, above its header:
// "Export of 2024;;;;;".
std::size_t titles_of_full_width(std::string_view text, const Cut& cut, const CsvDialect& dialect) {
  std::vector<std::size_t> filled;
  std::size_t cells = 0;
  std::string buffer;
  walk_head(
      text, dialect,
      [&](std::string_view raw) {
        cells += trimmed(said(raw, dialect.quote, buffer)).empty() ? 0 : 1;
      },
      [&](std::size_t) { filled.push_back(std::exchange(cells, 0)); });
  std::size_t lines = 0;
  while (lines < filled.size() && filled[lines] <= 1) ++lines;
  const bool is_table = lines > 0 && lines <= most_lines_above && cut.most > 2 &&
                        filled.size() > lines + 2 && filled[lines] + 1 >= cut.most;
  return is_table ? lines : 0;
}

// As R writes row names: every record has one field more than the header, and all of them say
// something in the last.
bool lacks_first_name(std::string_view text, const Cut& cut, const CsvDialect& dialect,
                      std::size_t header) {
  constexpr std::size_t fewest = 3;
  if (cut.fields.size() < header + fewest || cut.fields[header] + 1 != cut.most) return false;
  bool all = true;
  std::size_t record = 0;
  std::string_view last;
  std::string buffer;
  std::vector<std::string> first;
  std::size_t field = 0;
  walk_head(
      text, dialect,
      [&](std::string_view raw) {
        last = trimmed(said(raw, dialect.quote, buffer));
        if (field++ == 0 && record > header) first.emplace_back(last);
      },
      [&](std::size_t fields) {
        if (record > header) all = all && fields == cut.most && !last.empty();
        ++record;
        field = 0;
      });
  std::ranges::sort(first);
  return all && std::ranges::adjacent_find(first) == first.end();
}

std::string one_line_of(std::string_view text, std::size_t begin) {
  std::string_view line =
      text.substr(begin, std::min<std::size_t>(text.find('\n', begin) - begin, 60));
  return std::string(trimmed(line));
}

void pass_over(Layout& layout, std::string_view text, const Cut& cut, std::size_t lines) {
  if (lines == 0) return;
  const auto until = static_cast<std::size_t>(cut.begins[lines] - text.data());
  layout.notes.push_back(fmt::format(
      "{} above the header {} passed over: '{}'",
      lines == 1 ? "a line" : fmt::format("{} lines", lines), lines == 1 ? "was" : "were",
      one_line_of(text, static_cast<std::size_t>(cut.begins[0] - text.data()))));
  layout.begin = until;
}

} // namespace

Layout find_layout(std::string_view text, const std::optional<CsvDialect>& given) {
  Layout layout;
  if (given) layout.dialect = *given;
  const SepLine sep = given ? SepLine{} : sep_line(text);
  const std::string_view table = text.substr(sep.bytes);
  const bool is_known = given.has_value() || sep.bytes > 0;
  if (sep.bytes > 0) layout.dialect.delimiter = sep.delimiter;
  const Cut cut = is_known ? cut_by(table, layout.dialect.delimiter, layout.dialect.quote)
                           : best_cut(table, layout.dialect.quote);
  layout.dialect.delimiter = cut.delimiter;
  layout.fields = cut.most;
  layout.begin = sep.bytes;
  if (given) {
    layout.fields = cut.fields.empty() ? 1 : cut.fields.front();
    return layout;
  }
  std::size_t lines = lines_above(cut);
  if (lines == 0) lines = titles_of_full_width(table, cut, layout.dialect);
  pass_over(layout, text, cut, lines);
  if (!cut.fields.empty()) layout.fields = cut.fields[lines]; // of the header
  layout.lacks_a_name = lacks_first_name(table, cut, layout.dialect, lines);
  if (cut.delimiter != ',')
    layout.dialect.decimal_point = find_decimal_point(text.substr(layout.begin), layout.dialect);
  return layout;
}

} // namespace ilk::csv
