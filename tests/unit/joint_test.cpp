// Tuning encoders for their clusters: its gradient, and what it promises.
#include <numeric>

#include <gtest/gtest.h>

#include "base/philox.h"
#include "cluster/joint.h"
#include "cluster/kmeans.h"
#include "encode/ensemble_fit.h"
#include "judge/silhouette.h"
#include "kernels/dense.h"

namespace ilk {
namespace {

using kernels::padded_width;

// Three clouds in five columns that touch one another.
Matrix clouds(std::size_t rows) {
  RandomSequence random(RandomStream(1, Purpose::test));
  Matrix table(rows, 5);
  for (std::size_t i = 0; i < rows; ++i)
    for (std::size_t j = 0; j < 5; ++j)
      table.at(i, j) = static_cast<float>((j == i % 3 ? 3 : 0) + random.normal());
  return table;
}

EnsembleOptions quick_options(Space space) {
  EnsembleOptions options;
  options.space = space;
  options.encoders = 2;
  options.hidden = {16, 8};
  options.code = 2;
  options.training.epochs = 10;
  return options;
}

// The sum over rows and units of weight * code, whose gradient by the code is the weights.
double weighted_code(const Network& network, const RowBlock& rows,
                     const std::vector<float>& weights, std::span<const std::uint32_t> tile,
                     Network::Workspace& work) {
  network.load(rows, tile, work);
  network.encode(tile.size(), work);
  const auto& codes = work.activations[network.encoder_layers() - 1];
  const std::size_t units = network.shape().code, width = padded_width(units);
  double sum = 0;
  for (std::size_t i = 0; i < tile.size(); ++i)
    for (std::size_t u = 0; u < units; ++u)
      sum += static_cast<double>(weights[i * width + u]) * codes[i * width + u];
  return sum;
}

TEST(Network, AddsTheGradientOfAnotherLossByTheCode) {
  const Matrix table = clouds(40);
  Network network({5, {16, 8}, 2}, {});
  initialise(network, 3, 0);
  std::vector<std::uint32_t> tile(40);
  std::iota(tile.begin(), tile.end(), 0u);
  RandomSequence random(RandomStream(2, Purpose::test));
  const std::size_t width = padded_width(2);
  std::vector<float> weights(40 * width);
  for (std::size_t i = 0; i < 40; ++i)
    for (std::size_t u = 0; u < 2; ++u)
      weights[i * width + u] = static_cast<float>(random.normal());

  Network::Workspace work(network);
  Network::Transposed transposed(network);
  network.transpose(transposed);
  std::vector<float> without(network.parameters().size()), with(network.parameters().size());
  for (const bool added : {false, true}) {
    network.load(table.block(), tile, work);
    network.forward(40, work);
    network.backward(40, 0.01f, transposed, work, Network::Into::fresh, added ? with : without,
                     added ? std::span<const float>(weights) : std::span<const float>());
  }
  // The first encoder layer's weights, by differences; ReLU may bend within a step, so it is small.
  constexpr double step = 1e-4;
  for (std::size_t o = 0; o < 16; o += 5)
    for (std::size_t i = 0; i < 5; i += 2) {
      float& weight = network.weight(0, o, i);
      const auto at = static_cast<std::size_t>(&weight - network.parameters().data());
      const float before = weight;
      weight = static_cast<float>(before + step);
      const double above = weighted_code(network, table.block(), weights, tile, work);
      weight = static_cast<float>(before - step);
      const double below = weighted_code(network, table.block(), weights, tile, work);
      weight = before;
      const double expected = (above - below) / (2 * step);
      EXPECT_NEAR(with[at] - without[at], expected, 0.02 * (1 + std::abs(expected)))
          << "weight " << o << ", " << i;
    }
}

double mean_silhouette(Execution& execution, const Matrix& codes) {
  KMeansOptions options;
  options.counts = {3};
  const auto found = kmeans(execution, codes.block(), options);
  const PartitionView view{found[0].labels, 3};
  return mean_of(silhouettes(execution, codes.block(), {&view, 1})[0]);
}

TEST(Joint, TightensTheClustersOfTheCodeAndKeepsTheReconstruction) {
  Execution execution(2);
  const Matrix table = clouds(900);
  const auto plain = fit_code(execution, table.block(), quick_options(Space::code), {3});
  JointOptions tuning;
  tuning.clusters = 3;
  tuning.epochs = 200;
  tuning.weight = 1;
  const auto tuned = fit_code(execution, table.block(), quick_options(Space::joint), tuning);
  const double before = mean_silhouette(execution, plain.ensemble.encode(execution, table.block()));
  const double after = mean_silhouette(execution, tuned.ensemble.encode(execution, table.block()));
  EXPECT_GT(after, before + 0.03);
  EXPECT_GT(tuned.reconstruction_r2, 0.9 * plain.reconstruction_r2);
}

TEST(Joint, DoesNotDependOnThreads) {
  const Matrix table = clouds(300);
  JointOptions tuning;
  tuning.clusters = 3;
  std::vector<std::vector<float>> codes;
  for (const unsigned threads : {1u, 2u, 8u}) {
    Execution execution(threads);
    const auto fit = fit_code(execution, table.block(), quick_options(Space::joint), tuning);
    const Matrix code = fit.ensemble.encode(execution, table.block());
    codes.emplace_back(code.column(0).begin(), code.column(0).end());
  }
  EXPECT_EQ(codes[0], codes[1]);
  EXPECT_EQ(codes[0], codes[2]);
}

} // namespace
} // namespace ilk
