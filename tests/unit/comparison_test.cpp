// The verdict of a comparison: what is past a limit, what is watched, what chance may explain.
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "base/philox.h"
#include "facts/limit_figure.h"
#include "report/comparison_data.h"
#include "report/comparison_lists.h"
#include "words/comparison_words.h"

namespace ilk {
namespace {

Comparison stable() {
  Comparison c;
  c.fitted_rows = 1000;
  c.table.values = Matrix(1000, 1);
  for (const char* name : {"spend", "visits"}) {
    c.attributes.emplace_back();
    c.attributes.back().schema = described(name, Role::attribute);
    c.attributes.back().drift.psi_by_chance = 0.02;
    c.attributes.back().drift.ks = 0.01;
  }
  c.axes.resize(2);
  c.then = c.now = {0.4, 0.3, 0.9, 0.35, 0.01, 0.1};
  c.segments = {{1, "A", 1}, {2, "B", 1}};
  c.sizes_then = c.sizes_now = {100, 900};
  c.unusual = {0.01, 0.02};
  return c;
}

Check check_of(const Comparison& c, const std::string& key, const ComparisonLimits& limits = {}) {
  for (const Check& check : comparison_facts(limits, c).checks)
    if (check.key == key) return check;
  throw std::runtime_error(key);
}

Health judged(const Comparison& c, const ComparisonLimits& limits = {}) {
  return comparison_facts(limits, c).verdict;
}

std::string sentence(const Comparison& c, const ComparisonLimits& limits = {}) {
  return sentence_of(comparison_facts(limits, c));
}

std::string text_of(const Comparison& c) {
  return comparison_text(c, comparison_facts({}, c));
}

nlohmann::json data_of(const Comparison& c) {
  return comparison_data(c, comparison_facts({}, c));
}

TEST(Comparison, OfTheSameCustomersHolds) {
  Comparison c = stable();
  EXPECT_EQ(judged(c), Health::holds);
  for (const Check& check : comparison_facts({}, c).checks)
    EXPECT_EQ(check.health, Health::holds) << check.key;
  EXPECT_EQ(sentence(c).find("still holds"), 0u);
}

TEST(Comparison, AnAttributePastTheLimitIsNamed) {
  Comparison c = stable();
  c.attributes[1].drift.psi = 0.26;
  EXPECT_EQ(judged(c), Health::past);
  EXPECT_EQ(comparison_facts({}, c).attributes[1], Health::past);
  EXPECT_NE(sentence(c).find("visits"), std::string::npos) << sentence(c);
  c.attributes[1].drift.psi = 0.25;
  EXPECT_EQ(judged(c), Health::watch) << "at the limit it is within";
  c.attributes[1].drift.psi = 0.1;
  EXPECT_EQ(judged(c), Health::holds);
  ComparisonLimits limits;
  limits.psi = 0.05;
  EXPECT_EQ(judged(c, limits), Health::past);
}

TEST(Comparison, WhatChanceMayExplainIsWatchedOnly) {
  Comparison c = stable();
  c.attributes[0].drift.psi = 0.4;
  c.attributes[0].drift.psi_by_chance = 0.5;
  EXPECT_EQ(judged(c), Health::watch);
  EXPECT_NE(sentence(c).find("too few customers to tell"), std::string::npos) << sentence(c);
  c.attributes[0].drift.psi = 0.2;
  EXPECT_EQ(judged(c), Health::holds);
}

TEST(Comparison, DistancesOfDistributionsCountWhereAsked) {
  Comparison c = stable();
  c.attributes[0].drift.ks = 0.3;
  EXPECT_EQ(judged(c), Health::holds);
  ComparisonLimits limits;
  limits.ks = 0.2;
  EXPECT_EQ(judged(c, limits), Health::past);
  EXPECT_EQ(check_of(c, "ks_attributes", limits).of, "spend");
}

TEST(Comparison, EveryFigureOfTheFitIsHeldToIt) {
  const auto verdict_with = [](double Standing::*figure, double value) {
    Comparison c = stable();
    c.now.*figure = value;
    return judged(c);
  };
  EXPECT_EQ(verdict_with(&Standing::silhouette_code, 0.37), Health::holds);
  EXPECT_EQ(verdict_with(&Standing::silhouette_code, 0.35), Health::watch);
  EXPECT_EQ(verdict_with(&Standing::silhouette_code, 0.29), Health::past);
  EXPECT_EQ(verdict_with(&Standing::silhouette_attributes, 0.2), Health::past);
  EXPECT_EQ(verdict_with(&Standing::margin, 0.2), Health::past);
  EXPECT_EQ(verdict_with(&Standing::reconstruction_r2, 0.85), Health::watch);
  EXPECT_EQ(verdict_with(&Standing::reconstruction_r2, 0.79), Health::past);
  EXPECT_EQ(verdict_with(&Standing::unusual, 0.019), Health::holds);
  EXPECT_EQ(verdict_with(&Standing::unusual, 0.03), Health::watch);
  EXPECT_EQ(verdict_with(&Standing::unusual, 0.06), Health::past);
}

TEST(Comparison, ASegmentThatHasAllButVanishedIsPast) {
  const auto verdict_with = [](std::uint64_t smallest) {
    Comparison c = stable();
    c.sizes_now = {smallest, 1000 - smallest};
    return judged(c);
  };
  EXPECT_EQ(verdict_with(20), Health::holds);
  EXPECT_EQ(verdict_with(15), Health::watch);
  EXPECT_EQ(verdict_with(4), Health::past);
  EXPECT_EQ(verdict_with(0), Health::past);
}

TEST(Comparison, ATinySegmentThatChanceMayHaveEmptiedIsWatchedOnly) {
  Comparison c = stable();
  c.sizes_then = {10, 990}; // of 100 customers one is expected, and none has a chance of 0.37
  c.then.smallest_share = 0.01;
  c.table.values = Matrix(100, 1);
  c.sizes_now = {0, 100};
  EXPECT_EQ(judged(c), Health::watch);
  EXPECT_NE(sentence(c).find("share of the smallest segment: 0% (1 A), at the fit 1%"),
            std::string::npos)
      << sentence(c);
  EXPECT_NE(sentence(c).find("too few customers to tell"), std::string::npos) << sentence(c);
  c.table.values = Matrix(1000, 1); // a chance of 4e-5
  c.sizes_now = {0, 1000};
  EXPECT_EQ(judged(c), Health::past);
}

TEST(Comparison, BinsOfAHandfulAreHeldToTheirOwnChance) {
  Comparison c = stable();
  Drift& drift = c.attributes[1].drift;
  const auto held = [&](std::vector<std::uint64_t> now) {
    drift.customers_then.assign(10, 100);
    drift.customers_now = std::move(now);
    drift.psi = psi_of(drift.customers_then, drift.customers_now);
    return judged(c);
  };
  EXPECT_EQ(held({3, 2, 1, 1, 1, 1, 1, 0, 0, 0}), Health::watch);
  EXPECT_EQ(held({9, 1, 0, 0, 0, 0, 0, 0, 0, 0}), Health::past);
}

TEST(Comparison, FiguresOfFewCustomersHaveTheirError) {
  const auto verdict_with = [](double Standing::*figure, double value, std::uint64_t customers) {
    Comparison with = stable();
    with.fitted_rows = 100'000;
    with.deviations = {0.3, 0.3, 1, 0.2};
    with.table.values = Matrix(customers, 1);
    with.sizes_now = {customers / 10, customers - customers / 10};
    with.now.*figure = value;
    return judged(with);
  };
  // 0.12 less, of 30 customers 2.2 standard errors; the point of 0.05 / 9 on one side is 2.7.
  EXPECT_EQ(verdict_with(&Standing::silhouette_code, 0.28, 30), Health::watch);
  EXPECT_EQ(verdict_with(&Standing::silhouette_code, 0.28, 300), Health::past);
  EXPECT_EQ(verdict_with(&Standing::silhouette_attributes, 0.18, 30), Health::watch);
  EXPECT_EQ(verdict_with(&Standing::silhouette_attributes, 0.18, 300), Health::past);
  EXPECT_EQ(verdict_with(&Standing::margin, 0.26, 20), Health::watch);
  EXPECT_EQ(verdict_with(&Standing::margin, 0.26, 300), Health::past);
  EXPECT_EQ(verdict_with(&Standing::reconstruction_r2, 0.78, 100), Health::watch);
  EXPECT_EQ(verdict_with(&Standing::reconstruction_r2, 0.78, 10'000), Health::past);
  EXPECT_EQ(verdict_with(&Standing::unusual, 0.1, 10), Health::watch) << "one of ten";
  EXPECT_EQ(verdict_with(&Standing::unusual, 0.1, 100), Health::past);
  Comparison c = stable();
  c.deviations = {0.3, 0.3, 1, 0.2};
  c.now.silhouette_code = 0.2;
  EXPECT_EQ(judged(c), Health::past);
  c.silhouette_code_allowance = 0.2; // what segments of a few take from it
  EXPECT_EQ(judged(c), Health::watch);
}

TEST(Comparison, WhoIsBeyondEverybodyCountsAsUnusualOnly) {
  Comparison c = stable();
  c.table.values = Matrix(1010, 1);
  for (std::uint32_t i = 0; i < 10; ++i) c.beyond.push_back(i);
  EXPECT_EQ(judged(c), Health::holds);
  EXPECT_NEAR(check_of(c, "unusual").figure, 20 / 1010.0, 1e-12);
  EXPECT_EQ(check_of(c, "smallest_share").figure, 0.1);
  EXPECT_EQ(data_of(c)["table"]["beyond"], 10);
  EXPECT_EQ(data_of(c)["segments"][1]["share"]["now"], 0.9);
  EXPECT_NE(text_of(c).find("10 customers are farther out"), std::string::npos);
}

TEST(Comparison, AFeedThatHasBrokenIsSaid) {
  Comparison c = stable();
  Drift& drift = c.attributes[1].drift;
  drift.psi = 3;
  drift.missing_now = 0.302;
  drift.bins.resize(3);
  drift.bins[0].then = drift.bins[1].then = 0.5;
  drift.bins[0].now = drift.bins[1].now = 0.349;
  drift.bins[2].words = "missing";
  drift.bins[2].now = 0.302;
  EXPECT_NE(sentence(c).find("30.2% missing where none were: look at the feed before fitting anew"),
            std::string::npos)
      << sentence(c);
  drift.missing_then = drift.bins[2].then = 0.02;
  EXPECT_NE(sentence(c).find("30.2% missing where 2% were"), std::string::npos) << sentence(c);
  drift.bins[0].now = 0.05; // which is another story
  EXPECT_EQ(sentence(c).find("missing"), std::string::npos) << sentence(c);
}

TEST(Comparison, LimitsAreToldWithAllTheirDigits) {
  EXPECT_EQ(figure::share_limit(0.0004).text, "0.04%");
  EXPECT_EQ(figure::share_limit(0.014).text, "1.4%");
  EXPECT_EQ(figure::limit(0.25).text, "0.25");
  EXPECT_EQ(figure::limit(0.9999999).text, "0.9999999");
  EXPECT_EQ(figure::share_beside_limit(0.0144, 0.014).text, "1.44%");
  EXPECT_EQ(figure::share_beside_limit(0.0173, 0.05).text, "1.7%");
  EXPECT_EQ(figure::share_beside_limit(0.00041, 0.0004).text, "0.041%");
  EXPECT_EQ(figure::beside_limit(0.2503, 3, 0.25).text, "0.2503");
  EXPECT_EQ(figure::beside_limit(0.3117, 3, 0.25).text, "0.312");
  EXPECT_EQ(figure::beside_limit(0.25, 3, 0.25).text, "0.250");
  Comparison c = stable();
  ComparisonLimits limits;
  limits.moved = 0.0004;
  c.since.emplace();
  c.since->customers = 10'000;
  c.since->moves.resize(5);
  const std::string said = sentence(c, limits);
  EXPECT_NE(said.find("0.05% (5 of 10,000"), std::string::npos) << said;
  EXPECT_NE(said.find("limit 0.04%"), std::string::npos) << said;
}

TEST(Comparison, AFigurePastItsLimitDoesNotReadLikeIt) {
  const auto told = figure::told_apart(0.3927, 0.75 * 0.524, 0.524, 3);
  EXPECT_EQ(told.figure.text, "0.3927");
  EXPECT_EQ(told.limit.text, "0.3930");
  EXPECT_EQ(told.other.text, "0.5240");
  EXPECT_EQ(figure::told_apart(0.31, 0.393, 0.524, 3).limit.text, "0.393");
  EXPECT_EQ(figure::told_apart(0.393, 0.393, 0.524, 3).figure.text, "0.393") << "at the limit";
  const auto shares = figure::shares_told_apart(0.00488, 0.005, 0.1);
  EXPECT_EQ(shares.figure.text, "0.49%");
  EXPECT_EQ(shares.limit.text, "0.50%");
  EXPECT_EQ(figure::shares_told_apart(0, 0.005, 0.1).limit.text, "0.5%");
  Comparison c = stable();
  c.then.margin = 0.524;
  c.now.margin = 0.3927;
  EXPECT_NE(sentence(c).find("mean margin: 0.3927, at the fit 0.5240, limit 0.3930"),
            std::string::npos)
      << sentence(c);
}

TEST(Comparison, NobodyIsTheLargestOfNothing) {
  Comparison c = stable();
  EXPECT_EQ(measured_words(check_of(c, "psi_attributes")), "0.000");
  c.attributes[1].drift.psi = 0.0006;
  EXPECT_EQ(measured_words(check_of(c, "psi_attributes")), "0.001 (visits)");
}

TEST(Comparison, WhereOnlyTheModelsDifferNothingHasDrifted) {
  Comparison c = stable();
  c.by_model.emplace();
  c.by_model->customers = 1000;
  c.by_model->agreement = 0.7;
  c.by_model->from = c.by_model->to = c.segments;
  c.by_model->counts = {100, 0, 300, 600};
  c.by_model->heirs = {0, 1};
  EXPECT_EQ(judged(c), Health::past);
  EXPECT_EQ(sentence(c).find("the two models differ: adjusted Rand index"), 0u) << sentence(c);
  EXPECT_NE(text_of(c).find("Verdict: the two models differ\n"), std::string::npos);
  EXPECT_EQ(data_of(c)["verdict"]["kind"], "fit anew");
  EXPECT_EQ(data_of(c)["verdict"]["passed"], false);
  c.attributes[0].drift.psi = 0.3;
  EXPECT_EQ(sentence(c).find("fit anew: largest PSI"), 0u) << sentence(c);
}

TEST(Comparison, FiguresOfASampleHaveTheErrorOfTheSample) {
  Comparison c = stable();
  c.fitted_rows = 1'000'000;
  c.sizes_then = {100'000, 900'000};
  c.table.values = Matrix(100'000, 1);
  c.sizes_now = {10'000, 90'000};
  c.deviations = {1, 1, 5, 1};
  c.now.silhouette_code = 0.29; // 0.11 less: 4.7 errors of 2,000 rows at the fit
  EXPECT_EQ(judged(c), Health::past);
  c.silhouette_code_error = 0.05; // 2 errors of both
  EXPECT_EQ(judged(c), Health::watch);
  c.now.silhouette_code = 0.4;
  c.now.reconstruction_r2 = 0.78; // 1.2 errors of 5,000 rows twice, 5 of all
  EXPECT_EQ(judged(c), Health::watch);
}

TEST(Comparison, ASegmentOfAFewIsHeldToItsShareAtTheFit) {
  Comparison c = stable();
  c.table.values = Matrix(30, 1);
  c.sizes_now = {0, 30};
  EXPECT_TRUE(is_few_by_chance({}, c, 0)) << "0.9 to the power of 30 is 0.04";
  c.table.values = Matrix(1000, 1);
  c.sizes_now = {5, 995};
  EXPECT_FALSE(is_few_by_chance({}, c, 0));
}

TEST(Comparison, EveryRowOfTheOtherModelSaysWhereItsSegmentGoes) {
  Comparison c = stable();
  c.by_model.emplace();
  c.by_model->from = c.segments;
  c.by_model->to = {{1, "A", 1}};
  c.by_model->counts = {90, 10};
  c.by_model->heirs = {0, std::nullopt};
  const std::string text = text_of(c);
  EXPECT_NE(text.find("  A -> 1 A\n"), std::string::npos) << text;
  EXPECT_NE(text.find("  B -> none\n"), std::string::npos) << text;
}

TEST(Comparison, ATableHasALineForEachWhateverNamesHold) {
  Comparison c = stable();
  c.segments[0].name = "Region:\nnorth";
  c.attributes[0].schema.name = "INSTALLMENTS_PURCHASES_FREQUENCY";
  c.attributes[0].schema.label = "instalment purchases (share of months)"; // no room for both
  const std::string text = text_of(c);
  EXPECT_NE(text.find("Region: north\n"), std::string::npos) << text;
  EXPECT_NE(text.find("INSTALLMENTS_PURCHASES_FREQUENCY "), std::string::npos) << text;
}

// Bonferroni: at most 5% of the draws; those without replacement vary less.
TEST(Comparison, RandomSubsetsOfTheFitAreNotPast) {
  Comparison c = stable();
  c.fitted_rows = 3000;
  c.segments.clear();
  c.sizes_then.clear();
  std::vector<std::size_t> segment_of;
  for (std::uint32_t s = 0; s < 20; ++s) {
    const std::uint64_t size = s < 10 ? 30 : 270;
    c.segments.push_back({s + 1, "S", 1});
    c.sizes_then.push_back(size);
    segment_of.insert(segment_of.end(), size, s);
  }
  c.unusual.assign(20, 0.01);
  c.then.smallest_share = 0.01;
  c.table.values = Matrix(200, 1);
  std::size_t past = 0, draws = 200;
  for (std::size_t draw = 0; draw < draws; ++draw) {
    RandomSequence random(RandomStream(draw, Purpose::evidence_rows));
    c.sizes_now.assign(20, 0);
    for (std::size_t i = 0; i < 200; ++i) {
      std::swap(segment_of[i], segment_of[i + random.below(segment_of.size() - i)]);
      ++c.sizes_now[segment_of[i]];
    }
    past += judged(c) == Health::past ? 1 : 0;
  }
  EXPECT_LE(past, draws / 20);
}

TEST(Comparison, AFailureIsToldByItsFigureAndLimit) {
  Comparison c = stable();
  c.attributes[0].schema.name = "SPEND_EUR";
  c.attributes[0].schema.label = "spend eur"; // says nothing that the name does not
  c.attributes[1].schema.label = "visits a month";
  c.attributes[1].drift.psi = 1.186;
  EXPECT_EQ(
      sentence(c).find(
          "fit anew: largest PSI of an attribute: 1.186 (visits, visits a month), limit 0.25"),
      0u)
      << sentence(c);
  const std::string text = text_of(c);
  EXPECT_NE(text.find("visits (visits a month)"), std::string::npos) << text;
  EXPECT_EQ(text.find("spend eur"), std::string::npos) << text;
  EXPECT_EQ(text.find("every attribute"), std::string::npos) << text;
}

TEST(Comparison, ListsAreNamedByTheirKind) {
  Comparison c = stable();
  EXPECT_TRUE(data_of(c)["lists"].empty());
  c.by_model.emplace();
  c.since.emplace();
  const auto data = data_of(c);
  EXPECT_EQ(data["lists"], nlohmann::json({"moved-since.csv", "moved-by-model.csv"}));
}

TEST(Comparison, FewCustomersNeverHold) {
  Comparison c = stable();
  c.table.values = Matrix(40, 1);
  c.sizes_now = {4, 36};
  EXPECT_EQ(judged(c), Health::watch);
  EXPECT_EQ(check_of(c, "customers").health, Health::watch);
}

TEST(Comparison, MovesCountWhereAskedAndAgreementAlways) {
  Comparison c = stable();
  c.by_model.emplace();
  c.by_model->customers = 10;
  c.by_model->agreement = 0.7;
  c.by_model->moves.resize(3);
  EXPECT_EQ(judged(c), Health::past);
  ComparisonLimits limits;
  limits.agreement = 0.5;
  EXPECT_EQ(judged(c, limits), Health::watch);
  limits.moved = 0.2;
  EXPECT_EQ(judged(c, limits), Health::past);
  EXPECT_EQ(check_of(c, "moved_by_model", limits).figure, 0.3);
}

TEST(Comparison, DataHaveTheFiguresOfTheText) {
  Comparison c = stable();
  c.attributes[0].drift.psi = 0.3;
  const auto data = data_of(c);
  EXPECT_EQ(data["verdict"]["kind"], "fit anew");
  EXPECT_EQ(data["verdict"]["passed"], false);
  EXPECT_EQ(data["attributes"][0]["psi"], 0.3);
  EXPECT_EQ(data["segments"][1]["share"]["now"], 0.9);
  EXPECT_EQ(data["segments"][1]["unusual"], 0.02);
  EXPECT_TRUE(data["since"].is_null());
  const std::string text = text_of(c);
  EXPECT_NE(text.find("Verdict: fit anew"), std::string::npos);
  EXPECT_NE(text.find("! spend"), std::string::npos) << text;
}

} // namespace
} // namespace ilk
