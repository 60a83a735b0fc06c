#include "model/reach.h"

#include <algorithm>
#include <cmath>
#include <span>
#include <vector>

#include "kernels/dense.h"

namespace ilk {
namespace {

constexpr double most_held = 1e37; // by a float, with room for rounding and for a few terms

// Largest sizes of a layer's outputs, by those of its inputs.
std::vector<double> through(const Network& network, const Layer& layer,
                            const std::vector<double>& inputs) {
  const std::span<const float> parameters = network.parameters();
  std::vector<double> outputs(layer.outputs);
  for (std::size_t o = 0; o < layer.outputs; ++o) {
    outputs[o] = std::abs(parameters[layer.bias + o]);
    for (std::size_t i = 0; i < layer.inputs; ++i)
      outputs[o] += std::abs(parameters[layer.weights + i * layer.width + o]) * inputs[i];
  }
  return outputs;
}

// Those of the code; `largest` grows to the largest on the way through all layers.
std::vector<double> code_of(const Network& network, double& largest) {
  std::vector<double> sizes(network.shape().inputs, most_prepared), code;
  for (std::size_t l = 0; l < network.layers().size(); ++l) {
    sizes = through(network, network.layers()[l], sizes);
    if (l + 1 == network.encoder_layers()) {
      const auto path = network.linear_path();
      for (std::size_t p = 0; p < path.size(); ++p)
        sizes[p / network.shape().inputs] += std::abs(path[p]) * most_prepared;
      code = sizes;
    }
    largest = std::max(largest, *std::ranges::max_element(sizes));
  }
  const double reconstructed = largest;
  for (const float weight : network.linear_path()) // the way back, by the same weights
    largest =
        std::max(largest, std::abs(weight) * reconstructed * static_cast<double>(code.size()));
  return code;
}

} // namespace

bool stays_finite(const Ensemble& ensemble, const Centroids& centroids) {
  const std::size_t width = kernels::padded_width(ensemble.columns);
  std::vector<double> sizes(ensemble.columns);
  for (std::size_t k = 0; k < sizes.size(); ++k) sizes[k] = std::abs(ensemble.offset[k]);
  double largest = 0;
  std::size_t row = 0; // of the mixing
  for (const Network& member : ensemble.members)
    for (const double code : code_of(member, largest)) {
      for (std::size_t k = 0; k < sizes.size(); ++k)
        sizes[k] += std::abs(ensemble.mixing[row * width + k]) * code;
      ++row;
    }
  for (std::size_t c = 0; c < centroids.count; ++c) {
    double squares = 0;
    for (std::size_t k = 0; k < sizes.size(); ++k)
      squares += std::pow(sizes[k] + std::abs(centroids.row(c)[k]), 2);
    largest = std::max(largest, squares);
  }
  return largest <= most_held;
}

} // namespace ilk
