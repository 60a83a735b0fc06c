#include "base/closest_word.h"

#include <algorithm>
#include <numeric>

#include <fmt/format.h>

#include "base/letter_case.h"

namespace ilk {
namespace {

std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1); // from a's first letters to b's first j
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t changed = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = row[j];
      row[j] = std::min({changed, row[j] + 1, row[j - 1] + 1});
    }
  }
  return row.back();
}

} // namespace

std::string closest_word(std::string_view word, std::span<const std::string> words) {
  constexpr std::size_t longest = 200; // nobody mistypes more
  if (word.size() > longest) return "";
  const std::string meant = without_capitals(word);
  std::string closest;
  std::size_t least = longest;
  for (const std::string& each : words) {
    if (each.size() > longest) continue;
    const std::size_t changes = distance(meant, without_capitals(each));
    if (changes >= least || 3 * changes > std::max(word.size(), each.size())) continue;
    least = changes;
    closest = each;
  }
  return closest;
}

std::string did_you_mean(std::string_view word, std::span<const std::string> words) {
  const std::string closest = closest_word(word, words);
  return closest.empty() ? "" : fmt::format(" (did you mean '{}'?)", closest);
}

} // namespace ilk
