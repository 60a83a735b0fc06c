// The Pareto/NBD model, against its definition and at its edges. Its peers are in tests/golden.
#include <cmath>
#include <limits>

#include <gtest/gtest.h>

#include "behaviour/pareto_nbd.h"

namespace ilk {
namespace {

const ParetoNbd published_pareto{0.553, 10.578, 0.606,
                                 11.669}; // Schmittlein's model in Fader, Hardie & Lee (2005)

// Integrated over when the customer left, by Simpson's rule.
double likelihood_by_definition(const ParetoNbd& model, const PurchaseHistory& history) {
  const auto [r, alpha, s, beta] = model;
  const double x = history.repeats;
  const double count = std::tgamma(r + x) / std::tgamma(r) * std::pow(alpha, r);
  const auto left_at = [&](double time) {
    return count * std::pow(alpha + time, -r - x) * s * std::pow(beta, s) *
           std::pow(beta + time, -s - 1);
  };
  constexpr int intervals = 4000;
  const double width = (history.age - history.recency) / intervals;
  double sum = 0;
  for (int i = 0; i <= intervals; ++i)
    sum += left_at(history.recency + i * width) * (i == 0 || i == intervals ? 1
                                                   : i % 2 == 1             ? 4
                                                                            : 2);
  const double stayed =
      count * std::pow(alpha + history.age, -r - x) * std::pow(beta / (beta + history.age), s);
  return stayed + sum * width / 3;
}

TEST(ParetoNbd, LikelihoodIsTheIntegralOverWhenTheCustomerLeft) {
  const ParetoNbd models[] = {published_pareto, {0.553, 12, 0.606, 3}, {2, 3, 4, 30}, {1, 5, 1, 5}};
  for (const ParetoNbd& model : models)
    for (const PurchaseHistory& history :
         {PurchaseHistory{0, 0, 38, 0}, {2, 30, 38, 0}, {20, 10, 38, 0}, {1, 38, 38, 0}})
      EXPECT_NEAR(model.log_likelihood(history), std::log(likelihood_by_definition(model, history)),
                  1e-8)
          << model.alpha << " " << model.beta << " " << history.repeats;
}

TEST(ParetoNbd, OneWhoJustBoughtIsAlive) {
  EXPECT_EQ(published_pareto.alive({3, 38, 38, 0}), 1);
  EXPECT_EQ(published_pareto.alive({0, 0, 0, 0}), 1);
  EXPECT_LT(published_pareto.alive({0, 0, 38, 0}), 1) << "unlike the BG/NBD model";
  EXPECT_GT(published_pareto.alive({1, 5, 38, 0}), published_pareto.alive({10, 5, 38, 0}));
}

TEST(ParetoNbd, IsContinuousWhereTheTwoRatesMeet) {
  const PurchaseHistory history{3, 7, 20, 0};
  const auto alive = [&](double beta) { return ParetoNbd{0.6, 8, 0.7, beta}.alive(history); };
  EXPECT_NEAR(alive(8 - 1e-9), alive(8), 1e-9);
  EXPECT_NEAR(alive(8 + 1e-9), alive(8), 1e-9);
  const auto expected = [&](double s) {
    return ParetoNbd{0.6, 8, s, 9}.expected_purchases(history, 20);
  };
  EXPECT_NEAR(expected(1 + 1e-9), expected(1), 1e-7);
}

TEST(ParetoNbd, ExpectationsGrowWithTheHorizonAndStartAtNothing) {
  const PurchaseHistory history{2, 30, 38, 0};
  EXPECT_EQ(published_pareto.expected_purchases(history, 0), 0);
  double before = 0;
  for (const double horizon : {1e-6, 0.1, 1.0, 10.0, 100.0, 1e4}) {
    const double expected = published_pareto.expected_purchases(history, horizon);
    EXPECT_GT(expected, before) << horizon;
    before = expected;
  }
  EXPECT_NEAR(published_pareto.expected_purchases(history, 1e-6) / 1e-6,
              published_pareto.alive(history) * 2.553 / (10.578 + 38), 1e-6);
}

TEST(ParetoNbd, ExtremeHistoriesHaveFiguresThatAreNumbers) {
  const double inf = std::numeric_limits<double>::infinity(), nan = std::nan("");
  const ParetoNbd models[] = {published_pareto, {1e6, 1e6, 1e-6, 1e-6}, {1e-6, 1e-6, 1e6, 1e6}};
  const PurchaseHistory histories[] = {
      {0, 0, 0, 0},           {1, 0, 0, 0},     {100'000, 0, 300, 0}, {3, 1, 1e12, 0},
      {100'000, 299, 300, 0}, {5, inf, inf, 0}, {7, nan, 300, nan},   {4'000'000'000, 1, 2, 0}};
  for (const ParetoNbd& model : models)
    for (const PurchaseHistory& history : histories) {
      EXPECT_TRUE(std::isfinite(model.log_likelihood(history))) << history.repeats;
      EXPECT_GE(model.alive(history), 0);
      EXPECT_LE(model.alive(history), 1);
      for (const double horizon : {0.1, 1e6})
        EXPECT_TRUE(std::isfinite(model.expected_purchases(history, horizon))) << history.repeats;
    }
}

} // namespace
} // namespace ilk
