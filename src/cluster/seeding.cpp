#include "cluster/seeding.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>

#include "kernels/nearest.h"

namespace ilk {
namespace {

void copy_row(const RowBlock& rows, std::size_t row, float* to) {
  for (std::size_t j = 0; j < rows.columns; ++j) to[j] = rows.data[j * rows.stride + row];
}

// The row at which the running sum of `weights` passes `target`.
std::size_t row_at(const std::vector<float>& weights, double target) {
  double sum = 0;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    sum += weights[i];
    if (sum > target) return i;
  }
  return weights.size() - 1;
}

double total(const std::vector<float>& weights) {
  double sum = 0;
  for (const float weight : weights) sum += weight;
  return sum;
}

} // namespace

Centroids seed_centroids(const RowBlock& rows, std::size_t count, RandomStream stream) {
  assert(rows.rows > 0 && count > 0);
  RandomSequence random(stream);
  Centroids centroids{count, rows.columns, std::vector<float>(count * rows.columns)};
  const auto trials = static_cast<std::size_t>(2 + std::log(static_cast<double>(count)));

  std::vector<float> nearest(rows.rows), trial(rows.rows), best(rows.rows);
  copy_row(rows, random.below(rows.rows), centroids.row(0));
  kernels::squared_distances(rows, centroids.row(0), nearest.data());

  for (std::size_t c = 1; c < count; ++c) {
    const double inertia = total(nearest);
    double best_inertia = std::numeric_limits<double>::infinity();
    std::size_t best_row = 0;
    for (std::size_t t = 0; t < trials; ++t) {
      const std::size_t row = row_at(nearest, random.uniform() * inertia);
      copy_row(rows, row, centroids.row(c));
      kernels::squared_distances(rows, centroids.row(c), trial.data());
      for (std::size_t i = 0; i < rows.rows; ++i) trial[i] = std::min(trial[i], nearest[i]);
      if (const double trial_inertia = total(trial); trial_inertia < best_inertia) {
        best_inertia = trial_inertia;
        best_row = row;
        best.swap(trial);
      }
    }
    copy_row(rows, best_row, centroids.row(c));
    nearest.swap(best);
  }
  return centroids;
}

} // namespace ilk
