#include "table/row_key.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <numeric>

#include "base/hash.h"

namespace ilk {
namespace {

constexpr std::uint64_t missing = 0x7ff8'0000'0000'0000ull;

// Equal for numbers that count as equal.
std::uint64_t word_of(double number) {
  return std::isnan(number) ? missing : std::bit_cast<std::uint64_t>(number + 0.0);
}

// The hash of each row's values. A sum over columns, so that their order does not matter.
std::vector<std::uint64_t> value_hashes(Execution& execution, const Table& table) {
  std::vector<std::uint64_t> hashes(table.rows());
  std::vector<std::uint64_t> names;
  std::vector<std::vector<std::uint64_t>> levels; // of categories, by code
  for (const ColumnSchema& column : table.attributes) {
    names.push_back(hash_of(column.name));
    levels.emplace_back();
    if (column.kind != Kind::category) continue;
    for (const std::string& level : column.levels) levels.back().push_back(hash_of(level));
    levels.back().push_back(hash_of("")); // any other word
  }
  const std::size_t blocks = (table.rows() + default_block_rows - 1) / default_block_rows;
  execution.for_each(blocks, [&](std::size_t block) {
    const std::size_t first = block * default_block_rows;
    const std::size_t end = std::min(table.rows(), first + default_block_rows);
    for (std::size_t j = 0; j < names.size(); ++j)
      for (std::size_t row = first; row < end; ++row) {
        const double number = table.number(row, j);
        const bool is_level = !levels[j].empty() && !std::isnan(number);
        const std::uint64_t word =
            is_level ? levels[j][static_cast<std::size_t>(number)] : word_of(number);
        hashes[row] += hash_with(names[j], word);
      }
  });
  return hashes;
}

// Of the ids; of the values where a row has none.
std::vector<std::uint64_t> id_hashes(Execution& execution, const Table& table) {
  std::vector<std::uint64_t> hashes(table.ids.size()), values;
  for (std::size_t row = 0; row < hashes.size(); ++row) {
    const std::string_view id = table.ids[row];
    if (id.empty() && values.empty()) values = value_hashes(execution, table);
    hashes[row] = id.empty() ? values[row] : hash_of(id);
  }
  return hashes;
}

bool comes_before(const Table& table, std::uint32_t a, std::uint32_t b) {
  for (std::size_t j = 0; j < table.attributes.size(); ++j) {
    const std::uint64_t x = word_of(table.number(a, j)), y = word_of(table.number(b, j));
    if (x != y) return x < y;
  }
  return false;
}

// Rows in the order of what they are told by, equal ones side by side.
// They are dealt out by their leading bits first, and each part is sorted by itself.
std::vector<std::uint32_t> order_by(Execution& execution, const Table& table,
                                    const std::vector<std::uint64_t>& words) {
  constexpr int leading = 10;
  constexpr std::size_t parts = std::size_t{1} << leading;
  struct Place {
    std::uint64_t word = 0;
    std::uint32_t row = 0;
  };
  const auto part_of = [](std::uint64_t word) { return word >> (64 - leading); };
  std::vector<std::size_t> begins(parts + 1);
  for (const std::uint64_t word : words) ++begins[part_of(word) + 1];
  std::partial_sum(begins.begin(), begins.end(), begins.begin());
  std::vector<Place> places(words.size());
  auto next = begins;
  for (std::uint32_t row = 0; row < words.size(); ++row)
    places[next[part_of(words[row])]++] = {words[row], row};
  std::vector<std::uint32_t> order(words.size());
  execution.for_each(parts, [&](std::size_t part) {
    const auto first = places.begin() + static_cast<std::ptrdiff_t>(begins[part]);
    const auto last = places.begin() + static_cast<std::ptrdiff_t>(begins[part + 1]);
    std::sort(first, last, [&](const Place& a, const Place& b) {
      return a.word != b.word ? a.word < b.word : comes_before(table, a.row, b.row);
    });
    for (std::size_t i = begins[part]; i < begins[part + 1]; ++i) order[i] = places[i].row;
  });
  return order;
}

// In place: the table may be all that fits.
template <class Value>
void put_in_order(Execution& execution, const std::vector<std::uint32_t>& order,
                  ColumnsOf<Value>& columns) {
  execution.for_each(columns.columns(), [&](std::size_t j) {
    const auto column = columns.column(j);
    const std::vector<Value> before(column.begin(), column.end());
    for (std::size_t i = 0; i < column.size(); ++i) column[i] = before[order[i]];
  });
}

template <class Value>
std::vector<Value> elements_of(Execution& execution, const std::vector<Value>& from,
                               const std::vector<std::uint32_t>& order) {
  constexpr std::size_t at_once = 1 << 16;
  std::vector<Value> to(from.size());
  execution.for_each((order.size() + at_once - 1) / at_once, [&](std::size_t block) {
    const std::size_t end = std::min(order.size(), (block + 1) * at_once);
    for (std::size_t i = block * at_once; i < end; ++i) to[i] = from[order[i]];
  });
  return to;
}

} // namespace

std::vector<RowKey> row_keys(Execution& execution, const Table& table) {
  std::vector<std::uint64_t> words =
      table.ids.empty() ? value_hashes(execution, table) : id_hashes(execution, table);
  const auto order = order_by(execution, table, words);
  std::vector<RowKey> keys(words.size());
  std::uint64_t equals = 0; // before the row
  for (std::size_t i = 0; i < order.size(); ++i) {
    equals = i > 0 && words[order[i]] == words[order[i - 1]] ? equals + 1 : 0;
    keys[order[i]] = hash_with(words[order[i]], equals);
  }
  return keys;
}

Table in_key_order(Execution& execution, Table table) {
  const std::vector<RowKey> keys = row_keys(execution, table);
  const auto order = order_by(execution, table, keys);
  put_in_order(execution, order, table.values);
  if (table.rest.rows() > 0) put_in_order(execution, order, table.rest);
  table.keys = elements_of(execution, keys, order);
  table.origins = elements_of(execution, table.origins, order);
  if (!table.ids.empty()) {
    TextColumn ids;
    ids.reserve(table.ids.size(), table.ids.bytes());
    for (const std::uint32_t row : order) ids.push_back(table.ids[row]);
    table.ids = std::move(ids);
  }
  table.positions = order;
  return table;
}

} // namespace ilk
