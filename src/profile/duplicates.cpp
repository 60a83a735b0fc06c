#include "profile/duplicates.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <functional>
#include <string_view>
#include <utility>
#include <vector>

#include "base/hash.h"
#include "summary/sorted_values.h"
#include "table/row_key.h"

namespace ilk {
namespace {

// Equal for numbers that count as equal: both zeros, and all that are missing.
std::uint64_t bits_of(double number) {
  return std::isnan(number) ? 0x7ff8'0000'0000'0000ull : std::bit_cast<std::uint64_t>(number + 0.0);
}

std::vector<std::uint64_t> hashes_of(Execution& execution, const Table& table) {
  std::vector<std::uint64_t> hashes(table.rows(), 0);
  execution.for_each((table.rows() + default_block_rows - 1) / default_block_rows,
                     [&](std::size_t block) {
                       const std::size_t first = block * default_block_rows;
                       const std::size_t end = std::min(table.rows(), first + default_block_rows);
                       for (std::size_t j = 0; j < table.values.columns(); ++j)
                         for (std::size_t i = first; i < end; ++i)
                           hashes[i] = hash_with(hashes[i], bits_of(table.number(i, j)));
                     });
  return hashes;
}

// Rows whose hash occurs more than once, by hash, then by row.
std::vector<std::pair<std::uint64_t, std::uint64_t>>
suspects_among(const std::vector<std::uint64_t>& hashes) {
  std::vector<std::uint64_t> repeated = hashes;
  sort_ascending(repeated);
  std::size_t kept = 0;
  for (std::size_t first = 0, end = 0; first < repeated.size(); first = end) {
    while (end < repeated.size() && repeated[end] == repeated[first]) ++end;
    if (end - first > 1) repeated[kept++] = repeated[first];
  }
  repeated.resize(kept);
  std::vector<std::pair<std::uint64_t, std::uint64_t>> suspects;
  if (kept == 0) return suspects;
  for (std::size_t i = 0; i < hashes.size(); ++i)
    if (std::ranges::binary_search(repeated, hashes[i])) suspects.emplace_back(hashes[i], i);
  std::sort(suspects.begin(), suspects.end());
  return suspects;
}

bool equal_rows(const Table& table, std::uint64_t a, std::uint64_t b) {
  for (std::size_t j = 0; j < table.values.columns(); ++j)
    if (bits_of(table.number(a, j)) != bits_of(table.number(b, j))) return false;
  return true;
}

} // namespace

Duplicates find_duplicates(Execution& execution, const Table& table) {
  Duplicates found;
  if (table.values.columns() == 0) return found;
  const auto suspects = suspects_among(hashes_of(execution, table));
  struct Group {
    std::uint64_t first, rows;
  };
  std::vector<Group> groups; // of one hash: more than one only where it collides
  const auto settle = [&] {
    for (const Group& group : groups) {
      if (group.rows < 2) continue;
      ++found.repeated;
      found.superfluous += group.rows - 1;
      if (group.rows > found.largest ||
          (group.rows == found.largest &&
           table.position_of(group.first) < table.position_of(found.largest_first))) {
        found.largest = group.rows;
        found.largest_first = group.first;
      }
    }
    groups.clear();
  };
  for (std::size_t s = 0; s < suspects.size(); ++s) {
    const auto [hash, row] = suspects[s];
    if (s > 0 && hash != suspects[s - 1].first) settle();
    const auto same = std::ranges::find_if(
        groups, [&, row = row](const Group& group) { return equal_rows(table, group.first, row); });
    if (same == groups.end())
      groups.push_back({row, 1});
    else {
      ++same->rows;
      if (table.position_of(row) < table.position_of(same->first)) same->first = row;
    }
  }
  settle();
  return found;
}

std::optional<RepeatedId> find_repeated_id(Execution& execution, const Table& table) {
  auto suspects = suspects_among(hashes_of_ids(execution, table));
  std::erase_if(suspects, [&](const auto& suspect) { return table.ids[suspect.second].empty(); });
  std::sort(suspects.begin(), suspects.end(), [&](const auto& a, const auto& b) {
    return std::pair(table.ids[a.second], table.position_of(a.second)) <
           std::pair(table.ids[b.second], table.position_of(b.second));
  });
  std::optional<RepeatedId> repeated;
  bool all_copies = true;
  for (std::size_t s = 1; s < suspects.size(); ++s) {
    const std::uint64_t before = suspects[s - 1].second, row = suspects[s].second;
    if (table.ids[row] != table.ids[before]) continue;
    const std::uint64_t rows = repeated ? repeated->rows + 1 : 1;
    if (!repeated || table.position_of(row) < table.position_of(repeated->second))
      repeated = {before, row, 0, false};
    repeated->rows = rows;
    all_copies = all_copies && equal_rows(table, before, row);
  }
  if (repeated) repeated->are_copies = all_copies;
  return repeated;
}

} // namespace ilk
