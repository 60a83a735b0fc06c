#include "encode/train.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>
#include <numbers>
#include <span>

#include "base/philox.h"
#include "base/team.h"
#include "encode/adam.h"
#include "encode/batch_gradient.h"
#include "kernels/dense.h"
#include "pass/run.h"
#include "summary/row_sample.h"

namespace ilk {

std::string_view name_of(RateSchedule schedule) {
  return schedule == RateSchedule::cosine ? "cosine" : "constant";
}

namespace {

// One training, by a team in step: all compute and update their own copies alike, member 0
// decides, and its copy is the result.
class Training {
 public:
  Training(Execution& execution, Network& network, const RowBlock& rows,
           const std::vector<std::uint32_t>& held_out, const TrainOptions& options,
           std::uint32_t replicate)
      : execution_(execution), network_(network), rows_(rows), held_out_(held_out),
        options_(options), training_(rows_except(rows.rows, held_out)),
        batches_((training_.size() + options.batch - 1) / options.batch),
        epochs_(std::min(options.epochs, std::max<std::size_t>(5, options.most_steps / batches_))),
        gradient_(network, rows, std::min(options.batch, training_.size())),
        best_(network.parameters().begin(), network.parameters().end()),
        random_(RandomStream(options.seed, Purpose::batch_order, replicate)),
        members_(
            static_cast<unsigned>(std::min<std::size_t>(execution.threads(), gradient_.shards()))),
        barrier_(members_) {}

  TrainingCurve curve() {
    run_team(barrier_, [&](unsigned member) { work(member); });
    if (!held_out_.empty()) std::copy(best_.begin(), best_.end(), network_.parameters().begin());
    return std::move(curve_);
  }

 private:
  void work(unsigned member) {
    Network copy = network_;
    Network& network = member == 0 ? network_ : copy;
    BatchGradient::Desk desk(network);
    Adam adam(options_, network.parameters().size(), epochs_ * batches_);
    for (std::size_t epoch = 0;; ++epoch) {
      if (member == 0) begin_epoch(epoch);
      if (!barrier_.wait() || ended_) return;
      for (std::size_t batch = 0; batch < batches_; ++batch) {
        const std::size_t first = batch * options_.batch;
        const std::size_t count = std::min(options_.batch, order_.size() - first);
        const std::size_t step = epoch * batches_ + batch;
        network.transpose(desk.transposed);
        gradient_.compute(member, members_, step, network, std::span(order_).subspan(first, count),
                          desk);
        if (member == 0) execution_.check_interrupted();
        if (!barrier_.wait()) return;
        adam.step(gradient_.gradients(step, count), network.parameters());
        if (member == 0) error_ += gradient_.error(step, count);
      }
      if (member == 0) end_epoch(epoch);
    }
  }

  void begin_epoch(std::size_t epoch) {
    ended_ = ended_ || epoch == epochs_;
    if (ended_) return;
    order_ = random_.permutation(static_cast<std::uint32_t>(training_.size()));
    for (std::uint32_t& row : order_) row = training_[row];
    error_ = 0;
  }

  void end_epoch(std::size_t epoch) {
    curve_.training.push_back(error_ / static_cast<double>(order_.size() * rows_.columns));
    if (held_out_.empty()) {
      curve_.best_epoch = epoch;
      return;
    }
    curve_.held_out.push_back(reconstruction_error(network_, rows_, held_out_));
    if (curve_.held_out.back() < best_error_) {
      best_error_ = curve_.held_out.back();
      curve_.best_epoch = epoch;
      std::copy(network_.parameters().begin(), network_.parameters().end(), best_.begin());
    } else if (epoch - curve_.best_epoch >= options_.patience) {
      ended_ = true;
    }
  }

