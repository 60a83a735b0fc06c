// The encoders: what training and the ensemble promise. Gradients are held to PyTorch in
// tests/golden.
#include <algorithm>
#include <atomic>
#include <chrono>
#include <cmath>
#include <numeric>
#include <thread>

#include <gtest/gtest.h>

#include "base/philox.h"
#include "encode/ensemble.h"
#include "encode/network.h"
#include "encode/pca.h"
#include "encode/train.h"

namespace ilk {
namespace {

// Rows near a curved two-dimensional surface in six dimensions.
Matrix curved_table(std::size_t rows) {
  RandomSequence random(RandomStream(1, Purpose::test));
  Matrix table(rows, 6);
  for (std::size_t i = 0; i < rows; ++i) {
    const double u = random.normal(), v = random.normal();
    const double values[] = {u, v, u * v, u * u - 1, std::sin(2 * v), u - v};
    for (std::size_t j = 0; j < 6; ++j)
      table.at(i, j) = static_cast<float>(values[j] + 0.05 * random.normal());
  }
  return table;
}

std::vector<std::uint32_t> all_rows(const Matrix& table) {
  std::vector<std::uint32_t> rows(table.rows());
  std::iota(rows.begin(), rows.end(), 0u);
  return rows;
}

EnsembleOptions quick_options() {
  EnsembleOptions options;
  options.encoders = 3;
  options.hidden = {24, 12};
  options.code = 2;
  options.training.epochs = 20;
  return options;
}

TEST(Network, WithZeroParametersIsThePrincipalComponents) {
  Execution execution(1);
  const Matrix table = curved_table(300);
  const auto components = principal_components(execution, table.block());
  std::vector<float> path;
  for (std::size_t c = 0; c < 2; ++c)
    path.insert(path.end(), components.axes[c].begin(), components.axes[c].end());
  const Network network({6, {24, 12}, 2}, path);
  double expected = 0; // the variance and squared mean that the two axes do not hold
  for (std::size_t c = 2; c < 6; ++c) {
    double along = 0;
    for (std::size_t j = 0; j < 6; ++j) along += components.axes[c][j] * components.mean[j];
    expected += components.variance[c] + along * along;
  }
  EXPECT_NEAR(reconstruction_error(network, table.block(), all_rows(table)), expected / 6,
              1e-5 * expected);
}

TEST(Train, LowersTheErrorBelowThePrincipalComponents) {
  Execution execution(2);
  const Matrix table = curved_table(2000);
  const auto fit = fit_ensemble(execution, table.block(), quick_options());
  EXPECT_GT(fit.reconstruction_r2, fit.linear_r2 + 0.1);
  for (const TrainingCurve& curve : fit.curves) {
    ASSERT_EQ(curve.held_out.size(), curve.training.size());
    EXPECT_LT(curve.held_out[curve.best_epoch], curve.held_out.front());
    for (const double error : curve.held_out) EXPECT_GE(error, curve.held_out[curve.best_epoch]);
  }
}

TEST(Train, RestoresTheBestEpochsParameters) {
  Execution execution(1);
  const Matrix table = curved_table(500);
  Network network({6, {24, 12}, 2});
  initialise(network, 1, 0);
  TrainOptions options;
  options.epochs = 25;
  options.rate = 0.05; // so high that the loss jumps about
  options.schedule = RateSchedule::constant;
  const auto held_out = held_out_rows(execution, table.block(), options);
  EXPECT_EQ(held_out.size(), 50u);
  const auto curve = train(execution, network, table.block(), held_out, options, 0);
  EXPECT_EQ(reconstruction_error(network, table.block(), held_out),
            curve.held_out[curve.best_epoch]);
}

TEST(Train, GivesTheSameBitsAgain) {
  Execution one(1), eight(8);
  const Matrix table = curved_table(600);
  const auto a = fit_ensemble(one, table.block(), quick_options());
  const auto b = fit_ensemble(eight, table.block(), quick_options());
  EXPECT_EQ(a.ensemble.mixing, b.ensemble.mixing);
  EXPECT_EQ(a.ensemble.offset, b.ensemble.offset);
  EXPECT_EQ(a.curves, b.curves);
  for (std::size_t m = 0; m < 3; ++m)
    EXPECT_TRUE(
        std::ranges::equal(a.ensemble.members[m].parameters(), b.ensemble.members[m].parameters()));
  EXPECT_FALSE(
      std::ranges::equal(a.ensemble.members[0].parameters(), a.ensemble.members[1].parameters()));
}

// The batches: of several shards with a last one that fills a few, of as many shards as there may
// be, and smaller than a tile.
TEST(Train, OneNetworkGetsTheSameBitsOnAnyNumberOfThreads) {
  const Matrix table = curved_table(2300);
  for (const std::size_t batch : {300u, 1000u, 40u}) {
    TrainOptions options;
    options.epochs = 5;
    options.batch = batch;
    std::vector<Network> networks;
    std::vector<TrainingCurve> curves;
    for (const unsigned threads : {1u, 2u, 8u}) {
      Execution execution(threads);
      Network& network = networks.emplace_back(NetworkShape{6, {24, 12}, 2});
      initialise(network, 1, 0);
      const auto held_out = held_out_rows(execution, table.block(), options);
      curves.push_back(train(execution, network, table.block(), held_out, options, 0));
    }
    ASSERT_EQ(curves[0].training.size(), 5u);
    EXPECT_LT(curves[0].training.back(), curves[0].training.front()) << "it learns";
    for (const std::size_t other : {1u, 2u}) {
      EXPECT_EQ(curves[other], curves[0]) << "batches of " << batch;
      EXPECT_TRUE(std::ranges::equal(networks[other].parameters(), networks[0].parameters()))
          << "batches of " << batch;
    }
  }
}

// Long before it would end: the whole training would take hours.
TEST(Train, StopsWithinABatchWhenAsked) {
  const Matrix table = curved_table(2300);
  for (const unsigned threads : {1u, 2u}) {
    std::atomic<bool> stop = false;
    Execution execution(threads, nullptr, &stop);
    TrainOptions options;
    options.epochs = options.most_steps = 100'000'000;
    options.patience = options.epochs;
    Network network({6, {24, 12}, 2});
    initialise(network, 1, 0);
    const auto held_out = held_out_rows(execution, table.block(), options);
    const std::jthread asks([&] {
      std::this_thread::sleep_for(std::chrono::milliseconds(30));
      stop = true;
    });
    EXPECT_THROW(train(execution, network, table.block(), held_out, options, 0), Interrupted);
  }
}

TEST(Ensemble, SquaredDistancesAreTheMeanOfTheEncoders) {
  Execution execution(2);
  const Matrix table = curved_table(800);
  EnsembleOptions options = quick_options();
  options.kept = 1;
  const auto fit = fit_ensemble(execution, table.block(), options);
  const Matrix codes = fit.ensemble.encode(execution, table.block());
  // Unit mean square norm about the mean: the codes' total variance is 1.
  double variance = 0;
  for (std::size_t k = 0; k < codes.columns(); ++k) {
    double sum = 0, squares = 0;
    for (const float value : codes.column(k)) {
      sum += value;
      squares += static_cast<double>(value) * value;
    }
    EXPECT_NEAR(sum / 800, 0, 1e-4);
    variance += squares / 800;
  }
  EXPECT_NEAR(variance, 1, 1e-3);
}

TEST(Ensemble, ARowsCodeDependsOnThatRowAlone) {
  Execution execution(2);
  const Matrix table = curved_table(500);
  const auto fit = fit_ensemble(execution, table.block(), quick_options());
  const Matrix codes = fit.ensemble.encode(execution, table.block());
  for (const std::size_t first : {0u, 1u, 63u, 64u, 499u}) {
    const Matrix one = fit.ensemble.encode(execution, table.block(first, 1));
    for (std::size_t k = 0; k < codes.columns(); ++k) EXPECT_EQ(one.at(0, k), codes.at(first, k));
  }
}

TEST(Pca, AxesAreOrthonormalAndHoldAllVariance) {
  Execution execution(2);
  const Matrix table = curved_table(400);
  const auto components = principal_components(execution, table.block());
  for (std::size_t a = 0; a < 6; ++a)
    for (std::size_t b = 0; b < 6; ++b)
      EXPECT_NEAR(std::inner_product(components.axes[a].begin(), components.axes[a].end(),
                                     components.axes[b].begin(), 0.0),
                  a == b ? 1 : 0, 1e-12);
  EXPECT_NEAR(components.kept(6), 1, 1e-12);
  EXPECT_EQ(components.enough_for(1e-9), 1u);
  EXPECT_EQ(components.enough_for(1), 6u);
}

} // namespace
} // namespace ilk
