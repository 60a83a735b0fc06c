#include "profile/pairs.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>

#include "pass/run.h"
#include "profile/significance.h"
#include "summary/quantiles.h"
#include "summary/ranks.h"
#include "summary/row_sample.h"
#include "summary/sorted_values.h"

namespace ilk {
namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

// One sampled column, with what every pair that it is in needs.
struct Sampled {
  std::span<const float> values;
  std::vector<std::uint64_t> order; ///< of numbers: value and row, ascending, without missing ones
  std::size_t levels = 0;           ///< of a category: with one for levels that are not listed
  // Of numbers without a missing one, the same in every pair:
  std::vector<float> ranks;                   ///< less their mean; multiples of a half, exact
  double mean = 0;                            ///< of the values
  double value_squares = 0, rank_squares = 0; ///< sums, of what is centred
};

// Beyond this many rows times pairs fewer rows are sampled: 50,000 rows of up to 200 columns, 3,000
// of 800.
constexpr std::size_t most_products = 1'000'000'000;
constexpr std::size_t fewest_sampled = 1'000;

std::size_t most_rows_of(const PairOptions& options, std::size_t columns) {
  const std::size_t pairs = std::max<std::size_t>(columns * (columns - 1) / 2, 1);
  return std::min(options.most_rows, std::max(most_products / pairs, fewest_sampled));
}

// Writes the ranks, less their mean, of those rows of `column` in which `other` is present as well;
// elsewhere ranks[i] stays as it is.
void rank_where_both(const Sampled& column, std::span<const float> other, std::uint64_t rows,
                     std::vector<double>& ranks) {
  rank_where(
      column.order, [&](std::uint32_t row) { return !std::isnan(other[row]); },
      (static_cast<double>(rows) + 1) / 2, ranks);
}

// Sum of products over sqrt of sums of squares; NaN where one does not vary. Ranks and centred
// values.
class Products {
 public:
  Products() = default;
  Products(double aa, double bb, double ab) : aa_(aa), bb_(bb), ab_(ab) {}

  void add(double a, double b) {
    aa_ += a * a;
    bb_ += b * b;
    ab_ += a * b;
  }
  double correlation() const {
    return aa_ > 0 && bb_ > 0 ? std::clamp(ab_ / (std::sqrt(aa_) * std::sqrt(bb_)), -1.0, 1.0)
                              : nan;
  }

