#include "table/infer_numbers.h"

#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "table/date_text.h"
#include "table/infer_format.h"
#include "table/name_meaning.h"
#include "table/number_text.h"

namespace ilk {
namespace {

using Strings = std::vector<std::string>;

bool all_different(std::vector<double> numbers) {
  std::ranges::sort(numbers);
  return std::ranges::adjacent_find(numbers) == numbers.end();
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
      names_a_row_number(words) && std::ranges::all_of(values, is_whole) && all_different(values);
  if (counts_rows) {
    column.role = Role::id;
    return;
  }
  column.kind = kind_of_numbers(words, values);
  if (column.kind == Kind::duration) column.unit = unit_of_duration(words);
  add_bounds(column, values);
}

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

// Days as numbers: years, 202403, 20240301, and days or seconds that are counted, each within what
// may be meant, and where the digits alone do not tell, under a name that does and that measures
// nothing else.
bool are_days(const Strings& words, const std::vector<double>& numbers) {
  if (numbers.size() < 2) return false;
  const auto range = std::ranges::minmax(numbers);
  const auto within = [&](double first, double last) {
    return range.min >= first && range.max <= last;
  };
  const auto are_months = [&] {
    return std::ranges::all_of(numbers, [](double number) {
      const double month = std::fmod(number, 100);
      return month >= 1 && month <= 12;
    });
  };
  const bool whole = std::ranges::all_of(numbers, is_whole);
  const bool is_measure = names_a_measure(words) || ends_in_a_measure(words);
  const bool named = names_a_day(words) && !is_measure;
  if (range.min == range.max) return false;
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
  const auto end = std::unique(sorted.begin(), sorted.end());
  const auto different = static_cast<std::size_t>(end - sorted.begin());
  return different > 2 && different <= most_steps &&
         std::ranges::all_of(numbers, [](double number) { return number == std::floor(number); });
}

// "Open rate" from 0 to 100.
bool are_per_cent(const Strings& words, const std::vector<double>& numbers) {
  const auto [low, high] = std::ranges::minmax(numbers);
  return low >= 0 && high > 1 && high <= 100 && names_per_cent(words);
}

// A column of numbers, as far as it is known.
struct NumberColumn {
  const Strings& words; // of its name
  const Strings& cells;
  const FoundNumbers& found;
  const std::vector<double>& numbers;
};

// What a column of numbers is when it does not simply measure: the first rule that holds decides.
struct NumberRule {
  bool (*holds)(const NumberColumn& of);
  void (*decide)(ColumnSchema& column, const NumberColumn& of);
};

constexpr auto as_category = [](ColumnSchema& column, const NumberColumn&) {
  column.kind = Kind::category;
};

const NumberRule number_rules[] = {
    {[](const NumberColumn& of) {
       return names_a_place_or_line(of.words) && !ends_in_a_measure(of.words);
     },
     [](ColumnSchema& column, const NumberColumn&) {
       ignore_column(column, "numbers that name a place or a line");
     }},
    {[](const NumberColumn& of) { return !of.found.currencies.empty(); },
     [](ColumnSchema& column, const NumberColumn& of) {
       ignore_column(
           column,
           fmt::format("amounts in several currencies ({}), which do not add up; convert them "
                       "to one first",
                       fmt::join(of.found.currencies, ", ")));
     }},
    {[](const NumberColumn& of) {
       return of.found.may_be_time_of_day && !names_a_duration(of.words) &&
              (names_a_time_of_day(of.words) || short_clocks(of.cells));
     },
     [](ColumnSchema& column, const NumberColumn&) {
       ignore_column(column, "times of day; kind = \"duration\" in the data dictionary if they are "
                             "lengths of time");
     }},
    {[](const NumberColumn& of) { return is_coded_category(of.words, of.cells, of.numbers); },
     as_category},
    {[](const NumberColumn& of) { return are_parts_of_a_year(of.words, of.numbers); }, as_category},
    {[](const NumberColumn&) { return true; },
     [](ColumnSchema& column, const NumberColumn& of) {
       describe_numbers(column, of.words, of.numbers);
     }},
};

// What else follows from the numbers once their kind is known; every rule that holds.
const NumberRule later_rules[] = {
    {[](const NumberColumn& of) { return are_steps(of.numbers); },
     [](ColumnSchema& column, const NumberColumn&) {
       if (column.kind != Kind::category) column.kind = Kind::score;
     }},
    {[](const NumberColumn& of) { return are_per_cent(of.words, of.numbers); },
     [](ColumnSchema& column, const NumberColumn&) {
       if (column.kind != Kind::amount) return;
       column.kind = Kind::ratio;
       column.unit = "%";
       column.highest = 100;
     }},
    {[](const NumberColumn& of) { return of.found.is_money; },
     [](ColumnSchema& column, const NumberColumn&) {
       if (column.kind == Kind::count) column.kind = Kind::amount;
     }},
    {[](const NumberColumn& of) { return !of.found.unit.empty(); },
     [](ColumnSchema& column, const NumberColumn& of) { describe_unit(column, of.found); }},
    {[](const NumberColumn& of) { return of.found.is_open; },
     [](ColumnSchema& column, const NumberColumn& of) {
       column.reason =
           fmt::format("marks such as that in '{}' were taken to stand between thousands; "
                       "decimal = \",\" in the data dictionary says otherwise",
                       open_example(of.cells, of.found.format.thousands));
     }},
};

} // namespace

void ignore_column(ColumnSchema& column, std::string reason) {
  column.role = Role::ignore;
  column.reason = std::move(reason);
}

std::string taken_as_missing(const Strings& words) {
  std::string list;
  for (const std::string& word : words) list += (list.empty() ? "'" : ", '") + word + "'";
  return list + (words.size() == 1 ? " is taken as missing" : " are taken as missing");
}

bool describe_as_numbers(ColumnSchema& column, const Strings& words, const Strings& cells,
                         char decimal_point) {
  const auto found = find_numbers(cells, decimal_point);
  if (!found) return false;
  const std::vector<double> numbers = numbers_in(cells, found->format);
  if (are_codes_with_points(words, cells) || are_sizes(words, cells)) return false;
  const bool is_usual = found->format == NumberFormat{decimal_point, '\0', false};
  column.missing = found->missing;
  if (is_usual && are_days(words, numbers)) {
    column.kind = Kind::date;
    if (std::ranges::max(numbers) < 10'000) column.unit = "year";
    return true;
  }
  if (!is_usual) column.format = found->format;
  if (!column.missing.empty()) column.reason = taken_as_missing(column.missing);
  const NumberColumn of{words, cells, *found, numbers};
  const auto first =
      std::ranges::find_if(number_rules, [&](const NumberRule& rule) { return rule.holds(of); });
  first->decide(column, of); // the last one always holds
  if (column.role != Role::attribute) return true;
  for (const NumberRule& rule : later_rules)
    if (rule.holds(of)) rule.decide(column, of);
  return true;
}

} // namespace ilk
