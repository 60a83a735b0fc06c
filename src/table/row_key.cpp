#include "table/row_key.h"

#include <algorithm>
#include <atomic>
#include <bit>
#include <cmath>
#include <numeric>
#include <utility>

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

// Calls task(first, end) for stretches of rows.
template <class Task>
void each_stretch(Execution& execution, std::size_t rows, Task&& task) {
  constexpr std::size_t at_once = 1 << 16;
  execution.for_each((rows + at_once - 1) / at_once, [&](std::size_t stretch) {
    task(stretch * at_once, std::min(rows, (stretch + 1) * at_once));
  });
}

// Of the ids; of the values where a row has none.
std::vector<std::uint64_t> words_of(Execution& execution, const Table& table) {
  if (table.ids.empty()) return value_hashes(execution, table);
  std::vector<std::uint64_t> words = hashes_of_ids(execution, table), values;
  for (std::size_t row = 0; row < words.size(); ++row) {
    if (!table.ids[row].empty()) continue;
    if (values.empty()) values = value_hashes(execution, table);
    words[row] = values[row];
  }
  return words;
}

bool comes_before(const Table& table, std::uint32_t a, std::uint32_t b) {
  for (std::size_t j = 0; j < table.attributes.size(); ++j) {
    const std::uint64_t x = word_of(table.number(a, j)), y = word_of(table.number(b, j));
    if (x != y) return x < y;
  }
  return false;
}

// Rows are dealt out to parts by the leading bits of their words.
constexpr int leading = 10;
constexpr std::size_t parts = std::size_t{1} << leading;
std::size_t part_of(std::uint64_t word) {
  return word >> (64 - leading);
}

struct Order {
  std::vector<std::uint32_t> rows;
  bool has_equals = false; // two rows at least are told by the same
};

// Rows in the order of what they are told by, equal ones side by side.
// They are dealt out by their leading bits first, and each part is sorted by itself.
Order order_by(Execution& execution, const Table& table, const std::vector<std::uint64_t>& words) {
  struct Place {
    std::uint64_t word = 0;
    std::uint32_t row = 0;
  };
  // By stretches of rows, each with places of its own in every part, in the order of the rows.
  const std::size_t rows = words.size(), stretches = execution.threads();
  const auto begin_of = [&](std::size_t stretch) { return rows * stretch / stretches; };
  std::vector<std::vector<std::size_t>> next(stretches, std::vector<std::size_t>(parts));
  execution.for_each(stretches, [&](std::size_t stretch) {
    for (std::size_t row = begin_of(stretch); row < begin_of(stretch + 1); ++row)
      ++next[stretch][part_of(words[row])];
  });
  std::vector<std::size_t> begins(parts + 1);
  for (std::size_t part = 0, at = 0; part < parts; ++part) {
    for (auto& of_stretch : next) at += std::exchange(of_stretch[part], at);
    begins[part + 1] = at;
  }
  std::vector<Place> places(rows);
  execution.for_each(stretches, [&](std::size_t stretch) {
    for (std::size_t row = begin_of(stretch); row < begin_of(stretch + 1); ++row)
      places[next[stretch][part_of(words[row])]++] = {words[row], static_cast<std::uint32_t>(row)};
  });
  Order order{std::vector<std::uint32_t>(rows)};
  std::atomic<bool> has_equals = false;
  execution.for_each(parts, [&](std::size_t part) {
    const auto first = places.begin() + static_cast<std::ptrdiff_t>(begins[part]);
    const auto last = places.begin() + static_cast<std::ptrdiff_t>(begins[part + 1]);
    std::sort(first, last, [&](const Place& a, const Place& b) {
      return a.word != b.word ? a.word < b.word : comes_before(table, a.row, b.row);
    });
    for (std::size_t i = begins[part]; i < begins[part + 1]; ++i) order.rows[i] = places[i].row;
    if (std::adjacent_find(first, last,
                           [](const Place& a, const Place& b) { return a.word == b.word; }) != last)
      has_equals = true;
  });
  order.has_equals = has_equals;
  return order;
}

