#include "cluster/kind_columns.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>
#include <map>
#include <numeric>
#include <optional>

#include "base/hash.h"
#include "base/philox.h"
#include "cluster/redundant_numbers.h"

namespace ilk {
namespace {

constexpr double least_share = 0.03, most_share = 0.97; // of what is told apart
constexpr double heap_over_neighbour = 5;
constexpr std::size_t heap_values = 20, category_values = 4, noise_below = 100;
constexpr std::size_t transform_rows = 800;
constexpr double repeated_phi = 0.9;
constexpr float nan = std::numeric_limits<float>::quiet_NaN();

using Values = std::vector<float>;
using Doubles = std::vector<double>;

// What one column gives.
struct Parts {
  std::optional<KindNumber> number;
  std::vector<KindCategory> categories;
  std::vector<Doubles> near, plain;
};

double share_of(const Values& values, float value) {
  return static_cast<double>(std::ranges::count(values, value)) /
         static_cast<double>(values.size());
}

bool is_apart(double share) {
  return share > least_share && share < most_share;
}

struct Moments {
  double mean = 0, deviation = 0;
};
Moments moments_of(const Doubles& values) { // of those that are known
  double sum = 0, squares = 0, count = 0;
  for (const double x : values)
    if (!std::isnan(x)) sum += x, ++count;
  if (count == 0) return {};
  for (const double x : values)
    if (!std::isnan(x)) squares += (x - sum / count) * (x - sum / count);
  return {sum / count, std::sqrt(squares / count)};
}

double skewness(const Doubles& values) {
  const Moments moments = moments_of(values);
  double cubes = 0;
  for (const double x : values) cubes += std::pow((x - moments.mean) / moments.deviation, 3);
  return moments.deviation > 0 ? cubes / static_cast<double>(values.size()) : 0;
}

Doubles standardised(Doubles values, double weight) {
  const Moments moments = moments_of(values);
  for (double& x : values)
    x = moments.deviation > 0 ? weight * (x - moments.mean) / moments.deviation : 0;
  return values;
}

// Missing values at the median, logarithms where they are less skewed, z-scored.
Doubles plain_scores(const Values& values, double weight) {
  Values known;
  std::ranges::copy_if(values, std::back_inserter(known), [](float x) { return !std::isnan(x); });
  std::ranges::sort(known);
  const std::size_t half = known.size() / 2;
  const double median =
      known.size() % 2 == 1 ? known[half] : (double{known[half - 1]} + known[half]) / 2;
  Doubles filled, logarithms;
  for (const float x : values) filled.push_back(std::isnan(x) ? median : x);
  const double skew = std::abs(skewness(filled));
  if (skew > 1 && known[0] >= 0) {
    for (const double x : filled) logarithms.push_back(std::log1p(x));
    if (std::abs(skewness(logarithms)) < skew) filled = logarithms;
  }
  return standardised(std::move(filled), weight);
}

// One column a level, of total variance `variance`.
std::vector<Doubles> indicators(const std::vector<std::uint32_t>& codes, std::size_t levels,
                                double variance) {
  const auto n = static_cast<double>(codes.size());
  std::vector<Doubles> columns(levels, Doubles(codes.size()));
  double total = 0;
  for (std::size_t l = 0; l < levels; ++l) {
    const double share = static_cast<double>(std::ranges::count(codes, l)) / n;
    for (std::size_t i = 0; i < codes.size(); ++i) columns[l][i] = (codes[i] == l ? 1 : 0) - share;
    total += share * (1 - share);
  }
  const double scale = std::sqrt(variance / std::max(total, 1e-12));
  for (Doubles& column : columns)
    for (double& x : column) x *= scale;
  return columns;
}

class Noise {
 public:
  Noise(std::uint64_t seed, const std::string& column)
      : stream_(seed, Purpose::kind_noise, static_cast<std::uint32_t>(hash_of(column))) {}
  double operator()(std::uint64_t key) const { return stream_.uniform(key); }

