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

// Sums of weights by runs of rows: a row is then found without adding up all before it.
class RunSums {
 public:
  explicit RunSums(const std::vector<float>& weights) : weights_(weights) {
    for (std::size_t first = 0; first < weights.size(); first += run) {
      double lanes[8] = {}; // one sum would wait for itself at every step
      const std::size_t end = std::min(first + run, weights.size());
      for (std::size_t i = first; i < end; ++i) lanes[i % 8] += weights[i];
      sums_.push_back(((lanes[0] + lanes[1]) + (lanes[2] + lanes[3])) +
                      ((lanes[4] + lanes[5]) + (lanes[6] + lanes[7])));
    }
    for (const double sum : sums_) total_ += sum;
  }

  double total() const { return total_; }

  /// The row at which the running sum passes `target`.
  std::size_t row_at(double target) const {
    double sum = 0;
    std::size_t r = 0;
    while (r + 1 < sums_.size() && sum + sums_[r] <= target) sum += sums_[r++];
    const std::size_t end = std::min((r + 1) * run, weights_.size());
    for (std::size_t i = r * run; i < end; ++i) {
      sum += weights_[i];
      if (sum > target) return i;
    }
    return end - 1;
  }

 private:
  static constexpr std::size_t run = 256;
  const std::vector<float>& weights_;
  std::vector<double> sums_;
  double total_ = 0;
};

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
    const RunSums sums(nearest);
    double best_inertia = std::numeric_limits<double>::infinity();
    std::size_t best_row = 0;
    for (std::size_t t = 0; t < trials; ++t) {
      const std::size_t row = sums.row_at(random.uniform() * sums.total());
      copy_row(rows, row, centroids.row(c));
      kernels::squared_distances(rows, centroids.row(c), trial.data());
      for (std::size_t i = 0; i < rows.rows; ++i) trial[i] = std::min(trial[i], nearest[i]);
      if (const double trial_inertia = RunSums(trial).total(); trial_inertia < best_inertia) {
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
