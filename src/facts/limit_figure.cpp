#include "facts/limit_figure.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "base/decimal_text.h"
#include "base/significant.h"

namespace ilk::figure {
namespace {

constexpr int most_decimals = 12;

double rounded(double value, int decimals) {
  const double scale = std::pow(10.0, decimals);
  return std::round(value * scale) / scale;
}

// Whether the figure still lies where it does when it is said with so many decimals.
bool is_told_apart(double figure, int decimals, double limit) {
  const double said = rounded(figure, decimals);
  return figure > limit ? said > limit : figure < limit ? said < limit : true;
}

int decimals_beside(double figure, int decimals, double limit) {
  while (decimals < most_decimals && !is_told_apart(figure, decimals, limit)) ++decimals;
  return decimals;
}

int decimals_apart(double figure, int decimals, double limit) {
  while (decimals < most_decimals && figure != limit &&
         rounded(figure, decimals) == rounded(limit, decimals))
    ++decimals;
  return decimals;
}

std::string all_digits(double limit) {
  return fmt::format("{:.12g}", limit);
}

// The fewest digits that read back as the value.
std::string shortest_digits(double value) {
  return fmt::format("{}", value);
}

// The same of a share in hundredths, but for the rounding of the division by 100.
std::string shortest_percents(double share) {
  for (int digits = 1; digits < 17; ++digits) {
    const double percents = to_significant(100 * share, digits);
    if (std::nextafter(percents / 100, share) == share) return shortest_digits(percents) + "%";
  }
  return shortest_digits(100 * share) + "%";
}

std::string with_unit(const std::string& text, const ColumnSchema& column) {
  return column.unit.empty() ? text : column.unit == "%" ? text + "%" : text + " " + column.unit;
}

bool is_share(const ColumnSchema& column) {
  return column.kind == Kind::ratio && column.unit.empty();
}

Figure with_decimals(const ColumnSchema& column, double value, int decimals) {
  if (is_share(column)) return {value, decimal_text(100 * value, decimals) + "%"};
  const std::string text = decimal_text(value, decimals);
  return {value, column.kind == Kind::amount ? text : with_unit(text, column)};
}

Figure share_with(double share, int decimals) {
  return {share, decimal_text(100 * share, decimals) + "%"};
}

} // namespace

Figure limit(double limit) {
  return {limit, all_digits(limit)};
}

Figure share_limit(double limit) {
  return {limit, all_digits(100 * limit) + "%"};
}

Figure beside_limit(double figure, int decimals, double limit) {
  return decimal(figure, decimals_beside(figure, decimals, limit));
}

Figure share_beside_limit(double value, double limit) {
  constexpr int usual = 1;
  const int of_limit = // until its first figure
      limit > 0 && limit < 0.001 ? static_cast<int>(std::ceil(-std::log10(100 * limit))) : usual;
  const int decimals = decimals_beside(100 * value, std::max(usual, of_limit), 100 * limit);
  return decimals == usual ? share(value) : share_with(value, decimals);
}

BesideLimit told_apart(double figure, double limit, double other, int decimals) {
  const int told = decimals_apart(figure, decimals, limit);
  return {decimal(figure, told), decimal(limit, told), decimal(other, told)};
}

BesideLimit shares_told_apart(double value, double limit, double other) {
  constexpr int usual = 1;
  if (value == limit || rounded(100 * value, usual) != rounded(100 * limit, usual))
    return {share(value), share(limit), share(other)};
  const int told = decimals_apart(100 * value, usual, 100 * limit);
  return {share_with(value, told), share_with(limit, told), share_with(other, told)};
}

Figure limit_in(const ColumnSchema& column, double limit) {
  const bool whole = std::floor(limit) == limit && std::abs(limit) < 1e15;
  if ((column.kind == Kind::date || column.kind == Kind::duration) && whole)
    return of_column(limit, column);
  if (is_share(column)) return {limit, shortest_percents(limit)};
  return {limit, with_unit(whole ? decimal_text(limit, 0) : shortest_digits(limit), column)};
}

ApartFigures apart_in(const ColumnSchema& column, double first, double second) {
  const bool in_words =
      column.kind == Kind::date || column.kind == Kind::boolean || column.kind == Kind::category;
  ApartFigures told{of_column(first, column), of_column(second, column)};
  for (int decimals = 0; decimals <= most_decimals; ++decimals) {
    if (first == second || in_words || told.first.text != told.second.text) break;
    told = {with_decimals(column, first, decimals), with_decimals(column, second, decimals)};
  }
  return told;
}

} // namespace ilk::figure
