// What a run leaves, for tests of the program.
#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

namespace ilk::test {

/// The files that are never short.
inline const char* const artifacts[] = {"report.html", "report.json", "segments.csv",
                                        "strategy.md", "model.json",  "summary.json",
                                        "run.json"};

inline std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    lines.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return lines;
}

/// The data object that a page holds.
inline nlohmann::json data_of_page(const std::string& page) {
  const std::string open = "<script type=\"application/json\" id=\"ilk-data\">";
  const std::size_t begin = page.find(open) + open.size();
  return nlohmann::json::parse(page.substr(begin, page.find("</script>", begin) - begin));
}

} // namespace ilk::test
