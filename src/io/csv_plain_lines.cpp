#include <algorithm>

#include "io/csv_field.h"
#include "io/csv_foreign_marks.h"
#include "io/csv_lines.h"
#include "io/csv_tidy.h"
#include "table/number_text.h"

namespace ilk::csv {
namespace {

constexpr std::size_t most_looked_at = 1000; // lines
constexpr std::size_t fewest_lines = 3;

using Line = std::string_view; // without its end

LineList first_lines(std::string_view text) {
  LineList lines;
  text = text.substr(0, head_bytes);
  while (!text.empty() && lines.size() < most_looked_at) {
    const std::size_t end = text.find('\n');
    if (end == std::string_view::npos && lines.size() > 1) break; // it may be cut
    Line line = text.substr(0, end);
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (!trimmed(line).empty()) lines.push_back(line);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  }
  return lines;
}

// CR CR LF.
bool has_double_returns(std::string_view text) {
  return text.substr(0, head_bytes).find("\r\r\n") != std::string_view::npos;
}

std::string with_single_returns(std::string_view text) {
  return each_line(text, [](Line line, std::string& made) {
    while (line.ends_with('\r')) line.remove_suffix(1);
    made += line;
  });
}

bool is_wrapped(Line line) {
  line = trimmed(line);
  if (line.size() < 2 || line.front() != '"' || line.back() != '"') return false;
  line = line.substr(1, line.size() - 2);
  for (std::size_t at = line.find('"'); at != Line::npos; at = line.find('"', at + 2))
    if (at + 1 >= line.size() || line[at + 1] != '"') return false; // a field ends there
  return true;
}

bool are_wrapped(const LineList& lines) {
  const auto has_parts = [](Line line) { return line.find_first_of(",;\t|") != Line::npos; };
  return lines.size() >= fewest_lines && std::ranges::all_of(lines, is_wrapped) &&
         std::ranges::all_of(lines, has_parts);
}

void unwrap(Line line, std::string& made) {
  if (!is_wrapped(line)) {
    made += line;
    return;
  }
  line = trimmed(line);
  std::string buffer;
  made += said(line, '"', buffer);
}

std::size_t words_of(Line line) {
  std::size_t words = 0;
  bool inside = false;
  for (const char c : line) {
    const bool blank = c == ' ' || c == '\t';
    words += !blank && !inside ? 1 : 0;
    inside = !blank;
  }
  return words;
}

// By blanks: no other delimiter stands in the header, and every line has as many words, with a
// number among those of most lines, which prose has not.
bool are_parted_by_blanks(const LineList& lines) {
  if (lines.size() < fewest_lines || lines[0].find_first_of(",;\t|~^:\x01\"") != Line::npos)
    return false;
  const std::size_t words = words_of(lines[0]);
  const auto has_number = [](Line line) { return line.find_first_of("0123456789") != Line::npos; };
  return words > 1 &&
         std::ranges::all_of(lines, [&](Line line) { return words_of(line) == words; }) &&
         std::ranges::all_of(lines.begin() + 1, lines.end(), has_number);
}

void part_by_tabs(Line line, std::string& made) {
  line = trimmed(line);
  bool inside = false;
  for (const char c : line) {
    const bool blank = c == ' ' || c == '\t';
    if (blank && inside) made += '\t';
    if (!blank) made += c;
    inside = !blank;
  }
}

} // namespace

std::optional<std::string> with_plain_lines(std::string_view text) {
  if (text.size() > most_tidied_bytes) return std::nullopt;
  std::optional<std::string> made;
  const auto replace = [&](std::string better) {
    made = std::move(better);
    text = *made;
  };
  if (has_double_returns(text)) replace(with_single_returns(text));
  for (const auto repair : {without_comments, without_formulas, with_doubled_quotes,
                            with_double_quotes, without_side_bars, with_single_delimiters})
    if (auto better = repair(text, first_lines(text))) replace(std::move(*better));
  if (are_wrapped(first_lines(text))) replace(each_line(text, unwrap));
  if (are_parted_by_blanks(first_lines(text))) replace(each_line(text, part_by_tabs));
  return made;
}

} // namespace ilk::csv
