// From an attribute as a table has it to what is known of it, as table/typed_column.h reads it.
#include <limits>

#include "export/given_steps.h"
#include "table/number_text.h"

namespace ilk {
namespace {

namespace ex = expressions;

constexpr double most_of_a_float = std::numeric_limits<float>::max();
constexpr double first_year = 1800, last_year = 2199; // that are read as such: table/date_text.h

Expression equals(const Expression& value, double number) {
  return ex::of(Op::equal, {value, ex::number(number)});
}

Expression is_missing(const Expression& value) {
  return ex::of(Op::is_missing, {value});
}

// Spellings of a missing value that are numbers.
std::vector<double> missing_numbers(const ColumnSchema& attribute) {
  std::vector<double> numbers;
  for (const std::string& spelling : attribute.missing) {
    double value = 0;
    if (read_number(spelling, '.', value) == NumberText::number) numbers.push_back(value);
  }
  return numbers;
}

Expression is_not(Expression condition) {
  return ex::of(Op::opposite, {std::move(condition)});
}

// Whether the number is one that its column cannot hold.
Expression is_bad(const ColumnSchema& attribute, const Expression& given) {
  if (attribute.kind == Kind::boolean)
    return ex::of(Op::both, {is_not(is_missing(given)), is_not(equals(given, 0)),
                             is_not(equals(given, 1)), is_not(equals(given, -1))});
  if (is_year(attribute))
    return ex::any({ex::of(Op::below, {given, ex::number(first_year)}),
                    ex::of(Op::below, {ex::number(last_year), given})});
  return ex::of(Op::below, {ex::number(most_of_a_float), ex::of(Op::absolute, {given})});
}

// Whole days from 1970 to the first of a year: 365 each, and one more for each leap year.
Expression first_day_of(const Expression& year) {
  const auto leaps = [&](double from, double every) {
    return ex::of(Op::floor, {ex::of(Op::divide, {ex::of(Op::subtract, {year, ex::number(from)}),
                                                  ex::number(every)})});
  };
  const Expression days =
      ex::of(Op::multiply, {ex::of(Op::subtract, {year, ex::number(1970)}), ex::number(365)});
  return ex::of(Op::subtract,
                {ex::of(Op::add, {days, leaps(1969, 4), leaps(1601, 400)}), leaps(1901, 100)});
}

Expression known_value(const ColumnSchema& attribute, const Expression& given) {
  if (attribute.kind == Kind::boolean)
    return ex::of(Op::choose, {equals(given, -1), ex::number(0), given}); // beside 1
  return ex::of(Op::single, {is_year(attribute) ? first_day_of(given) : given});
}

void add_number(const ColumnSchema& attribute, std::size_t place, ColumnStep& known,
                std::vector<Expression>& refused) {
  const Expression given = ex::column(given_name(attribute, place));
  std::vector<Expression> missing = {is_missing(given)};
  for (const double number : missing_numbers(attribute)) missing.push_back(equals(given, number));
  const Expression blank = ex::any(missing);
  const Expression bad = is_bad(attribute, given);
  refused.push_back(missing.size() == 1 ? bad : ex::of(Op::both, {bad, is_not(blank)}));
  missing.push_back(bad); // whatever it is, the steps go through
  known.push_back(
      {known_name(place),
       ex::of(Op::choose, {ex::any(missing), attribute.blank_is_no ? ex::number(0) : ex::missing(),
                           known_value(attribute, given)})});
  known.push_back(
      {missing_name(place), attribute.blank_is_no ? ex::any({}) : ex::any(std::move(missing))});
}

void add_word(const ColumnSchema& attribute, std::size_t place, ColumnStep& known) {
  const Expression given = ex::column(given_name(attribute, place));
  std::vector<Expression> missing = {is_missing(given)};
  if (!attribute.missing.empty()) missing.push_back(ex::is_one_of(given, attribute.missing));
  known.push_back({missing_name(place), ex::any(std::move(missing))});
}

} // namespace

bool is_year(const ColumnSchema& attribute) {
  return attribute.kind == Kind::date && attribute.unit == "year";
}

std::vector<Step> known_steps(const std::vector<ColumnSchema>& attributes) {
  ColumnStep given, known;
  std::vector<Expression> refused;
  for (std::size_t a = 0; a < attributes.size(); ++a) {
    const bool words = attributes[a].kind == Kind::category;
    given.push_back({given_name(attributes[a], a), words ? ex::word(a) : ex::input(a)});
    if (words)
      add_word(attributes[a], a, known);
    else
      add_number(attributes[a], a, known, refused);
  }
  known.push_back({"refused", ex::any(std::move(refused))});
  return {std::move(given), std::move(known)};
}

} // namespace ilk
