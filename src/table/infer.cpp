// What a column is likely to be, from its name and a sample of its cells. Every
// guess can be corrected in the dictionary; a wrong one must at least do no harm,
// so text and unclear identifiers stay out of the segments.
#include <algorithm>
#include <array>
#include <cmath>
#include <unordered_set>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/letter_case.h"
#include "table/boolean_text.h"
#include "table/column_name.h"
#include "table/date_text.h"
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

bool are_yes_and_no(const std::vector<double>& values) {
  const auto all_are = [&](double no) {
    return std::ranges::all_of(values, [no](double value) { return value == no || value == 1; });
  };
  return all_are(0) || (all_are(-1) && std::ranges::count(values, 1.0) > 0);
}

Kind kind_of_numbers(const Strings& words, const std::vector<double>& values) {
  const bool always_nothing = names_money(words) && std::ranges::max(values) == 0;
  if (are_yes_and_no(values) && !always_nothing) return Kind::boolean;
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

// "13:24", which may be a time of day or hours and minutes.
bool short_clocks(const Strings& cells) {
  return std::ranges::all_of(
      cells, [](const std::string& cell) { return std::ranges::count(cell, ':') < 2; });
}

// 1 and 2, which nobody counts to: codes of two levels.
bool are_one_and_two(const std::vector<double>& values) {
  const auto [low, high] = std::ranges::minmax(values);
  return low == 1 && high == 2 && std::ranges::all_of(values, is_whole);
}

bool is_coded_category(const Strings& words, const Strings& cells,
                       const std::vector<double>& values) {
  if (ends_in_a_measure(words)) return false;
  if (are_one_and_two(values) && !names_a_measure(words)) return true;
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

std::string taken_as_missing(const Strings& words) {
  std::string list;
  for (const std::string& word : words) list += (list.empty() ? "'" : ", '") + word + "'";
  return list + (words.size() == 1 ? " is taken as missing" : " are taken as missing");
}

void describe_unit(ColumnSchema& column, const FoundNumbers& found) {
  constexpr std::array<std::string_view, 6> times{"seconds", "minutes", "hours",
                                                  "days",    "weeks",   "months"};
  const bool is_time = found.unit == "years" || std::ranges::find(times, found.unit) != times.end();
  if (is_time) column.kind = Kind::duration;
  if (is_time || column.unit.empty()) column.unit = found.unit;
}

// A cell with a mark that may be either.
std::string open_example(const Strings& cells, char mark) {
  const auto found = std::ranges::find_if(
      cells, [mark](const std::string& cell) { return cell.find(mark) != std::string::npos; });
  return found == cells.end() ? "" : *found;
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
    ignore(column, fmt::format("text, with {} different values in the {} cells looked at", distinct,
                               cells.size()));
}

// Days as numbers: years, 202403, 20240301, and days or seconds that are counted, each within what
// may be meant, and where the digits alone do not tell, under a name that does and that measures
// nothing else.
bool are_days(const Strings& words, const std::vector<double>& numbers) {
  if (numbers.size() < 2) return false;
  const auto [low, high] = std::ranges::minmax(numbers);
  const auto within = [&](double first, double last) { return low >= first && high <= last; };
  const auto are_months = [&] {
    return std::ranges::all_of(numbers, [](double number) {
      const double month = std::fmod(number, 100);
      return month >= 1 && month <= 12;
    });
  };
  const bool whole = std::ranges::all_of(numbers, is_whole);
  const bool is_measure = names_a_measure(words) || ends_in_a_measure(words);
  const bool named = names_a_day(words) && !is_measure;
  if (low == high) return false;
  const double first_day = names_a_birth(words) ? 7'000 : 25'569; // 1919, 1970
  constexpr double last_day = 55'000;                             // 2050
  if (within(first_day, last_day)) return named;
  if (within(2e8, 4.2e9) || within(2e11, 4.2e12)) return named;
  if (!whole) return false;
  if (within(1900, 2050)) return (names_a_year(words) || names_a_birth(words)) && !is_measure;
  if (within(190'001, 205'012)) return are_months() && (names_a_month(words) || named);
  return within(19'000'101, 21'001'231) && std::ranges::all_of(numbers, [](double number) {
           return !!read_date(fmt::format("{:.0f}", number), DateOrder::year_first);
         });
}

// 38M beside 40M, 320d, 1- and 2+: a few whole numbers with a sign behind, under a name that
// measures nothing, are sizes, models and school grades.
bool are_sizes(const Strings& words, const Strings& cells) {
  constexpr std::size_t most_sizes = 12;
  if (names_a_measure(words) || ends_in_a_measure(words)) return false;
  const std::size_t distinct = count_distinct(cells);
  if (distinct > most_sizes || distinct == cells.size()) return false;
  std::size_t signs = 0;
  for (const std::string& cell : cells) {
    const auto text = trimmed(cell);
    const auto digits = std::min(text.find_first_not_of("0123456789"), text.size());
    if (digits == 0 || digits > 3 || text.size() > digits + 1) return false;
    signs += text.size() > digits && text[digits] != '%' && text[digits] != '*' ? 1 : 0;
  }
  return signs > 0;
}

// 4.1 beside 4.10, which are no numbers: versions, and codes of industries.
bool are_codes_with_points(const Strings& words, const Strings& cells) {
  constexpr std::array<std::string_view, 4> names{"version", "release", "build", "nace"};
  const bool named = std::ranges::any_of(words, [&](const std::string& word) {
    return std::ranges::find(names, word) != names.end();
  });
  return named && std::ranges::any_of(cells, [](const std::string& cell) {
           return cell.find('.') != std::string::npos;
         });
}

// The column's months or quarters of a year, by their numbers.
bool are_parts_of_a_year(const Strings& words, const std::vector<double>& numbers) {
  const auto [low, high] = std::ranges::minmax(numbers);
  const bool month = std::ranges::find(words, "month") != words.end() && high <= 12;
  const bool quarter = std::ranges::find(words, "quarter") != words.end() && high <= 4;
  constexpr std::array<std::string_view, 6> counted{"per", "in", "last", "since", "number", "num"};
  const bool counts = std::ranges::any_of(words, [&](const std::string& word) {
    return std::ranges::find(counted, word) != counted.end();
  });
  return (month || quarter) && !counts && low >= 1 && std::ranges::all_of(numbers, is_whole) &&
         !names_a_count(words);
}

// Of a few whole numbers, some below zero: steps of a scale, such as months behind with payments.
bool are_steps(const std::vector<double>& numbers) {
  constexpr double lowest = -9, highest = 20;
  constexpr std::size_t most_steps = 12;
  const auto [low, high] = std::ranges::minmax(numbers);
  if (low >= 0 || low < lowest || high > highest) return false;
  std::vector<double> sorted = numbers;
  std::ranges::sort(sorted);
  const auto rest = std::ranges::unique(sorted);
  const auto different = static_cast<std::size_t>(rest.begin() - sorted.begin());
  return different > 2 && different <= most_steps &&
         std::ranges::all_of(numbers, [](double number) { return number == std::floor(number); });
}

// "Open rate" from 0 to 100.
bool are_per_cent(const Strings& words, const std::vector<double>& numbers) {
  const auto [low, high] = std::ranges::minmax(numbers);
  return low >= 0 && high > 1 && high <= 100 && names_per_cent(words);
}

// Kind and role by the cells; false when no format makes them numbers.
bool describe_as_numbers(ColumnSchema& column, const Strings& words, const Strings& cells,
                         char decimal_point) {
  const auto found = find_numbers(cells, decimal_point);
  if (!found) return false;
  const std::vector<double> numbers = numbers_in(cells, found->format);
  if (are_codes_with_points(words, cells) || are_sizes(words, cells)) return false;
  if (found->format == NumberFormat{decimal_point, '\0', false} && are_days(words, numbers)) {
    column.kind = Kind::date;
    column.missing = found->missing;
    if (std::ranges::max(numbers) < 10'000) column.unit = "year";
    return true;
  }
  if (found->format != NumberFormat{decimal_point, '\0', false}) column.format = found->format;
  column.missing = found->missing;
  if (!column.missing.empty()) column.reason = taken_as_missing(column.missing);
  if (names_a_place_or_line(words) && !ends_in_a_measure(words))
    ignore(column, "numbers that name a place or a line");
  else if (!found->currencies.empty())
    ignore(column, fmt::format("amounts in several currencies ({}), which do not add up; convert "
                               "them to one first",
                               fmt::join(found->currencies, ", ")));
  else if (found->may_be_time_of_day && !names_a_duration(words) &&
           (names_a_time_of_day(words) || short_clocks(cells)))
    ignore(column,
           "times of day; kind = \"duration\" in the data dictionary if they are lengths of "
           "time");
  else if (is_coded_category(words, cells, numbers) || are_parts_of_a_year(words, numbers))
    column.kind = Kind::category;
  else
    describe_numbers(column, words, numbers);
  if (column.role != Role::attribute) return true;
  if (column.kind != Kind::category && are_steps(numbers)) column.kind = Kind::score;
  if (column.kind == Kind::amount && are_per_cent(words, numbers)) {
    column.kind = Kind::ratio;
    column.unit = "%";
    column.highest = 100;
  }
  if (found->is_money && column.kind == Kind::count) column.kind = Kind::amount;
  if (!found->unit.empty()) describe_unit(column, *found);
  if (found->is_open)
    column.reason = fmt::format("marks such as that in '{}' were taken to stand between thousands; "
                                "decimal = \",\" in the data dictionary says otherwise",
                                open_example(cells, found->format.thousands));
  return true;
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
      ignore(column, "names what several customers have in common");
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