// Puts columns in an order that is as good as random. A column is dealt out to parts first, each of
// which fits into a near cache, and every part is put in order by itself: read by itself, a row's
// value would be far from that of the row before.
class Reordering {
 public:
  // `keys`: of the rows as they stand, by which `order` is ascending.
  Reordering(Execution& execution, const std::vector<RowKey>& keys,
             const std::vector<std::uint32_t>& order)
      : execution_(execution), dealt_(order.size()), within_(order.size()) {
    std::vector<std::uint32_t> next(parts + 1);
    for (const RowKey key : keys) ++next[part_of(key) + 1];
    std::partial_sum(next.begin(), next.end(), next.begin());
    for (std::size_t row = 0; row < keys.size(); ++row) dealt_[row] = next[part_of(keys[row])]++;
    each_stretch(execution, order.size(), [&](std::size_t first, std::size_t end) {
      for (std::size_t i = first; i < end; ++i) within_[i] = dealt_[order[i]];
    });
  }

  // In place: the table may be all that fits.
  template <class Value>
  void put_in_order(ColumnsOf<Value>& columns) const {
    const std::size_t tasks = std::min<std::size_t>(execution_.threads(), columns.columns());
    execution_.for_each(tasks, [&](std::size_t task) {
      std::vector<Value> dealt(columns.rows());
      for (std::size_t j = task; j < columns.columns(); j += tasks) {
        const auto column = columns.column(j);
        for (std::size_t row = 0; row < column.size(); ++row) dealt[dealt_[row]] = column[row];
        for (std::size_t i = 0; i < column.size(); ++i) column[i] = dealt[within_[i]];
      }
    });
  }

 private:
  Execution& execution_;
  std::vector<std::uint32_t> dealt_;  // of each row, its place once it is dealt out
  std::vector<std::uint32_t> within_; // of each place in order, that place
};

template <class Value>
std::vector<Value> elements_of(Execution& execution, const std::vector<Value>& from,
                               const std::vector<std::uint32_t>& order) {
  std::vector<Value> to(from.size());
  each_stretch(execution, order.size(), [&](std::size_t first, std::size_t end) {
    for (std::size_t i = first; i < end; ++i) to[i] = from[order[i]];
  });
  return to;
}

struct KeyedRows {
  std::vector<RowKey> keys;         // of each row
  std::vector<std::uint32_t> order; // of their keys
};

KeyedRows keyed_rows(Execution& execution, const Table& table) {
  KeyedRows rows;
  const std::vector<std::uint64_t> words = words_of(execution, table);
  rows.keys.resize(words.size());
  each_stretch(execution, words.size(), [&](std::size_t first, std::size_t end) {
    for (std::size_t row = first; row < end; ++row) rows.keys[row] = hash_with(words[row], 0);
  });
  Order order = order_by(execution, table, rows.keys);
  if (order.has_equals) {     // side by side: they are numbered, and find their places anew
    std::uint64_t equals = 0; // before the row
    for (std::size_t i = 1; i < order.rows.size(); ++i) {
      const std::uint32_t row = order.rows[i];
      equals = words[row] == words[order.rows[i - 1]] ? equals + 1 : 0;
      if (equals > 0) rows.keys[row] = hash_with(words[row], equals);
    }
    order = order_by(execution, table, rows.keys);
  }
  rows.order = std::move(order.rows);
  return rows;
}

} // namespace

std::vector<std::uint64_t> hashes_of_ids(Execution& execution, const Table& table) {
  std::vector<std::uint64_t> hashes(table.ids.size());
  each_stretch(execution, hashes.size(), [&](std::size_t first, std::size_t end) {
    for (std::size_t row = first; row < end; ++row) hashes[row] = hash_of(table.ids[row]);
  });
  return hashes;
}

std::vector<RowKey> row_keys(Execution& execution, const Table& table) {
  return keyed_rows(execution, table).keys;
}

Table in_key_order(Execution& execution, Table table) {
  const auto [keys, order] = keyed_rows(execution, table);
  {
    const Reordering reordering(execution, keys, order);
    reordering.put_in_order(table.values);
    reordering.put_in_order(table.rest);
  }
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
