#include "io/csv_foreign_marks.h"

#include <algorithm>
#include <array>

#include "io/csv_lines.h"
#include "table/number_text.h"

namespace ilk::csv {
namespace {

constexpr std::string_view delimiters = ",;\t|";

std::size_t delimiters_in(std::string_view line) {
  return static_cast<std::size_t>(std::ranges::count_if(
      line, [](char c) { return delimiters.find(c) != std::string_view::npos; }));
}

bool is_comment(std::string_view line) {
  return trimmed(line).starts_with('#');
}

std::size_t count_of(std::string_view line, std::string_view mark) {
  std::size_t count = 0;
  for (std::size_t at = line.find(mark); at != std::string_view::npos;
       at = line.find(mark, at + mark.size()))
    ++count;
  return count;
}

// Quotes that no backslash stands before.
std::size_t plain_quotes(std::string_view line) {
  std::size_t count = 0;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (line[i] == '\\' && i + 1 < line.size()) {
      ++i;
      continue;
    }
    count += line[i] == '"' ? 1 : 0;
  }
  return count;
}

bool has_escaped_quote(std::string_view line) {
  const std::size_t at = line.find("\\\"");
  if (at == std::string_view::npos || at + 2 >= line.size()) return false;
  return delimiters.find(line[at + 2]) == std::string_view::npos && plain_quotes(line) % 2 == 0;
}

bool stands_in_single_quotes(std::string_view line) {
  line = trimmed(line);
  return line.size() > 2 && line.starts_with('\'') && line.ends_with('\'') &&
         std::ranges::any_of(delimiters, [&](char delimiter) {
           const std::array<char, 3> border{'\'', delimiter, '\''};
           return line.find(std::string_view(border.data(), border.size())) !=
                  std::string_view::npos;
         });
}

void quote_doubly(std::string_view line, std::string& made) {
  if (!stands_in_single_quotes(line)) {
    made += line;
    return;
  }
  line = trimmed(line);
  for (std::size_t i = 0; i < line.size(); ++i) {
    const bool opens = i == 0 || (line[i - 1] != '\'' && i > 1 && line[i - 2] == '\'' &&
                                  delimiters.find(line[i - 1]) != std::string_view::npos);
    const bool closes =
        i + 1 == line.size() || (delimiters.find(line[i + 1]) != std::string_view::npos &&
                                 i + 2 < line.size() && line[i + 2] == '\'');
    if (line[i] == '\'' && (opens || closes))
      made += '"';
    else if (line[i] == '"')
      made += "\"\"";
    else
      made += line[i];
  }
}

void replace_all(std::string_view line, std::string_view from, std::string_view to,
                 std::string& made) {
  for (std::size_t at = line.find(from); at != std::string_view::npos; at = line.find(from)) {
    made.append(line.substr(0, at)).append(to);
    line.remove_prefix(at + from.size());
  }
  made += line;
}

// Where such a cell may begin.
bool begins_cell(std::string_view line, std::size_t at) {
  return at == 0 || delimiters.find(line[at - 1]) != std::string_view::npos;
}

void take_formulas(std::string_view line, std::string& made) {
  constexpr std::string_view quoted = "\"=\"\"", closing = "\"\"\"";
  for (std::size_t i = 0; i < line.size();) {
    if (begins_cell(line, i) && line.substr(i).starts_with(quoted)) {
      const std::size_t end = line.find(closing, i + quoted.size());
      if (end != std::string_view::npos) {
        made.append("\"")
            .append(line.substr(i + quoted.size(), end - i - quoted.size()))
            .append("\"");
        i = end + closing.size();
        continue;
      }
    }
    if (begins_cell(line, i) && line.substr(i).starts_with("=\"")) {
      ++i; // the sign
      continue;
    }
    made += line[i++];
  }
}

} // namespace

std::optional<std::string> without_comments(std::string_view text, const LineList& lines) {
  const auto header = std::ranges::find_if_not(lines, is_comment);
  if (header == lines.begin() || header == lines.end()) return std::nullopt;
  const std::size_t parts = delimiters_in(*header);
  if (parts == 0 || delimiters_in(*(header - 1)) == parts) return std::nullopt;
  return each_line(text, [&](std::string_view line, std::string& made) {
    if (!is_comment(line) || delimiters_in(line) == parts) made += line;
  });
}

std::optional<std::string> with_doubled_quotes(std::string_view text, const LineList& lines) {
  if (std::ranges::none_of(lines, has_escaped_quote)) return std::nullopt;
  return each_line(text, [](std::string_view line, std::string& made) {
    if (plain_quotes(line) % 2 != 0)
      made += line;
    else
      replace_all(line, "\\\"", "\"\"", made);
  });
}

std::optional<std::string> with_double_quotes(std::string_view text, const LineList& lines) {
  constexpr std::size_t fewest = 3;
  if (lines.size() < fewest ||
      !std::ranges::all_of(lines.begin() + 1, lines.end(), stands_in_single_quotes))
    return std::nullopt;
  return each_line(text, quote_doubly);
}

std::optional<std::string> with_single_delimiters(std::string_view text, const LineList& lines) {
  for (const std::string_view mark : {"||", "::"}) {
    const std::size_t parts = lines.empty() ? 0 : count_of(lines[0], mark);
    const auto same = [&](std::string_view line) {
      return count_of(line, mark) == parts && line.find('\t') == std::string_view::npos &&
             static_cast<std::size_t>(std::ranges::count(line, mark[0])) == 2 * parts;
    };
    if (parts == 0 || !std::ranges::all_of(lines, same)) continue;
    return each_line(text, [mark](std::string_view line, std::string& made) {
      replace_all(line, mark, "\t", made);
    });
  }
  return std::nullopt;
}

std::optional<std::string> without_formulas(std::string_view text, const LineList& lines) {
  const auto has_formula = [](std::string_view line) {
    for (std::size_t at = line.find("=\""); at != std::string_view::npos;
         at = line.find("=\"", at + 1)) {
      const bool quoted = at > 0 && line[at - 1] == '"';
      if (begins_cell(line, quoted ? at - 1 : at)) return true;
    }
    return false;
  };
  if (std::ranges::none_of(lines, has_formula)) return std::nullopt;
  return each_line(text, take_formulas);
}

} // namespace ilk::csv