  Execution& execution_;
  Network& network_; // member 0's
  const RowBlock& rows_;
  const std::vector<std::uint32_t>& held_out_;
  const TrainOptions& options_;
  std::vector<std::uint32_t> training_; // rows
  std::size_t batches_;
  std::size_t epochs_;
  BatchGradient gradient_;
  std::vector<float> best_; // parameters
  double best_error_ = std::numeric_limits<double>::infinity();
  RandomSequence random_;
  unsigned members_;
  StepBarrier barrier_;
  // Written by member 0 while the others wait.
  std::vector<std::uint32_t> order_;
  double error_ = 0;
  bool ended_ = false;
  TrainingCurve curve_;
};

} // namespace

std::vector<std::uint32_t> rows_except(std::size_t count,
                                       const std::vector<std::uint32_t>& held_out) {
  std::vector<std::uint32_t> rows;
  std::size_t next = 0;
  for (std::uint32_t row = 0; row < count; ++row) {
    if (next < held_out.size() && held_out[next] == row)
      ++next;
    else
      rows.push_back(row);
  }
  return rows;
}

void initialise(Network& network, std::uint64_t seed, std::uint32_t member) {
  RandomSequence random(RandomStream(seed, Purpose::encoder_weights, member));
  const std::size_t last = network.layers().size() - 1;
  for (std::size_t l = 0; l <= last; ++l) {
    const Layer& layer = network.layers()[l];
    const bool starts_at_zero =
        network.has_linear_path() && (l == last || l + 1 == network.encoder_layers());
    const double bound = 1 / std::sqrt(static_cast<double>(layer.inputs));
    for (std::size_t o = 0; o < layer.outputs; ++o) {
      for (std::size_t i = 0; i < layer.inputs; ++i)
        network.weight(l, o, i) =
            starts_at_zero ? 0 : static_cast<float>(random.uniform(-bound, bound));
      network.bias(l, o) = starts_at_zero ? 0 : static_cast<float>(random.uniform(-bound, bound));
    }
  }
}

std::vector<std::uint32_t> held_out_rows(Execution& execution, const RowBlock& rows,
                                         const TrainOptions& options) {
  const auto count = static_cast<std::size_t>(options.held_out * static_cast<double>(rows.rows));
  return run(execution, rows, RowSample(count, RandomStream(options.seed, Purpose::holdout)));
}

TrainingCurve train(Execution& execution, Network& network, const RowBlock& rows,
                    const std::vector<std::uint32_t>& held_out, const TrainOptions& options,
                    std::uint32_t member) {
  assert(rows.rows > held_out.size());
  return Training(execution, network, rows, held_out, options, member).curve();
}

namespace {

// Calls with_tile(rows, work) with the reconstruction of each tile of the given rows.
void reconstruct_tiles(const Network& network, const RowBlock& rows,
                       const std::vector<std::uint32_t>& indices, auto&& with_tile) {
  Network::Workspace work(network);
  for (std::size_t first = 0; first < indices.size(); first += network_tile_rows) {
    const std::size_t count = std::min(network_tile_rows, indices.size() - first);
    network.load(rows, std::span(indices).subspan(first, count), work);
    network.forward(count, work);
    with_tile(count, work);
  }
}

} // namespace

double reconstruction_error(const Network& network, const RowBlock& rows,
                            const std::vector<std::uint32_t>& indices) {
  if (indices.empty()) return 0;
  double error = 0;
  reconstruct_tiles(network, rows, indices, [&](std::size_t count, const Network::Workspace& work) {
    error += network.squared_error(count, work);
  });
  return error / static_cast<double>(indices.size() * rows.columns);
}

std::vector<double> reconstruction_errors(const Network& network, const RowBlock& rows,
                                          const std::vector<std::uint32_t>& indices) {
  std::vector<double> errors(rows.columns);
  const std::size_t width = kernels::padded_width(rows.columns);
  reconstruct_tiles(network, rows, indices, [&](std::size_t count, const Network::Workspace& work) {
    for (std::size_t i = 0; i < count; ++i)
      for (std::size_t j = 0; j < rows.columns; ++j) {
        const double error = work.activations.back()[i * width + j] - work.inputs[i * width + j];
        errors[j] += error * error;
      }
  });
  for (double& error : errors)
    error /= static_cast<double>(std::max<std::size_t>(indices.size(), 1));
  return errors;
}

} // namespace ilk
