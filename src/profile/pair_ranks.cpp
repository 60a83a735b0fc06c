#include "profile/pair_ranks.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "summary/ranks.h"

namespace ilk {
namespace {

constexpr double no_rank = std::numeric_limits<double>::quiet_NaN();

} // namespace

// Ranks of some ten thousand values are halves below 2^17: all sums here are exact.
double correlation_of_ranks(std::span<const double> a, std::span<const double> b) {
  const auto n = static_cast<double>(a.size());
  if (a.size() < 3) return no_rank;
  const double middle = (n + 1) / 2;
  constexpr std::size_t chains = 8; // side by side, so that sums do not wait for each other
  double ab[chains] = {}, aa[chains] = {}, bb[chains] = {};
  const auto add = [&](std::size_t chain, std::size_t i) {
    const double of_a = a[i] - middle, of_b = b[i] - middle;
    ab[chain] += of_a * of_b;
    aa[chain] += of_a * of_a;
    bb[chain] += of_b * of_b;
  };
  std::size_t i = 0;
  for (; i + chains <= a.size(); i += chains)
    for (std::size_t chain = 0; chain < chains; ++chain) add(chain, i + chain);
  for (; i < a.size(); ++i) add(0, i);
  const auto sum = [](const double(&of)[chains]) { return std::accumulate(of, of + chains, 0.0); };
  const double squares = sum(aa) * sum(bb);
  return squares > 0 ? sum(ab) / std::sqrt(squares) : no_rank;
}

void PairRanks::set(std::size_t column, std::span<const float> values) {
  Column& to = columns_[column];
  to.order = value_order(values);
  to.ranks.assign(values.size(), no_rank);
  rank_where(
      to.order, [](std::uint32_t) { return true; }, 0, to.ranks);
}

std::size_t PairRanks::with_both(std::size_t a, std::size_t b) const {
  const Column &of_a = columns_[a], &of_b = columns_[b];
  if (of_a.is_complete()) return of_b.order.size();
  if (of_b.is_complete()) return of_a.order.size();
  std::size_t count = 0;
  for (std::size_t i = 0; i < rows_; ++i) count += of_a.has(i) && of_b.has(i) ? 1 : 0;
  return count;
}

double PairRanks::correlation(std::size_t a, std::size_t b) const {
  const Column &of_a = columns_[a], &of_b = columns_[b];
  if (of_a.is_complete() && of_b.is_complete()) return correlation_of_ranks(of_a.ranks, of_b.ranks);
  const auto ranks_with = [&](const Column& column, const Column& other) {
    std::vector<double> by_row(rows_), ranks;
    rank_where(
        column.order, [&](std::uint32_t row) { return other.has(row); }, 0, by_row);
    ranks.reserve(rows_);
    for (std::size_t i = 0; i < rows_; ++i)
      if (column.has(i) && other.has(i)) ranks.push_back(by_row[i]);
    return ranks;
  };
  return correlation_of_ranks(ranks_with(of_a, of_b), ranks_with(of_b, of_a));
}

} // namespace ilk
