#include "table/typed_column.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <unordered_map>

#include <fmt/format.h>

#include "table/cells.h"
#include "table/iso_date.h"
#include "table/number_text.h"
#include "table/short_text.h"

namespace ilk {
namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();
constexpr double largest = std::numeric_limits<float>::max();
constexpr std::int32_t farthest_day = 9'999'999; // see iso_date()

bool is_missing(const Column& column, std::size_t row) {
  if (!column.is_valid(row)) return true;
  const auto* const numbers = std::get_if<Numbers>(&column.values);
  return numbers != nullptr && std::isnan((*numbers)[row]);
}

// Reads the values of one column that are no words.
class Values {
 public:
  Values(const Column& column, const ColumnSchema& schema) : column_(column), schema_(schema) {
    for (const std::string& spelling : schema.missing) {
      double value = 0;
      if (read_number(spelling, '.', value) == NumberText::number) missing_.push_back(value);
    }
  }

  // The number in a row; nothing when the column cannot hold it.
  std::optional<double> at(std::size_t row, std::string& reason) const {
    const double blank = schema_.blank_is_no ? 0 : none;
    if (!column_.is_valid(row)) return blank;
    const double value = raw(row);
    if (std::isnan(value) || std::ranges::find(missing_, value) != missing_.end()) return blank;
    if (std::abs(value) > largest) {
      reason = std::isinf(value)
                   ? fmt::format("'{}' is not a finite number", value)
                   : fmt::format("'{}' is too large a number; the limit is {:.1e}", value, largest);
      return std::nullopt;
    }
    if (std::holds_alternative<Days>(column_.values) && std::abs(value) > farthest_day) {
      reason = fmt::format("'{}' is too far a day from 1970", value);
      return std::nullopt;
    }
    if (schema_.kind == Kind::boolean && value == -1) return 0; // beside 1
    if (schema_.kind == Kind::boolean && value != 0 && value != 1) {
      reason = fmt::format("'{}' is neither yes nor no", value);
      return std::nullopt;
    }
    return value;
  }

 private:
  double raw(std::size_t row) const {
    return std::visit(
        [row](const auto& of) -> double {
          if constexpr (requires { of.days; })
            return of.days[row];
          else if constexpr (requires { static_cast<double>(of[row]); })
            return static_cast<double>(of[row]);
          else
            return none; // words, which are read elsewhere
        },
        column_.values);
  }

  const Column& column_;
  const ColumnSchema& schema_;
  std::vector<double> missing_;
};

// Plain numbers, of which nothing but the size is to be looked at: as Values::at reads them, some
// times as fast. False where one of them is bad, or the column means more by its numbers.
class PlainNumbers {
 public:
  PlainNumbers(const Column& column, const ColumnSchema& schema)
      : valid_(column.valid), is_plain_(schema.kind != Kind::boolean && schema.missing.empty()),
        blank_(schema.blank_is_no ? 0 : none), column_(column) {}

  bool read(std::size_t first, std::vector<double>& to) const {
    if (!is_plain_) return false;
    if (const auto* const numbers = std::get_if<Numbers>(&column_.values))
      return read_from(numbers->data() + first, first, to);
    if (const auto* const integers = std::get_if<Integers>(&column_.values))
      return read_from(integers->data() + first, first, to);
    return false;
  }

 private:
  template <class Number>
  bool read_from(const Number* from, std::size_t first, std::vector<double>& to) const {
    bool any_bad = false;
    for (std::size_t i = 0; i < to.size(); ++i) {
      const auto value = static_cast<double>(from[i]);
      any_bad |= std::abs(value) > largest;
      to[i] = value == value ? value : blank_;
    }
    if (!valid_.empty()) {
      if (any_bad) return false; // perhaps in the place of a missing one, which means nothing
      for (std::size_t i = 0; i < to.size(); ++i)
        if (valid_[first + i] == 0) to[i] = blank_;
    }
    return !any_bad;
  }

