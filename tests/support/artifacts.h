// What a run leaves, for tests of the program.
#pragma once

#include <algorithm>
#include <string>
#include <vector>

namespace ilk::test {

/// The files that are never short.
inline const char* const artifacts[] = {"report.html", "segments.csv", "model.json", "summary.json",
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

} // namespace ilk::test
