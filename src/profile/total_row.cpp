#include "profile/total_row.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

#include "base/letter_case.h"

namespace ilk {
namespace {

constexpr std::size_t fewest_rows = 5;
constexpr std::size_t fewest_sums = 2;
constexpr std::size_t fewest_others = 3; // that are added up, each above 0
constexpr double fewest_bits = 20;       // so that sums do not agree by chance

// Numbers are rounded in tables; so are sums.
bool is_sum(double value, double others) {
  return value != 0 && std::abs(value - others) <= 1e-5 * std::abs(value);
}

// How improbable it is that a sum agrees by chance: the bits of the number, in its own steps.
double bits_of(double sum) {
  const bool whole = std::floor(sum) == sum;
  return std::log2(1 + std::abs(sum) * (whole ? 1 : 100));
}

template <class Value>
ColumnsOf<Value> without(const ColumnsOf<Value>& from, const std::vector<std::size_t>& rows) {
  if (from.rows() == 0) return {};
  ColumnsOf<Value> to(from.rows() - rows.size(), from.columns());
  for (std::size_t j = 0; j < from.columns(); ++j) {
    const auto source = from.column(j);
    const auto target = to.column(j);
    std::size_t next = 0, at = 0;
    for (std::size_t i = 0; i < from.rows(); ++i) {
      if (next < rows.size() && rows[next] == i)
        ++next;
      else
        target[at++] = source[i];
    }
  }
  return to;
}

// "Subtotal", "Total North", "Gesamtsumme".
bool names_a_total(std::string_view id) {
  constexpr std::array<std::string_view, 12> names{
      "total",  "totals", "subtotal", "subtotals",     "grand total", "summe",
      "gesamt", "totale", "somme",    "zwischensumme", "gesamtsumme", "sub-total"};
  if (id.find_first_of("tTmM") == std::string_view::npos) return false; // as most ids have none
  const std::string small = without_capitals(id);
  return std::ranges::any_of(names, [&](std::string_view name) {
    return small == name || (small.starts_with(name) && small[name.size()] == ' ') ||
           (small.size() > name.size() && small.ends_with(name) &&
            small[small.size() - name.size() - 1] == ' ');
  });
}

bool adds_up(Kind kind) {
  return is_scale(kind) && kind != Kind::boolean && kind != Kind::date;
}

struct ColumnSum {
  double sum = 0, largest = 0;
  std::size_t at = 0;         // the row of the largest
  std::size_t above_zero = 0; // values
};

// In the order of the rows, on one thread: sums of doubles depend on it.
ColumnSum column_sum(const Table& table, std::size_t column) {
  ColumnSum found;
  for (std::size_t i = 0; i < table.rows(); ++i) {
    const double value = table.number(i, column);
    if (std::isnan(value)) continue;
    found.sum += value;
    found.above_zero += value > 0 ? 1 : 0;
    if (value > found.largest) {
      found.largest = value;
      found.at = i;
    }
  }
  return found;
}

} // namespace

std::optional<std::size_t> find_total_row(Execution& execution, const Table& table) {
  if (table.rows() < fewest_rows) return std::nullopt;
  std::vector<std::size_t> columns;
  for (std::size_t j = 0; j < table.attributes.size(); ++j)
    if (adds_up(table.attributes[j].kind)) columns.push_back(j);
  std::vector<ColumnSum> sums(columns.size());
  execution.for_each(columns.size(),
                     [&](std::size_t c) { sums[c] = column_sum(table, columns[c]); });
  const auto shows = std::ranges::find_if(sums, [](const ColumnSum& column) {
    return column.above_zero > fewest_others && is_sum(column.largest, column.sum - column.largest);
  });
  if (shows == sums.end()) return std::nullopt;
  const std::size_t candidate = shows->at;
  std::size_t numbers = 0, found = 0;
  double bits = 0;
  for (std::size_t c = 0; c < columns.size(); ++c) {
    const double value = table.number(candidate, columns[c]);
    if (std::isnan(value)) continue;
    ++numbers;
    if (!is_sum(value, sums[c].sum - value) || sums[c].above_zero <= fewest_others) continue;
    ++found;
    bits += bits_of(value);
  }
  const bool is_total = found >= fewest_sums && 2 * found >= numbers && bits >= fewest_bits;
  return is_total ? std::optional(candidate) : std::nullopt;
}

std::vector<std::size_t> find_named_totals(Execution& execution, const Table& table) {
  constexpr std::size_t at_once = 1 << 16;
  std::vector<std::vector<std::size_t>> parts((table.ids.size() + at_once - 1) / at_once);
  execution.for_each(parts.size(), [&](std::size_t part) {
    const std::size_t end = std::min(table.ids.size(), (part + 1) * at_once);
    for (std::size_t row = part * at_once; row < end; ++row)
      if (names_a_total(table.ids[row])) parts[part].push_back(row);
  });
  std::vector<std::size_t> totals;
  for (const auto& part : parts) totals.insert(totals.end(), part.begin(), part.end());
  if (totals.empty() || table.rows() < fewest_rows + totals.size()) return {};
  std::vector<bool> proven(totals.size());
  for (std::size_t j = 0; j < table.attributes.size(); ++j) {
    if (!adds_up(table.attributes[j].kind)) continue;
    double all = 0, since = 0;
    std::size_t next = 0;
    for (std::size_t i = 0; i < table.rows() && next < totals.size(); ++i) {
      const double value = table.number(i, j);
      if (i == totals[next]) {
        proven[next] = proven[next] || is_sum(value, all) || is_sum(value, since);
        since = 0;
        ++next;
      } else if (!std::isnan(value)) {
        all += value;
        since += value;
      }
    }
  }
  return std::ranges::find(proven, false) == proven.end() ? totals : std::vector<std::size_t>();
}

Table without_rows(const Table& table, const std::vector<std::size_t>& rows) {
  Table rest;
  rest.attributes = table.attributes;
  rest.values = without(table.values, rows);
  rest.rest = without(table.rest, rows);
  rest.id_name = table.id_name;
  for (std::size_t i = 0; i < table.rows(); ++i) {
    if (std::ranges::binary_search(rows, i)) continue;
    if (!table.ids.empty()) rest.ids.push_back(table.ids[i]);
    rest.origins.push_back(table.origins[i]);
  }
  return rest;
}

} // namespace ilk
