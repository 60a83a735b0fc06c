#include "cluster/ward_clusters.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>

#include "cluster/spatial_order.h"

namespace ilk {
namespace {

using kernels::ward_block;

constexpr std::size_t blocks_at_once = 8; // screened before the limit is drawn tighter

constexpr float far_away = 1e15f; // an empty slot; its square is finite

std::size_t rounded_up(std::size_t count, std::size_t multiple) {
  return (count + multiple - 1) / multiple * multiple;
}

struct Column {
  std::size_t index = 0;
  double mean = 0;
  double squares = 0; // about the mean
};

// The screen adds up the columns in this order, so that it can stop early.
std::vector<Column> widest_first(const RowBlock& rows) {
  std::vector<Column> columns(rows.columns);
  for (std::size_t j = 0; j < rows.columns; ++j) {
    Column& column = columns[j];
    column.index = j;
    for (const float value : rows.column(j)) column.mean += value;
    column.mean /= static_cast<double>(rows.rows);
    for (const float value : rows.column(j))
      column.squares += (value - column.mean) * (value - column.mean);
  }
  std::stable_sort(columns.begin(), columns.end(),
                   [](const Column& a, const Column& b) { return a.squares > b.squares; });
  return columns;
}

} // namespace

WardClusters::WardClusters(Execution& execution, const RowBlock& rows,
                           std::span<const double> weights, std::size_t parallel_blocks)
    : execution_(execution), parallel_blocks_(parallel_blocks), columns_(rows.columns),
      slots_(rows.rows), alive_(rows.rows), stride_(rounded_up(rows.rows, ward_block)),
      box_stride_(((stride_ / ward_block + 15) / 16 | 1) * 16), centroids_(rows.rows * columns_),
      weights_(rows.rows), lowest_row_(rows.rows), screen_(columns_ * stride_, far_away),
      inverse_weights_(stride_), low_(columns_ * box_stride_), high_(columns_ * box_stride_),
      box_inverse_(box_stride_), query_(columns_), blocks_(box_stride_) {
  const auto order = spatial_order(rows, ward_block);
  const auto columns = widest_first(rows);
  for (std::size_t j = 0; j < columns_; ++j) {
    const auto column = rows.column(columns[j].index);
    for (std::size_t i = 0; i < slots_; ++i) {
      const double centred = column[order[i]] - columns[j].mean;
      centroids_[i * columns_ + j] = centred;
      largest_ = std::max(largest_, std::abs(centred));
    }
  }
  // The screen's coordinates reach 1, so that their squares neither overflow nor vanish.
  if (largest_ > 0) to_screen_ = std::ldexp(1.0, -std::ilogb(largest_) - 1);
  for (std::size_t i = 0; i < slots_; ++i) {
    const double weight = weights.empty() ? 1 : weights[order[i]];
    lowest_row_[i] = order[i];
    largest_inverse_ = std::max(largest_inverse_, 1 / weight);
    place(i, centroids_.data() + i * columns_, weight);
  }
  bound_blocks();
}

std::size_t WardClusters::first() const {
  std::size_t slot = 0;
  while (weights_[slot] == 0) ++slot;
  return slot;
}

double WardClusters::increase(std::size_t a, std::size_t b) const {
  const double* x = centroids_.data() + a * columns_;
  const double* y = centroids_.data() + b * columns_;
  double square = 0;
  for (std::size_t j = 0; j < columns_; ++j) square += (x[j] - y[j]) * (x[j] - y[j]);
  return weights_[a] * weights_[b] / (weights_[a] + weights_[b]) * square;
}

void WardClusters::place(std::size_t slot, const double* centroid, double weight) {
  for (std::size_t j = 0; j < columns_; ++j) {
    centroids_[slot * columns_ + j] = centroid[j];
    screen_[at(slot, j)] = static_cast<float>(centroid[j] * to_screen_);
  }
  weights_[slot] = weight;
  inverse_weights_[slot] = static_cast<float>(1 / weight);
}

void WardClusters::bound_blocks() {
  for (std::size_t block = 0; block * ward_block < slots_; ++block) {
    const std::size_t first = block * ward_block, end = std::min(slots_, first + ward_block);
    box_inverse_[block] = 0;
    for (std::size_t i = first; i < end; ++i)
      if (weights_[i] > 0) box_inverse_[block] = std::max(box_inverse_[block], inverse_weights_[i]);
    for (std::size_t j = 0; j < columns_; ++j) {
      float low = far_away, high = -far_away;
      for (std::size_t i = first; i < end; ++i) {
        if (weights_[i] == 0) continue;
        low = std::min(low, screen_[at(i, j)]);
        high = std::max(high, screen_[at(i, j)]);
      }
      low_[j * box_stride_ + block] = low;
      high_[j * box_stride_ + block] = high;
    }
  }
}

// What the screen must let pass so that every cluster within `increase` does, in its scale, where
// no coordinate exceeds 1. A coordinate as a float is off by up to 2^-24, a difference of two by
// twice that, so a distance d by up to `off`; sums of squares by (columns + 2) 2^-24 of themselves,
// which `wider` allows for several times over. Then d^2 may reach (sqrt(increase (r + s)) + off)^2.
kernels::WardQuery WardClusters::query(std::size_t slot, double increase) const {
  constexpr double epsilon = 0x1p-24;
  const double wider = 1 + 8 * static_cast<double>(columns_ + 8) * epsilon;
  const double off = 2.1 * epsilon * std::sqrt(static_cast<double>(columns_));
  const double inverse = 1 / weights_[slot];
  increase *= to_screen_ * to_screen_;
  const double reach = std::sqrt(increase * (inverse + largest_inverse_));
  const double limit = increase * inverse + off * (2 * reach + off);
  const double most = std::numeric_limits<float>::max();
  return {query_.data(), static_cast<float>(std::min(wider * increase, most)),
          static_cast<float>(std::min(wider * limit, most))};
}

bool WardClusters::nearer(const Neighbour& a, const Neighbour& b) const {
  return a.increase < b.increase ||
         (a.increase == b.increase && lowest_row_[a.slot] < lowest_row_[b.slot]);
}

// A few blocks at a time, so that the limit is drawn tighter as nearer clusters are found.
WardClusters::Neighbour WardClusters::search(std::size_t slot, Neighbour best,
                                             std::span<const std::uint32_t> blocks) const {
  const kernels::WardSlots slots{screen_.data(), columns_, inverse_weights_.data()};
  std::uint32_t hits[blocks_at_once * ward_block];
  for (std::size_t first = 0; first < blocks.size(); first += blocks_at_once) {
    const std::size_t count = std::min(blocks_at_once, blocks.size() - first);
    const std::size_t found =
        kernels::ward_screen(slots, blocks.data() + first, count, query(slot, best.increase), hits);
    for (std::size_t h = 0; h < found; ++h) {
      const std::size_t other = hits[h];
      if (other == slot || other >= slots_ || weights_[other] == 0) continue;
      const Neighbour candidate{other, increase(slot, other)};
      if (nearer(candidate, best)) best = candidate;
    }
  }
  return best;
}

// Each thread takes a part of the blocks; the nearest of all is the nearest of their nearest.
WardClusters::Neighbour WardClusters::search_together(std::size_t slot, Neighbour best,
                                                      std::span<const std::uint32_t> blocks) {
  const std::size_t parts = execution_.threads();
  std::vector<Neighbour> found(parts, best);
  execution_.for_each(parts, [&](std::size_t part) {
    const std::size_t begin = blocks.size() * part / parts;
    const std::size_t end = blocks.size() * (part + 1) / parts;
    found[part] = search(slot, best, blocks.subspan(begin, end - begin));
  });
  for (const Neighbour& candidate : found)
    if (nearer(candidate, best)) best = candidate;
  return best;
}

WardClusters::Neighbour WardClusters::nearest(std::size_t slot) {
  assert(alive_ > 1);
  std::size_t other = slot;
  do other = (other + 1) % slots_;
  while (weights_[other] == 0);
  return nearer_than(slot, {other, increase(slot, other)});
}

// The slot's own block first: it often holds near neighbours, and then fewer others pass.
WardClusters::Neighbour WardClusters::nearer_than(std::size_t slot, Neighbour known) {
  for (std::size_t j = 0; j < columns_; ++j) query_[j] = screen_[at(slot, j)];
  const std::uint32_t own[] = {static_cast<std::uint32_t>(slot / ward_block)};
  Neighbour best = search(slot, known, own);
  const kernels::WardBoxes boxes{low_.data(), high_.data(), box_stride_, columns_,
                                 box_inverse_.data()};
  const std::size_t blocks = (slots_ + ward_block - 1) / ward_block;
  const std::size_t met =
      kernels::ward_screen_boxes(boxes, blocks, query(slot, best.increase), blocks_.data());
  const auto blocks_met = std::span(blocks_).first(met);
  if (met >= parallel_blocks_) return search_together(slot, best, blocks_met);
  return search(slot, best, blocks_met);
}

void WardClusters::merge(std::size_t into, std::size_t from) {
  const double weight = weights_[into] + weights_[from];
  double* centroid = centroids_.data() + into * columns_;
  for (std::size_t j = 0; j < columns_; ++j)
    centroid[j] =
        (weights_[into] * centroid[j] + weights_[from] * centroids_[from * columns_ + j]) / weight;
  place(into, centroid, weight);
  lowest_row_[into] = std::min(lowest_row_[into], lowest_row_[from]);
  const std::size_t block = into / ward_block;
  for (std::size_t j = 0; j < columns_; ++j) {
    const float value = screen_[at(into, j)];
    float& low = low_[j * box_stride_ + block];
    float& high = high_[j * box_stride_ + block];
    low = std::min(low, value);
    high = std::max(high, value);
    screen_[at(from, j)] = far_away;
  }
  weights_[from] = 0;
  inverse_weights_[from] = 0;
  --alive_;
}

void WardClusters::compact(std::span<std::size_t> slots) {
  if (alive_ * 4 > slots_ * 3 || slots_ <= ward_block) return;
  std::vector<std::size_t> place_of(slots_);
  std::size_t next = 0;
  for (std::size_t i = 0; i < slots_; ++i) {
    if (weights_[i] == 0) continue;
    place_of[i] = next;
    lowest_row_[next] = lowest_row_[i];
    place(next++, centroids_.data() + i * columns_, weights_[i]);
  }
  for (std::size_t i = next; i < slots_; ++i) {
    for (std::size_t j = 0; j < columns_; ++j) screen_[at(i, j)] = far_away;
    weights_[i] = 0;
    inverse_weights_[i] = 0;
  }
  slots_ = next;
  bound_blocks();
  for (std::size_t& slot : slots) slot = place_of[slot];
}

} // namespace ilk
