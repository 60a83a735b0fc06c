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

// The commonest delimiter of a line; 0 where it has none.
char delimiter_of(std::string_view line) {
  char best = '\0';
  std::ptrdiff_t most = 0;
  for (const char delimiter : delimiters) {
    const auto count = std::ranges::count(line, delimiter);
    if (count <= most) continue;
    most = count;
    best = delimiter;
  }
  return best;
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
    const bool is_doubled = i + 1 < line.size() && line[i + 1] == '\'';
    if (line[i] == '\'' && (opens || closes)) {
      made += '"';
    } else if (line[i] == '\'' && is_doubled) {
      made += line[i++]; // '' stands for one
    } else if (line[i] == '"') {
      made += "\"\"";
    } else {
      made += line[i];
    }
  }
}

// "| a | b |", and the lines of +, - and = that such tables are drawn with.
bool stands_between_bars(std::string_view line) {
  line = trimmed(line);
  return line.size() > 2 && line.starts_with('|') && line.ends_with('|');
}

bool is_drawn(std::string_view line) {
  line = trimmed(line);
  return line.size() > 2 && line.find('-') != std::string_view::npos &&
         line.find_first_not_of("+-=:| ") == std::string_view::npos;
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

bool ends_cell(std::string_view line, std::size_t at) {
  return at == line.size() || line[at] == '\r' || line[at] == '\n' ||
         delimiters.find(line[at]) != std::string_view::npos;
}

// Those that are whole cells; `inside`: of a quoted cell, which may go on from line to line and
// whose text is nobody's formula.
void take_formulas(std::string_view line, bool& inside, std::string& made) {
  constexpr std::string_view quoted = "\"=\"\"", closing = "\"\"\"";
  for (std::size_t i = 0; i < line.size();) {
    const bool begins = !inside && begins_cell(line, i);
    if (begins && line.substr(i).starts_with(quoted)) {
      const std::size_t end = line.find(closing, i + quoted.size());
      if (end != std::string_view::npos && ends_cell(line, end + closing.size())) {
        made.append("\"")
            .append(line.substr(i + quoted.size(), end - i - quoted.size()))
            .append("\"");
        i = end + closing.size();
        continue;
      }
    }
    if (begins && line.substr(i).starts_with("=\"")) {
      const std::size_t end = line.find('"', i + 2);
      if (end != std::string_view::npos && ends_cell(line, end + 1)) {
        made.append(line.substr(i + 1, end - i));
        i = end + 1;
        continue;
      }
    }
    if (line[i] == '"') inside = !inside;
    made += line[i++];
  }
}

} // namespace

std::optional<std::string> without_comments(std::string_view text, const LineList& lines) {
  const auto header = std::ranges::find_if_not(lines, is_comment);
  if (header == lines.begin() || header == lines.end()) return std::nullopt;
  const char delimiter = delimiter_of(*header);
  if (delimiter == '\0' || delimiters_in(*(header - 1)) == delimiters_in(*header))
    return std::nullopt;
  bool is_above = true; // the header
  return each_line(text, [&](std::string_view line, std::string& made) {
    const bool is_row = line.find(delimiter) != std::string_view::npos; // ids may begin with #
    if (!is_comment(line) || (!is_above && is_row)) made += line;
    is_above = is_above && (is_comment(line) || trimmed(line).empty());
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

std::optional<std::string> without_side_bars(std::string_view text, const LineList& lines) {
  constexpr std::size_t fewest = 3;
  const auto is_of_table = [](std::string_view line) {
    return stands_between_bars(line) || is_drawn(line);
  };
  const auto bars = [](std::string_view line) { return std::ranges::count(line, '|'); };
  if (lines.size() < fewest || !std::ranges::all_of(lines, is_of_table) ||
      !stands_between_bars(lines[0]) || bars(lines[0]) < 3)
    return std::nullopt;
  return each_line(text, [](std::string_view line, std::string& made) {
    if (is_drawn(line)) return;
    const std::string_view row = trimmed(line);
    made += stands_between_bars(row) ? row.substr(1, row.size() - 2) : line;
  });
}

std::optional<std::string> with_single_delimiters(std::string_view text, const LineList& lines) {
  for (const std::string_view mark : {"||", "::"}) {
    const std::size_t parts = lines.empty() ? 0 : count_of(lines[0], mark);
    const auto same = [&](std::string_view line) {
      return count_of(line, mark) == parts && line.find('\t') == std::string_view::npos &&
             static_cast<std::size_t>(std::ranges::count(line, mark[0])) == 2 * parts;
    };
    const bool has_another = std::ranges::any_of(delimiters, [&](char delimiter) {
      return delimiter != mark[0] && !lines.empty() &&
             lines[0].find(delimiter) != std::string_view::npos;
    });
    if (parts == 0 || has_another || !std::ranges::all_of(lines, same)) continue;
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
  return each_line(text, [inside = false](std::string_view line, std::string& made) mutable {
    take_formulas(line, inside, made);
  });
}

} // namespace ilk::csv