 private:
  RandomStream stream_;
};

// On the scale of the number's transform, before mean and deviation.
double scaled_value(const KindNumber& number, const Noise& noise, float x, std::uint64_t key) {
  if (std::isnan(x) || (number.zeros_apart && x == 0) ||
      std::ranges::find(number.heaps, x) != number.heaps.end())
    return nan;
  return number.noisy ? x + number.noise_from + noise(key) : x;
}

double standard_value(const KindNumber& number, double x) {
  if (number.transform != KindTransform::identity) x = std::max(x, number.least);
  if (number.transform == KindTransform::logit) x = std::min(x, number.largest);
  return (transformed(number.transform, x) - number.mean) / number.deviation;
}

KindCategory one_value(std::size_t column, float value) {
  KindCategory category;
  category.column = column;
  category.is_one_value = true;
  category.values = {value};
  return category;
}

std::uint32_t code_in(const KindCategory& category, const KindColumn& column, std::size_t row) {
  if (!category.level.empty()) return category.level[column.codes[row]];
  const float x = column.numbers[row];
  if (category.is_one_value) return x == category.values[0] ? 1 : 0;
  const auto at = std::ranges::find(category.values, x);
  if (at != category.values.end()) return static_cast<std::uint32_t>(at - category.values.begin());
  const bool has_missing = category.levels > category.values.size();
  return std::isnan(x) && has_missing ? static_cast<std::uint32_t>(category.values.size()) : 0;
}

// What is learned from.
struct Learning {
  std::span<const KindColumn> columns;
  std::span<const std::uint64_t> keys;
  std::span<const std::uint32_t> rows;
  std::uint64_t seed;

