#include "cluster/lloyd_step.h"

#include <algorithm>

#include "kernels/accumulate.h"
#include "kernels/nearest.h"

namespace ilk {
namespace {

// Rows whose doubles and labels stay in the first- and second-level caches while all
// candidates pass over them.
constexpr std::size_t tile_rows = 256;

std::size_t columns_of(const std::vector<Centroids>& candidates) {
  return candidates.empty() ? 0 : candidates.front().columns;
}

void offer_farthest(LloydStep::Candidate& into, float distance, std::uint64_t row) {
  if (distance > into.farthest_distance ||
      (distance == into.farthest_distance && row < into.farthest_row)) {
    into.farthest_distance = distance;
    into.farthest_row = row;
  }
}

} // namespace

// A squared distance between rows and means of rows is at most columns * (2 largest)^2.
LloydStep::LloydStep(std::vector<Centroids> candidates, double largest, std::uint64_t rows)
    : candidates_(std::move(candidates)), sum_grid_(Grid::for_sum(largest, rows)),
      inertia_grid_(Grid::for_sum(
          4.001 * largest * largest * static_cast<double>(columns_of(candidates_)), rows)) {}

LloydStep::Summary LloydStep::empty() const {
  Summary summary;
  for (const Centroids& centroids : candidates_) {
    Candidate candidate;
    candidate.sums.assign(centroids.count * kernels::padded_columns(centroids.columns), 0.0);
    candidate.sizes.assign(centroids.count, 0);
    summary.candidates.push_back(std::move(candidate));
  }
  return summary;
}

void LloydStep::absorb(Summary& into, const RowBlock& rows) const {
  const std::size_t padded = kernels::padded_columns(rows.columns);
  std::vector<double> grid_rows(tile_rows * padded);
  std::uint32_t labels[tile_rows];
  float distances[tile_rows];
  for (std::size_t first = 0; first < rows.rows; first += tile_rows) {
    const RowBlock tile = rows.slice(first, std::min(tile_rows, rows.rows - first));
    kernels::to_grid_rows(tile, sum_grid_.magic(), grid_rows.data());
    for (std::size_t c = 0; c < candidates_.size(); ++c) {
      Candidate& candidate = into.candidates[c];
      kernels::nearest(tile, candidates_[c].values.data(), candidates_[c].count, labels, distances);
      kernels::add_rows_by_label(grid_rows.data(), padded, tile.rows, labels,
                                 candidate.sums.data());
      candidate.inertia += kernels::grid_sum(distances, tile.rows, inertia_grid_.magic());
      for (std::size_t i = 0; i < tile.rows; ++i) ++candidate.sizes[labels[i]];
      const float* farthest = std::max_element(distances, distances + tile.rows);
      offer_farthest(candidate, *farthest,
                     tile.first_row + static_cast<std::uint64_t>(farthest - distances));
    }
  }
}

void LloydStep::merge(Summary& into, const Summary& from) const {
  for (std::size_t c = 0; c < into.candidates.size(); ++c) {
    Candidate& candidate = into.candidates[c];
    const Candidate& other = from.candidates[c];
    for (std::size_t i = 0; i < candidate.sums.size(); ++i) candidate.sums[i] += other.sums[i];
    for (std::size_t i = 0; i < candidate.sizes.size(); ++i) candidate.sizes[i] += other.sizes[i];
    candidate.inertia += other.inertia;
    offer_farthest(candidate, other.farthest_distance, other.farthest_row);
  }
}

std::vector<LloydOutcome> LloydStep::finish(Summary summary) const {
  std::vector<LloydOutcome> outcomes;
  for (std::size_t c = 0; c < candidates_.size(); ++c) {
    Candidate& candidate = summary.candidates[c];
    LloydOutcome outcome{candidates_[c], std::move(candidate.sizes), candidate.inertia,
                         candidate.farthest_row, candidate.farthest_distance};
    const std::size_t padded = kernels::padded_columns(outcome.centroids.columns);
    for (std::size_t i = 0; i < outcome.centroids.count; ++i) {
      if (outcome.sizes[i] == 0) continue;
      const double* sum = candidate.sums.data() + i * padded;
      for (std::size_t j = 0; j < outcome.centroids.columns; ++j)
        outcome.centroids.row(i)[j] =
            static_cast<float>(sum[j] / static_cast<double>(outcome.sizes[i]));
    }
    outcomes.push_back(std::move(outcome));
  }
  return outcomes;
}

} // namespace ilk
