// Whether a model of buying foretells better than rules that need none.
#include <cmath>
#include <limits>

#include <gtest/gtest.h>

#include "behaviour/holdout_check.h"

namespace ilk {
namespace {

TEST(ConcentrationBy, IsTheGiniCoefficientOfTheOrderByPrediction) {
  const std::vector<double> values{0, 1, 2, 7};
  const std::vector<double> rising{1, 2, 3, 4}, falling{4, 3, 2, 1}, equal{5, 5, 5, 5};
  EXPECT_NEAR(concentration_by(values, values), 2 * (2 * 1 + 3 * 2 + 4 * 7) / (4 * 10.) - 5. / 4,
              1e-15);
  EXPECT_EQ(concentration_by(rising, values), concentration_by(values, values));
  EXPECT_NEAR(concentration_by(falling, values), -concentration_by(values, values), 1e-15);
  EXPECT_EQ(concentration_by(equal, values), 0) << "ties share their ranks";
  EXPECT_EQ(concentration_by(rising, std::vector<double>(4, 0.0)), 0);
  EXPECT_EQ(concentration_by({}, {}), 0);
}

// A model under which rates hardly differ from repeats / age, nobody leaving.
const BuyingModel faithful_model{ParetoNbd{1, 4, 1e-6, 1e6}};

TEST(HoldoutCheck, ComparesTheModelWithBothRules) {
  const std::vector<HoldoutCustomer> customers{{{4, 9, 10, 2}, 10, 5, 15},
                                               {{0, 0, 10, 0}, 6, 1, 2}};
  const HoldoutCheck check = check_holdout(faithful_model, GammaGamma{1, 2, 3}, customers, 10);
  EXPECT_EQ(check.customers, 2u);
  EXPECT_EQ(check.actual_purchases, 6);
  EXPECT_EQ(check.actual_value, 17);
  // As often as before: 4 and 0 of 5 and 1. As all: 0.2 a period, 2 each.
  EXPECT_DOUBLE_EQ(check.purchases.as_before.mean_absolute_error, 1);
  EXPECT_DOUBLE_EQ(check.purchases.as_everybody.mean_absolute_error, 2);
  EXPECT_NEAR(check.purchases.model.mean_absolute_error, (10. / 7 + 2. / 7) / 2, 1e-4);
  EXPECT_EQ(check.purchases.as_before.ranking, 1);
  EXPECT_EQ(check.purchases.as_everybody.ranking, 0);
  // 10 / 5 a purchase, or 16 / 6 of all.
  EXPECT_DOUBLE_EQ(check.value.as_before.mean_absolute_error, (7 + 2) / 2.);
  EXPECT_NEAR(check.value.as_everybody.mean_absolute_error, (15 - 16 / 3. + 16 / 3. - 2) / 2,
              1e-12);
  EXPECT_TRUE(check.purchases.model_is_better());
}

TEST(HoldoutCheck, AModelThatErrsMoreIsNotBetter) {
  const std::vector<HoldoutCustomer> customers{{{4, 9, 10, 2}, 10, 4, 8}, {{0, 0, 10, 0}, 6, 0, 0}};
  EXPECT_FALSE(
      check_holdout(faithful_model, std::nullopt, customers, 10).purchases.model_is_better());
}

TEST(HoldoutCheck, ARankingThatIsClearlyWorseIsNotBetter) {
  RuleComparison rules{{1, 0.66}, {2, 0.69}, {2, 0}};
  EXPECT_TRUE(rules.model_is_better()) << "rankings are as good as equal";
  rules.as_before.ranking = 0.8;
  EXPECT_FALSE(rules.model_is_better());
  EXPECT_FALSE(RuleComparison{}.model_is_better());
}

TEST(HoldoutCheck, ExtremesHaveFiguresThatAreNumbers) {
  const double inf = std::numeric_limits<double>::infinity(), nan = std::nan("");
  const std::vector<std::vector<HoldoutCustomer>> cases{
      {},
      {{{0, 0, 0, 0}, 0, 0, 0}},
      {{{100'000, 1, 0, 1e300}, 1e308, 1e5, 1e308}, {{1, 1, 2, 3}, inf, nan, -5}}};
  for (const auto& customers : cases) {
    const HoldoutCheck check = check_holdout(faithful_model, std::nullopt, customers, 10);
    for (const RuleComparison& rules : {check.purchases, check.value})
      for (const Accuracy& each : {rules.model, rules.as_before, rules.as_everybody})
        EXPECT_TRUE(std::isfinite(each.mean_absolute_error) && std::isfinite(each.ranking));
    EXPECT_EQ(check.customers, customers.size());
  }
}

TEST(HoldoutCheck, IsTheSameInAnyOrder) {
  std::vector<HoldoutCustomer> customers;
  for (std::uint32_t i = 0; i < 50; ++i)
    customers.push_back({{i % 5, 3. + i % 3, 10. + i % 4, 1.1 * i}, 3.3 * i, i % 4 + 0.0, 0.7 * i});
  const HoldoutCheck one = check_holdout(faithful_model, std::nullopt, customers, 9);
  std::reverse(customers.begin(), customers.end());
  const HoldoutCheck other = check_holdout(faithful_model, std::nullopt, customers, 9);
  EXPECT_EQ(one.value.model.mean_absolute_error, other.value.model.mean_absolute_error);
  EXPECT_EQ(one.value.model.ranking, other.value.model.ranking);
  EXPECT_EQ(one.predicted_value, other.predicted_value);
}

} // namespace
} // namespace ilk
