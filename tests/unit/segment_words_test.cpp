// What makes a segment, in words, and what is worth telling of it.
#include <regex>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "words/rule_words.h"
#include "words/segment_words.h"

namespace ilk {
namespace {

ColumnPreparation column(const char* label, Kind kind, const char* unit = "") {
  ColumnPreparation made;
  made.schema.name = made.schema.label = label;
  made.schema.kind = kind;
  made.schema.unit = unit;
  return made;
}

AttributeProfile middles(double median, double mean) {
  AttributeProfile profile;
  profile.median = median;
  profile.mean = mean;
  return profile;
}

TEST(SegmentWords, AnAreaUnderTheCurveIsSoManyOfTenPairs) {
  EXPECT_EQ(pair_words(0.91), "higher in 9 of 10 pairs");
  EXPECT_EQ(pair_words(0.84), "higher in 8 of 10 pairs");
  EXPECT_EQ(pair_words(0.09), "lower in 9 of 10 pairs");
  EXPECT_EQ(pair_words(0.97), "higher in 97 of 100 pairs");
  EXPECT_EQ(pair_words(0.03), "lower in 97 of 100 pairs");
  EXPECT_EQ(pair_words(1), "higher in nearly all pairs");
  EXPECT_EQ(pair_words(0), "lower in nearly all pairs");
  for (int step = 0; step <= 1000; ++step)
    EXPECT_FALSE(std::regex_search(pair_words(step / 1000.0), std::regex("10 of 10 |100 of 100")))
        << step;
}

TEST(SegmentWords, DifferencesHaveSteps) {
  EXPECT_EQ(difference_words(0.2), "slightly above average");
  EXPECT_EQ(difference_words(0.5), "above average");
  EXPECT_EQ(difference_words(-1.4), "well below average");
  EXPECT_EQ(difference_words(2), "far above average");
}

TEST(SegmentWords, ARuleSaysHowOftenItIsRightAndHowMuchItFinds) {
  Rule rule;
  rule.precision = 0.914;
  rule.recall = 1;
  EXPECT_EQ(rule_worth_words(rule), "right for 91.4% of those it picks, finds 100% of the segment");
}

TEST(SegmentWords, ANamesStabilityIsCountedInRedrawings) {
  Segment segment;
  segment.name = segment.made_name = "Savers";
  segment.name_stability = 0.96;
  EXPECT_EQ(name_stability_words(segment),
            "The name came back in 48 of 50 redrawings of the customers.");
  segment.name = "Gold";
  EXPECT_EQ(name_stability_words(segment),
            "The name made from the data came back in 48 of 50 redrawings of the customers.");
}

std::string source_of(const char* name, const char* made, NameSource source) {
  Segment segment;
  segment.name = name;
  segment.made_name = made;
  segment.name_source = source;
  if (source == NameSource::followed) segment.follows = Followed{3, "Gold", 0, true, 1, 1};
  return name_source_words(segment);
}

TEST(SegmentWords, ANameIsGivenGoesOnOrGaveWay) {
  EXPECT_EQ(source_of("Savers", "Savers", NameSource::made), "");
  EXPECT_EQ(source_of("Gold", "Savers", NameSource::given),
            "This name was given. Made from the data it would be “Savers”.");
  EXPECT_EQ(source_of("Gold", "Gold", NameSource::followed),
            "The name goes on from segment 3 of the model before.");
  EXPECT_EQ(source_of("Gold", "Savers", NameSource::followed),
            "The name goes on from segment 3 of the model before. Made from the data it would be "
            "“Savers”.");
  EXPECT_EQ(source_of("Savers 2", "Savers", NameSource::gave_way),
            "Another segment has the name “Savers”, so this one has a number.");
  EXPECT_EQ(source_of("Savers, rare shoppers 2", "Savers", NameSource::gave_way),
            "Another segment has the name “Savers”, so this one says more.");
}

TEST(SegmentWords, MiddlesAreMediansAndWhereThoseAreTheSameMeans) {
  const ColumnPreparation share = column("advances", Kind::ratio);
  const AttributeProfile everybody = middles(0, 0.135);
  EXPECT_EQ(middle_words(share, middles(0.25, 0.3), everybody), "median 25%, all customers 0%");
  EXPECT_EQ(middle_words(share, middles(0, 0.011), everybody), "mean 1.1%, all customers 13.5%");
  EXPECT_EQ(
      middle_words(column("visits", Kind::count, "visits"), middles(1000.4, 1), middles(1000.3, 1)),
      "median 1,000.4 visits, all customers 1,000.3 visits");
  EXPECT_EQ(middle_words(column("spend", Kind::amount, "USD"), middles(2580, 1), middles(361, 1)),
            "median 2,580 USD, all customers 361");
  EXPECT_EQ(middle_words(column("member", Kind::boolean), middles(1, 0.8), middles(1, 0.5)),
            "80%, all customers 50%");
}

TEST(SegmentWords, AChangeSaysTheNewValueAndTheOld) {
  const auto words = [](const ColumnSchema& schema, double from, double to) {
    SmallestChange change;
    change.from = from;
    change.to = to;
    return change_words(schema, change);
  };
  EXPECT_EQ(words(column("cash advances", Kind::amount, "USD").schema, 1180, 1340),
            "cash advances: 1,340 USD instead of 1,180");
  EXPECT_EQ(words(column("paid in full", Kind::ratio).schema, 0.3312, 0.3334),
            "paid in full: 33.3% instead of 33.1%");
  ColumnSchema plan = column("plan", Kind::category).schema;
  plan.levels = {"basic", "gold"};
  EXPECT_EQ(words(plan, 0, 1), "plan: gold instead of basic");
}

// Asks for column 0 below 90 first, then for column 1.
SegmentTree tree_of_two() {
  SegmentTree tree;
  tree.attributes = {0, 1};
  tree.tree.nodes.resize(5);
  tree.tree.nodes[0] = {{3, 3}, 0, 0, false, 0, 90, 1, 2};
  tree.tree.nodes[2] = {{1, 2}, 1, 0, false, 1, 0.5, 3, 4};
  tree.customers = {{3000, 900}, {1999, 31}, {1001, 869}, {1000, 0}, {1, 869}};
  tree.takes_missing.assign(5, false);
  tree.fidelity = 0.873;
  return tree;
}

TEST(SegmentWords, ATreesQuestionsHaveTwoAnswers) {
  SegmentTree tree = tree_of_two();
  ColumnPreparation gold = column("plan", Kind::category);
  gold.part = Part::level;
  gold.schema.levels = {"basic", "gold"};
  gold.codes = {1};
  const std::vector<ColumnPreparation> columns = {column("balance", Kind::amount, "USD"), gold};
  using Answers = std::pair<std::string, std::string>;
  EXPECT_EQ(answer_words(tree, 0, columns),
            Answers("balance below 90 USD", "balance at least 90 USD"));
  EXPECT_EQ(answer_words(tree, 2, columns), Answers("plan is not gold", "plan is gold"));
  tree.takes_missing[2] = true;
  EXPECT_EQ(answer_words(tree, 2, columns).first, "plan is not gold (or missing)");
  EXPECT_EQ(leaf_words(tree, 1), "2,030 customers, 98% right");
  EXPECT_EQ(tree_words(tree),
            "At most 2 questions each put 87% of the customers into their segment");
}

TEST(SegmentWords, AConcentrationSaysWhatTheTopTenthHolds) {
  Concentration concentration;
  concentration.gini = 0.623;
  concentration.top_tenth = 0.481;
  EXPECT_EQ(concentration_words(concentration, "purchases"),
            "The top tenth of the customers holds 48% of all purchases (Gini 0.62)");
}

TEST(SegmentFacts, DriversThatGoTogetherAreToldOnce) {
  Segment segment;
  segment.drivers.resize(6);
  for (std::size_t d = 0; d < 6; ++d) segment.drivers[d].attribute = d;
  segment.drivers[1].goes_with = 0;
  const auto told = told_drivers(segment);
  ASSERT_EQ(told.size(), 3u);
  EXPECT_EQ(told[0].attribute, 0u);
  EXPECT_EQ(told[1].attribute, 2u);
}

TEST(SegmentFacts, WhatStandsOutIsMoreThanItsShare) {
  EXPECT_FALSE(holds_more(0.25, 0.2));
  EXPECT_TRUE(holds_more(0.26, 0.2));
  EXPECT_FALSE(holds_much(0.3, 0.2));
  EXPECT_TRUE(holds_much(0.31, 0.2));
}

} // namespace
} // namespace ilk
