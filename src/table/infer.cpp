// What a column is likely to be, from its name and a sample of its cells. Every
// guess can be corrected in the dictionary; a wrong one must at least do no harm,
// so text and unclear identifiers stay out of the segments.
#include <algorithm>
#include <unordered_set>

#include <fmt/format.h>

#include "base/letter_case.h"
#include "table/boolean_text.h"
#include "table/column_name.h"
#include "table/date_text.h"
#include "table/infer_format.h"
#include "table/infer_numbers.h"
#include "table/name_meaning.h"
#include "table/number_text.h"
#include "table/schema.h"

namespace ilk {
namespace {

using Strings = std::vector<std::string>;

bool all_distinct(const Strings& cells) {
  std::unordered_set<std::string_view> seen;
  return std::ranges::all_of(cells,
                             [&](const std::string& cell) { return seen.insert(cell).second; });
}

constexpr std::size_t most_categories = 50;
constexpr std::size_t longest_category = 100; // bytes

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

// Dates without a year of four digits, or without a day, of which a few come again and again under
// a name that tells of none: codes of banks and products look so, and pairs of years such as
// 2010/11.
bool may_be_codes(const Strings& words, const Strings& cells) {
  constexpr std::size_t most_codes = 12;
  if (names_a_day(words) || names_a_year(words) || names_a_month(words)) return false;
  const std::size_t distinct = count_distinct(cells);
  if (distinct > most_codes || distinct == cells.size()) return false;
  return std::ranges::all_of(cells, [](const std::string& cell) {
    const auto text = trimmed(cell);
    const auto digits = std::ranges::count_if(text, [](char c) { return c >= '0' && c <= '9'; });
    return digits <= 6 && text.size() <= 9;
  });
}

bool describe_as_dates(ColumnSchema& column, const Strings& words, const Strings& cells) {
  constexpr int latest_birth = 2029;
  const auto found = find_dates(cells);
  if (!found || may_be_codes(words, cells)) return false;
  column.kind = Kind::date;
  column.date_order = found->order;
  column.missing = found->missing;
  if (names_a_birth(words)) column.latest_year = latest_birth;
  if (!column.missing.empty()) column.reason = taken_as_missing(column.missing);
  return true;
}

// Yes and no, or a tick box, of which only the ticks are there.
bool describe_as_answers(ColumnSchema& column, const Strings& cells, std::size_t rows) {
  std::size_t yes = 0;
  std::unordered_set<std::string> words;
  for (const std::string& cell : cells) {
    const auto answer = read_boolean(cell);
    if (!answer) return false;
    yes += *answer ? 1 : 0;
    words.insert(without_capitals(trimmed(cell)));
  }
  const bool both = yes > 0 && yes < cells.size();
  if (!both && words.size() != 1) return false;
  column.kind = Kind::boolean;
  if (!both && yes > 0 && cells.size() < rows) {
    column.blank_is_no = true;
    column.reason = fmt::format("ticked with '{}' or blank: a blank is taken as no", cells.front());
  }
  return true;
}

void describe_text(ColumnSchema& column, const Strings& words_of_name, const Strings& cells,
                   std::size_t rows) {
  if (describe_as_dates(column, words_of_name, cells)) return;
  if (describe_as_answers(column, cells, rows)) return;
  column.kind = Kind::category;
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
    ignore_column(column, fmt::format("text, with {} different values in the {} cells looked at",
                                      distinct, cells.size()));
}

void judge_outcome(ColumnSchema& column, const Strings& words, const Strings& cells,
                   std::size_t rows) {
  constexpr std::size_t most_outcomes = 12, most_statuses = 5;
  const auto label = [&](std::string reason) {
    column.role = Role::label;
    column.reason = std::move(reason);
  };
  if (names_an_earlier_result(words))
    return label("the result of an earlier analysis, by its name");
  const std::size_t distinct = count_distinct(cells);
  const bool few = column.kind == Kind::boolean || column.kind == Kind::category ||
                   (column.kind == Kind::count && distinct <= most_outcomes);
  const bool answers = column.kind == Kind::boolean;
  if (distinct < 2) return; // it tells nothing of anybody
  const bool is_status = names_a_status(words) && std::ranges::any_of(cells, tells_of_an_outcome);
  if (few && (names_an_outcome(words) || is_status) && (answers || distinct <= most_statuses))
    return label("an outcome, by its name");
  if (answers && names_an_outcome_of_yes_or_no(words)) return label("an outcome, by its name");
  if (names_an_end(words) && !answers && cells.size() * 5 < rows * 4)
    label("known only of those who are gone, by its name");
}

} // namespace

ColumnSchema infer_column(std::string_view name, const Strings& cells, char decimal_point,
                          std::size_t rows) {
  rows = std::max(rows, cells.size());
  ColumnSchema column = described(name, Role::attribute);
  const Strings words = words_of(name);
  if (names_an_id(words) && !names_an_earlier_result(words)) {
    column.role = Role::id;
    if (names_other_than_customers(words) && !all_distinct(cells))
      ignore_column(column, "names what several customers have in common");
    return column;
  }
  if (cells.empty()) return column;
  if (!describe_as_numbers(column, words, cells, decimal_point))
    describe_text(column, words, cells, rows);
  name_ends(column);
  if (column.role == Role::attribute) judge_outcome(column, words, cells, rows);
  return column;
}

} // namespace ilk
