#include "words/column_words.h"

#include <algorithm>
#include <cmath>
#include <string_view>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/decimal_text.h"
#include "base/letter_case.h"
#include "facts/figure.h"

namespace ilk {
namespace {

std::string value_of(double value, const ColumnSchema& column) {
  return figure::of_column(value, column).text;
}

// What the levels' bounds are, in brackets; nothing where all levels are meant.
std::string level_bounds(const std::string& levels, const std::string& first,
                         const std::string& last) {
  if (levels == "low") return fmt::format(" (below {})", first);
  if (levels == "high") return fmt::format(" (at least {})", last);
  if (levels == "low or medium") return fmt::format(" (below {})", last);
  if (levels == "medium or high") return fmt::format(" (at least {})", first);
  return "";
}

std::string level_words(const ResolvedCriterion& criterion) {
  std::vector<std::string_view> names;
  for (const auto& [level, name] :
       {std::pair(Level::low, "low"), {Level::medium, "medium"}, {Level::high, "high"}})
    if (std::ranges::count(criterion.levels, level) > 0) names.push_back(name);
  const std::string levels = fmt::format("{}", fmt::join(names, " or "));
  if (criterion.cuts.empty()) return levels + " (it is always the same)";
  const float first = criterion.cuts.front(), last = criterion.cuts.back();
  if (levels == "medium" && first == last) return "medium (which nobody is)";
  const std::string from = value_of(first, criterion.column);
  const std::string to = value_of(last, criterion.column);
  if (levels == "medium") return fmt::format("medium (at least {} and below {})", from, to);
  return levels + level_bounds(levels, from, to);
}

std::string criterion_words(const ResolvedCriterion& criterion) {
  std::vector<std::string> parts;
  for (const ResolvedCriterion::Limit& limit : criterion.limits) {
    parts.push_back(
        fmt::format("{} {}", words_of(limit.relation), value_of(limit.value, criterion.column)));
    if (limit.quantile)
      parts.back() += fmt::format(" (its {} quantile)", figure::share(*limit.quantile).text);
  }
  if (!criterion.levels.empty()) parts.push_back(level_words(criterion));
  if (criterion.equals)
    parts.push_back("equal to " + value_of(*criterion.equals, criterion.column));
  return fmt::format("{} {}", label_of(criterion.column), fmt::join(parts, " and "));
}

} // namespace

std::string label_of(const ColumnSchema& column) {
  return column.label.empty() ? column.name : column.label;
}

std::string full_name(const ColumnSchema& column) {
  const std::string label = label_of(column);
  // "salary (Salary)" says one thing twice.
  if (without_capitals(label) == without_capitals(column.name)) return column.name;
  return fmt::format("{} ({})", label, column.name);
}

std::string axis_words(const ColumnSchema& column) {
  return column.unit.empty() ? label_of(column)
                             : fmt::format("{} ({})", label_of(column), column.unit);
}

std::string factor_words(double factor) {
  // About 1, three digits would say that the columns are equal.
  const double size = std::abs(factor);
  return size > 0.5 && size < 10 ? shortest_decimal_text(factor, 4) : three_digits_text(factor);
}

std::string part_words(const ValuePart& part, const ColumnSchema& column) {
  if (part.only) return value_of(*part.only, column);
  if (part.from && part.below)
    return fmt::format("{} to below {}", value_of(*part.from, column),
                       value_of(*part.below, column));
  if (part.from) return fmt::format("at least {}", value_of(*part.from, column));
  return part.below ? fmt::format("below {}", value_of(*part.below, column)) : "always the same";
}

std::string span_words(const ValueSpan& span, const ColumnSchema& column) {
  if (span.low == span.high) return value_of(span.high, column);
  if (span.is_lowest) return "up to " + value_of(span.high, column);
  if (span.is_highest) return "from " + value_of(span.low, column);
  const bool unit_once = column.kind != Kind::ratio && column.kind != Kind::date;
  return fmt::format("{} to {}",
                     unit_once ? figure::number(span.low).text : value_of(span.low, column),
                     value_of(span.high, column));
}

std::string condition_words(const std::vector<ResolvedCriterion>& criteria) {
  std::vector<std::string> words;
  for (const ResolvedCriterion& criterion : criteria) words.push_back(criterion_words(criterion));
  return fmt::format("{}", fmt::join(words, " and "));
}

} // namespace ilk
