#include "cluster/joint.h"

#include <algorithm>
#include <cassert>
#include <numeric>

#include "base/philox.h"
#include "cluster/kmeans.h"
#include "encode/adam.h"
#include "encode/ensemble_fit.h"
#include "kernels/dense.h"

namespace ilk {
namespace {

using kernels::padded_width;

// Memberships of rows in clusters: rows x clusters, row by row.
using Memberships = std::vector<float>;

// Student's t with one degree of freedom of the distance between a code and a centroid.
double kernel(const float* code, const float* centroid, std::size_t units) {
  double square = 0;
  for (std::size_t u = 0; u < units; ++u) {
    const double difference = static_cast<double>(code[u]) - centroid[u];
    square += difference * difference;
  }
  return 1 / (1 + square);
}

// The paper's target distribution P from Q: sharper where a row is sure, and without favour for
// large clusters.
void sharpen(Memberships& memberships, std::size_t clusters) {
  std::vector<double> totals(clusters);
  for (std::size_t i = 0; i < memberships.size(); ++i) totals[i % clusters] += memberships[i];
  for (std::size_t row = 0; row < memberships.size() / clusters; ++row) {
    float* of_row = memberships.data() + row * clusters;
    double sum = 0;
    for (std::size_t c = 0; c < clusters; ++c)
      sum += static_cast<double>(of_row[c]) * of_row[c] / totals[c];
    for (std::size_t c = 0; c < clusters; ++c)
      of_row[c] = static_cast<float>(static_cast<double>(of_row[c]) * of_row[c] / totals[c] / sum);
  }
}

// The tuning of one member, on one thread.
class Tuning {
 public:
  Tuning(Network& network, const RowBlock& rows, Centroids centroids, const JointOptions& options)
      : network_(network), options_(options), units_(network.shape().code),
        row_by_row_(network.row_by_row(rows)), rows_(rows.rows), centroids_(std::move(centroids)),
        values_(padded(centroids_.values)), transposed_(network), work_(network),
        gradient_(network.parameters().size()), centroid_gradient_(values_.size()),
        by_code_(network_tile_rows * padded_width(units_)) {}

  void run(Execution& execution, RandomStream order) {
    const std::size_t batches = (rows_ + options_.batch - 1) / options_.batch;
    TrainOptions training;
    training.rate = options_.rate;
    training.schedule = RateSchedule::cosine;
    training.weight_decay = 0;
    Adam adam(training, gradient_.size(), options_.epochs * batches);
    Adam centroid_adam(training, values_.size(), options_.epochs * batches);
    RandomSequence random(order);
    for (std::size_t epoch = 0; epoch < options_.epochs; ++epoch) {
      set_targets();
      const auto shuffled = random.permutation(static_cast<std::uint32_t>(rows_));
      for (std::size_t first = 0; first < rows_; first += options_.batch) {
        execution.check_interrupted();
        step(std::span(shuffled).subspan(first, std::min(options_.batch, rows_ - first)));
        const float* gradient[] = {gradient_.data()};
        adam.step(gradient, network_.parameters());
        const float* by_centroid[] = {centroid_gradient_.data()};
        centroid_adam.step(by_centroid, values_);
      }
    }
  }

 private:
  // The flat loop of Adam takes whole vectors.
  static std::vector<float> padded(std::vector<float> values) {
    values.resize(padded_width(values.size()));
    return values;
  }

  std::size_t clusters() const { return centroids_.count; }
  const float* centroid(std::size_t c) const { return values_.data() + c * units_; }

  // Q of one code; `kernels` too, which sum to what Q was divided by.
  void memberships(const float* code, double* kernels, double* q) const {
    double sum = 0;
    for (std::size_t c = 0; c < clusters(); ++c)
      sum += kernels[c] = kernel(code, centroid(c), units_);
    for (std::size_t c = 0; c < clusters(); ++c) q[c] = kernels[c] / sum;
  }

  void set_targets() {
    targets_.resize(rows_ * clusters());
    std::vector<double> kernels(clusters()), q(clusters());
    std::vector<std::uint32_t> tile(network_tile_rows);
    for (std::size_t first = 0; first < rows_; first += network_tile_rows) {
      const std::size_t count = std::min(network_tile_rows, rows_ - first);
      std::iota(tile.begin(), tile.end(), static_cast<std::uint32_t>(first));
      network_.load(row_by_row_, std::span(tile).first(count), work_);
      network_.encode(count, work_);
      for (std::size_t i = 0; i < count; ++i) {
        memberships(code(i), kernels.data(), q.data());
        std::copy(q.begin(), q.end(),
                  targets_.begin() + static_cast<std::ptrdiff_t>((first + i) * clusters()));
      }
    }
    sharpen(targets_, clusters());
  }

