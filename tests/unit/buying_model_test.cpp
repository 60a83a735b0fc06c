// Fits of the models of buying: what they need, and what they do with customers who are all alike.
#include <cmath>

#include <gtest/gtest.h>

#include "behaviour/buying_model.h"
#include "behaviour/history_groups.h"

namespace ilk {
namespace {

constexpr BuyingModelKind both_kinds[] = {BuyingModelKind::bg_nbd, BuyingModelKind::pareto_nbd};

std::vector<PurchaseHistory> repeated_histories(const std::vector<PurchaseHistory>& histories,
                                                int times) {
  std::vector<PurchaseHistory> all;
  for (int i = 0; i < times; ++i) all.insert(all.end(), histories.begin(), histories.end());
  return all;
}

// Some who buy often, some who seldom do, some who left.
const std::vector<PurchaseHistory> mixed_buyers{
    {0, 0, 20, 0}, {0, 0, 35, 0}, {0, 0, 40, 0},  {1, 3, 40, 0},  {1, 30, 40, 0}, {0, 0, 30, 0},
    {2, 9, 35, 0}, {5, 9, 30, 0}, {9, 38, 40, 0}, {3, 18, 20, 0}, {0, 0, 10, 0},  {1, 8, 15, 0}};

TEST(BuyingModel, SaysWhyItCannotBeFitted) {
  for (const BuyingModelKind kind : both_kinds) {
    EXPECT_EQ(BuyingModel::fit(kind, {}).reason, "no customer bought");
    EXPECT_EQ(BuyingModel::fit(kind, repeated_histories({{1, 2, 3, 0}}, 1)).reason,
              "only 1 customer bought; a model needs 50");
    EXPECT_EQ(BuyingModel::fit(kind, repeated_histories({{0, 0, 9, 0}}, 60)).reason,
              "no customer bought again");
    EXPECT_EQ(BuyingModel::fit(kind, repeated_histories({{1, 0, 0, 0}}, 60)).reason,
              "no time has passed since the first purchases");
    EXPECT_FALSE(BuyingModel::fit(kind, {}).model);
  }
}

TEST(BuyingModel, IsTheSameToTheBitForAnyOrderOfTheCustomers) {
  const std::vector<PurchaseHistory> histories = repeated_histories(mixed_buyers, 6);
  const std::vector<PurchaseHistory> backwards(histories.rbegin(), histories.rend());
  for (const BuyingModelKind kind : both_kinds) {
    const BuyingModel one = *BuyingModel::fit(kind, histories).model;
    const BuyingModel other = *BuyingModel::fit(kind, backwards).model;
    EXPECT_TRUE(one.converged());
    for (std::size_t i = 0; i < 4; ++i)
      EXPECT_EQ(one.parameters()[i].value, other.parameters()[i].value) << one.parameters()[i].name;
    EXPECT_EQ(one.log_likelihood(histories), other.log_likelihood(backwards));
  }
}

TEST(BuyingModel, IsTheSameInAnyUnitOfTime) {
  const std::vector<PurchaseHistory> weeks = repeated_histories(mixed_buyers, 6);
  constexpr double seconds = 7 * 24 * 3600;
  std::vector<PurchaseHistory> finer = weeks;
  for (PurchaseHistory& history : finer) history.recency *= seconds, history.age *= seconds;
  for (const BuyingModelKind kind : both_kinds) {
    const BuyingModel coarse = *BuyingModel::fit(kind, weeks).model;
    const BuyingModel fine = *BuyingModel::fit(kind, finer).model;
    EXPECT_NEAR(coarse.expected_purchases(weeks[8], 10),
                fine.expected_purchases(finer[8], 10 * seconds), 1e-5);
    EXPECT_NEAR(coarse.alive(weeks[7]), fine.alive(finer[7]), 1e-6);
  }
}

TEST(BuyingModel, NoParametersNearbyAreMoreLikely) {
  const std::vector<PurchaseHistory> histories = repeated_histories(mixed_buyers, 6);
  const BuyingModel fitted = *BuyingModel::fit(BuyingModelKind::bg_nbd, histories).model;
  const double best = fitted.log_likelihood(histories);
  for (std::size_t i = 0; i < 4; ++i)
    for (const double factor : {0.98, 1.02}) {
      auto values = fitted.parameters();
      values[i].value *= factor;
      const BgNbd moved{values[0].value, values[1].value, values[2].value, values[3].value};
      EXPECT_LT(BuyingModel(moved).log_likelihood(histories), best) << values[i].name;
    }
}

TEST(BuyingModel, CustomersWhoAreAllAlikeAreFitted) {
  const std::vector<std::vector<PurchaseHistory>> all_alike{
      {{3, 20, 30, 0}},                                           // one history
      {{30, 30, 30, 0}},                                          // nobody leaves
      {{5, 0, 30, 0}, {4, 0, 30, 0}},                             // all left at once
      {{1, 1, 30, 0}, {0, 0, 30, 0}},                             // hardly anybody repeats
      {{100'000, 100, 100, 0}, {0, 0, 100, 0}, {1, 1e-3, 50, 0}}, // one in three a machine
      {{1, 0.5, 0.5, 0}, {0, 0, 0, 0}}};                          // nearly no time
  for (const BuyingModelKind kind : both_kinds)
    for (const std::vector<PurchaseHistory>& alike : all_alike) {
      const std::vector<PurchaseHistory> histories = repeated_histories(alike, 60);
      const BuyingFit fit = BuyingModel::fit(kind, histories);
      ASSERT_TRUE(fit.model) << fit.reason;
      EXPECT_TRUE(std::isfinite(fit.model->log_likelihood(histories)));
      for (const auto& [name, value] : fit.model->parameters()) EXPECT_TRUE(value > 0) << name;
      for (const PurchaseHistory& history : alike) {
        const double expected = fit.model->expected_purchases(history, 10);
        EXPECT_TRUE(expected >= 0 && std::isfinite(expected)) << history.repeats;
      }
      EXPECT_TRUE(std::isfinite(fit.model->expected_from_new(10)));
    }
  // Who buys every period will go on.
  const BuyingFit steady =
      BuyingModel::fit(both_kinds[0], repeated_histories({{30, 30, 30, 0}}, 60));
  EXPECT_NEAR(steady.model->expected_purchases({30, 30, 30, 0}, 10), 10, 1e-3);
}

TEST(BuyingModel, KnowsItsKindAndParameters) {
  const BuyingModel model(ParetoNbd{0.5, 10, 0.6, 12});
  EXPECT_EQ(model.kind(), BuyingModelKind::pareto_nbd);
  EXPECT_EQ(name_of(model.kind()), "Pareto/NBD");
  EXPECT_EQ(model.parameters()[3].name, "beta");
  EXPECT_EQ(model.parameters()[3].value, 12);
  EXPECT_EQ(BuyingModel(BgNbd{}).parameters()[2].name, "a");
  EXPECT_EQ(name_of(BuyingModel(BgNbd{}).kind()), "BG/NBD");
}

} // namespace
} // namespace ilk
