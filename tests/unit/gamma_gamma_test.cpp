// What customers spend per purchase, and what they are worth from now on.
#include <cmath>

#include <gtest/gtest.h>

#include "behaviour/gamma_gamma.h"
#include "behaviour/lifetime_value.h"
#include "ilk/error.h"

namespace ilk {
namespace {

TEST(GammaGamma, DrawsACustomersMeanTowardsThatOfAll) {
  const GammaGamma model{6, 4, 15};
  const double of_all = 6 * 15 / (4. - 1);
  EXPECT_EQ(model.expected_value({0, 0, 10, 0}), of_all);
  EXPECT_EQ(model.expected_value({0, 0, 10, 99}), of_all) << "no repeats, no mean value";
  EXPECT_NEAR(model.expected_value({1, 5, 10, 90}), (6 * 90 + 6 * 15) / (6 + 3.), 1e-12);
  EXPECT_LT(model.expected_value({1, 5, 10, 90}), model.expected_value({9, 5, 10, 90}));
  EXPECT_NEAR(model.expected_value({100'000, 5, 10, 90}), 90, 1e-3);
}

TEST(GammaGamma, LikelihoodIsADensity) {
  const GammaGamma model{2, 3, 10};
  double mass = 0; // of the mean of two purchases, in logarithms of the value
  constexpr double width = 0.01;
  for (double log_value = -12; log_value < 12; log_value += width)
    mass += std::exp(model.log_likelihood({2, 1, 2, std::exp(log_value)}) + log_value) * width;
  EXPECT_NEAR(mass, 1, 1e-6);
  EXPECT_EQ(model.log_likelihood({0, 0, 1, 0}), 0) << "nothing is known";
}

std::vector<PurchaseHistory> spenders_of(const std::vector<double>& values, double currency = 1) {
  std::vector<PurchaseHistory> histories;
  for (std::size_t i = 0; i < values.size(); ++i)
    histories.push_back({static_cast<std::uint32_t>(1 + i % 7), 1, 2, values[i] * currency});
  return histories;
}

TEST(GammaGamma, IsTheSameInAnyCurrencyAndOrder) {
  std::vector<double> values;
  for (int i = 0; i < 200; ++i) values.push_back(5 + 20 * std::abs(std::sin(i * 1.7)));
  const auto histories = spenders_of(values);
  const std::vector<PurchaseHistory> backwards(histories.rbegin(), histories.rend());
  const GammaGammaFit fit = fit_gamma_gamma(histories);
  ASSERT_TRUE(fit.model);
  EXPECT_TRUE(fit.converged);
  EXPECT_EQ(fit.model->v, fit_gamma_gamma(backwards).model->v);
  const GammaGamma cents = *fit_gamma_gamma(spenders_of(values, 100)).model;
  EXPECT_NEAR(cents.expected_value({3, 1, 2, 1000}) / fit.model->expected_value({3, 1, 2, 10}), 100,
              1e-3);
}

TEST(GammaGamma, HeavyTailsAndEqualValuesHaveFiguresThatAreNumbers) {
  std::vector<double> heavy;
  for (int i = 1; i <= 300; ++i) heavy.push_back(std::pow(300.0 / i, 6));
  for (const auto& values : {heavy, std::vector<double>(80, 5.0), std::vector<double>(80, 1e-9)}) {
    const GammaGammaFit fit = fit_gamma_gamma(spenders_of(values));
    ASSERT_TRUE(fit.model) << fit.reason;
    EXPECT_GT(fit.model->q, 1);
    for (const double value : {0.0, 1e-9, 5.0, 1e15}) {
      const double expected = fit.model->expected_value({2, 1, 2, value});
      EXPECT_TRUE(expected > 0 && std::isfinite(expected)) << value;
    }
  }
  EXPECT_NEAR(fit_gamma_gamma(spenders_of(std::vector<double>(80, 5.0))).model->expected_value({}),
              5, 1e-3);
}

TEST(GammaGamma, SaysWhyItCannotBeFitted) {
  EXPECT_EQ(fit_gamma_gamma({}).reason, "no customer bought again for more than nothing");
  EXPECT_EQ(fit_gamma_gamma(spenders_of(std::vector<double>(3, 5.0))).reason,
            "only 3 customers bought again for more than nothing; a model needs 50");
  EXPECT_FALSE(fit_gamma_gamma(spenders_of(std::vector<double>(99, 0.0))).model);
}

const BuyingModel worth_model{BgNbd{0.243, 4.414, 0.793, 2.426}};
const PurchaseHistory worth_history{2, 30, 38, 20};

TEST(LifetimeValue, WithoutDiscountIsPurchasesTimesValue) {
  EXPECT_NEAR(lifetime_value(worth_model, worth_history, 20, {52, 0}),
              20 * worth_model.expected_purchases(worth_history, 52), 1e-9);
  EXPECT_EQ(lifetime_value(worth_model, worth_history, 20, {0, 0.01}), 0);
}

TEST(LifetimeValue, DiscountsEveryPeriodAtItsEnd) {
  const auto purchases = purchases_by_period(worth_model, worth_history, 2);
  EXPECT_NEAR(lifetime_value(worth_model, worth_history, 20, {2, 0.25}),
              20 * (purchases[0] / 1.25 + purchases[1] / 1.5625), 1e-12);
  EXPECT_GT(purchases[0], purchases[1]) << "customers leave";
}

TEST(LifetimeValue, RefusesADiscountThatMakesNoSense) {
  EXPECT_THROW(lifetime_value(worth_model, worth_history, 20, {2, -1}), UsageError);
  EXPECT_THROW(lifetime_value(worth_model, worth_history, 20, {2, std::nan("")}), UsageError);
}

} // namespace
} // namespace ilk
