// The encoders: what training and the ensemble promise. Gradients are held to PyTorch in
// tests/golden.
#include <algorithm>
#include <atomic>
#include <chrono>
#include <cmath>
#include <limits>
#include <numeric>
#include <thread>

#include <gtest/gtest.h>

#include "base/philox.h"
#include "encode/ensemble_fit.h"
#include "encode/pca.h"
#include "encode/train.h"
#include "model/ensemble.h"
#include "model/network.h"

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

// Squared distances of all pairs of the first rows.
std::vector<double> squared_distances(const Matrix& table, std::size_t rows) {
  std::vector<double> squares;
  for (std::size_t a = 0; a < rows; ++a)
    for (std::size_t b = 0; b < a; ++b) {
      double sum = 0;
      for (std::size_t j = 0; j < table.columns(); ++j)
        sum += std::pow(static_cast<double>(table.at(a, j)) - table.at(b, j), 2);
      squares.push_back(sum);
    }
  return squares;
}

double largest(const std::vector<double>& values) {
  return *std::ranges::max_element(values);
}

TEST(Ensemble, OfAllAttributesKeepsTheirDistances) {
  Execution execution(2);
  const Matrix table = curved_table(500);
  EnsembleOptions options = quick_options();
  options.space = Space::attributes;
  const auto fit = fit_ensemble(execution, table.block(), options);
  const Matrix codes = fit.ensemble.encode(execution, table.block());
  EXPECT_EQ(codes.columns(), 6u);
  EXPECT_NEAR(fit.reconstruction_r2, 1, 1e-5);
  // Scaled to unit mean square norm about the mean, all by the same number.
  const auto components = principal_components(execution, table.block());
  const double variance =
      std::accumulate(components.variance.begin(), components.variance.end(), 0.0);
  const auto expected = squared_distances(table, 200), found = squared_distances(codes, 200);
  // A coordinate is a sum of 6 products of sums of 6, each rounded to float: off by up to about
  // 12 epsilon of the row's norm, which is below the largest distance.
  const double tolerance = 24 * std::numeric_limits<float>::epsilon() * largest(expected);
  for (std::size_t p = 0; p < expected.size(); ++p)
    ASSERT_NEAR(found[p] * variance, expected[p], tolerance) << "pair " << p;
}

TEST(Ensemble, OfThePrincipalAxesKeepsTheDistancesAlongThem) {
  Execution execution(2);
  const Matrix table = curved_table(500);
  EnsembleOptions options = quick_options();
  options.space = Space::principal;
  options.code = 1; // of trained encoders only
  options.code_variance = 0.8;
  options.kept = 1;
  const auto fit = fit_ensemble(execution, table.block(), options);
  const auto components = principal_components(execution, table.block());
  const std::size_t axes = components.enough_for(0.8);
  ASSERT_LT(axes, 6u);
  ASSERT_GT(axes, 1u);
  EXPECT_EQ(fit.ensemble.columns, axes);
  EXPECT_EQ(fit.reconstruction_r2, fit.linear_r2);
  Matrix projected(500, axes);
  for (std::size_t c = 0; c < axes; ++c)
    for (std::size_t i = 0; i < 500; ++i)
      for (std::size_t j = 0; j < 6; ++j)
        projected.at(i, c) += static_cast<float>(components.axes[c][j] * table.at(i, j));
  const double variance = std::accumulate(
      components.variance.begin(), components.variance.begin() + static_cast<long>(axes), 0.0);
  const auto expected = squared_distances(projected, 200);
  const auto found = squared_distances(fit.ensemble.encode(execution, table.block()), 200);
  const double tolerance = 24 * std::numeric_limits<float>::epsilon() * largest(expected);
  for (std::size_t p = 0; p < expected.size(); ++p)
    ASSERT_NEAR(found[p] * variance, expected[p], tolerance) << "pair " << p;
}

TEST(Ensemble, OfAnyButTheCodeIsNotTrained) {
  Execution execution(2);
  const Matrix table = curved_table(500);
  for (const Space space : {Space::principal, Space::attributes}) {
    EnsembleOptions options = quick_options();
    options.space = space;
    options.linear_path = false; // a choice about trained encoders
    const auto fit = fit_ensemble(execution, table.block(), options);
    EXPECT_TRUE(fit.curves.empty());
    ASSERT_EQ(fit.ensemble.members.size(), 1u);
    EXPECT_TRUE(fit.ensemble.members[0].has_linear_path());
    for (const float parameter : fit.ensemble.members[0].parameters()) EXPECT_EQ(parameter, 0);
    options.training.seed = 99;
    options.encoders = 5;
    const auto other = fit_ensemble(execution, table.block(), options);
    EXPECT_EQ(other.ensemble.mixing, fit.ensemble.mixing) << "there is no chance in it";
    EXPECT_EQ(other.ensemble.offset, fit.ensemble.offset);
  }
}

