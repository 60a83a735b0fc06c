#include "summary/cut_counts.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "kernels/select.h"

namespace ilk {
namespace {

constexpr std::size_t most_compared = 128; // cuts

// A float is below the cut exactly when it is below this.
float least_float_from(double cut) {
  const auto nearest = static_cast<float>(cut);
  return nearest < cut ? std::nextafter(nearest, std::numeric_limits<float>::infinity()) : nearest;
}

} // namespace

CutCounts::CutCounts(std::vector<std::vector<double>> cuts) {
  for (const auto& column : cuts) {
    cuts_.emplace_back();
    for (const double cut : column) cuts_.back().push_back(least_float_from(cut));
  }
}

CutCounts::Summary CutCounts::empty() const {
  Summary summary;
  for (const auto& column : cuts_)
    summary.counts.emplace_back(column.empty() ? 0 : column.size() + 1);
  return summary;
}

void CutCounts::absorb(Summary& into, const RowBlock& rows) const {
  for (std::size_t j = 0; j < cuts_.size(); ++j) {
    const auto& cuts = cuts_[j];
    if (cuts.empty()) continue;
    auto& counts = into.counts[j];
    const auto values = rows.column(j);
    if (cuts.size() > most_compared) {
      for (const float value : values) {
        if (std::isnan(value)) continue;
        const auto cut = std::upper_bound(cuts.begin(), cuts.end(), value);
        ++counts[static_cast<std::size_t>(cut - cuts.begin())];
      }
      continue;
    }
    // Sixteen values at once with one cut after the other is quicker than each with some.
    std::uint64_t before = 0;
    for (std::size_t c = 0; c < cuts.size(); ++c) {
      const std::uint64_t below = kernels::count_below(values, cuts[c]);
      counts[c] += below - before;
      before = below;
    }
    const auto missing = static_cast<std::uint64_t>(
        std::ranges::count_if(values, [](float value) { return std::isnan(value); }));
    counts[cuts.size()] += values.size() - missing - before;
  }
}

void CutCounts::merge(Summary& into, const Summary& from) const {
  for (std::size_t j = 0; j < into.counts.size(); ++j)
    for (std::size_t b = 0; b < into.counts[j].size(); ++b) into.counts[j][b] += from.counts[j][b];
}

std::vector<std::vector<std::uint64_t>> CutCounts::finish(Summary summary) const {
  return std::move(summary.counts);
}

} // namespace ilk
