// Models of buying customers and survival curves, against mpmath, lifetimes, lifelines and what was
// published of the customers of CDNOW.
#include <cmath>
#include <fstream>
#include <limits>
#include <sstream>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "behaviour/buying_model.h"
#include "behaviour/gamma_gamma.h"
#include "behaviour/kaplan_meier.h"
#include "behaviour/lifetime_value.h"
#include "support/golden.h"
#include "support/paths.h"

namespace ilk {
namespace {

using nlohmann::json;

PurchaseHistory history_of(const json& triple) {
  return {triple[0].get<std::uint32_t>(), triple[1].get<double>(), triple[2].get<double>(),
          triple.size() > 3 ? triple[3].get<double>() : 0};
}

// The customers of CDNOW, in weeks and dollars.
const std::vector<PurchaseHistory>& cdnow_customers() {
  static const std::vector<PurchaseHistory> customers = [] {
    std::ifstream file(test::source_path("tests/golden/data/cdnow_summary.csv"));
    std::vector<PurchaseHistory> read;
    std::string line;
    std::getline(file, line); // names
    while (std::getline(file, line)) {
      std::istringstream cells(line);
      PurchaseHistory history;
      char comma = 0;
      cells >> history.repeats >> comma >> history.recency >> comma >> history.age >> comma >>
          history.mean_value;
      read.push_back(history);
    }
    return read;
  }();
  return customers;
}

BuyingModel model_of(BuyingModelKind kind, const json& p) {
  if (kind == BuyingModelKind::bg_nbd) return BuyingModel(BgNbd{p[0], p[1], p[2], p[3]});
  return BuyingModel(ParetoNbd{p[0], p[1], p[2], p[3]});
}

// Logarithms are summed from some that are larger by a factor of ten, and a probability is off by
// as much as its logarithm is: about 1e-12 of these. Expectations lose four digits more at most.
void expect_figures(BuyingModelKind kind, const json& cases, const json& horizons) {
  for (const json& each : cases) {
    const BuyingModel model = model_of(kind, each["parameters"]);
    const PurchaseHistory history = history_of(each["history"]);
    const double log = each["log_likelihood"], alive = each["alive"];
    EXPECT_NEAR(model.log_likelihood(history), log, 1e-11 * std::max(1.0, std::abs(log))) << each;
    EXPECT_NEAR(model.alive(history), alive, 1e-10 * alive) << each;
    for (std::size_t i = 0; i < horizons.size(); ++i) {
      const double expected = each["expected"][i];
      EXPECT_NEAR(model.expected_purchases(history, horizons[i]), expected, 1e-9 * expected)
          << horizons[i] << " " << each;
    }
  }
}

TEST(BehaviourGolden, BgNbdIsItsClosedFormIn60Digits) {
  const json& golden = test::golden("behaviour");
  expect_figures(BuyingModelKind::bg_nbd, golden["bg_nbd"], golden["horizons"]);
}

TEST(BehaviourGolden, ParetoNbdIsItsClosedFormIn60Digits) {
  const json& golden = test::golden("behaviour");
  expect_figures(BuyingModelKind::pareto_nbd, golden["pareto_nbd"], golden["horizons"]);
}

// Where lifetimes stops, the likelihood is flat to about 1e-8 of it, and so are parameters to 1e-4;
// what they say together is nearer.
TEST(BehaviourGolden, FitsAreThoseOfLifetimes) {
  for (const json& each : test::golden("behaviour")["fits"]) {
    const auto kind =
        each["model"] == "bg_nbd" ? BuyingModelKind::bg_nbd : BuyingModelKind::pareto_nbd;
    std::vector<PurchaseHistory> histories = cdnow_customers();
    if (each["data"] == "simulated") {
      histories.clear();
      for (const json& triple : each["histories"]) histories.push_back(history_of(triple));
    }
    const BuyingFit fit = BuyingModel::fit(kind, histories);
    ASSERT_TRUE(fit.model) << fit.reason;
    EXPECT_TRUE(fit.model->converged());
    double expected = 0, alive = 0;
    for (const PurchaseHistory& history : histories) {
      expected += fit.model->expected_purchases(history, 39);
      alive += fit.model->alive(history);
    }
    for (std::size_t i = 0; i < 4; ++i) {
      const auto [name, value] = fit.model->parameters()[i];
      const double theirs = each["parameters"][i];
      EXPECT_NEAR(value, theirs, 1e-4 * theirs) << each["model"] << each["data"] << name;
    }
    const double log = each["log_likelihood"];
    EXPECT_NEAR(fit.model->log_likelihood(histories), log, 1e-8 * std::abs(log));
    EXPECT_GE(fit.model->log_likelihood(histories), log - 1e-9 * std::abs(log)) << "no lower";
    EXPECT_NEAR(expected, each["expected"].get<double>(), 1e-4 * expected);
    EXPECT_NEAR(alive, each["alive"].get<double>(), 1e-4 * alive);
  }
}

// Fader, Hardie & Lee (2005), table 2, to the digits that they print; the Pareto/NBD model to those
// that lifetimes and its documentation give.
TEST(BehaviourGolden, FitsToCdnowAreThePublishedOnes) {
  const auto expect_published = [](BuyingModelKind kind, const std::array<double, 4>& published,
                                   double within, double log_likelihood) {
    const BuyingModel model = *BuyingModel::fit(kind, cdnow_customers()).model;
    for (std::size_t i = 0; i < 4; ++i)
      EXPECT_NEAR(model.parameters()[i].value, published[i], within) << model.parameters()[i].name;
    EXPECT_NEAR(model.log_likelihood(cdnow_customers()), log_likelihood, 0.05);
  };
  expect_published(BuyingModelKind::bg_nbd, {0.243, 4.414, 0.793, 2.426}, 0.0005, -9582.4);
  expect_published(BuyingModelKind::pareto_nbd, {0.553, 10.578, 0.606, 11.669}, 0.0015, -9595.0);
}

TEST(BehaviourGolden, SpendingIsThatOfLifetimesAndFaderAndHardie) {
  const json& golden = test::golden("behaviour")["spending"];
  const GammaGammaFit fit = fit_gamma_gamma(cdnow_customers());
  ASSERT_TRUE(fit.model && fit.converged) << fit.reason;
  EXPECT_NEAR(fit.model->p, 6.25, 0.005);
  EXPECT_NEAR(fit.model->q, 3.74, 0.005);
  EXPECT_NEAR(fit.model->v, 15.45, 0.005);
  const json& theirs = golden["parameters"];
  EXPECT_NEAR(fit.model->p, theirs[0].get<double>(), 1e-4 * 6.25);
  EXPECT_NEAR(fit.model->q, theirs[1].get<double>(), 1e-4 * 3.74);
  EXPECT_NEAR(fit.model->v, theirs[2].get<double>(), 1e-4 * 15.45);
  const GammaGamma same{theirs[0], theirs[1], theirs[2]};
  for (const json& each : golden["values"]) {
    const PurchaseHistory history{each["repeats"].get<std::uint32_t>(), 1, 2, each["mean_value"]};
    EXPECT_NEAR(same.log_likelihood(history), each["log_likelihood"].get<double>(), 1e-9) << each;
    EXPECT_NEAR(same.expected_value(history), each["expected"].get<double>(), 1e-9) << each;
  }
}

TEST(BehaviourGolden, LifetimeValuesAreThoseOfLifetimes) {
  const json& golden = test::golden("behaviour")["spending"];
  const json& worth = golden["worth"];
  const BuyingModel buying = model_of(BuyingModelKind::bg_nbd, golden["buying"]);
  const json& p = golden["parameters"];
  const GammaGamma spend{p[0], p[1], p[2]};
  for (std::size_t i = 0; i < worth["histories"].size(); ++i) {
    const PurchaseHistory history = history_of(worth["histories"][i]);
    const double value = lifetime_value(buying, history, spend.expected_value(history),
                                        {worth["periods"], worth["discount_rate"]});
    EXPECT_NEAR(value, worth["value"][i].get<double>(), 1e-8 * value) << i;
  }
}

TEST(BehaviourGolden, SurvivalIsThatOfLifelines) {
  for (const json& each : test::golden("behaviour")["survival"]) {
    std::vector<Duration> durations;
    for (std::size_t i = 0; i < each["lengths"].size(); ++i)
      durations.push_back({each["lengths"][i], each["ended"][i]});
    const SurvivalCurve curve(durations);
    for (std::size_t i = 0; i < each["times"].size(); ++i) {
      const double time = each["times"][i];
      EXPECT_NEAR(curve.survival_at(time), each["survival"][i].get<double>(), 1e-12) << time;
      EXPECT_NEAR(curve.interval_at(time).low, each["limits"][i][0].get<double>(), 1e-10) << time;
      EXPECT_NEAR(curve.interval_at(time).high, each["limits"][i][1].get<double>(), 1e-10) << time;
    }
    EXPECT_EQ(curve.median(), each["median"].is_null() ? std::numeric_limits<double>::infinity()
                                                       : each["median"].get<double>());
  }
}

} // namespace
} // namespace ilk
