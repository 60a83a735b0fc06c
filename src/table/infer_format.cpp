#include "table/infer_format.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "base/letter_case.h"
#include "table/date_text.h"
#include "table/number_text.h"
#include "table/zero_words.h"

namespace ilk {
namespace {

using Strings = std::vector<std::string>;

constexpr std::size_t most_words = 3;        // that stand for none
constexpr std::size_t enough_different = 12; // numbers, for any repeated word to be one
constexpr std::size_t fewest_times = 2;      // that such a word stands there

// In small letters. The file's own spellings ("", "na", "null", ...) come on top.
constexpr std::array<std::string_view, 46> words_for_none{
    "\\n",      "#div/0!",      "#n/a",       "#value!",   "#ref!",         "#name?",
    "#num!",    "(null)",       "<null>",     "[null]",    "nil",           "--",
    "---",      "n.a.",         "n.a",        "n/d",       "s/d",           "nd",
    "k.a.",     "k. a.",        "unknown",    "unbekannt", "inconnu",       "desconocido",
    "missing",  "fehlt",        "not known",  "not given", "not available", "none given",
    "no data",  "keine angabe", "undefined",  "tbd",       "<na>",          "not applicable",
    "nan",      "nat",          "not set",    "inf",       "-inf",          "+inf",
    "infinity", "-infinity",    "sans objet", "sin datos"};

bool is_number(std::string_view cell, const NumberFormat& format) {
  double value = 0;
  return read_number(cell, format, value) == NumberText::number;
}

// Better ones first.
std::vector<NumberFormat> candidates(char decimal_point) {
  const char other = decimal_point == '.' ? ',' : '.';
  std::vector<NumberFormat> list;
  for (const bool signs : {false, true})
    for (const char point : {decimal_point, other})
      for (const char thousands : {'\0', point == '.' ? ',' : '.', ' ', '\''})
        list.push_back({point, thousands, signs});
  return list;
}

// Different cells in the order of their first, each with how often it stands there.
using CountedCells = std::vector<std::pair<std::string_view, std::size_t>>;

CountedCells counted_cells(const Strings& cells) {
  CountedCells counted;
  std::unordered_map<std::string_view, std::size_t> places;
  for (const std::string& cell : cells) {
    const auto [at, is_new] = places.try_emplace(cell, counted.size());
    if (is_new) counted.emplace_back(cell, 0);
    ++counted[at->second].second;
  }
  return counted;
}

// How a format fits.
struct Fit {
  std::size_t numbers = 0;
  std::map<std::string, std::size_t> others; // cells that are none, and how often each stands there
  std::set<std::string> different;           // numbers, no more than are needed
};

Fit fit_of(const CountedCells& cells, const NumberFormat& format) {
  Fit fit;
  for (const auto& [cell, times] : cells) {
    if (is_number(cell, format)) {
      fit.numbers += times;
      if (fit.different.size() <= enough_different) fit.different.emplace(cell);
    } else if (fit.others.size() <= most_words) {
      fit.others.emplace(cell, times);
    }
  }
  return fit;
}

// Of the other cells, those that stand for none.
void find_missing(const Fit& fit, FoundNumbers& found) {
  std::size_t others = 0;
  for (const auto& [word, times] : fit.others) others += times;
  const bool any_word = fit.different.size() > enough_different &&
                        fit.others.size() <= most_words && others < fit.numbers;
  for (const auto& [word, times] : fit.others) {
    const bool has_digit = word.find_first_of("0123456789") != std::string::npos;
    const bool is_known = says_missing(word) || says_zero(word);
    if (!is_known && (!any_word || has_digit || times < fewest_times)) continue;
    found.missing.push_back(word);
    found.missing_cells += times;
  }
}

bool are_open(const CountedCells& cells, const NumberFormat& format) {
  if (format.thousands != ',' && format.thousands != '.') return false;
  bool any = false;
  for (const auto& [cell, times] : cells) {
    const auto marks = std::ranges::count(cell, format.thousands);
    if (marks > 1 || cell.find(format.decimal_point) != std::string_view::npos) return false;
    any = any || marks == 1;
  }
  return any;
}

// What the numbers have besides digits; false when they have different units.
bool describe(const CountedCells& cells, FoundNumbers& found) {
  if (!found.format.signs) return true;
  constexpr double day = 86'400;
  std::size_t money = 0, clocks = 0, numbers = 0;
  double longest = 0;
  std::set<std::string> currencies;
  bool first = true;
  for (const auto& [cell, times] : cells) {
    if (!is_number(cell, found.format)) continue;
    numbers += times;
    if (const auto currency = currency_of(cell); !currency.empty()) {
      money += times;
      currencies.emplace(currency);
    }
    if (is_clock(cell)) {
      double seconds = 0;
      read_number(cell, found.format, seconds);
      longest = std::max(longest, seconds);
      clocks += times;
      continue;
    }
    const std::string unit(unit_word(cell));
    if (!first && unit != found.unit && unit.size() + found.unit.size() > 0) return false;
    found.unit = unit;
    first = false;
  }
  found.is_money = 2 * money > numbers;
  found.is_clock = clocks == numbers && clocks > 0;
  if (found.is_clock) found.unit = "seconds";
  found.may_be_time_of_day = found.is_clock && longest < day;
  if (currencies.size() > 1) found.currencies.assign(currencies.begin(), currencies.end());
  return clocks == 0 || found.is_clock;
}

} // namespace

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

bool says_missing(std::string_view cell) {
  const std::string word = without_capitals(trimmed(cell));
  return std::ranges::find(words_for_none, word) != words_for_none.end();
}

std::optional<FoundNumbers> find_numbers(const Strings& cells, char decimal_point) {
  const CountedCells counted = counted_cells(cells);
  std::optional<FoundNumbers> best;
  std::size_t most = 0;
  for (const NumberFormat& format : candidates(decimal_point)) {
    const Fit fit = fit_of(counted, format);
    if (fit.numbers <= most) continue;
    FoundNumbers found;
    found.format = format;
    found.is_open = are_open(counted, format);
    if (!describe(counted, found)) continue;
    find_missing(fit, found);
    most = fit.numbers;
    best = std::move(found);
    if (most == cells.size()) break;
  }
  if (!best || most < most_of(cells.size() - best->missing_cells)) return std::nullopt;
  return best;
}

std::optional<FoundDates> find_dates(const Strings& cells) {
  DateOrderVotes votes;
  std::map<std::string, std::size_t> others;
  std::size_t different = 0;
  for (const auto& [cell, times] : counted_cells(cells)) {
    const std::size_t before = votes.seen();
    if (!is_no_day(cell)) votes.add(cell, times);
    if (votes.seen() > before)
      ++different;
    else if (others.size() <= most_words || says_missing(cell))
      others.emplace(cell, times);
  }
  FoundDates found;
  std::size_t missing = 0;
  const bool any_word = different > enough_different && others.size() <= most_words;
  for (const auto& [word, times] : others) {
    const bool repeated =
        any_word && times >= fewest_times && word.find_first_of("0123456789") == std::string::npos;
    if (!says_missing(word) && !is_no_day(word) && !repeated) continue;
    found.missing.push_back(word);
    missing += times;
  }
  if (votes.dates() == 0 || votes.dates() < most_of(cells.size() - missing)) return std::nullopt;
  found.order = votes.best();
  return found;
}

} // namespace ilk
