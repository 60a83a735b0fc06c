#include "cluster/lloyd_step.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <cstring>
#include <memory>

#include "kernels/accumulate.h"
#include "kernels/transpose.h"

namespace ilk {
namespace {

// Rows that stay in the first- and second-level caches, by column and by row, while all candidates
// pass over them.
constexpr std::size_t tile_rows = 256;

// The rows of a tile one by one, laid out when they are first needed: all of them if many are,
// since that is cheaper by the row, and then they serve all candidates.
class TileRows {
 public:
  TileRows(const RowBlock& tile, float* buffer)
      : tile_(tile), padded_(kernels::padded_columns(tile.columns)), buffer_(buffer) {}

  // Lays out the rows of `moves`, and lets the moves point to where they are in rows().
  void provide(std::span<kernels::RowMove> moves) {
    if (whole_) return;
    if (moves.size() * 8 > tile_.rows) {
      kernels::transpose(tile_.data, tile_.stride, tile_.columns, tile_.rows, buffer_, padded_);
      whole_ = true;
      return;
    }
    for (std::size_t j = 0; j < padded_; ++j)
      for (std::size_t m = 0; m < moves.size(); ++m)
        buffer_[m * padded_ + j] =
            j < tile_.columns ? tile_.data[j * tile_.stride + moves[m].row] : 0.0f;
    for (std::size_t m = 0; m < moves.size(); ++m) moves[m].row = static_cast<std::uint32_t>(m);
  }
  const float* rows() const { return buffer_; }

