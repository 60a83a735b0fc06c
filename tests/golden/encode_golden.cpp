// The autoencoder against PyTorch: gradients tensor by tensor, and the loss it trains to.
#include <cmath>
#include <limits>
#include <numeric>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "encode/pca.h"
#include "encode/train.h"
#include "model/network.h"
#include "support/golden.h"
#include "support/shared_data.h"

namespace ilk {
namespace {

using test::golden;

Network network_from(const nlohmann::json& json, const nlohmann::json& network_case) {
  std::vector<float> path;
  if (!network_case["P"].is_null()) path = network_case["P"].get<std::vector<float>>();
  const auto& layers = network_case["layers"];
  Network network({json["columns"], {layers[0]["out"], layers[1]["out"]}, json["code"]}, path);
  for (std::size_t l = 0; l < layers.size(); ++l) {
    const std::size_t outputs = layers[l]["out"], inputs = layers[l]["in"];
    for (std::size_t o = 0; o < outputs; ++o) {
      for (std::size_t i = 0; i < inputs; ++i)
        network.weight(l, o, i) = layers[l]["weight"][o * inputs + i];
      network.bias(l, o) = layers[l]["bias"][o];
    }
  }
  return network;
}

// |found - expected| / |expected| over a whole tensor, in the 2-norm.
class RelativeError {
 public:
  void add(double found, double expected) {
    difference_ += (found - expected) * (found - expected);
    norm_ += expected * expected;
  }
  double value() const { return std::sqrt(difference_ / norm_); }

 private:
  double difference_ = 0;
  double norm_ = 0;
};

TEST(Autoencoder, GradientsEqualPyTorchs) {
  const auto json = golden("autoencoder_gradients");
  const Matrix inputs = test::matrix_of(json["inputs"], json["columns"]);
  const std::size_t rows = inputs.rows();
  for (const auto& network_case : json["cases"]) {
    const std::string name = network_case["name"];
    Network network = network_from(json, network_case);
    Network::Workspace work(network);
    std::vector<std::uint32_t> indices(rows);
    std::iota(indices.begin(), indices.end(), 0u);
    network.load(inputs.block(), indices, work);
    network.forward(rows, work);
    const double values = static_cast<double>(rows * inputs.columns());
    EXPECT_NEAR(network.squared_error(rows, work) / values, network_case["loss"].get<double>(),
                1e-6)
        << name;

    std::vector<float> gradient(network.parameters().size(),
                                std::numeric_limits<float>::quiet_NaN());
    Network::Transposed transposed(network);
    network.transpose(transposed);
    const auto scale = static_cast<float>(1 / values);
    network.backward(rows, scale, transposed, work, Network::Into::fresh, gradient);
    auto twice = gradient;
    network.backward(rows, scale, transposed, work, Network::Into::sum, twice);
    for (std::size_t p = 0; p < gradient.size(); ++p)
      EXPECT_NEAR(twice[p], 2 * gradient[p], 1e-6 + 1e-5 * std::abs(gradient[p])) << name;
    for (std::size_t l = 0; l < network.layers().size(); ++l) {
      const Layer& layer = network.layers()[l];
      const auto& expected = network_case["layers"][l];
      RelativeError weights, biases;
      for (std::size_t o = 0; o < layer.outputs; ++o) {
        biases.add(gradient[layer.bias + o], expected["bias_gradient"][o]);
        for (std::size_t i = 0; i < layer.inputs; ++i)
          weights.add(gradient[layer.weights + i * layer.width + o],
                      expected["weight_gradient"][o * layer.inputs + i]);
      }
      EXPECT_LE(weights.value(), 1e-5) << name << ", weights of layer " << l;
      EXPECT_LE(biases.value(), 1e-5) << name << ", biases of layer " << l;
    }
  }
}

// The mean loss over PyTorch's seeds and over as many of ilk's own.
void expect_loss(const std::string& name, const TrainOptions& base, bool with_path) {
  ILK_NEEDS_CREDIT_CARD_CSV();
  Execution execution(2);
  const Matrix prepared = test::prepared_credit_cards(execution);
  nlohmann::json expected;
  const auto json = golden("autoencoder_loss");
  for (const auto& network_case : json["cases"])
    if (network_case["name"] == name) expected = network_case;
  ASSERT_FALSE(expected.is_null());

  const std::size_t code = expected["widths"][3], seeds = expected["seeds"].size();
  std::vector<float> path;
  if (with_path) {
    const auto components = principal_components(execution, prepared.block());
    for (std::size_t c = 0; c < code; ++c)
      path.insert(path.end(), components.axes[c].begin(), components.axes[c].end());
  }
  std::vector<std::uint32_t> all(prepared.rows());
  std::iota(all.begin(), all.end(), 0u);
  std::vector<double> losses(seeds);
  execution.for_each(seeds, [&](std::size_t seed) {
    Network network({prepared.columns(), {64, 32}, code}, path);
    TrainOptions options = base;
    options.seed = seed;
    initialise(network, seed, 0);
    train(execution, network, prepared.block(), {}, options, 0);
    losses[seed] = reconstruction_error(network, prepared.block(), all);
  });
  const double mean =
      std::accumulate(losses.begin(), losses.end(), 0.0) / static_cast<double>(seeds);
  std::printf("%s: mean loss %.5f, PyTorch %.5f\n", name.c_str(), mean,
              expected["final_loss_mean"].get<double>());
  EXPECT_LE(mean, expected["final_loss_mean"].get<double>() * 1.03) << name;
}

TEST(Autoencoder, PlainLossAfterFiftyEpochsIsAsLowAsPyTorchs) {
  TrainOptions options;
  options.epochs = 50;
  options.most_steps = 1'000'000;
  options.rate = 1e-3;
  options.schedule = RateSchedule::constant;
  options.weight_decay = 0;
  expect_loss("plain", options, false);
}

TEST(Autoencoder, LinearPathLossIsAsLowAsPyTorchs) {
  TrainOptions options;
  options.epochs = 30;
  options.most_steps = 1'000'000;
  options.rate = 1e-3;
  options.weight_decay = 0;
  expect_loss("linear_path", options, true);
}

} // namespace
} // namespace ilk