 private:
  double aa_ = 0, bb_ = 0, ab_ = 0;
};

struct Scratch {
  std::vector<double> first, second;
  std::vector<float> values;
  std::vector<std::uint32_t> groups;
};

void tell(const Products& values, const Products& ranks, PairProfile& pair) {
  pair.spearman = ranks.correlation();
  // Where ranks do not vary neither do the values; what their mean's rounding leaves is nothing.
  pair.pearson = std::isnan(pair.spearman) ? nan : values.correlation();
  pair.value = std::abs(pair.spearman);
  pair.p_value = correlation_p_value(pair.spearman, pair.rows);
}

// What pairs of columns without a missing value have in common, in the order of the rows as
// `correlate` has it: the same bits.
void prepare_whole(Sampled& column) {
  const std::size_t rows = column.values.size();
  if (column.order.size() < rows) return;
  std::vector<double> ranks(rows);
  rank_where_both(column, column.values, rows, ranks);
  column.ranks.assign(ranks.begin(), ranks.end());
  for (const float value : column.values) column.mean += value;
  column.mean /= static_cast<double>(rows);
  for (std::size_t i = 0; i < rows; ++i) {
    const double centred = column.values[i] - column.mean;
    column.value_squares += centred * centred;
    column.rank_squares += ranks[i] * ranks[i];
  }
}

void correlate_whole(const Sampled& a, const Sampled& b, PairProfile& pair) {
  double values = 0, ranks = 0;
  for (std::size_t i = 0; i < a.values.size(); ++i) {
    values += (a.values[i] - a.mean) * (b.values[i] - b.mean);
    ranks += double{a.ranks[i]} * double{b.ranks[i]};
  }
  pair.rows = a.values.size();
  tell({a.value_squares, b.value_squares, values}, {a.rank_squares, b.rank_squares, ranks}, pair);
}

void correlate(const Sampled& a, const Sampled& b, Scratch& scratch, PairProfile& pair) {
  if (!a.ranks.empty() && !b.ranks.empty()) return correlate_whole(a, b, pair);
  double mean_a = 0, mean_b = 0;
  for (std::size_t i = 0; i < a.values.size(); ++i) {
    if (std::isnan(a.values[i]) || std::isnan(b.values[i])) continue;
    mean_a += a.values[i];
    mean_b += b.values[i];
    ++pair.rows;
  }
  mean_a /= static_cast<double>(pair.rows);
  mean_b /= static_cast<double>(pair.rows);
  scratch.first.resize(a.values.size());
  scratch.second.resize(a.values.size());
  rank_where_both(a, b.values, pair.rows, scratch.first);
  rank_where_both(b, a.values, pair.rows, scratch.second);
  Products values, ranks;
  for (std::size_t i = 0; i < a.values.size(); ++i) {
    if (std::isnan(a.values[i]) || std::isnan(b.values[i])) continue;
    values.add(a.values[i] - mean_a, b.values[i] - mean_b);
    ranks.add(scratch.first[i], scratch.second[i]);
  }
  tell(values, ranks, pair);
}

std::uint32_t level_of(const Sampled& column, float value) {
  return static_cast<std::uint32_t>(std::min(static_cast<std::size_t>(value), column.levels - 1));
}

// Many levels each of few customers seem to go together by chance: such pairs are not measured.
void cross(const Sampled& a, const Sampled& b, PairProfile& pair) {
  constexpr std::size_t customers_per_cell = 5;
  if (a.levels * b.levels * customers_per_cell > std::max<std::size_t>(a.values.size(), 100))
    return;
  std::vector<std::uint64_t> counts(a.levels * b.levels);
  for (std::size_t i = 0; i < a.values.size(); ++i) {
    if (std::isnan(a.values[i]) || std::isnan(b.values[i])) continue;
    ++counts[level_of(a, a.values[i]) * b.levels + level_of(b, b.values[i])];
    ++pair.rows;
  }
  const ContingencyTest test = chi_square(counts, b.levels);
  pair.value = test.cramers_v;
  pair.p_value = test.p_value;
}

void compare_levels(const Sampled& category, const Sampled& numbers, Scratch& scratch,
                    PairProfile& pair) {
  scratch.values.clear();
  scratch.groups.clear();
  for (std::size_t i = 0; i < numbers.values.size(); ++i) {
    if (std::isnan(numbers.values[i]) || std::isnan(category.values[i])) continue;
    scratch.values.push_back(numbers.values[i]);
    scratch.groups.push_back(level_of(category, category.values[i]));
  }
  pair.rows = scratch.values.size();
  const auto ratio = correlation_ratio(scratch.values, scratch.groups, category.levels);
  pair.value = ratio.eta;
  pair.p_value = ratio.p_value;
}

PairProfile profile_pair(const std::vector<Sampled>& columns, std::uint32_t first,
                         std::uint32_t second, Scratch& scratch) {
  PairProfile pair{first, second, Association::correlation, nan, nan, nan, 0, nan};
  const Sampled& a = columns[first];
  const Sampled& b = columns[second];
  if (a.levels > 0 && b.levels > 0) {
    pair.measure = Association::cramers_v;
    cross(a, b, pair);
  } else if (a.levels > 0 || b.levels > 0) {
    pair.measure = Association::correlation_ratio;
    compare_levels(a.levels > 0 ? a : b, a.levels > 0 ? b : a, scratch, pair);
  } else {
    correlate(a, b, scratch, pair);
  }
  return pair;
}

// Where the pairs of column `first` begin in the list of all.
std::size_t pairs_before(std::size_t first, std::size_t columns) {
  return first * (2 * columns - first - 1) / 2;
}

} // namespace

const PairProfile& PairProfiles::of(std::size_t a, std::size_t b) const {
  assert(a != b && std::max(a, b) < columns);
  const auto [first, second] = std::minmax(a, b);
  return pairs[pairs_before(first, columns) + second - first - 1];
}

PairProfiles profile_pairs(Execution& execution, const Table& table, const PairOptions& options) {
  const RowBlock all = table.values.block();
  const RandomStream stream(options.seed, Purpose::profile_rows);
  const std::size_t most_rows = most_rows_of(options, all.columns);
  const bool whole = all.rows <= most_rows;
  const Matrix gathered =
      whole ? Matrix() : gather_rows(all, run(execution, all, RowSample(most_rows, stream)));
  const RowBlock sample = whole ? all : gathered.block();

  const std::size_t count = sample.columns;
  std::vector<Sampled> columns(count);
  execution.for_each(count, [&](std::size_t j) {
    columns[j].values = sample.column(j);
    if (is_scale(table.attributes[j].kind)) {
      columns[j].order = value_order(columns[j].values);
      prepare_whole(columns[j]);
    } else {
      columns[j].levels = table.attributes[j].levels.size() + 1;
    }
  });
  PairProfiles profiles{sample.rows, count, {}};
  profiles.pairs.resize(pairs_before(count, count));
  execution.for_each(count, [&](std::size_t first) {
    Scratch scratch;
    for (std::size_t second = first + 1; second < count; ++second)
      profiles.pairs[pairs_before(first, count) + second - first - 1] = profile_pair(
          columns, static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(second), scratch);
  });
  return profiles;
}

} // namespace ilk
