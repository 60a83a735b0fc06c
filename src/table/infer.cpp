// What a column is likely to be, from its name and a sample of its cells. Every
// guess can be corrected in the dictionary; a wrong one must at least do no harm,
// so text and unclear identifiers stay out of the segments.
#include <algorithm>
#include <array>
#include <cmath>
#include <unordered_set>

#include <fmt/format.h>

#include "table/boolean_text.h"
#include "table/column_name.h"
#include "table/infer_format.h"
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

std::vector<float> numbers_in(const Strings& cells, const NumberFormat& format) {
  std::vector<float> numbers;
  for (const std::string& cell : cells) {
    float value = 0;
    if (read_number(cell, format, value) == NumberText::number) numbers.push_back(value);
  }
  return numbers;
}

std::size_t count_distinct(const Strings& cells) {
  std::unordered_set<std::string_view> seen;
  for (const std::string& cell : cells) seen.insert(trimmed(cell));
  return seen.size();
}

// Whole numbers under such names are mostly codes.
bool names_a_category(const Strings& words) {
  constexpr std::array<std::string_view, 18> names{
      "region", "channel", "category", "type",    "class", "segment", "group", "code",   "gender",
      "sex",    "marital", "status",   "country", "state", "city",    "zone",  "branch", "plan"};
  return any_among(words, names);
}

// Numbers under such names neither add up nor lie on a scale.
bool names_a_place_or_line(const Strings& words) {
  constexpr std::array<std::string_view, 9> names{"zip",   "zipcode",   "postcode", "postal", "plz",
                                                  "phone", "telephone", "iban",     "ssn"};
  return any_among(words, names);
}

// What a customer did in the end; segments that are to foretell it must not be made from it.
bool names_an_outcome(const Strings& words) {
  constexpr std::array<std::string_view, 14> names{
      "churn",    "churned",   "exited",    "attrition", "attrited",  "target", "outcome",
      "response", "responded", "converted", "label",     "defaulted", "left",   "cancelled"};
  return any_among(words, names);
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
  if (std::ranges::all_of(values, [](float value) { return value == 0 || value == 1; }))
    return Kind::boolean;
  if (is_ratio(words, values)) return Kind::ratio;
  if (names_a_duration(words)) return Kind::duration;
  if (std::ranges::all_of(values, is_whole) && !names_money(words)) return Kind::count;
  return Kind::amount;
}

// Bounds that follow from the kind, where the sample respects them: a ratio above 1
// is then reported as impossible, even when the sample has a few.
void add_bounds(ColumnSchema& column, const std::vector<float>& values) {
  if (column.kind == Kind::amount || column.kind == Kind::boolean) return;
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

constexpr std::size_t most_categories = 50;
constexpr std::size_t longest_category = 100; // bytes
constexpr std::size_t most_coded_categories = 12;

bool is_coded_category(const Strings& words, const Strings& cells,
                       const std::vector<float>& values) {
  return names_a_category(words) && std::ranges::all_of(values, is_whole) &&
         count_distinct(cells) <= most_coded_categories;
}

// Words for segments in which a day is late, or most say yes.
void name_ends(ColumnSchema& column) {
  if (column.kind == Kind::date) {
    column.high = "Late " + column.label;
    column.low = "Early " + column.label;
  } else if (column.kind == Kind::boolean) {
    column.high = "With " + column.label;
    column.low = "Without " + column.label;
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
  const std::vector<float> numbers = numbers_in(cells, *format);
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

} // namespace

ColumnSchema infer_column(std::string_view name, const Strings& cells, char decimal_point) {
  ColumnSchema column = described(name, Role::attribute);
  const Strings words = words_of(name);
  if (names_an_id(words)) {
    column.role = Role::id;
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
  return schema;
}

} // namespace ilk
