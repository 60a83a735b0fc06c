#include "prepare/copies.h"

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "kernels/accumulate.h"

namespace ilk {
namespace {

constexpr double least_correlation = 0.999999;
constexpr std::size_t looked_at_first = 1'000; // rows; most pairs are told apart there
constexpr double least_correlation_there = 0.9999;

struct Deviations {
  double mean_a = 0, mean_b = 0;
  std::size_t count = 0;
  bool alone = false; // b has a value where a has none
};

Deviations means_of(std::span<const float> a, std::span<const float> b) {
  Deviations result;
  for (std::size_t i = 0; i < a.size(); ++i) {
    result.alone = result.alone || (std::isnan(a[i]) && !std::isnan(b[i]));
    if (std::isnan(a[i]) || std::isnan(b[i])) continue;
    result.mean_a += a[i];
    result.mean_b += b[i];
    ++result.count;
  }
  const auto n = static_cast<double>(std::max<std::size_t>(result.count, 1));
  result.mean_a /= n;
  result.mean_b /= n;
  return result;
}

// Sums over the rows that have both, about the means.
struct Products {
  double aa = 0, ab = 0, bb = 0;
};

Products products_of(std::span<const float> a, std::span<const float> b, const Deviations& means) {
  Products sums;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (std::isnan(a[i]) || std::isnan(b[i])) continue;
    const double x = a[i] - means.mean_a, y = b[i] - means.mean_b;
    sums.aa += x * x;
    sums.ab += x * y;
    sums.bb += y * y;
  }
  return sums;
}

// Pearson's r; 0 where one does not vary.
double correlation(std::span<const float> a, std::span<const float> b, const Deviations& means) {
  const auto [aa, ab, bb] = products_of(a, b, means);
  return aa > 0 && bb > 0 ? ab / (std::sqrt(aa) * std::sqrt(bb)) : 0;
}

// Of the values that there are, about their mean.
double squares_of(std::span<const float> values) {
  const Deviations mean = means_of(values, values);
  return products_of(values, values, mean).aa;
}

// Whether nearly all rows lie near the line through two of them: a few giants that the columns
// share make any two correlate. The two are the quartiles of the first column, so no giants.
bool lies_on_a_line(std::span<const float> a, std::span<const float> b) {
  constexpr double nearly_all = 0.98, near = 1e-3;
  std::vector<std::pair<float, float>> pairs;
  for (std::size_t i = 0; i < a.size(); ++i)
    if (!std::isnan(a[i]) && !std::isnan(b[i])) pairs.emplace_back(a[i], b[i]);
  std::ranges::sort(pairs);
  auto low = pairs[pairs.size() / 4], high = pairs[pairs.size() * 3 / 4];
  if (low.first == high.first) { // most values are the same: the ends are all that is left
    low = pairs.front();
    high = pairs.back();
  }
  const double slope = (static_cast<double>(high.second) - low.second) /
                       (static_cast<double>(high.first) - low.first);
  const double allowed = near * std::abs(static_cast<double>(high.second) - low.second);
  const auto close = std::ranges::count_if(pairs, [&](const auto& pair) {
    const double expected = low.second + slope * (static_cast<double>(pair.first) - low.first);
    return std::abs(pair.second - expected) <=
           std::max(allowed, 1e-5 * std::abs(static_cast<double>(pair.second)));
  });
  return static_cast<double>(close) >= nearly_all * static_cast<double>(pairs.size());
}

std::string constant_words(const ColumnSchema& schema, float value) {
  if (schema.kind != Kind::category) return fmt::format("is always {}", value);
  const auto level = static_cast<std::size_t>(value);
  return level < schema.levels.size() ? fmt::format("is always '{}'", schema.levels[level])
                                      : "has no known level";
}

} // namespace

bool same_values(std::span<const float> a, std::span<const float> b) {
  return std::equal(a.begin(), a.end(), b.begin(),
                    [](float x, float y) { return x == y || (std::isnan(x) && std::isnan(y)); });
}

