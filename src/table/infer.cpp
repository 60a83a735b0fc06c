// What a column is likely to be, from its name and a sample of its cells. Every
// guess can be corrected in the dictionary; a wrong one must at least do no harm,
// so text and unclear identifiers stay out of the segments.
#include <algorithm>
#include <cmath>
#include <unordered_set>

#include <fmt/format.h>

#include "table/boolean_text.h"
#include "table/column_name.h"
#include "table/infer_format.h"
#include "table/name_meaning.h"
#include "table/number_text.h"
#include "table/schema.h"

namespace ilk {
namespace {

using Strings = std::vector<std::string>;

bool all_distinct(std::vector<double> numbers) {
  std::ranges::sort(numbers);
  return std::ranges::adjacent_find(numbers) == numbers.end();
}

bool all_distinct(const Strings& cells) {
  std::unordered_set<std::string_view> seen;
  return std::ranges::all_of(cells,
                             [&](const std::string& cell) { return seen.insert(cell).second; });
}

std::vector<double> numbers_in(const Strings& cells, const NumberFormat& format) {
  std::vector<double> numbers;
  for (const std::string& cell : cells) {
    double value = 0;
    if (read_number(cell, format, value) == NumberText::number) numbers.push_back(value);
  }
  return numbers;
}

std::size_t count_distinct(const Strings& cells) {
  std::unordered_set<std::string_view> seen;
  for (const std::string& cell : cells) seen.insert(trimmed(cell));
  return seen.size();
}

bool is_whole(double value) {
  return value >= 0 && std::floor(value) == value;
}

bool is_ratio(const Strings& words, const std::vector<double>& values) {
  const auto within =
      std::ranges::count_if(values, [](double value) { return value >= 0 && value <= 1; });
  const bool fractions =
      std::ranges::any_of(values, [](double value) { return value > 0 && value < 1; });
  const double share = static_cast<double>(within) / static_cast<double>(values.size());
  return fractions && (share == 1 || (share >= 0.9 && names_a_ratio(words)));
}

// Few people do a thing thousands of times: such whole numbers are sums of money, distances or
// goods, rounded. One customer in twenty is enough, for not all are large customers.
bool are_too_large_to_count(const std::vector<double>& values) {
  constexpr double most_events = 1000;
  const auto large =
      std::ranges::count_if(values, [](double value) { return value > most_events; });
  return static_cast<std::size_t>(large) * 20 > values.size();
}

bool counts_events(const Strings& words, const std::vector<double>& values) {
  if (!std::ranges::all_of(values, is_whole) || names_money(words)) return false;
  return names_a_count(words) || !are_too_large_to_count(values);
}

Kind kind_of_numbers(const Strings& words, const std::vector<double>& values) {
  if (std::ranges::all_of(values, [](double value) { return value == 0 || value == 1; }))
    return Kind::boolean;
  if (is_ratio(words, values)) return Kind::ratio;
  if (names_a_duration(words)) return Kind::duration;
  if (names_a_score(words)) return Kind::score;
  if (counts_events(words, values)) return Kind::count;
  return Kind::amount;
}

// Bounds that follow from the kind, where the sample respects them: a ratio above 1
// is then reported as impossible, even when the sample has a few.
void add_bounds(ColumnSchema& column, const std::vector<double>& values) {
  if (column.kind == Kind::amount || column.kind == Kind::boolean || column.kind == Kind::score)
    return;
  if (std::ranges::all_of(values, [](double value) { return value >= 0; })) column.lowest = 0;
  if (column.kind == Kind::ratio) column.highest = 1;
}

void describe_numbers(ColumnSchema& column, const Strings& words,
                      const std::vector<double>& values) {
  const bool counts_rows =
      names_a_row_number(words) && std::ranges::all_of(values, is_whole) && all_distinct(values);
  if (counts_rows) {
    column.role = Role::id;
    return;
  }
  column.kind = kind_of_numbers(words, values);
  if (column.kind == Kind::duration) column.unit = unit_of_duration(words);
  add_bounds(column, values);
}

constexpr std::size_t most_categories = 50;
constexpr std::size_t longest_category = 100; // bytes
constexpr std::size_t most_coded_categories = 12;

bool is_coded_category(const Strings& words, const Strings& cells,
                       const std::vector<double>& values) {
  return names_a_category(words) && std::ranges::all_of(values, is_whole) &&
         count_distinct(cells) <= most_coded_categories;
}

// "has credit card" gives "With credit card", "is active member" gives "Active member".
void name_answers(ColumnSchema& column) {
  const std::string_view label = column.label;
  constexpr std::string_view is = "is ", has = "has ";
  if (label.starts_with(is) && label.size() > is.size()) {
    column.high = sentence_start(std::string(label.substr(is.size())));
    column.low = fmt::format("Not {}", label.substr(is.size()));
    return;
  }
  const bool owned = label.starts_with(has) && label.size() > has.size();
  const std::string_view thing = owned ? label.substr(has.size()) : label;
  column.high = fmt::format("With {}", thing);
  column.low = fmt::format("Without {}", thing);
}

// Words for segments in which a day is late, or most say yes.
void name_ends(ColumnSchema& column) {
  if (column.kind == Kind::date) {
    column.high = "Late " + column.label;
    column.low = "Early " + column.label;
  } else if (column.kind == Kind::boolean) {
    name_answers(column);
  }
}

void ignore(ColumnSchema& column, std::string reason) {
  column.role = Role::ignore;
  column.reason = std::move(reason);
}

void describe_text(ColumnSchema& column, const Strings& cells) {
  if (const auto order = find_date_order(cells)) {
    column.kind = Kind::date;
    column.date_order = *order;
    return;
  }
  if (std::ranges::all_of(cells, [](const std::string& cell) { return !!read_boolean(cell); })) {
    column.kind = Kind::boolean;
    return;
  }
  if (all_distinct(cells)) {
    column.role = Role::id;
    return;
  }
  const std::size_t distinct = count_distinct(cells);
  const bool words = std::ranges::all_of(
      cells, [](const std::string& cell) { return cell.size() <= longest_category; });
  if (words && distinct <= most_categories &&
      distinct <= std::max<std::size_t>(2, cells.size() / 3))
    column.kind = Kind::category;
  else
    ignore(column, fmt::format("text, with {} different values in the {} cells looked at", distinct,
                               cells.size()));
}

// Kind and role by the cells; false when no format makes them numbers.
bool describe_as_numbers(ColumnSchema& column, const Strings& words, const Strings& cells,
                         char decimal_point) {
  const auto format = find_number_format(cells, decimal_point);
  if (!format) return false;
  const std::vector<double> numbers = numbers_in(cells, *format);
  if (*format != NumberFormat{decimal_point, '\0', false}) column.format = *format;
  if (names_a_place_or_line(words))
    ignore(column, "numbers that name a place or a line");
  else if (is_coded_category(words, cells, numbers))
    column.kind = Kind::category;
  else
    describe_numbers(column, words, numbers);
  return true;
}

// The column's fitness to be the id; 0 for no fitness.
int id_fitness(const ColumnSchema& column, const Strings& cells) {
  if (column.role != Role::id) return 0;
  if (!names_an_id(words_of(column.name))) return 1;
  return all_distinct(cells) ? 3 : 2;
}

bool may_be_value(const ColumnSchema& column, const Strings& cells, char decimal_point) {
  if (column.role != Role::attribute || column.kind != Kind::amount || cells.empty() ||
      !names_a_value(words_of(column.name)))
    return false;
  const NumberFormat format = column.format.value_or(NumberFormat{decimal_point, '\0', false});
  return std::ranges::all_of(numbers_in(cells, format), [](double value) { return value >= 0; });
}

} // namespace

ColumnSchema infer_column(std::string_view name, const Strings& cells, char decimal_point) {
  ColumnSchema column = described(name, Role::attribute);
  const Strings words = words_of(name);
  if (names_an_id(words)) {
    column.role = Role::id;
    if (names_other_than_customers(words) && !all_distinct(cells))
      ignore(column, "names what several customers have in common");
    return column;
  }
  if (cells.empty()) return column;
  if (!describe_as_numbers(column, words, cells, decimal_point)) describe_text(column, cells);
  name_ends(column);
  const bool few = column.kind == Kind::boolean || column.kind == Kind::category;
  if (column.role == Role::attribute && few && names_an_outcome(words) &&
      count_distinct(cells) <= 3) {
    column.role = Role::label;
    column.reason = "an outcome, by its name";
  }
  return column;
}

Schema infer_schema(const Strings& header, const std::vector<Strings>& cells, char decimal_point) {
  Schema schema;
  std::size_t id = header.size();
  int best = 0;
  for (std::size_t j = 0; j < header.size(); ++j) {
    schema.columns.push_back(infer_column(header[j], cells[j], decimal_point));
    const int fitness = id_fitness(schema.columns[j], cells[j]);
    if (fitness <= best) continue;
    best = fitness;
    id = j;
  }
  for (std::size_t j = 0; j < header.size(); ++j)
    if (schema.columns[j].role == Role::id && j != id)
      ignore(schema.columns[j], "names the customer, as " + header[id] + " does");
  for (std::size_t j = 0; j < header.size(); ++j) {
    if (!may_be_value(schema.columns[j], cells[j], decimal_point)) continue;
    schema.columns[j].value = true;
    break;
  }
  return schema;
}

} // namespace ilk
