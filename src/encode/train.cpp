#include "encode/train.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>
#include <numbers>
#include <span>

#include "base/philox.h"
#include "kernels/dense.h"
#include "pass/run.h"
#include "summary/row_sample.h"

namespace ilk {
namespace {

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

// Adam's state and the flat loop over all parameters.
class Adam {
 public:
  Adam(const TrainOptions& options, std::size_t parameters, std::size_t steps)
      : options_(options), steps_(static_cast<double>(steps)), mean_(parameters),
        square_(parameters) {}

  void step(std::span<const float> gradient, std::span<float> parameters) {
    ++taken_;
    kernels::AdamStep step;
    step.rate = static_cast<float>(rate());
    step.weight_decay = static_cast<float>(options_.weight_decay);
    step.correction1 = static_cast<float>(1 - std::pow(0.9, taken_));
    step.root_correction2 = static_cast<float>(std::sqrt(1 - std::pow(0.999, taken_)));
    kernels::adam_update(step, gradient.data(), gradient.size(), parameters.data(), mean_.data(),
                         square_.data());
  }

 private:
  double rate() const {
    if (options_.schedule == RateSchedule::constant) return options_.rate;
    return options_.rate * 0.5 * (1 + std::cos(std::numbers::pi * (taken_ - 1) / steps_));
  }

  const TrainOptions& options_;
  double steps_;
  double taken_ = 0;
  std::vector<float> mean_;
  std::vector<float> square_;
};

// One batch: the summed gradient of its tiles, in order. Returns the sum of squared errors.
double batch_gradient(const Network& network, const RowBlock& rows,
                      std::span<const std::uint32_t> batch, Network::Workspace& work,
                      std::span<float> gradient) {
  std::fill(gradient.begin(), gradient.end(), 0.0f);
  network.transpose(work);
  const auto scale =
      static_cast<float>(1.0 / static_cast<double>(batch.size() * network.shape().inputs));
  double error = 0;
  for (std::size_t first = 0; first < batch.size(); first += network_tile_rows) {
    const std::size_t count = std::min(network_tile_rows, batch.size() - first);
    network.load(rows, batch.subspan(first, count), work);
    network.forward(count, work);
    error += network.squared_error(count, work);
    network.backward(count, scale, work, gradient);
  }
  return error;
}

} // namespace

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

TrainingCurve train(const Execution& execution, Network& network, const RowBlock& rows,
                    const std::vector<std::uint32_t>& held_out, const TrainOptions& options,
                    std::uint32_t member) {
  const auto training = rows_except(rows.rows, held_out);
  assert(!training.empty());
  const std::size_t batches = (training.size() + options.batch - 1) / options.batch;
  const std::size_t epochs =
      std::min(options.epochs, std::max<std::size_t>(5, options.most_steps / batches));
  Network::Workspace work(network);
  Adam adam(options, network.parameters().size(), epochs * batches);
  std::vector<float> gradient(network.parameters().size());
  std::vector<float> best(network.parameters().begin(), network.parameters().end());
  double best_error = std::numeric_limits<double>::infinity();
  RandomSequence random(RandomStream(options.seed, Purpose::batch_order, member));

  TrainingCurve curve;
  for (std::size_t epoch = 0; epoch < epochs; ++epoch) {
    execution.check_interrupted();
    auto order = random.permutation(static_cast<std::uint32_t>(training.size()));
    for (std::uint32_t& row : order) row = training[row];
    double error = 0;
    for (std::size_t first = 0; first < order.size(); first += options.batch) {
      const std::size_t count = std::min(options.batch, order.size() - first);
      error +=
          batch_gradient(network, rows, std::span(order).subspan(first, count), work, gradient);
      adam.step(gradient, network.parameters());
    }
    curve.training.push_back(error / static_cast<double>(order.size() * rows.columns));
    if (held_out.empty()) {
      curve.best_epoch = epoch;
      continue;
    }
    curve.held_out.push_back(reconstruction_error(network, rows, held_out));
    if (curve.held_out.back() < best_error) {
      best_error = curve.held_out.back();
      curve.best_epoch = epoch;
      std::copy(network.parameters().begin(), network.parameters().end(), best.begin());
    } else if (epoch - curve.best_epoch >= options.patience) {
      break;
    }
  }
  if (!held_out.empty()) std::copy(best.begin(), best.end(), network.parameters().begin());
  return curve;
}

double reconstruction_error(const Network& network, const RowBlock& rows,
                            const std::vector<std::uint32_t>& indices) {
  if (indices.empty()) return 0;
  Network::Workspace work(network);
  double error = 0;
  for (std::size_t first = 0; first < indices.size(); first += network_tile_rows) {
    const std::size_t count = std::min(network_tile_rows, indices.size() - first);
    network.load(rows, std::span(indices).subspan(first, count), work);
    network.forward(count, work);
    error += network.squared_error(count, work);
  }
  return error / static_cast<double>(indices.size() * rows.columns);
}

} // namespace ilk
