#include "cluster/ward.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <vector>

#include "kernels/ward_scan.h"

namespace ilk {
namespace {

// Clusters that are still apart, in slots: centroid columns, weights and one point of each.
// Slots of merged clusters are dropped once they are half of all.
class ActiveClusters {
 public:
  ActiveClusters(const RowBlock& rows, std::span<const double> weights)
      : columns_(rows.columns), stride_((rows.rows + 7) / 8 * 8), slots_(rows.rows),
        alive_(rows.rows), centroids_(columns_ * stride_), weights_(stride_, 1.0),
        point_(rows.rows), dead_(rows.rows, false) {
    for (std::size_t j = 0; j < columns_; ++j)
      for (std::size_t i = 0; i < rows.rows; ++i)
        centroids_[j * stride_ + i] = rows.data[j * rows.stride + i];
    for (std::size_t i = 0; i < weights.size(); ++i) weights_[i] = weights[i];
    for (std::size_t i = 0; i < slots_; ++i) point_[i] = static_cast<std::uint32_t>(i);
  }

  std::size_t alive() const { return alive_; }
  std::uint32_t point(std::size_t slot) const { return point_[slot]; }

  std::size_t first() const {
    std::size_t slot = 0;
    while (dead_[slot]) ++slot;
    return slot;
  }

  kernels::WardNeighbour nearest(std::size_t slot) const {
    return kernels::ward_nearest(centroids_.data(), stride_, columns_, weights_.data(), slots_,
                                 slot);
  }

  // The union takes the earlier slot; the later one is put out of reach.
  void merge(std::size_t a, std::size_t b) {
    if (b < a) std::swap(a, b);
    const double weight = weights_[a] + weights_[b];
    for (std::size_t j = 0; j < columns_; ++j) {
      double* column = centroids_.data() + j * stride_;
      column[a] = (weights_[a] * column[a] + weights_[b] * column[b]) / weight;
      column[b] = out_of_reach;
    }
    weights_[a] = weight;
    weights_[b] = 1;
    dead_[b] = true;
    --alive_;
  }

  bool sparse() const { return alive_ * 2 < slots_ && slots_ > 64; }

  // Drops dead slots, keeping the order; returns each old slot's new place.
  std::vector<std::size_t> compact() {
    std::vector<std::size_t> place(slots_);
    std::size_t next = 0;
    for (std::size_t i = 0; i < slots_; ++i) {
      place[i] = next;
      if (dead_[i]) continue;
      for (std::size_t j = 0; j < columns_; ++j)
        centroids_[j * stride_ + next] = centroids_[j * stride_ + i];
      weights_[next] = weights_[i];
      point_[next] = point_[i];
      ++next;
    }
    slots_ = next;
    std::fill(dead_.begin(), dead_.end(), false);
    return place;
  }

 private:
  static constexpr double out_of_reach = 1e150; // squared it is still finite

  std::size_t columns_;
  std::size_t stride_;
  std::size_t slots_;
  std::size_t alive_;
  std::vector<double> centroids_;
  std::vector<double> weights_;
  std::vector<std::uint32_t> point_;
  std::vector<bool> dead_;
};

struct Link {
  std::size_t slot = 0;
  double increase = 0; // of merging it with the link before
};

} // namespace

MergeTree ward(Execution& execution, const RowBlock& rows, std::span<const double> weights) {
  assert(rows.rows >= 1 && (weights.empty() || weights.size() == rows.rows));
  ActiveClusters clusters(rows, weights);
  std::vector<RawMerge> merges;
  merges.reserve(rows.rows - 1);
  std::vector<Link> chain;

  while (clusters.alive() > 1) {
    execution.check_interrupted();
    if (chain.empty()) chain.push_back({clusters.first(), 0});
    const Link top = chain.back();
    const auto neighbour = clusters.nearest(top.slot);
    if (chain.size() < 2 || neighbour.increase < top.increase) {
      chain.push_back({neighbour.index, neighbour.increase});
      continue;
    }
    // The link before is as near as any other: the two are each other's nearest.
    const std::size_t before = chain[chain.size() - 2].slot;
    merges.push_back(
        {clusters.point(top.slot), clusters.point(before), std::sqrt(2 * top.increase)});
    clusters.merge(top.slot, before);
    if (merges.size() % 256 == 0)
      execution.advance(static_cast<double>(merges.size()) / static_cast<double>(rows.rows));
    chain.resize(chain.size() - 2);
    if (clusters.sparse()) {
      const auto place = clusters.compact();
      for (Link& link : chain) link.slot = place[link.slot];
    }
  }
  const std::vector<double> ones(weights.empty() ? rows.rows : 0, 1.0);
  return make_merge_tree(std::move(merges),
                         weights.empty() ? ones : std::vector(weights.begin(), weights.end()));
}

} // namespace ilk
