#include "explain/distributions.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "base/significant.h"
#include "pass/by_group.h"
#include "pass/run.h"
#include "summary/cut_counts.h"
#include "summary/few_values.h"

namespace ilk {
namespace {

// Two values at least.
std::vector<double> edges_around(const std::vector<float>& values) {
  std::vector<double> edges;
  for (std::size_t i = 1; i < values.size(); ++i)
    edges.push_back((static_cast<double>(values[i - 1]) + values[i]) / 2);
  const double below = values.front() - (edges.front() - values.front());
  edges.push_back(values.back() + (values.back() - edges.back()));
  edges.insert(edges.begin(), below);
  return edges;
}

std::vector<double> edges_between(const ColumnPreparation& column, const EdgeBasis& basis) {
  double low = basis.low, high = basis.high;
  const auto place = [&](double value) { return column.shortened(column.within_range(value)); };
  if (!(place(low) < place(high))) {
    low = basis.minimum;
    high = basis.maximum;
  }
  const double rows = static_cast<double>(basis.values.size());
  const double bins = std::clamp(std::ceil(2 * std::cbrt(rows)), 8.0, double{most_bins});
  std::vector<double> edges = {low};
  for (double bin = 1; bin < bins; ++bin) {
    const double t = place(low) + (place(high) - place(low)) * bin / bins;
    const double edge = column.restored((t - column.center) / column.scale);
    if (edge > edges.back() && edge < high) edges.push_back(edge);
  }
  edges.push_back(high);
  return edges;
}

// Between whole numbers, so that no bin lies where no value can be.
std::vector<double> edges_beside_whole(const std::vector<double>& edges) {
  std::vector<double> beside = {std::floor(edges.front()) - 0.5};
  for (std::size_t i = 1; i < edges.size(); ++i)
    if (const double edge = std::floor(edges[i]) + 0.5; edge > beside.back())
      beside.push_back(edge);
  return beside;
}

bool are_whole(std::span<const float> values) {
  return std::ranges::all_of(
      values, [](float value) { return std::isnan(value) || std::floor(value) == value; });
}

// Whether the edges ascend, and, of few values, whether each lies in a bin of its own.
bool tell_apart(const std::vector<double>& edges, const std::vector<float>& values) {
  for (std::size_t i = 1; i < edges.size(); ++i)
    if (!(edges[i - 1] < edges[i])) return false;
  for (std::size_t i = 0; i < values.size(); ++i)
    if (values[i] < edges[i] || values[i] >= edges[i + 1]) return false;
  return true;
}

std::vector<double> in_few_digits(const std::vector<double>& edges,
                                  const std::vector<float>& values) {
  for (const int digits : {6, 9, 12}) {
    std::vector<double> rounded;
    for (const double edge : edges) rounded.push_back(to_significant(edge, digits));
    if (tell_apart(rounded, values)) return rounded;
  }
  return edges;
}

} // namespace

std::vector<std::uint64_t> Distribution::population() const {
  std::vector<std::uint64_t> sums(edges.size() - 1);
  for (const auto& counts : segments)
    for (std::size_t b = 0; b < sums.size(); ++b) sums[b] += counts[b];
  return sums;
}

std::vector<double> edges_for(const ColumnPreparation& column, const EdgeBasis& basis) {
  const auto few = few_values(basis.values, most_bins);
  if (!few) {
    const auto edges = edges_between(column, basis);
    return are_whole(basis.values) ? edges_beside_whole(edges) : in_few_digits(edges, {});
  }
  if (few->size() < 2) return {};
  return in_few_digits(edges_around(*few), *few);
}

BinKind kind_of_bins(const EdgeBasis& basis) {
  if (few_values(basis.values, most_bins)) return BinKind::value;
  return are_whole(basis.values) ? BinKind::whole : BinKind::scale;
}

std::string_view name_of(BinKind kind) {
  switch (kind) {
  case BinKind::value:
    return "value";
  case BinKind::whole:
    return "whole";
  case BinKind::scale:
    return "scale";
  }
  return "scale";
}

void count_bins(Execution& execution, const RowBlock& raw, std::span<const std::size_t> sources,
                std::span<const std::uint32_t> labels, std::size_t count,
                std::span<Distribution> distributions) {
  std::vector<std::vector<double>> cuts(raw.columns);
  for (std::size_t i = 0; i < distributions.size(); ++i) {
    const auto& edges = distributions[i].edges;
    cuts[sources[i]].assign(edges.begin() + 1, edges.end() - 1);
  }
  const auto counts = run(execution, raw, ByGroup(CutCounts(cuts), labels, count));
  for (std::size_t i = 0; i < distributions.size(); ++i)
    for (std::size_t g = 0; g < count; ++g)
      distributions[i].segments.push_back(counts[g][sources[i]]);
}

} // namespace ilk
