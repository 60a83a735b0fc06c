// What a run leaves, for tests of the program.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

#include "io/unpack.h"

namespace ilk::test {

/// The files that are never short.
inline const char* const artifacts[] = {"report.html",  "report.json",   "segments.csv",
                                        "strategy.md",  "strategy.html", "model.json",
                                        "summary.json", "run.json"};

inline std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    lines.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return lines;
}

/// The cells of one column of a CSV text without quoted newlines or delimiters in earlier columns.
inline std::vector<std::string> column_of(const std::string& csv, std::size_t column) {
  std::vector<std::string> cells;
  for (const std::string& line : lines_of(csv)) {
    std::size_t begin = 0;
    for (std::size_t c = 0; c < column; ++c) begin = line.find(',', begin) + 1;
    cells.push_back(line.substr(begin, line.find(',', begin) - begin));
  }
  cells.erase(cells.begin());
  return cells;
}

/// The same number for the same name, from 0 in the order in which they come.
inline std::vector<std::uint32_t> numbered(const std::vector<std::string>& names) {
  std::vector<std::string> seen;
  std::vector<std::uint32_t> labels;
  for (const std::string& name : names) {
    const auto found = std::find(seen.begin(), seen.end(), name);
    labels.push_back(static_cast<std::uint32_t>(found - seen.begin()));
    if (found == seen.end()) seen.push_back(name);
  }
  return labels;
}

/// What stands in base64.
inline std::string from_base64(std::string_view text) {
  constexpr std::string_view digits =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string bytes;
  std::uint32_t held = 0;
  int bits = 0;
  for (const char letter : text.substr(0, text.find('='))) {
    held = held << 6 | static_cast<std::uint32_t>(digits.find(letter));
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes += static_cast<char>(held >> bits & 255);
  }
  return bytes;
}

/// The data object that a page holds.
inline nlohmann::json data_of_page(const std::string& page) {
  const std::string open = "<script type=\"text/plain\" id=\"ilk-data\">";
  const std::size_t begin = page.find(open) + open.size();
  const std::string held = page.substr(begin, page.find("</script>", begin) - begin);
  return nlohmann::json::parse(unpacked(from_base64(held), "the page"));
}

} // namespace ilk::test
