#include "explain/typical.h"

#include <algorithm>

namespace ilk {
namespace {

std::vector<std::vector<std::uint32_t>> least(std::span<const Score> scores,
                                              std::span<const std::uint32_t> rows,
                                              std::size_t segments, std::size_t most,
                                              float Score::*figure) {
  std::vector<std::vector<std::uint32_t>> found(segments);
  const auto before = [&](std::uint32_t a, std::uint32_t b) {
    const float x = scores[a].*figure, y = scores[b].*figure;
    return x != y ? x < y : a < b;
  };
  for (const std::uint32_t row : rows) {
    auto& list = found[scores[row].segment];
    if (list.size() == most && !before(row, list.back())) continue;
    list.insert(std::ranges::upper_bound(list, row, before), row);
    if (list.size() > most) list.pop_back();
  }
  return found;
}

} // namespace

std::vector<std::vector<std::uint32_t>> typical_customers(std::span<const Score> scores,
                                                          std::span<const std::uint32_t> rows,
                                                          std::size_t segments, std::size_t most) {
  return least(scores, rows, segments, most, &Score::distance);
}

std::vector<std::vector<std::uint32_t>> border_customers(std::span<const Score> scores,
                                                         std::span<const std::uint32_t> rows,
                                                         std::size_t segments, std::size_t most) {
  return least(scores, rows, segments, most, &Score::margin);
}

} // namespace ilk
