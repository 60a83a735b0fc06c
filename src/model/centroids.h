// Cluster centres, and what a search among them needs.
#pragma once

#include <cstddef>
#include <vector>

#include "kernels/nearest.h"

namespace ilk {

/// Centroids of one partition, row by row: count x columns.
struct Centroids {
  std::size_t count = 0;
  std::size_t columns = 0;
  std::vector<float> values;

  const float* row(std::size_t c) const { return values.data() + c * columns; }
  float* row(std::size_t c) { return values.data() + c * columns; }
  bool operator==(const Centroids&) const = default;
};

/// Centroids made ready for kernels::nearest. What it adds is a function of the centroids alone,
/// so rows get the same labels in training and in scoring. The centroids are not owned.
class CentroidSearch {
 public:
  explicit CentroidSearch(const Centroids& centroids);

  const kernels::Targets& targets() const { return targets_; }

  CentroidSearch(CentroidSearch&&) = default;
  CentroidSearch(const CentroidSearch&) = delete;
  CentroidSearch& operator=(const CentroidSearch&) = delete;

 private:
  std::vector<float> centre_;
  std::vector<float> shifted_;
  std::vector<float> norms_;
  kernels::Targets targets_;
};

} // namespace ilk