  const float* code(std::size_t i) const {
    return work_.activations[network_.encoder_layers() - 1].data() + i * padded_width(units_);
  }

  // The gradient of a batch.
  void step(std::span<const std::uint32_t> batch) {
    network_.transpose(transposed_);
    std::ranges::fill(centroid_gradient_, 0.0f);
    const auto scale =
        static_cast<float>(1 / static_cast<double>(batch.size() * network_.shape().inputs));
    for (std::size_t first = 0; first < batch.size(); first += network_tile_rows) {
      const auto tile = batch.subspan(first, std::min(network_tile_rows, batch.size() - first));
      network_.load(row_by_row_, tile, work_);
      network_.forward(tile.size(), work_);
      clustering_gradient(tile, options_.weight / static_cast<double>(batch.size()));
      network_.backward(tile.size(), scale, transposed_, work_,
                        first == 0 ? Network::Into::fresh : Network::Into::sum, gradient_,
                        std::span(by_code_).first(tile.size() * padded_width(units_)));
    }
  }

  // The gradient of KL(P || Q) by codes and centroids: both are pulled towards P.
  void clustering_gradient(std::span<const std::uint32_t> tile, double weight) {
    std::ranges::fill(by_code_, 0.0f);
    std::vector<double> kernels(clusters()), q(clusters());
    for (std::size_t i = 0; i < tile.size(); ++i) {
      memberships(code(i), kernels.data(), q.data());
      const float* p = targets_.data() + tile[i] * clusters();
      float* by_code = by_code_.data() + i * padded_width(units_);
      for (std::size_t c = 0; c < clusters(); ++c) {
        const double pull = 2 * weight * kernels[c] * (p[c] - q[c]);
        for (std::size_t u = 0; u < units_; ++u) {
          const double along = pull * (static_cast<double>(code(i)[u]) - centroid(c)[u]);
          by_code[u] += static_cast<float>(along);
          centroid_gradient_[c * units_ + u] -= static_cast<float>(along);
        }
      }
    }
  }

  Network& network_;
  const JointOptions& options_;
  std::size_t units_;
  std::vector<float> row_by_row_;
  std::size_t rows_;
  Centroids centroids_;       // where they started
  std::vector<float> values_; // where they are, clusters x units, padded at the end
  Network::Transposed transposed_;
  Network::Workspace work_;
  std::vector<float> gradient_;
  std::vector<float> centroid_gradient_;
  std::vector<float> by_code_; // tile rows x padded units
  Memberships targets_;        // P
};

void tune_member(Execution& alone, Network& member, const RowBlock& rows,
                 const JointOptions& options, std::uint32_t number) {
  const Matrix codes = member_codes(alone, {member}, rows);
  KMeansOptions cluster;
  cluster.counts = {std::min(options.clusters, rows.rows)};
  cluster.restarts = options.restarts;
  cluster.seed = options.seed;
  auto centroids = std::move(kmeans(alone, codes.block(), cluster)[0].centroids);
  Tuning(member, rows, std::move(centroids), options)
      .run(alone, RandomStream(options.seed, Purpose::joint_order, number));
}

} // namespace

void tune_jointly(Execution& execution, std::vector<Network>& members, const RowBlock& rows,
                  const JointOptions& options) {
  assert(options.clusters > 0 && rows.rows > 0);
  execution.for_each(members.size(), [&](std::size_t m) {
    Execution alone = execution.alone();
    tune_member(alone, members[m], rows, options, static_cast<std::uint32_t>(m));
  });
}

EnsembleFit fit_code(Execution& execution, const RowBlock& rows, const EnsembleOptions& options,
                     const JointOptions& joint) {
  EnsembleFit fit = fit_ensemble(execution, rows, options);
  if (options.space != Space::joint) return fit;
  JointOptions tuning = joint;
  tuning.seed = options.training.seed;
  const Matrix sample = training_sample(execution, rows, options);
  const auto trained_on =
      rows_except(sample.rows(), held_out_rows(execution, sample.block(), options.training));
  const Matrix trained = gather_rows(sample.block(), trained_on);
  tune_jointly(execution, fit.ensemble.members, trained.block(), tuning);
  rejoin(execution, fit, rows, options);
  return fit;
}

} // namespace ilk