bool is_in_other_units(std::span<const float> earlier, std::span<const float> later) {
  const auto matches = [](std::span<const float> a, std::span<const float> b, double least) {
    const Deviations means = means_of(a, b);
    return !means.alone && means.count > 2 && std::abs(correlation(a, b, means)) >= least;
  };
  if (earlier.size() > 4 * looked_at_first) {
    const auto a = earlier.first(looked_at_first), b = later.first(looked_at_first);
    const Deviations means = means_of(a, b);
    const double there = std::abs(correlation(a, b, means));
    if (means.alone || (there > 0 && there < least_correlation_there)) return false;
  }
  return matches(earlier, later, least_correlation) && lies_on_a_line(earlier, later);
}

UnitsScreen::UnitsScreen(const Table& table)
    : table_(table), standardised_(table.values.columns()), rest_(table.values.columns()),
      squares_(table.values.columns()) {
  for (std::size_t j = 0; j < standardised_.size(); ++j) {
    if (!is_scale(table.attributes[j].kind)) continue;
    squares_[j] = squares_of(table.values.column(j));
    auto values = table.values.column(j);
    if (values.size() > 4 * looked_at_first) values = values.first(looked_at_first);
    double sum = 0, squares = 0;
    for (const float value : values) sum += value;
    const double mean = sum / static_cast<double>(values.size());
    for (const float value : values) squares += (value - mean) * (value - mean);
    if (!(squares > 0 && std::isfinite(squares))) continue; // constant there, or with gaps
    const double scale = 1 / std::sqrt(squares);
    standardised_[j].reserve(values.size());
    for (const float value : values)
      standardised_[j].push_back(static_cast<float>((value - mean) * scale));
    double rest = 0;
    for (std::size_t i = begun(values.size()); i < values.size(); ++i)
      rest += double{standardised_[j][i]} * standardised_[j][i];
    rest_[j] = std::sqrt(rest);
  }
}

std::size_t UnitsScreen::begun(std::size_t rows) {
  return rows / 16;
}

bool UnitsScreen::may_differ_in_units_only(std::size_t earlier, std::size_t later) const {
  const auto &a = standardised_[earlier], &b = standardised_[later];
  if (a.empty() || b.empty()) return may_lie_on_a_line(earlier, later);
  constexpr double rounding = 1e-5; // of what is standardised in floats
  // The rest adds no more than the product of its lengths (Cauchy & Schwarz): seldom enough.
  const std::size_t begin = begun(a.size());
  if (std::abs(kernels::sum_of_products(a.data(), b.data(), begin, 0)) +
          rest_[earlier] * rest_[later] <
      least_correlation_there - rounding)
    return false;
  return std::abs(kernels::sum_of_products(a.data(), b.data(), a.size(), 0)) >=
         least_correlation_there - rounding;
}

// The squares about the best line through some rows are no more than those about that through all,
// and these are (1 - r^2) times the later column's own.
bool UnitsScreen::may_lie_on_a_line(std::size_t earlier, std::size_t later) const {
  constexpr std::size_t looked_at = 64;
  constexpr double most_apart = 1.01 * (1 - least_correlation * least_correlation);
  const auto all_a = table_.values.column(earlier), all_b = table_.values.column(later);
  const std::size_t rows = std::min(looked_at, all_a.size());
  const auto a = all_a.first(rows), b = all_b.first(rows);
  const Deviations means = means_of(a, b);
  if (means.alone) return false;
  const Products products = products_of(a, b, means);
  const double along = products.aa > 0 ? products.ab * products.ab / products.aa : 0;
  return products.bb - along <= most_apart * squares_[later];
}

std::string reason_to_drop(const Table& table, std::size_t j, const ColumnMoments& moments,
                           const UnitsScreen& screen) {
  const ColumnSchema& schema = table.attributes[j];
  if (moments.count == 0) return "has no values";
  if (moments.minimum == moments.maximum)
    return constant_words(schema, static_cast<float>(moments.minimum));
  if (schema.weight && *schema.weight <= 0) return "has no weight";
  const auto values = table.values.column(j);
  for (std::size_t earlier = 0; earlier < j; ++earlier) {
    const ColumnSchema& other = table.attributes[earlier];
    if (other.role == Role::label || is_scale(other.kind) != is_scale(schema.kind)) continue;
    if (same_values(values, table.values.column(earlier)))
      return fmt::format("equals {} in every row", other.name);
    if (is_scale(schema.kind) && screen.may_differ_in_units_only(earlier, j) &&
        is_in_other_units(table.values.column(earlier), values))
      return fmt::format("is {} in other units", other.name);
  }
  return "";
}

} // namespace ilk
