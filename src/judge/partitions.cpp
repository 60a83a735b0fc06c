#include "judge/partitions.h"

#include <cstdint>
#include <utility>

namespace ilk {

Partitions::Partitions(Execution& execution, const RowBlock& rows,
                       std::vector<PartitionView> partitions, GapOptions gap)
    : execution_(execution), rows_(rows), partitions_(std::move(partitions)), gap_(std::move(gap)) {
  gap_.counts = {1};
  for (const PartitionView& partition : partitions_) gap_.counts.push_back(partition.count);
}

const std::vector<DispersionIndices>& Partitions::dispersions() {
  if (!dispersions_) {
    dispersions_.emplace();
    for (const PartitionView& partition : partitions_)
      dispersions_->push_back(dispersion(execution_, rows_, partition));
  }
  return *dispersions_;
}

const std::vector<Gap>& Partitions::gaps() {
  if (!gaps_) gaps_ = gap_statistic(execution_, rows_, gap_);
  return *gaps_;
}

const InertiaCurve& Partitions::inertia() {
  if (!inertia_) {
    const std::vector<std::uint32_t> together(rows_.rows);
    inertia_ = InertiaCurve{{1}, {dispersion(execution_, rows_, {together, 1}).inertia}};
    for (std::size_t i = 0; i < size(); ++i) {
      inertia_->k.push_back(static_cast<double>(partitions_[i].count));
      inertia_->inertia.push_back(dispersions()[i].inertia);
    }
  }
  return *inertia_;
}

} // namespace ilk
