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
  std::vector<float> with_value;
  for (const float value : values) {
    to.present.push_back(std::isnan(value) ? 0 : 1);
    if (!std::isnan(value)) with_value.push_back(value);
  }
  const TiedRanks ranked = tied_ranks(with_value);
  to.ranks.assign(values.size(), no_rank);
  std::vector<std::uint32_t> rows; // of with_value
  for (std::size_t i = 0; i < values.size(); ++i)
    if (to.present[i] != 0) {
      to.ranks[i] = ranked.ranks[rows.size()];
      rows.push_back(static_cast<std::uint32_t>(i));
    }
  for (const std::uint32_t place : ranked.order) {
    const std::uint32_t row = rows[place];
    const bool same = !to.order.empty() && to.ranks[row] == to.ranks[to.order.back()];
    to.ties.push_back(to.order.empty() ? 0 : to.ties.back() + (same ? 0 : 1));
    to.order.push_back(row);
  }
}

std::size_t PairRanks::with_both(std::size_t a, std::size_t b) const {
  const Column &of_a = columns_[a], &of_b = columns_[b];
  if (of_a.is_complete()) return of_b.order.size();
  if (of_b.is_complete()) return of_a.order.size();
  std::size_t count = 0;
  for (std::size_t i = 0; i < rows_; ++i) count += of_a.present[i] & of_b.present[i];
  return count;
}

// The column's ranks among the `count` rows that have the other value too, which have `places`.
std::vector<double> PairRanks::ranks_within(const Column& column, const Column& other,
                                            std::span<const std::uint32_t> places,
                                            std::size_t count) const {
  std::vector<std::uint32_t> rows(count + 1), ties(count + 1); // one more is written, never kept
  std::size_t n = 0;
  for (std::size_t p = 0; p < column.order.size(); ++p) {
    rows[n] = column.order[p];
    ties[n] = column.ties[p];
    n += other.present[column.order[p]];
  }
  std::vector<double> ranks(count);
  for (std::size_t first = 0, end = 0; first < count; first = end) {
    while (end < count && ties[end] == ties[first]) ++end;
    const double rank = static_cast<double>(first + 1 + end) / 2;
    for (std::size_t i = first; i < end; ++i) ranks[places[rows[i]]] = rank;
  }
  return ranks;
}

double PairRanks::correlation(std::size_t a, std::size_t b) const {
  const Column &of_a = columns_[a], &of_b = columns_[b];
  if (of_a.is_complete() && of_b.is_complete()) return correlation_of_ranks(of_a.ranks, of_b.ranks);
  std::vector<std::uint32_t> places(rows_);
  std::uint32_t count = 0;
  for (std::size_t i = 0; i < rows_; ++i) {
    places[i] = count;
    count += of_a.present[i] & of_b.present[i];
  }
  return correlation_of_ranks(ranks_within(of_a, of_b, places, count),
                              ranks_within(of_b, of_a, places, count));
}

} // namespace ilk