  std::vector<std::uint32_t> codes(const KindCategory& category) const {
    std::vector<std::uint32_t> codes;
    for (const std::uint32_t row : rows)
      codes.push_back(code_in(category, columns[category.column], row));
    return codes;
  }
};

Parts from_codes(const Learning& from, std::size_t j) {
  const KindColumn& column = from.columns[j];
  std::vector<std::size_t> counts(column.levels);
  for (const std::uint32_t row : from.rows) ++counts[column.codes[row]];
  std::vector<std::uint32_t> order(column.levels);
  std::iota(order.begin(), order.end(), 0u);
  std::ranges::stable_sort(order, std::greater(), [&](std::uint32_t code) { return counts[code]; });
  KindCategory category;
  category.column = j;
  category.level.resize(column.levels);
  category.levels = static_cast<std::size_t>(
      std::ranges::count_if(counts, [](std::size_t count) { return count > 0; }));
  for (std::size_t l = 0; l < category.levels; ++l)
    category.level[order[l]] = static_cast<std::uint32_t>(l);
  Parts parts;
  if (category.levels < 2) return parts;
  const auto codes = from.codes(category);
  parts.near = indicators(codes, category.levels, 1);
  parts.plain = indicators(codes, category.levels, 0.5);
  parts.categories.push_back(std::move(category));
  return parts;
}

KindCategory listed_values(std::size_t column, const std::map<float, std::size_t>& counts,
                           bool missing) {
  KindCategory category;
  category.column = column;
  for (const auto& [value, count] : counts) category.values.push_back(value);
  std::ranges::stable_sort(category.values, std::greater(),
                           [&](float value) { return counts.at(value); });
  category.levels = category.values.size() + (missing ? 1 : 0);
  return category;
}

// Heaps at the ends, most of all caps.
void take_heaps_apart(const Values& values, const std::map<float, std::size_t>& counts,
                      KindNumber& number, std::vector<KindCategory>& categories) {
  if (counts.size() <= heap_values) return;
  const auto n = static_cast<double>(values.size());
  const auto look_at = [&](const auto& end, const auto& next) {
    if (end.first == 0 && number.zeros_apart) return;
    if (!is_apart(static_cast<double>(end.second) / n) ||
        static_cast<double>(end.second) <= heap_over_neighbour * static_cast<double>(next.second))
      return;
    number.heaps.push_back(end.first);
    categories.push_back(one_value(number.column, end.first));
  };
  look_at(*counts.rbegin(), *std::next(counts.rbegin()));
  look_at(*counts.begin(), *std::next(counts.begin()));
}

// Fits transform, mean and deviation; whether the number varies.
bool fit_scale(KindNumber& number, Doubles& values) {
  Doubles known, some;
  std::ranges::copy_if(values, std::back_inserter(known), [](double x) { return !std::isnan(x); });
  if (known.size() < 2) return false;
  some.assign(known.begin(),
              known.begin() + static_cast<std::ptrdiff_t>(std::min(known.size(), transform_rows)));
  std::tie(number.least, number.largest) =
      std::pair(std::ranges::min(known), std::ranges::max(known));
  number.transform = choose_kind_transform(some);
  // Chosen of some rows, it may not hold all.
  if (number.transform != KindTransform::identity) number.least = std::ranges::min(some);
  if (number.transform == KindTransform::logit) number.largest = std::ranges::max(some);
  const auto domain = [&](double x) {
    return standard_value(number, x); // mean 0 and deviation 1 yet
  };
  for (double& x : values)
    if (!std::isnan(x)) x = domain(x);
  const Moments moments = moments_of(values);
  number.mean = moments.mean;
  number.deviation = moments.deviation;
  for (double& x : values) x = (x - moments.mean) / moments.deviation;
  return moments.deviation > 0 && std::isfinite(moments.deviation);
}

Parts from_numbers(const Learning& from, std::size_t j, bool redundant) {
  const KindColumn& column = from.columns[j];
  Values values;
  std::map<float, std::size_t> counts;
  bool missing = false;
  for (const std::uint32_t row : from.rows) {
    const float x = column.numbers[row];
    values.push_back(x);
    if (std::isnan(x))
      missing = true;
    else
      ++counts[x == 0 ? 0.0f : x];
  }
  Parts parts;
  if (counts.size() < 2) return parts;
  const bool yes_or_no = counts.size() == 2;
  parts.plain.push_back(plain_scores(values, yes_or_no ? std::sqrt(0.5) : 1));
  if (yes_or_no || (column.integer && counts.size() <= category_values)) {
    parts.near = parts.plain;
    parts.categories.push_back(listed_values(j, counts, missing));
    return parts;
  }
  KindNumber number;
  number.column = j;
  const float least = counts.begin()->first;
  number.zeros_apart = least >= 0 && is_apart(share_of(values, 0));
  if (number.zeros_apart) parts.categories.push_back(one_value(j, 0));
  if (redundant) return parts;
  number.noisy = column.integer && counts.size() < noise_below;
  number.noise_from = !number.zeros_apart && least == 0 ? 0 : -0.5f;
  take_heaps_apart(values, counts, number, parts.categories);
  number.gapped = number.zeros_apart || !number.heaps.empty() ||
                  std::ranges::any_of(column.numbers, [](float x) { return std::isnan(x); });
  const Noise noise(from.seed, column.name);
  Doubles scaled;
  for (std::size_t i = 0; i < values.size(); ++i)
    scaled.push_back(scaled_value(number, noise, values[i], from.keys[from.rows[i]]));
  if (!fit_scale(number, scaled)) return parts;
  const double weight = number.zeros_apart ? std::sqrt(0.75) : 1;
  for (double& x : scaled) x = std::isnan(x) ? 0 : weight * x;
  parts.near.push_back(std::move(scaled));
  if (number.zeros_apart) {
    Doubles zeros;
    for (const float x : values) zeros.push_back(x == 0 ? 1 : 0);
    parts.near.push_back(standardised(std::move(zeros), weight));
  }
  parts.number = std::move(number);
  return parts;
}

// Those of `columns` that are numbers and determined by the others.
std::vector<std::size_t> redundant_columns(const Learning& from) {
  std::vector<std::size_t> numbers;
  std::vector<Doubles> values;
  for (std::size_t j = 0; j < from.columns.size(); ++j) {
    if (from.columns[j].levels > 0) continue;
    numbers.push_back(j);
    Doubles& of = values.emplace_back();
    for (const std::uint32_t row : from.rows) of.push_back(from.columns[j].numbers[row]);
  }
  std::vector<std::size_t> redundant;
  for (const std::size_t c : redundant_numbers(values)) redundant.push_back(numbers[c]);
  return redundant;
}

double phi(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b) {
  double both = 0, of_a = 0, of_b = 0;
  for (std::size_t i = 0; i < a.size(); ++i) both += a[i] * b[i], of_a += a[i], of_b += b[i];
  const auto n = static_cast<double>(a.size());
  const double variance = of_a * (n - of_a) * of_b * (n - of_b);
  return variance > 0 ? (n * both - of_a * of_b) / std::sqrt(variance) : 0;
}

void keep_distinct(const Learning& from, std::vector<Parts>& parts, KindFeatures& features) {
  std::vector<std::vector<std::uint32_t>> kept;
  for (Parts& each : parts)
    for (KindCategory& category : each.categories) {
      if (category.levels == 2) {
        auto codes = from.codes(category);
        if (std::ranges::any_of(kept, [&](const auto& other) {
              return std::abs(phi(other, codes)) >= repeated_phi;
            })) {
          ++features.repeated;
          continue;
        }
        kept.push_back(std::move(codes));
      }
      features.categories.push_back(std::move(category));
    }
}

Matrix matrix_of(const std::vector<Parts>& parts, std::vector<Doubles> Parts::*which,
                 std::size_t rows) {
  std::size_t columns = 0;
  for (const Parts& each : parts) columns += (each.*which).size();
  Matrix matrix(rows, columns);
  std::size_t next = 0;
  for (const Parts& each : parts)
    for (const Doubles& column : each.*which)
      std::ranges::transform(column, matrix.column(next++).begin(),
                             [](double x) { return static_cast<float>(x); });
  return matrix;
}

} // namespace

KindGeometry learn_kind_columns(Execution& execution, std::span<const KindColumn> columns,
                                std::span<const std::uint64_t> keys,
                                std::span<const std::uint32_t> rows, std::uint64_t seed) {
  assert(!rows.empty());
  const Learning from{columns, keys, rows, seed};
  KindGeometry geometry;
  geometry.features.seed = seed;
  geometry.features.redundant = redundant_columns(from);
  std::vector<Parts> parts(columns.size());
  execution.for_each(columns.size(), [&](std::size_t j) {
    const bool redundant =
        std::ranges::find(geometry.features.redundant, j) != geometry.features.redundant.end();
    parts[j] = columns[j].levels > 0 ? from_codes(from, j) : from_numbers(from, j, redundant);
  });
  geometry.near = matrix_of(parts, &Parts::near, rows.size());
  geometry.plain = matrix_of(parts, &Parts::plain, rows.size());
  keep_distinct(from, parts, geometry.features);
  for (Parts& each : parts)
    if (each.number) geometry.features.numbers.push_back(std::move(*each.number));
  return geometry;
}

MixtureTable mixture_table(const KindFeatures& features, std::span<const KindColumn> columns,
                           std::span<const std::uint64_t> keys,
                           std::span<const std::uint32_t> rows) {
  std::vector<MixtureNumber> numbers;
  for (const KindNumber& number : features.numbers) {
    MixtureNumber& to = numbers.emplace_back();
    to.gapped = number.gapped;
    const Noise noise(features.seed, columns[number.column].name);
    for (const std::uint32_t row : rows) {
      const double x = scaled_value(number, noise, columns[number.column].numbers[row], keys[row]);
      to.values.push_back(std::isnan(x) ? nan : static_cast<float>(standard_value(number, x)));
    }
  }
  std::vector<MixtureCategory> categories;
  for (const KindCategory& category : features.categories) {
    MixtureCategory& to = categories.emplace_back();
    to.levels = category.levels;
    for (const std::uint32_t row : rows)
      to.codes.push_back(code_in(category, columns[category.column], row));
  }
  return MixtureTable(rows.size(), numbers, categories);
}

} // namespace ilk
