// What the columns of a table are to one another: which names the customers, which says what they
// are worth, and whether its rows are customers at all. Nothing here looks at the order of the
// rows.
#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>
#include <map>

#include <fmt/format.h>

#include "base/cut_text.h"
#include "table/column_name.h"
#include "table/customer_value.h"
#include "table/infer_format.h"
#include "table/name_meaning.h"
#include "table/number_text.h"
#include "table/schema.h"
#include "table/zero_words.h"

namespace ilk {
namespace {

using Strings = std::vector<std::string>;

struct Columns {
  const Strings& header;
  const std::vector<Strings>& cells;
  std::size_t rows;
  char decimal_point;

  std::size_t count() const { return header.size(); }
};

bool are_distinct(const Strings& cells) {
  return count_distinct(cells) == cells.size();
}

void leave_out(ColumnSchema& column, std::string reason) {
  column.role = Role::ignore;
  column.value = false;
  column.reason = std::move(reason);
}

// Whether the other columns leave no doubt that a comma is the decimal point: one is written so,
// and none with a point.
bool has_decimal_commas(const Columns& table) {
  bool commas = false, points = false;
  for (const Strings& cells : table.cells) {
    const auto found = find_numbers(cells, table.decimal_point);
    if (!found || found->is_open) continue;
    const char point = found->format.decimal_point;
    const bool any = std::ranges::any_of(
        cells, [point](const std::string& cell) { return cell.find(point) != std::string::npos; });
    (point == ',' ? commas : points) |= any;
  }
  return commas && !points;
}

// Numbers without a name that says what they measure, which are whole and different in every row:
// as the first column, or without gaps between the smallest and the largest.
bool counts_or_names_rows(const Columns& table, std::size_t j, const ColumnSchema& column) {
  constexpr std::size_t fewest = 10;
  const Strings& cells = table.cells[j];
  const bool may_be = column.role == Role::attribute &&
                      (column.kind == Kind::count || column.kind == Kind::amount) &&
                      !column.value && column.unit.empty() && !column.format;
  if (!may_be || names_a_measure(words_of(column.name)) || cells.size() < fewest ||
      cells.size() < table.rows || !are_distinct(cells))
    return false;
  const auto values = numbers_in(cells, {table.decimal_point, '\0', false});
  const auto is_whole = [](double value) { return value >= 0 && std::floor(value) == value; };
  if (values.size() < cells.size() || !std::ranges::all_of(values, is_whole)) return false;
  const auto [low, high] = std::ranges::minmax(values);
  return j == 0 || high - low + 1 == static_cast<double>(values.size());
}

// The column's fitness to be the id; 0 for no fitness.
int id_fitness(const ColumnSchema& column, const Strings& cells) {
  if (column.role != Role::id) return 0;
  const auto words = words_of(column.name);
  if (!names_an_id(words)) return names_a_row_number(words) ? 1 : 2;
  return are_distinct(cells) ? 4 : 3;
}

std::string example_of(const Strings& cells) {
  return cells.empty() ? "" : std::string(cut_text(cells.front(), 20));
}

// Why a column that is different in every row is left out, beside the id.
std::string why_left_out(const Columns& table, std::size_t j, std::size_t id) {
  const Strings& cells = table.cells[j];
  if (!are_distinct(cells)) return "names whom the rows are of, and comes again";
  if (names_an_id(words_of(table.header[j])) || names_a_row_number(words_of(table.header[j])))
    return fmt::format("names the customer, as {} does", table.header[id]);
  const bool has_digits = std::ranges::all_of(cells, [](const std::string& cell) {
    return cell.find_first_of("0123456789") != std::string::npos;
  });
  double value = 0;
  if (!cells.empty() && read_number(cells.front(), '.', value) == NumberText::number)
    return "whole numbers that are different in every row";
  return fmt::format("text that is different in every row{}",
                     has_digits ? fmt::format(", such as '{}'", example_of(cells)) : "");
}

void choose_id(const Columns& table, Schema& schema) {
  std::size_t id = table.count();
  int best = 0;
  for (std::size_t j = 0; j < table.count(); ++j) {
    const int fitness = id_fitness(schema.columns[j], table.cells[j]);
    if (fitness <= best) continue;
    best = fitness;
    id = j;
  }
  for (std::size_t j = 0; j < table.count(); ++j)
    if (schema.columns[j].role == Role::id && j != id)
      leave_out(schema.columns[j], why_left_out(table, j, id));
}

// A log: the id that is different in every row names the row, another, of people, comes again; or
// there is an id of people alone, which comes again in most rows.
std::optional<RepeatedPeople> find_purchases(const Columns& table) {
  std::size_t row = table.count(), person = table.count();
  std::size_t people = 0;
  constexpr std::size_t fewest_people = 5;
  for (std::size_t j = 0; j < table.count(); ++j) {
    const auto words = words_of(table.header[j]);
    const Strings& cells = table.cells[j];
    if (cells.size() < 2 || !names_an_id(words)) continue;
    const bool of_people = !names_other_than_customers(words);
    const std::size_t distinct = count_distinct(cells);
    const bool in_every_row = distinct == cells.size() && cells.size() == table.rows;
    if (of_people && words.size() > 1 && in_every_row) return std::nullopt; // they are customers
    if (row == table.count() && in_every_row && words.size() > 1 && !of_people) row = j;
    if (of_people && words.size() > 1 && distinct * 10 < cells.size() * 9 && distinct > people) {
      person = j;
      people = distinct;
    }
  }
  if (person == table.count() || people < fewest_people) return std::nullopt;
  const bool mostly_again = people * 3 <= table.rows * 2;
  if (row == table.count() && !mostly_again) return std::nullopt;
  return RepeatedPeople{row == table.count() ? "" : table.header[row], table.header[person], people,
                        table.rows};
}

// Answers on one scale, such as 1 to 5, in many columns: grades, which nobody counts.
void find_scales(const Columns& table, Schema& schema) {
  constexpr std::size_t fewest_columns = 5;
  constexpr double highest_grade = 10;
  std::map<std::pair<double, double>, std::vector<std::size_t>> by_range;
  for (std::size_t j = 0; j < table.count(); ++j) {
    const ColumnSchema& column = schema.columns[j];
    if (column.role != Role::attribute || column.kind != Kind::count || column.format) continue;
    if (names_a_count(words_of(column.name))) continue;
    const auto values = numbers_in(table.cells[j], {table.decimal_point, '\0', false});
    if (values.empty()) continue;
    const auto [low, high] = std::ranges::minmax(values);
    const bool is_scale = (low == 1 && (high == 5 || high == 7 || high == 10 || high == 4)) ||
                          (low == 0 && high == highest_grade);
    if (is_scale) by_range[{low, high}].push_back(j);
  }
  for (const auto& [range, columns] : by_range) {
    if (columns.size() < fewest_columns) continue;
    for (const std::size_t j : columns) {
      schema.columns[j].kind = Kind::score;
      schema.columns[j].lowest = range.first;
      schema.columns[j].highest = range.second;
      schema.columns[j].reason = fmt::format("grades from {} to {}, as in {} columns", range.first,
                                             range.second, columns.size());
    }
  }
}

// A few whole numbers from 1 on (or with 0 for none) under a name that says nothing: codes rather
// than counts.
void find_nameless_codes(const Columns& table, Schema& schema) {
  constexpr double most_codes = 5;
  for (std::size_t j = 0; j < table.count(); ++j) {
    ColumnSchema& column = schema.columns[j];
    if (column.role != Role::attribute || column.kind != Kind::count ||
        !names_nothing(words_of(column.name)))
      continue;
    const auto values = numbers_in(table.cells[j], {table.decimal_point, '\0', false});
    if (values.empty() || std::ranges::max(values) > most_codes) continue;
    column.kind = Kind::category;
    column.lowest.reset();
    column.reason = "a few whole numbers under a name that says nothing: taken for codes";
  }
}

// "reservation status date" beside "reservation status": when the outcome came about.
void find_days_of_outcomes(Schema& schema) {
  for (const ColumnSchema& label : schema.columns) {
    if (label.role != Role::label || label.name.size() < 3) continue;
    const Strings outcome = words_of(label.name);
    for (ColumnSchema& column : schema.columns) {
      const Strings words = words_of(column.name);
      const bool extends = words.size() > outcome.size() &&
                           std::equal(outcome.begin(), outcome.end(), words.begin());
      if (column.role != Role::attribute || column.kind != Kind::date || !extends) continue;
      column.role = Role::label;
      column.reason = fmt::format("when {} came about", label.name);
    }
  }
}

void read_zero_words(const Columns& table, std::size_t j, Strings words, ColumnSchema& column) {
  std::ranges::copy(column.missing, std::back_inserter(words));
  if (words.empty()) return;
  const NumberFormat usual{table.decimal_point, '\0', false};
  settle_zero_words(column, numbers_in(table.cells[j], column.format.value_or(usual)), words);
}

// Whether customers differ in it, and none is below zero.
bool may_add_up(const ColumnSchema& column, const Strings& cells, char decimal_point) {
  const NumberFormat format = column.format.value_or(NumberFormat{decimal_point, '\0', false});
  const auto values = numbers_in(cells, format);
  if (values.empty()) return false;
  const auto [low, high] = std::ranges::minmax(values);
  return low >= 0 && low < high;
}

void mark_value(const Columns& table, Schema& schema) {
  std::vector<ValueCandidate> candidates;
  for (std::size_t j = 0; j < table.count(); ++j) {
    const ColumnSchema& column = schema.columns[j];
    if (column.role != Role::attribute || column.kind != Kind::amount) continue;
    candidates.push_back({j, words_of(column.name), column.unit,
                          may_add_up(column, table.cells[j], table.decimal_point)});
  }
  for (const std::size_t j : find_value_columns(candidates)) schema.columns[j].value = true;
}

} // namespace

Schema infer_schema(const Strings& header, const std::vector<Strings>& cells, char decimal_point,
                    std::size_t rows, const std::vector<Strings>& passed_over) {
  for (const Strings& column : cells) rows = std::max(rows, column.size());
  const Columns table{header, cells, rows, decimal_point};
  const char point = decimal_point == '.' && has_decimal_commas(table) ? ',' : decimal_point;
  Schema schema;
  for (std::size_t j = 0; j < header.size(); ++j) {
    schema.columns.push_back(infer_column(header[j], cells[j], point, rows));
    ColumnSchema& column = schema.columns[j];
    if (point != decimal_point && !column.format && column.role == Role::attribute &&
        is_scale(column.kind) && column.kind != Kind::boolean && column.kind != Kind::date)
      column.format = NumberFormat{point, '\0', false}; // not the file's
    if (counts_or_names_rows(table, j, column)) column.role = Role::id;
    read_zero_words(table, j, passed_over.empty() ? Strings() : passed_over[j], column);
  }
  choose_id(table, schema);
  find_scales(table, schema);
  find_nameless_codes(table, schema);
  find_days_of_outcomes(schema);
  schema.purchases = find_purchases(table);
  mark_value(table, schema);
  return schema;
}

} // namespace ilk
