// What a column is likely to be, from its name and a sample of its cells. Every
// guess can be corrected in the dictionary; a wrong one must at least do no harm,
// so text and unclear identifiers stay out of the segments.
#include <algorithm>
#include <array>
#include <cmath>
#include <unordered_set>

#include "table/column_name.h"
#include "table/number_text.h"
#include "table/schema.h"

namespace ilk {
namespace {

using Strings = std::vector<std::string>;

template <std::size_t N>
bool among(std::string_view word, const std::array<std::string_view, N>& list) {
  return std::ranges::find(list, word) != list.end();
}

template <std::size_t N>
bool any_among(const Strings& words, const std::array<std::string_view, N>& list) {
  return std::ranges::any_of(words, [&](const std::string& word) { return among(word, list); });
}

constexpr std::array<std::string_view, 12> people{"customer", "cust",     "client", "account",
                                                  "acct",     "card",     "member", "user",
                                                  "person",   "contract", "policy", "household"};

// "id", "cust_id", "CustomerID", "custid", "uuid", "row_key", "account number", "id_client".
bool names_an_id(const Strings& words) {
  constexpr std::array<std::string_view, 4> id_words{"id", "uuid", "guid", "key"};
  constexpr std::array<std::string_view, 7> number_words{"number", "no",   "nr", "num",
                                                         "nbr",    "code", "ref"};
  if (words.empty()) return false;
  const std::string& last = words.back();
  if (among(last, id_words) || words.front() == "id") return true;
  if (last.ends_with("id") && among(std::string_view(last).substr(0, last.size() - 2), people))
    return true;
  return words.size() >= 2 && among(last, number_words) && among(words[words.size() - 2], people);
}

// Names of the row numbers that programs add on export; csv names an empty header
// "column_1".
bool names_a_row_number(const Strings& words) {
  constexpr std::array<std::string_view, 5> names{"index", "row", "rownum", "no", "nr"};
  if (words.size() == 1) return among(words[0], names);
  return words == Strings{"column", "1"} || words == Strings{"unnamed", "0"} ||
         words == Strings{"row", "number"};
}

bool all_distinct(const Strings& cells) {
  std::unordered_set<std::string_view> seen;
  return std::ranges::all_of(cells,
                             [&](const std::string& cell) { return seen.insert(cell).second; });
}

std::vector<float> numbers_in(const Strings& cells, char decimal_point) {
  std::vector<float> numbers;
  for (const std::string& cell : cells) {
    float value = 0;
    if (read_number(cell, decimal_point, value) == NumberText::number) numbers.push_back(value);
  }
  return numbers;
}

bool is_whole(float value) {
  return value >= 0 && std::floor(value) == value;
}

bool names_a_duration(const Strings& words) {
  constexpr std::array<std::string_view, 4> lengths{"tenure", "age", "recency", "duration"};
  constexpr std::array<std::string_view, 6> units{"hours",  "days",     "weeks",
                                                  "months", "quarters", "years"};
  constexpr std::array<std::string_view, 4> spans{"last", "past", "previous", "per"};
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (among(words[i], lengths)) return true;
    // "purchases last 12 months" is not a length of time, "months since joining" is.
    const bool of_a_span =
        i > 0 && (among(words[i - 1], spans) ||
                  std::isdigit(static_cast<unsigned char>(words[i - 1].front())));
    if (among(words[i], units) && !of_a_span) return true;
  }
  return false;
}

bool is_ratio(const Strings& words, const std::vector<float>& values) {
  constexpr std::array<std::string_view, 12> names{
      "frequency", "freq", "ratio",   "rate",  "share",      "prc",
      "pct",       "perc", "percent", "quota", "proportion", "probability"};
  const auto within =
      std::ranges::count_if(values, [](float value) { return value >= 0 && value <= 1; });
  const bool fractions =
      std::ranges::any_of(values, [](float value) { return value > 0 && value < 1; });
  const double share = static_cast<double>(within) / static_cast<double>(values.size());
  return fractions && (share == 1 || (share >= 0.9 && any_among(words, names)));
}

bool names_money(const Strings& words) {
  constexpr std::array<std::string_view, 14> names{
      "amount", "balance", "income", "salary", "revenue", "turnover", "price",
      "cost",   "limit",   "debt",   "spend",  "value",   "profit",   "margin"};
  return any_among(words, names);
}

Kind kind_of_numbers(const Strings& words, const std::vector<float>& values) {
  if (is_ratio(words, values)) return Kind::ratio;
  if (names_a_duration(words)) return Kind::duration;
  if (std::ranges::all_of(values, is_whole) && !names_money(words)) return Kind::count;
  return Kind::amount;
}

// Bounds that follow from the kind, where the sample respects them: a ratio above 1
// is then reported as impossible, even when the sample has a few.
void add_bounds(ColumnSchema& column, const std::vector<float>& values) {
  if (column.kind == Kind::amount) return;
  if (std::ranges::all_of(values, [](float value) { return value >= 0; })) column.lowest = 0;
  if (column.kind == Kind::ratio) column.highest = 1;
}

std::string unit_of_duration(const Strings& words) {
  constexpr std::array<std::string_view, 5> units{"hours", "days", "weeks", "months", "years"};
  for (const std::string& word : words)
    if (among(word, units)) return word;
  return "";
}

void describe_numbers(ColumnSchema& column, const Strings& words,
                      const std::vector<float>& values) {
  const bool counts_rows = names_a_row_number(words) && std::ranges::all_of(values, is_whole) &&
                           std::ranges::is_sorted(values);
  if (counts_rows) {
    column.role = Role::id;
    return;
  }
  column.kind = kind_of_numbers(words, values);
  if (column.kind == Kind::duration) column.unit = unit_of_duration(words);
  add_bounds(column, values);
}

} // namespace

ColumnSchema infer_column(std::string_view name, const Strings& cells, char decimal_point) {
  ColumnSchema column = described(name, Role::attribute);
  const Strings words = words_of(name);
  if (names_an_id(words)) {
    column.role = Role::id;
    return column;
  }
  if (cells.empty()) return column;
  const std::vector<float> numbers = numbers_in(cells, decimal_point);
  const bool numeric = numbers.size() * 10 >= cells.size() * 9;
  if (numeric)
    describe_numbers(column, words, numbers);
  else
    column.role = all_distinct(cells) ? Role::id : Role::ignore;
  return column;
}

Schema infer_schema(const Strings& header, const std::vector<Strings>& cells, char decimal_point) {
  Schema schema;
  ColumnSchema* id = nullptr;
  int best = 0;
  schema.columns.reserve(header.size());
  for (std::size_t j = 0; j < header.size(); ++j) {
    schema.columns.push_back(infer_column(header[j], cells[j], decimal_point));
    ColumnSchema& column = schema.columns.back();
    if (column.role != Role::id) continue;
    const int by_name = names_an_id(words_of(column.name)) ? 2 : 1;
    const int fitness = by_name + (by_name == 2 && all_distinct(cells[j]) ? 1 : 0);
    ColumnSchema* const loser = fitness > best ? id : &column;
    if (loser != nullptr) loser->role = Role::ignore;
    if (fitness <= best) continue;
    id = &column;
    best = fitness;
  }
  return schema;
}

} // namespace ilk
