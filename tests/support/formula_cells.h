// Cells of the CSV that ilk writes, as the text was, and as spreadsheets see them.
#pragma once

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace ilk::test {

/// Whether a spreadsheet may take text that begins so for a formula; `apostrophes`: behind
/// apostrophes too.
inline bool begins_formula(std::string_view text, bool apostrophes = false) {
  constexpr std::array<std::string_view, 13> passed = {
      " ",      "\"",     "\t",     "\r",     "\n",     "\x7f",  "\u0085",
      "\u00a0", "\u200b", "\u202e", "\u2028", "\u3000", "\ufeff"};
  constexpr std::array<std::string_view, 8> signs = {"=",      "+",      "-",      "@",
                                                     "\uff1d", "\uff0b", "\uff0d", "\uff20"};
  const auto begins = [&](std::string_view with) { return text.starts_with(with); };
  for (;;) {
    const auto* const blank = std::ranges::find_if(passed, begins);
    if (blank != passed.end())
      text.remove_prefix(blank->size());
    else if (apostrophes && begins("'"))
      text.remove_prefix(1);
    else
      return std::ranges::any_of(signs, begins);
  }
}

/// Takes away the apostrophes that keep a cell and its parts from being formulas, as
/// docs/outputs.md says.
inline std::string as_it_was(std::string_view cell) {
  std::string text;
  for (std::size_t at = 0; at < cell.size(); ++at) {
    const bool begins =
        at == 0 || std::string_view(",;|\t\r\n").find(cell[at - 1]) != std::string_view::npos;
    if (!begins || cell[at] != '\'' || !begins_formula(cell.substr(at), true)) text += cell[at];
  }
  return text;
}

/// The cells of a line of a file for a spreadsheet of that delimiter (RFC 4180; a quote that does
/// not begin a cell is a letter).
inline std::vector<std::string> spreadsheet_cells(std::string_view file, char delimiter) {
  std::vector<std::string> cells(1);
  bool begins = true, quoted = false;
  for (std::size_t at = 0; at < file.size(); ++at) {
    const char c = file[at];
    if (quoted && c == '"' && file.substr(at + 1).starts_with('"')) {
      cells.back() += file[++at];
    } else if (c == '"' && (quoted || begins)) {
      quoted = !quoted;
    } else if (!quoted && (c == delimiter || c == '\n' || c == '\r')) {
      cells.emplace_back();
      begins = true;
      continue;
    } else {
      cells.back() += c;
    }
    begins = false;
  }
  return cells;
}

} // namespace ilk::test
