// Segments that are a mixture's kinds, from the table to the model.
#include <algorithm>
#include <cmath>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "facts/verdict.h"
#include "fit/found_kinds.h"
#include "judge/agreement.h"
#include "support/mixtures.h"
#include "support/small_runs.h"

namespace ilk {
namespace {

RunOptions with_kinds() {
  RunOptions options = test::quick_options();
  options.kinds = true;
  return options;
}

// Those who buy often and little, seldom and much, and those who look in now and then and never
// buy.
struct Shoppers {
  std::string csv = "spent,visits,region\n";
  std::vector<std::uint32_t> kinds;

  explicit Shoppers(std::size_t customers) {
    RandomSequence random(RandomStream(7, Purpose::test));
    for (std::size_t i = 0; i < customers; ++i) {
      const auto kind = static_cast<std::uint32_t>(i % 3);
      kinds.push_back(kind);
      const double spent = kind == 0 ? 0 : std::exp(random.normal() * 0.3 + (kind == 1 ? 3 : 6));
      const double visits = (kind == 1   ? 400
                             : kind == 2 ? 150
                                         : 30) +
                            (kind == 0 ? 8 : 25) * random.normal();
      csv += fmt::format("{:.2f},{:.0f},{}\n", spent, visits, random.uniform() < 0.5 ? "n" : "s");
    }
  }
};

const Shoppers& shoppers() {
  static const Shoppers table(600);
  return table;
}

const Segmentation& shopper_run() {
  static const Segmentation found = test::segmentation_of(shoppers().csv, with_kinds());
  return found;
}

TEST(FoundKinds, AreTheSegmentsWhereTheyHold) {
  const Segmentation& found = shopper_run();
  EXPECT_EQ(found.chosen.kinds.outcome, KindEvidence::Outcome::taken);
  EXPECT_EQ(found.judged.certificate.space, Space::kinds);
  EXPECT_EQ(found.chosen.choice.k, 3u);
  EXPECT_GT(adjusted_rand(test::labels_in_source_order(found), shoppers().kinds), 0.98);
  EXPECT_NE(std::ranges::find(found.chosen.choice.supported, 3u),
            found.chosen.choice.supported.end());
}

TEST(FoundKinds, ZerosOfAnAmountStandApart) {
  const auto& columns = shopper_run().model.preparation.columns;
  const auto zero = std::ranges::find(columns, Part::zero, &ColumnPreparation::part);
  ASSERT_NE(zero, columns.end());
  EXPECT_EQ(part_name(*zero), "spent is 0");
  EXPECT_EQ(zero->shown(0), 1);
  EXPECT_EQ(zero->shown(12), 0);
  EXPECT_GT(zero->prepared(0), 0);
  EXPECT_LT(zero->prepared(12), 0);
  EXPECT_EQ(zero->prepared(NAN), 0);
  EXPECT_NEAR(zero->center, 1 / 3.0, 1e-9);
}

TEST(FoundKinds, ScoreTheSameFromTheModelsFile) {
  const Segmentation& found = shopper_run();
  const std::string text = to_json(found.model);
  const Model again = model_from_json(text, "model.json");
  EXPECT_EQ(to_json(again), text);
  Execution execution(2);
  const auto scores = score(execution, again, found.read.table);
  ASSERT_EQ(scores.size(), found.scores.size());
  for (std::size_t i = 0; i < scores.size(); ++i) {
    EXPECT_EQ(scores[i].segment, found.scores[i].segment);
    EXPECT_EQ(scores[i].distance, found.scores[i].distance);
  }
}

TEST(FoundKinds, DoNotDependOnTheNumberOfThreads) {
  const Segmentation one = test::segmentation_of(shoppers().csv, with_kinds(), 1);
  EXPECT_EQ(to_json(one.model), to_json(shopper_run().model));
}

TEST(FoundKinds, GiveWayToANumberThatWasAskedFor) {
  RunOptions options = with_kinds();
  options.k = 4;
  const Segmentation found = test::segmentation_of(shoppers().csv, options);
  EXPECT_EQ(found.chosen.kinds.outcome, KindEvidence::Outcome::other_number);
  EXPECT_EQ(found.chosen.choice.k, 4u);
  EXPECT_EQ(found.judged.certificate.space, Space::code);
}

TEST(FoundKinds, OfOneCloudAreOne) {
  RandomSequence random(RandomStream(3, Purpose::test));
  std::string csv = "a,b,c\n";
  for (int i = 0; i < 400; ++i)
    csv += fmt::format("{},{},{}\n", random.normal(), random.normal(), random.normal());
  const Segmentation found = test::segmentation_of(csv, with_kinds());
  EXPECT_EQ(found.chosen.kinds.outcome, KindEvidence::Outcome::one_kind);
  EXPECT_FALSE(verdict_of(found.judged.certificate).passed());
}

TEST(FoundKinds, AreLookedForOnlyWhereThatIsWanted) {
  const Segmentation found = test::segmentation_of(shoppers().csv, test::quick_options());
  EXPECT_EQ(found.chosen.kinds.outcome, KindEvidence::Outcome::not_looked);
}

TEST(KindTable, TakesAnswersInARowForNumbers) {
  Table table;
  ColumnSchema answers, region;
  answers.name = "answer";
  region.name = "region";
  answers.kind = region.kind = Kind::category;
  answers.levels = {"1", "2", "3", "4", "5"};
  region.levels = {"10", "20", "35"};
  table.attributes = {answers, region};
  table.values = Matrix(3, 2);
  const float codes[] = {4, NAN, 0};
  for (std::size_t i = 0; i < 3; ++i) {
    table.values.at(i, 0) = codes[i];
    table.values.at(i, 1) = static_cast<float>(i);
  }
  const KindTable kinds = kind_table(table, {"answer", "region"});
  ASSERT_EQ(kinds.columns.size(), 2u);
  EXPECT_EQ(kinds.columns[0].levels, 0u);
  EXPECT_EQ(kinds.columns[0].numbers[0], 5);
  EXPECT_TRUE(std::isnan(kinds.columns[0].numbers[1]));
  EXPECT_EQ(kinds.columns[1].levels, 3u) << "codes with gaps have no order";
}

// Nine clouds where at most eight segments were to be tried.
TEST(Range, GrowsWhileTheChoiceLiesAtItsEnd) {
  RunOptions options = test::quick_options();
  options.restarts = 16;
  options.largest_k = 8;
  const auto truth = test::mixture(9, test::fewer > 1 ? 450 : 900, 2, 12, 5);
  const Segmentation stopped = test::segmentation_of(truth.csv, options);
  EXPECT_LE(stopped.chosen.choice.k, 8u);
  options.grow = true;
  const Segmentation found = test::segmentation_of(truth.csv, options);
  EXPECT_EQ(found.chosen.choice.k, 9u);
  EXPECT_FALSE(found.chosen.choice.at_end);
  EXPECT_GT(adjusted_rand(test::labels_in_source_order(found), truth.truth), 0.95);
}

} // namespace
} // namespace ilk
