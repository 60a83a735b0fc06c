#include "summary/cut_counts.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace ilk {
namespace {

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
    for (const float value : rows.column(j)) {
      if (std::isnan(value)) continue;
      const auto cut = std::upper_bound(cuts.begin(), cuts.end(), value);
      ++into.counts[j][static_cast<std::size_t>(cut - cuts.begin())];
    }
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