 private:
  const RowBlock& tile_;
  std::size_t padded_;
  float* buffer_;
  bool whole_ = false;
};

// The given groups of bound_rows rows one behind the other, in `columns`.
RowBlock gather_groups(const RowBlock& rows, std::span<const std::size_t> groups, float* columns) {
  const std::size_t last = groups.back() * bound_rows;
  const std::size_t count =
      (groups.size() - 1) * bound_rows + std::min(bound_rows, rows.rows - last);
  for (std::size_t j = 0; j < rows.columns; ++j) {
    const float* const from = rows.data + j * rows.stride;
    float* to = columns + j * tile_rows;
    for (const std::size_t g : groups.first(groups.size() - 1)) {
      std::memcpy(to, from + g * bound_rows, bound_rows * sizeof(float)); // of a known size
      to += bound_rows;
    }
    std::copy_n(from + last, std::min(bound_rows, rows.rows - last), to);
  }
  return {{columns, tile_rows, rows.columns, count}, 0};
}

// How far the centroid that moved most went, rounded up.
double largest_move(const Centroids& before, const Centroids& after) {
  double largest = 0;
  for (std::size_t c = 0; c < before.count; ++c) {
    double square = 0;
    for (std::size_t j = 0; j < before.columns; ++j) {
      const double move = static_cast<double>(after.row(c)[j]) - before.row(c)[j];
      square += move * move;
    }
    largest = std::max(largest, square);
  }
  return std::sqrt(largest) * (1 + 1e-6);
}

} // namespace

struct LloydStep::Scratch {
  std::uint32_t labels[tile_rows], second_labels[tile_rows];
  float distances[tile_rows], second_distances[tile_rows];
  kernels::RowMove moves[tile_rows + 16]; // note_moves() wants some more
  float columns[kernels::most_direct_columns * tile_rows];
};

LloydCandidate::LloydCandidate(Centroids start, std::size_t rows)
    : centroids(std::move(start)), labels(rows, kernels::nowhere), next(rows, kernels::nowhere),
      sums(centroids.count * kernels::padded_columns(centroids.columns)), sizes(centroids.count) {
  assert(centroids.count < kernels::nowhere);
}

LloydStep::LloydStep(std::span<LloydCandidate* const> candidates, const SquareNorms& norms)
    : candidates_(candidates), square_sum_(norms.sum),
      grid_(Grid::for_sum(norms.largest, norms.rows)) {
  for (const LloydCandidate* candidate : candidates) searches_.emplace_back(candidate->centroids);
}

LloydStep::Summary LloydStep::empty() const {
  Summary summary;
  for (const LloydCandidate* candidate : candidates_)
    summary.candidates.push_back({std::vector<double>(candidate->sums.size()),
                                  std::vector<std::int64_t>(candidate->sizes.size())});
  return summary;
}

// Labels the rows of a tile; returns how many moves it noted.
std::size_t LloydStep::label_rows(const RowBlock& rows, std::size_t c, Scratch& scratch) const {
  LloydCandidate& candidate = *candidates_[c];
  if (candidate.bounded()) return label_unsafe_rows(rows, c, scratch);
  kernels::nearest(rows, searches_[c].targets(), scratch.labels, scratch.distances);
  return kernels::note_moves(scratch.labels, rows.rows, candidate.labels.data() + rows.first_row,
                             candidate.next.data() + rows.first_row, scratch.moves);
}

// The same, passing over groups whose bound holds. Tiles begin at a multiple of bound_rows or
// lie within one; a group that is not whole in this block is searched and its bound left alone,
// for an old bound stays true.
std::size_t LloydStep::label_unsafe_rows(const RowBlock& rows, std::size_t c,
                                         Scratch& scratch) const {
  LloydCandidate& candidate = *candidates_[c];
  const std::uint16_t* before = candidate.labels.data() + rows.first_row;
  std::uint16_t* next = candidate.next.data() + rows.first_row;
  const std::size_t first_group = rows.first_row / bound_rows;
  const bool aligned = rows.first_row % bound_rows == 0;
  const std::size_t whole = aligned ? rows.rows / bound_rows : 0;
  const auto holds = [&](std::size_t g) {
    return g < whole && candidate.safe[first_group + g] > candidate.drift;
  };
  const std::size_t groups = (rows.rows + bound_rows - 1) / bound_rows;
  std::size_t unsafe[tile_rows / bound_rows], count = 0;
  for (std::size_t g = 0; g < groups; ++g) {
    if (!holds(g)) {
      unsafe[count++] = g;
      continue;
    }
    candidate.next_safe[first_group + g] = candidate.safe[first_group + g];
    std::memcpy(next + g * bound_rows, before + g * bound_rows, bound_rows * sizeof(std::uint16_t));
  }
  if (count == 0) return 0;
  const RowBlock searched =
      count == groups ? rows : gather_groups(rows, {unsafe, count}, scratch.columns);
  kernels::nearest_two(searched, searches_[c].targets(), scratch.labels, scratch.distances,
                       scratch.second_labels, scratch.second_distances);
  std::size_t moved = 0;
  for (std::size_t u = 0; u < count; ++u) {
    const std::size_t from = u * bound_rows, at = unsafe[u] * bound_rows;
    if (unsafe[u] < whole)
      candidate.next_safe[first_group + unsafe[u]] =
          candidate.drift + kernels::least_margin(scratch.distances + from,
                                                  scratch.second_distances + from, rows.columns);
    const std::size_t some =
        kernels::note_moves(scratch.labels + from, std::min(bound_rows, rows.rows - at),
                            before + at, next + at, scratch.moves + moved);
    for (std::size_t m = moved; m < moved + some; ++m)
      scratch.moves[m].row += static_cast<std::uint32_t>(at);
    moved += some;
  }
  return moved;
}

void LloydStep::absorb(Summary& into, const RowBlock& rows) const {
  const std::size_t padded = kernels::padded_columns(rows.columns);
  const auto buffer = std::make_unique_for_overwrite<float[]>(tile_rows * padded);
  Scratch scratch;
  for (std::size_t first = 0; first < rows.rows;) {
    const std::size_t to_boundary = bound_rows - (rows.first_row + first) % bound_rows;
    const std::size_t most = to_boundary == bound_rows ? tile_rows : to_boundary;
    const RowBlock tile = rows.slice(first, std::min(most, rows.rows - first));
    first += tile.rows;
    TileRows tile_by_row(tile, buffer.get());
    for (std::size_t c = 0; c < candidates_.size(); ++c) {
      Change& change = into.candidates[c];
      const std::span moves(scratch.moves, label_rows(tile, c, scratch));
      if (moves.empty()) continue;
      for (const kernels::RowMove& move : moves) {
        ++change.sizes[move.to];
        if (move.from != kernels::nowhere) --change.sizes[move.from];
      }
      tile_by_row.provide(moves);
      kernels::move_rows(tile_by_row.rows(), padded, moves, grid_.magic(), change.sums.data());
    }
  }
}

void LloydStep::merge(Summary& into, const Summary& from) const {
  for (std::size_t c = 0; c < into.candidates.size(); ++c) {
    Change& change = into.candidates[c];
    const Change& other = from.candidates[c];
    for (std::size_t i = 0; i < change.sums.size(); ++i) change.sums[i] += other.sums[i];
    for (std::size_t i = 0; i < change.sizes.size(); ++i) change.sizes[i] += other.sizes[i];
  }
}

// With S the sum and n the number of a cluster's rows and c its centroid before the step, the
// inertia is the sum of |x|^2 less the clusters' sum of 2 c.S - n |c|^2; in doubles what cancels
// costs about 1e-13 of the squared norms.
std::vector<LloydOutcome> LloydStep::finish(Summary summary) const {
  std::vector<LloydOutcome> outcomes;
  for (std::size_t c = 0; c < candidates_.size(); ++c) {
    const LloydCandidate& before = *candidates_[c];
    const Change& change = summary.candidates[c];
    LloydOutcome outcome{before.centroids, before.sums, before.sizes, square_sum_};
    for (std::size_t i = 0; i < outcome.sums.size(); ++i) outcome.sums[i] += change.sums[i];
    const std::size_t padded = kernels::padded_columns(outcome.centroids.columns);
    for (std::size_t i = 0; i < outcome.centroids.count; ++i) {
      outcome.sizes[i] += static_cast<std::uint64_t>(change.sizes[i]);
      if (outcome.sizes[i] == 0) continue;
      const double* sum = outcome.sums.data() + i * padded;
      const auto size = static_cast<double>(outcome.sizes[i]);
      for (std::size_t j = 0; j < outcome.centroids.columns; ++j) {
        float& centroid = outcome.centroids.row(i)[j];
        outcome.inertia -= centroid * (2 * sum[j] - size * centroid);
        centroid = static_cast<float>(sum[j] / size);
      }
    }
    outcomes.push_back(std::move(outcome));
  }
  return outcomes;
}

void advance(LloydCandidate& candidate, LloydOutcome&& outcome) {
  const double move = largest_move(candidate.centroids, outcome.centroids);
  const double root_mean_square =
      std::sqrt(std::max(outcome.inertia, 0.0) / // rounding can take a sum of zero below it
                static_cast<double>(std::max<std::size_t>(1, candidate.labels.size())));
  candidate.labels.swap(candidate.next);
  candidate.safe.swap(candidate.next_safe);
  candidate.drift += 2 * move;
  // Measured: from about here on five in six bounds hold, which pays for keeping them; with two in
  // three a step takes as long as one without, which reads memory in order.
  const bool settling = move < 0.005 * root_mean_square;
  if (settling && !candidate.bounded() &&
      candidate.centroids.columns <= kernels::most_direct_columns) {
    const std::size_t groups = (candidate.labels.size() + bound_rows - 1) / bound_rows;
    candidate.safe.assign(groups, -1);
    candidate.next_safe.assign(groups, -1);
  }
  candidate.sums = std::move(outcome.sums);
  candidate.sizes = std::move(outcome.sizes);
  candidate.centroids = std::move(outcome.centroids);
}

} // namespace ilk