TEST(Ensemble, OfPlainAutoencodersHasNoLinearPath) {
  Execution execution(2);
  const Matrix table = curved_table(1000);
  EnsembleOptions options = quick_options();
  options.linear_path = false;
  options.training.epochs = options.training.patience = 60;
  const auto fit = fit_ensemble(execution, table.block(), options);
  ASSERT_EQ(fit.ensemble.members.size(), 3u);
  for (const Network& member : fit.ensemble.members) EXPECT_FALSE(member.has_linear_path());
  EXPECT_GT(fit.reconstruction_r2, 0.5) << "they learn all the same";
}

TEST(Ensemble, ColumnsVariancesWeightTheirR2) {
  Execution execution(2);
  const Matrix table = curved_table(1000);
  for (const double share : {0.1, 0.0}) { // held out; of none, all rows are looked at
    EnsembleOptions options = quick_options();
    options.training.held_out = share;
    options.training.epochs = 3;
    const auto fit = fit_ensemble(execution, table.block(), options);
    const auto mean = principal_components(execution, table.block()).mean;
    auto rows = held_out_rows(execution, table.block(), options.training);
    if (rows.empty()) rows = all_rows(table);
    double weighted = 0, total = 0;
    ASSERT_EQ(fit.column_r2.size(), 6u);
    for (std::size_t j = 0; j < 6; ++j) {
      double squares = 0;
      for (const std::uint32_t row : rows) squares += std::pow(table.at(row, j) - mean[j], 2);
      weighted += squares * fit.column_r2[j];
      total += squares;
    }
    EXPECT_NEAR(weighted / total, fit.reconstruction_r2, 1e-12);
    double error = 0; // of all columns, the mean over the encoders
    for (const Network& member : fit.ensemble.members)
      error += 6 * reconstruction_error(member, table.block(), rows) / 3;
    // A squared error is summed in floats.
    EXPECT_NEAR(1 - error / (total / static_cast<double>(rows.size())), fit.reconstruction_r2,
                4 * std::numeric_limits<float>::epsilon());
    EXPECT_NE(fit.column_r2[0], fit.column_r2[1]);
  }
}

TEST(Ensemble, AColumnThatDoesNotVaryHasNoR2) {
  Execution execution(1);
  Matrix table = curved_table(300);
  std::ranges::fill(table.column(4), 0.0f);
  EnsembleOptions options = quick_options();
  options.training.epochs = 2;
  const auto fit = fit_ensemble(execution, table.block(), options);
  for (std::size_t j = 0; j < 6; ++j) EXPECT_EQ(std::isnan(fit.column_r2[j]), j == 4) << j;
}

TEST(Join, OfAllMembersIsTheEnsemble) {
  Execution execution(2);
  const Matrix table = curved_table(500);
  const EnsembleOptions options = quick_options();
  const auto fit = fit_ensemble(execution, table.block(), options);
  const Ensemble joined = join(execution, fit.ensemble.members, table.block(), options.kept);
  EXPECT_EQ(joined.columns, fit.ensemble.columns);
  EXPECT_EQ(joined.mixing, fit.ensemble.mixing);
  EXPECT_EQ(joined.offset, fit.ensemble.offset);
}

// Every encoder counts alike, so squared distances in the whole are the mean of the halves'.
TEST(Join, OfTwoHalvesGivesTwoSpacesWhoseMeanIsTheWhole) {
  Execution execution(2);
  const Matrix table = curved_table(500);
  EnsembleOptions options = quick_options();
  options.encoders = 4;
  options.kept = 1;
  const auto fit = fit_ensemble(execution, table.block(), options);
  const auto& members = fit.ensemble.members;
  const auto distances = [&](std::size_t first, std::size_t end) {
    const Ensemble part =
        join(execution,
             {members.begin() + static_cast<long>(first), members.begin() + static_cast<long>(end)},
             table.block(), 1);
    return squared_distances(part.encode(execution, table.block()), 200);
  };
  const auto whole = distances(0, 4), first = distances(0, 2), second = distances(2, 4);
  EXPECT_NE(first, second);
  // As above: 8 joined codes, each of up to 24 products.
  const double tolerance = 64 * std::numeric_limits<float>::epsilon() * largest(whole);
  for (std::size_t p = 0; p < whole.size(); ++p)
    ASSERT_NEAR(whole[p], (first[p] + second[p]) / 2, tolerance) << "pair " << p;
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
