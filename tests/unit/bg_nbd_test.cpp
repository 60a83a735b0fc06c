// The BG/NBD model, against its definition and at its edges. Its peers are in tests/golden.
#include <cmath>
#include <limits>

#include <gtest/gtest.h>

#include "behaviour/bg_nbd.h"
#include "behaviour/bg_nbd_purchases.h"

namespace ilk {
namespace {

const BgNbd published_bg_nbd{0.243, 4.414, 0.793, 2.426}; // Fader, Hardie & Lee (2005), CDNOW

TEST(BgNbd, OneWhoNeverCameBackIsAliveByConvention) {
  EXPECT_EQ(published_bg_nbd.alive({0, 0, 100, 0}), 1);
}

TEST(BgNbd, SilenceSpeaksTheLouderTheMoreACustomerBought) {
  EXPECT_GT(published_bg_nbd.alive({1, 5, 38, 0}), published_bg_nbd.alive({10, 5, 38, 0}));
  EXPECT_GT(published_bg_nbd.alive({10, 38, 38, 0}), published_bg_nbd.alive({10, 20, 38, 0}));
  EXPECT_NEAR(published_bg_nbd.alive({10, 38, 38, 0}), 1 / (1 + 0.793 / (2.426 + 9)), 1e-12);
}

TEST(BgNbd, LikelihoodIsThatOfThePaper) {
  const double x = 2, recency = 30.43, age = 38.86;
  const auto [r, alpha, a, b] = published_bg_nbd;
  const double first = std::tgamma(r + x) * std::pow(alpha, r) / std::tgamma(r);
  const double second =
      std::tgamma(a + b) * std::tgamma(b + x) / std::tgamma(b) / std::tgamma(a + b + x);
  const double third =
      std::pow(alpha + age, -r - x) + a / (b + x - 1) * std::pow(alpha + recency, -r - x);
  EXPECT_NEAR(published_bg_nbd.log_likelihood({2, recency, age, 0}),
              std::log(first * second * third), 1e-12);
}

TEST(BgNbd, SeriesAndQuadratureAgree) {
  int by_series = 0;
  for (const double leaving : {0.1, 1.0, 1 + 1e-9, 3.0})
    for (const double staying : {0.5, 3.0, 1000.0})
      for (const double buying : {0.2, 5.0, 1000.0})
        for (const double horizon : {0.01, 10.0, 1000.0}) {
          const BgNbdCustomer customer{buying, 30, leaving, staying};
          const auto quick = purchases_by_series(customer, horizon);
          if (!quick) continue;
          ++by_series;
          EXPECT_NEAR(*quick / purchases_by_quadrature(customer, horizon), 1, 1e-9)
              << leaving << " " << staying << " " << buying << " " << horizon;
        }
  EXPECT_GT(by_series, 40) << "of 108";
}

TEST(BgNbd, NearAChanceShapeOfOneExpectationsAreContinuous) {
  const auto expected = [](double a) {
    return BgNbd{0.5, 3, a, 2}.expected_purchases({4, 10, 12, 0}, 20);
  };
  EXPECT_NEAR(expected(1 - 1e-9), expected(1), 1e-7);
  EXPECT_NEAR(expected(1 + 1e-9), expected(1), 1e-7);
}

TEST(BgNbd, ExpectationsGrowWithTheHorizonAndStartAtNothing) {
  EXPECT_EQ(published_bg_nbd.expected_purchases({2, 30, 38, 0}, 0), 0);
  EXPECT_EQ(published_bg_nbd.expected_purchases({2, 30, 38, 0}, -1), 0);
  double before = 0;
  for (const double horizon : {1e-6, 0.1, 1.0, 10.0, 100.0, 1e4, 1e6}) {
    const double expected = published_bg_nbd.expected_purchases({2, 30, 38, 0}, horizon);
    EXPECT_GT(expected, before) << horizon;
    before = expected;
  }
  // At once: alive, buying at the mean of their rate.
  const PurchaseHistory history{2, 30, 38, 0};
  EXPECT_NEAR(published_bg_nbd.expected_purchases(history, 1e-6) / 1e-6,
              published_bg_nbd.alive(history) * 2.243 / (4.414 + 38), 1e-6);
}

TEST(BgNbd, ExtremeHistoriesHaveFiguresThatAreNumbers) {
  const double inf = std::numeric_limits<double>::infinity(), nan = std::nan("");
  const BgNbd models[] = {published_bg_nbd, {1e6, 1e6, 1e-6, 1e6}, {1e-6, 1e-6, 1e6, 1e-6}};
  const PurchaseHistory histories[] = {
      {0, 0, 0, 0},           {1, 0, 0, 0},     {100'000, 0, 300, 0}, {3, 1, 1e12, 0},
      {100'000, 299, 300, 0}, {5, inf, inf, 0}, {7, nan, 300, nan},   {4'000'000'000, 1, 2, 0}};
  for (const BgNbd& model : models)
    for (const PurchaseHistory& history : histories) {
      EXPECT_TRUE(std::isfinite(model.log_likelihood(history))) << history.repeats;
      EXPECT_GE(model.alive(history), 0);
      EXPECT_LE(model.alive(history), 1);
      for (const double horizon : {0.1, 1e6}) {
        EXPECT_GE(model.expected_purchases(history, horizon), 0) << history.repeats;
        EXPECT_TRUE(std::isfinite(model.expected_purchases(history, horizon))) << history.repeats;
      }
    }
}

} // namespace
} // namespace ilk
