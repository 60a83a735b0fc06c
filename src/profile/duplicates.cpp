#include "profile/duplicates.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <functional>
#include <string_view>
#include <utility>
#include <vector>

#include "summary/sorted_values.h"

namespace ilk {
namespace {

constexpr std::size_t block_rows = 4096;

// Equal for values that count as equal: both zeros, and all that are missing.
std::uint32_t bits_of(float value) {
  return std::isnan(value) ? 0x7fc00000u : std::bit_cast<std::uint32_t>(value + 0.0f);
}

// The finisher of MurmurHash3 (A. Appleby): each bit in changes half of those out.
std::uint64_t mixed(std::uint64_t x) {
  x = (x ^ (x >> 33)) * 0xff51afd7ed558ccdull;
  x = (x ^ (x >> 33)) * 0xc4ceb9fe1a85ec53ull;
  return x ^ (x >> 33);
}

std::vector<std::uint64_t> hashes_of(Execution& execution, const RowBlock& rows) {
  std::vector<std::uint64_t> hashes(rows.rows, 0);
  execution.for_each((rows.rows + block_rows - 1) / block_rows, [&](std::size_t block) {
    const std::size_t first = block * block_rows;
    const std::size_t end = std::min(rows.rows, first + block_rows);
    for (std::size_t j = 0; j < rows.columns; ++j) {
      const auto values = rows.column(j);
      for (std::size_t i = first; i < end; ++i)
        hashes[i] = mixed(hashes[i] * 0x9e3779b97f4a7c15ull + bits_of(values[i]) + 1);
    }
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

bool equal_rows(const RowBlock& rows, std::uint64_t a, std::uint64_t b) {
  for (std::size_t j = 0; j < rows.columns; ++j)
    if (bits_of(rows.column(j)[a]) != bits_of(rows.column(j)[b])) return false;
  return true;
}

} // namespace

Duplicates find_duplicates(Execution& execution, const Table& table) {
  const RowBlock rows = table.values.block();
  Duplicates found;
  if (rows.columns == 0) return found;
  const auto suspects = suspects_among(hashes_of(execution, rows));
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
          (group.rows == found.largest && group.first < found.largest_first)) {
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
        groups, [&, row = row](const Group& group) { return equal_rows(rows, group.first, row); });
    if (same == groups.end())
      groups.push_back({row, 1});
    else
      ++same->rows;
  }
  settle();
  return found;
}

std::optional<RepeatedId> find_repeated_id(const Table& table) {
  std::vector<std::uint64_t> hashes(table.ids.size());
  for (std::size_t i = 0; i < hashes.size(); ++i)
    hashes[i] = std::hash<std::string_view>()(table.ids[i]);
  auto suspects = suspects_among(hashes);
  std::sort(suspects.begin(), suspects.end(), [&](const auto& a, const auto& b) {
    return std::pair(table.ids[a.second], a.second) < std::pair(table.ids[b.second], b.second);
  });
  std::optional<RepeatedId> repeated;
  for (std::size_t s = 1; s < suspects.size(); ++s) {
    const std::uint64_t before = suspects[s - 1].second, row = suspects[s].second;
    if (table.ids[row] != table.ids[before]) continue;
    const std::uint64_t rows = repeated ? repeated->rows + 1 : 1;
    if (!repeated || row < repeated->second) repeated = {before, row, 0};
    repeated->rows = rows;
  }
  return repeated;
}

} // namespace ilk
