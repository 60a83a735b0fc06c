// A figure against its nulls, and the gates at their limits.
#include <algorithm>
#include <cmath>
#include <limits>

#include <gtest/gtest.h>

#include "base/philox.h"
#include "judge/gates.h"
#include "support/effort.h"
#include "support/gate_figures.h"
#include "words/gate_words.h"

namespace ilk {
namespace {

using test::beaten_by;
using test::exact_limits;
using test::figures_at_limits;
using test::not_beaten;

constexpr double infinity = std::numeric_limits<double>::infinity();

double below(double value) {
  return std::nextafter(value, -infinity);
}

bool has(const std::string& text, const std::string& words) {
  return text.find(words) != std::string::npos;
}

// 95% quantiles of Student's t as printed in tables, to six decimals.
struct HandComputed {
  std::vector<double> reruns;
  double mean;
  double deviation;
  double t;
};

std::vector<HandComputed> hand_computed() {
  std::vector<double> twenty(20, 0.0);
  std::fill_n(twenty.begin(), 10, 1.0);
  return {{{1, 3}, 2, std::sqrt(2.0), 6.313752},
          {{5, 1, 4, 2, 3}, 3, std::sqrt(2.5), 2.131847},
          {twenty, 0.5, std::sqrt(5.0 / 19), 1.729133}};
}

TEST(NullComparison, BoundsANewRerunByStudentsT) {
  for (const auto& [reruns, mean, deviation, t] : hand_computed()) {
    const double reach = deviation * std::sqrt(1 + 1 / static_cast<double>(reruns.size()));
    const double tolerance = 1e-6 * reach; // the tables' last decimal
    for (const Better better : {Better::higher, Better::lower}) {
      const auto comparison = compare_with_null(mean, reruns, better);
      EXPECT_NEAR(comparison.mean, mean, 1e-15 * 20);
      EXPECT_NEAR(comparison.deviation, deviation, 1e-14);
      EXPECT_NEAR(comparison.limit, better == Better::higher ? mean + t * reach : mean - t * reach,
                  tolerance);
      EXPECT_EQ(comparison.reruns, reruns.size());
      EXPECT_FALSE(comparison.beaten());
    }
  }
}

TEST(NullComparison, IsBeatenBeyondTheLimitOnly) {
  const double reruns[] = {1, 3};
  const double high = compare_with_null(0, reruns).limit;
  EXPECT_FALSE(compare_with_null(high, reruns).beaten());
  EXPECT_TRUE(compare_with_null(std::nextafter(high, infinity), reruns).beaten());
  EXPECT_FALSE(compare_with_null(-100, reruns).beaten());
  const double low = compare_with_null(0, reruns, Better::lower).limit;
  EXPECT_FALSE(compare_with_null(low, reruns, Better::lower).beaten());
  EXPECT_TRUE(compare_with_null(below(low), reruns, Better::lower).beaten());
  EXPECT_FALSE(compare_with_null(100, reruns, Better::lower).beaten());
}

TEST(NullComparison, CountsTheRerunsThatAreWorse) {
  const double reruns[] = {1, 2, 2, 3, 4};
  EXPECT_EQ(compare_with_null(2, reruns).rank, 1u);
  EXPECT_EQ(compare_with_null(9, reruns).rank, 5u);
  EXPECT_EQ(compare_with_null(2, reruns, Better::lower).rank, 2u);
  EXPECT_EQ(compare_with_null(9, reruns, Better::lower).rank, 0u);
}

TEST(NullComparison, ExceedsTheMeanInTheBetterDirection) {
  const double reruns[] = {1, 3};
  EXPECT_EQ(compare_with_null(5, reruns).excess(), 3);
  EXPECT_EQ(compare_with_null(5, reruns, Better::lower).excess(), -3);
}

TEST(NullComparison, IsNeverBeatenWithFewerThanTwoReruns) {
  const double one[] = {1};
  for (const auto& reruns : {std::span<const double>(), std::span<const double>(one)}) {
    EXPECT_EQ(compare_with_null(1e9, reruns).limit, infinity);
    EXPECT_FALSE(compare_with_null(1e9, reruns).beaten());
    EXPECT_EQ(compare_with_null(-1e9, reruns, Better::lower).limit, -infinity);
    EXPECT_FALSE(compare_with_null(-1e9, reruns, Better::lower).beaten());
  }
}

TEST(NullComparison, IsNotBeatenByWhatAllRerunsAre) {
  const double reruns[] = {0.5, 0.5, 0.5};
  EXPECT_FALSE(compare_with_null(0.5, reruns).beaten());
  EXPECT_TRUE(compare_with_null(0.5000001, reruns).beaten());
}

// The limit is such that one in twenty new tables without segments would beat it.
TEST(NullComparison, IsBeatenByOneInTwentyNewTables) {
  RandomSequence random(RandomStream(1, Purpose::test));
  const auto trials = static_cast<int>(test::trials(20'000));
  for (const std::size_t reruns : {2u, 5u, 20u})
    for (const Better better : {Better::higher, Better::lower}) {
      int beaten = 0;
      std::vector<double> figures(reruns);
      for (int trial = 0; trial < trials; ++trial) {
        for (double& figure : figures) figure = 0.3 + 0.02 * random.normal();
        beaten += compare_with_null(0.3 + 0.02 * random.normal(), figures, better).beaten();
      }
      // A binomial share's deviation is sqrt(p (1 - p) / trials).
      EXPECT_NEAR(static_cast<double>(beaten) / trials, 0.05, 4 * std::sqrt(0.05 * 0.95 / trials))
          << reruns << " reruns";
    }
}

std::vector<std::string> failures(const GateFigures& figures) {
  std::vector<std::string> keys;
  for (const Gate& gate : judge_gates(exact_limits(), figures))
    if (!gate.passed) keys.emplace_back(gate.key());
  return keys;
}

using Keys = std::vector<std::string>;

const Gate& gate_named(const std::vector<Gate>& gates, const std::string& key) {
  return *std::ranges::find(gates, key, &Gate::key);
}

TEST(Gates, AllPassAtTheirLimits) {
  EXPECT_EQ(failures(figures_at_limits()), Keys());
  Keys keys;
  for (const Gate& gate : judge_gates(exact_limits(), figures_at_limits()))
    keys.emplace_back(gate.key());
  EXPECT_EQ(keys, (Keys{"customers", "beats_independent", "beats_copula", "null_excess",
                        "encoder_agreement", "bootstrap_agreement", "input_silhouette",
                        "smallest_share", "smallest_size"}));
}

TEST(Gates, EachFailsJustUnderItsLimitAndAlone) {
  const auto failing = [](auto&& change) {
    GateFigures figures = figures_at_limits();
    change(figures);
    return failures(figures);
  };
  EXPECT_EQ(failing([](auto& f) { f.customers = 199; }), Keys{"customers"});
  EXPECT_EQ(failing([](auto& f) { f.independent[1] = not_beaten(); }), Keys{"beats_independent"});
  EXPECT_EQ(failing([](auto& f) { f.copula[0].limit = f.copula[0].observed; }),
            Keys{"beats_copula"});
  EXPECT_EQ(failing([](auto& f) { f.copula[1].mean += 0x1p-40; }), Keys{"null_excess"});
  EXPECT_EQ(failing([](auto& f) { f.encoder_agreement = below(0.75); }), Keys{"encoder_agreement"});
  EXPECT_EQ(failing([](auto& f) { f.bootstrap_agreement = below(0.625); }),
            Keys{"bootstrap_agreement"});
  EXPECT_EQ(failing([](auto& f) { f.silhouette_attributes = below(0.375); }),
            Keys{"input_silhouette"});
  EXPECT_EQ(failing([](auto& f) { f.smallest_share = below(0.0625); }), Keys{"smallest_share"});
  EXPECT_EQ(failing([](auto& f) { f.smallest_size = 12; }), Keys{"smallest_size"});
}

TEST(Gates, TakeAShareOfANegativeSilhouetteAway) {
  GateFigures figures = figures_at_limits();
  figures.silhouette_plain = -0.5;
  figures.silhouette_attributes = -0.625;
  EXPECT_EQ(failures(figures), Keys());
  figures.silhouette_attributes = below(-0.625);
  EXPECT_EQ(failures(figures), Keys{"input_silhouette"});
}

TEST(Gates, WhatWasNotMeasuredDoesNotPass) {
  GateFigures figures = figures_at_limits();
  figures.independent.clear();
  figures.copula.clear();
  figures.encoder_agreement.reset();
  figures.bootstrap_agreement.reset();
  EXPECT_EQ(failures(figures), (Keys{"beats_independent", "beats_copula", "null_excess",
                                     "encoder_agreement", "bootstrap_agreement"}));
  for (const Gate& gate : judge_gates(exact_limits(), figures))
    EXPECT_EQ(gate.was_measured, gate.passed)
        << gate.key(); // all that was measured is at its limit
  GateLimits none;
  none[null_excess_gate] = 0;
  EXPECT_FALSE(gate_named(judge_gates(none, figures), "null_excess").passed)
      << "an excess of nothing is no excess of 0";
}

TEST(Gates, SayWhatMustHoldAndWhatWasMeasured) {
  const GateFigures figures = figures_at_limits();
  const auto gates = judge_gates(exact_limits(), figures);
  const auto expect_words = [&](const char* key, const char* claim, const char* measured) {
    const Gate& gate = gate_named(gates, key);
    EXPECT_TRUE(has(gate_claim(gate, figures), claim)) << gate_claim(gate, figures);
    EXPECT_TRUE(has(gate_measured(gate, figures), measured)) << gate_measured(gate, figures);
  };
  expect_words("customers", "at least 200 customers", "200");
  expect_words("beats_independent", "95% limit of tables with every column shuffled",
               "where made 0.500 against 0.375, attributes 0.500 against 0.375 (4 reruns)");
  expect_words("beats_copula", "same distributions and rank correlations",
               "where made 0.500 against 0.313, attributes 0.500 against 0.438 (4 reruns)");
  expect_words("null_excess", "at least 0.25 above", "+0.250");
  expect_words("encoder_agreement", "at least 0.75", "0.750");
  expect_words("bootstrap_agreement", "at least 0.63", "0.625");
  expect_words("input_silhouette", "at least 75% of plain k-means'", "0.375 against 0.500");
  expect_words("smallest_share", "at least 6.3% of the customers", "6.3%");
}

TEST(Gates, HaveWordsForWhatWasNotMeasured) {
  const GateFigures figures;
  for (const Gate& gate : judge_gates({}, figures)) {
    EXPECT_EQ(gate_measured(gate, figures) == "not measured", !gate.was_measured) << gate.key();
    EXPECT_NE(gate_meaning(gate), "") << gate.key();
  }
}

TEST(Gates, AreCounted) {
  GateFigures figures = figures_at_limits();
  EXPECT_EQ(gates_heading(judge_gates(exact_limits(), figures)), "All 9 tests hold");
  figures.customers = 1;
  EXPECT_EQ(gates_heading(judge_gates(exact_limits(), figures)), "8 of 9 tests hold");
  figures.encoder_agreement.reset();
  const auto gates = judge_gates(exact_limits(), figures);
  EXPECT_EQ(gates_heading(gates), "7 of 9 tests hold, 1 does not, 1 was not measured");
  EXPECT_EQ(abandoned_heading("code", gates),
            "Made in the code: 1 of 9 tests did not hold, 1 not measured");
}

TEST(Gates, AllComparisonsMustBeBeatenAndThereMustBeOne) {
  EXPECT_FALSE(all_beaten({}));
  EXPECT_TRUE(all_beaten({beaten_by(0.25)}));
  EXPECT_FALSE(all_beaten({beaten_by(0.25), not_beaten()}));
  EXPECT_EQ(mean_excess({}), 0);
  EXPECT_EQ(mean_excess({beaten_by(0.25), beaten_by(0.125)}), 0.1875);
}

} // namespace
} // namespace ilk