  const std::vector<std::uint8_t>& valid_;
  bool is_plain_;
  double blank_;
  const Column& column_;
};

bool is_words(const Column& column) {
  return std::holds_alternative<Texts>(column.values) ||
         std::holds_alternative<Categories>(column.values);
}

// Codes by the levels that the schema has, or else in the order of their bytes.
void code(std::vector<std::string> words, const std::vector<std::uint8_t>& there,
          const ColumnSchema& schema, TypedNumbers& to) {
  to.levels = schema.levels;
  if (schema.levels.empty()) {
    for (std::size_t i = 0; i < words.size(); ++i)
      if (there[i] != 0) to.levels.push_back(words[i]);
    std::ranges::sort(to.levels);
    to.levels.erase(std::unique(to.levels.begin(), to.levels.end()), to.levels.end());
  }
  std::unordered_map<std::string_view, double> codes;
  for (std::size_t l = 0; l < to.levels.size(); ++l)
    codes.emplace(to.levels[l], static_cast<double>(l));
  for (std::size_t i = 0; i < words.size(); ++i) {
    const auto found = codes.find(words[i]);
    const double other = static_cast<double>(to.levels.size());
    to.values[i] = there[i] == 0 ? none : found == codes.end() ? other : found->second;
  }
}

void read_words(const Column& column, const ColumnSchema& schema, std::size_t first,
                TypedNumbers& to) {
  const CellReader cells(schema, '.', {""});
  for (std::size_t i = 0; i < to.values.size(); ++i) {
    if (!column.is_valid(first + i)) {
      if (schema.blank_is_no) to.values[i] = 0;
      continue;
    }
    const std::string cell = word_at(column, first + i);
    if (const auto value = cells.read(cell)) {
      to.values[i] = *value;
    } else {
      to.bad.push_back(i);
      to.reasons.push_back(cells.fault_of(cell));
    }
  }
}

} // namespace

std::string word_at(const Column& column, std::size_t row) {
  if (is_missing(column, row)) return {};
  struct Words {
    std::size_t row;
    std::string operator()(const Numbers& of) const { return fmt::format("{}", of[row]); }
    std::string operator()(const Integers& of) const { return std::to_string(of[row]); }
    std::string operator()(const Booleans& of) const { return of[row] != 0 ? "true" : "false"; }
    std::string operator()(const Days& of) const {
      const std::int32_t day = of.days[row];
      return day < -farthest_day || day > farthest_day ? fmt::format("day {}", day) : iso_date(day);
    }
    std::string operator()(const Texts& of) const { return std::string(of[row]); }
    std::string operator()(const Categories& of) const { return of.levels[of.codes[row]]; }
  };
  return std::visit(Words{row}, column.values);
}

TypedNumbers numbers_of(const Column& column, const ColumnSchema& schema, std::size_t first,
                        std::size_t count) {
  TypedNumbers result;
  result.values.assign(count, none);
  if (schema.kind == Kind::category) {
    struct Word {
      std::string text;
      bool is_there;
    };
    const auto taken = [&](std::string_view word) {
      return Word{short_text(word),
                  std::ranges::find(schema.missing, word) == schema.missing.end()};
    };
    std::vector<Word> levels; // each is cut once, however many rows have it
    const auto* const coded = std::get_if<Categories>(&column.values);
    if (coded != nullptr)
      for (const std::string& level : coded->levels) levels.push_back(taken(level));
    std::vector<std::string> words(count);
    std::vector<std::uint8_t> there(count);
    for (std::size_t i = 0; i < count; ++i) {
      if (is_missing(column, first + i)) continue;
      const Word word =
          coded != nullptr ? levels[coded->codes[first + i]] : taken(word_at(column, first + i));
      words[i] = word.text;
      there[i] = word.is_there ? 1 : 0;
    }
    code(std::move(words), there, schema, result);
    return result;
  }
  // Days may be spelt as numbers, such as 20240301. A day is no number, and neither is a yes: they
  // are read, and refused, as what they are written as.
  const bool is_day = std::holds_alternative<Days>(column.values);
  const bool is_answer = std::holds_alternative<Booleans>(column.values);
  if (is_words(column) || is_day != (schema.kind == Kind::date) ||
      (is_answer && schema.kind != Kind::boolean)) {
    read_words(column, schema, first, result);
    return result;
  }
  if (PlainNumbers(column, schema).read(first, result.values)) return result;
  const Values values(column, schema);
  for (std::size_t i = 0; i < count; ++i) {
    std::string reason;
    if (const auto value = values.at(first + i, reason)) {
      result.values[i] = *value;
    } else {
      result.values[i] = none;
      result.bad.push_back(i);
      result.reasons.push_back(std::move(reason));
    }
  }
  return result;
}

} // namespace ilk
