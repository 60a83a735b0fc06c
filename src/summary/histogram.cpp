#include "summary/histogram.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace ilk {

Histogram::Histogram(std::vector<BinRange> ranges, std::size_t bins)
    : ranges_(std::move(ranges)), bins_(bins) {
  assert(bins >= 1);
}

Histogram::Summary Histogram::empty() const {
  return {std::vector(ranges_.size(), std::vector<std::uint64_t>(bins_))};
}

void Histogram::absorb(Summary& into, const RowBlock& rows) const {
  for (std::size_t j = 0; j < ranges_.size(); ++j) {
    const BinRange range = ranges_[j];
    const double scale =
        range.high > range.low ? static_cast<double>(bins_) / (range.high - range.low) : 0;
    for (const float value : rows.column(j)) {
      if (std::isnan(value)) continue;
      const double position =
          std::clamp((value - range.low) * scale, 0.0, static_cast<double>(bins_ - 1));
      ++into.counts[j][static_cast<std::size_t>(position)];
    }
  }
}

void Histogram::merge(Summary& into, const Summary& from) const {
  for (std::size_t j = 0; j < into.counts.size(); ++j)
    for (std::size_t b = 0; b < bins_; ++b) into.counts[j][b] += from.counts[j][b];
}

std::vector<std::vector<std::uint64_t>> Histogram::finish(Summary summary) const {
  return std::move(summary.counts);
}

} // namespace ilk
