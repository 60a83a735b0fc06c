// Claims: what each check measures, strata, readings, and what is said of them.
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "base/philox.h"
#include "facts/claim_verdict.h"
#include "report/answers_data.h"
#include "unit/claim_support.h"
#include "words/claim_words.h"

namespace ilk {
namespace {

using test::counting;
using test::missing;
using test::table_of;

class Claims : public test::ClaimsFile {};

TEST_F(Claims, AShareIsOfThoseThatMeetGiven) {
  const Table table =
      table_of({{"a", Kind::amount, {1, 2, 3, 4, 5}}, {"b", Kind::amount, {1, 1, 0, missing, 0}}});
  const PartAnswer part = ask_one(table, R"(check = "share"
given = { column = "a", at_least = 2 }
then = { column = "b", equals = 0 }
at_least = 0.5)");
  EXPECT_EQ(verdict_of(part), ClaimVerdict::holds);
  EXPECT_EQ(part.figure.n, 3u); // the row that lacks b is out
  EXPECT_DOUBLE_EQ(part.figure.estimate, 2.0 / 3);
  EXPECT_EQ(expectation_words(part.check, part.expectation), "at least 50%");
  EXPECT_EQ(answer_sentence(part),
            "Of 3 customers with a at least 2, 66.7% have b equal to 0 (95% interval "
            "20.8% to 93.9%).");
}

TEST_F(Claims, AShareOfNobodyCannotTell) {
  const Table table = table_of({{"a", Kind::amount, {1, 2}}});
  const PartAnswer part = ask_one(table, R"(check = "share"
given = { column = "a", above = 9 }
then = { column = "a", above = 0 }
at_least = 0.5)");
  EXPECT_EQ(verdict_of(part), ClaimVerdict::cannot_tell);
  EXPECT_EQ(part.figure.n, 0u);
}

TEST_F(Claims, AShareOfATotalStandsBesideTheShareOfCustomers) {
  const Table table = table_of(
      {{"spend", Kind::amount, {60, 20, 10, 10, missing}}, {"a", Kind::amount, {1, 0, 0, 0, 1}}});
  const PartAnswer part = ask_one(table, R"(check = "total_share"
of = "spend"
from = { column = "a", equals = 1 }
at_least = 0.5)");
  EXPECT_EQ(verdict_of(part), ClaimVerdict::holds);
  EXPECT_DOUBLE_EQ(part.figure.estimate, 0.6);
  EXPECT_DOUBLE_EQ(part.customers_share, 0.25);
  EXPECT_EQ(part.figure.n, 4u);
}

TEST_F(Claims, AShareOfATotalWithNegativeValuesCannotTell) {
  const Table table = table_of({{"spend", Kind::amount, {60, -20}}, {"a", Kind::amount, {1, 0}}});
  const PartAnswer part = ask_one(table, R"(check = "total_share"
of = "spend"
from = { column = "a", equals = 1 }
at_least = 0.5)");
  EXPECT_EQ(verdict_of(part), ClaimVerdict::cannot_tell);
  EXPECT_EQ(answer_sentence(part), "The spend of 2 customers cannot be shared out: some of it is "
                                   "below zero, or there is none.");
}

TEST_F(Claims, ACorrelationIsOfRanks) {
  const Table table = table_of({{"a", Kind::amount, {1, 2, 3, 4, 5, missing}},
                                {"b", Kind::amount, {1, 10, 100, 1000, 100000, 0}}});
  const PartAnswer part = ask_one(table, R"(check = "correlation"
x = "a"
y = "b"
at_least = 0.9)");
  EXPECT_EQ(verdict_of(part), ClaimVerdict::holds);
  EXPECT_DOUBLE_EQ(part.figure.estimate, 1);
  EXPECT_EQ(part.figure.n, 5u);
}

TEST_F(Claims, ACorrelationThroughAThirdColumnVanishesWhenThatIsHeldFixed) {
  RandomSequence random(RandomStream(5, Purpose::test));
  std::vector<float> x, y, z;
  for (int i = 0; i < 4000; ++i) {
    const double common = random.normal();
    z.push_back(static_cast<float>(common));
    x.push_back(static_cast<float>(common + 0.5 * random.normal()));
    y.push_back(static_cast<float>(common + 0.5 * random.normal()));
  }
  const Table table =
      table_of({{"x", Kind::amount, x}, {"y", Kind::amount, y}, {"z", Kind::amount, z}});
  EXPECT_GT(ask_one(table, "check = \"correlation\"\nx = \"x\"\ny = \"y\"\nat_least = 0.5")
                .figure.estimate,
            0.7);
  const PartAnswer held = ask_one(table, R"(check = "correlation"
x = "x"
y = "y"
controlling = "z"
expected = "none")");
  EXPECT_EQ(verdict_of(held), ClaimVerdict::holds) << answer_sentence(held);
  EXPECT_NE(answer_sentence(held).find("with z held fixed"), std::string::npos);
}

TEST_F(Claims, AColumnThatIsAlwaysTheSameHasNoCorrelation) {
  const Table table =
      table_of({{"a", Kind::amount, counting(9)}, {"b", Kind::amount, std::vector<float>(9, 3)}});
  EXPECT_EQ(verdict_of(ask_one(
                table, "check = \"correlation\"\nx = \"a\"\ny = \"b\"\nexpected = \"none\"")),
            ClaimVerdict::cannot_tell);
}

TEST_F(Claims, AComparisonIsTheChanceOfBeingAboveTiesHalf) {
  const Table table = table_of(
      {{"g", Kind::amount, {1, 1, 0, 0, 0, missing}}, {"y", Kind::amount, {3, 5, 3, 1, 1, 9}}});
  const PartAnswer part = ask_one(table, R"(check = "compare"
of = "y"
given = { column = "g", equals = 1 }
expected = "higher")");
  EXPECT_DOUBLE_EQ(part.figure.estimate, 5.5 / 6);
  EXPECT_EQ(part.figure.n, 5u);
  ASSERT_EQ(part.groups.size(), 2u);
  EXPECT_EQ(part.groups[0].median.estimate, 4);
  EXPECT_EQ(part.groups[1].median.estimate, 1);
  EXPECT_DOUBLE_EQ(part.groups[1].mean, 5.0 / 3);
  EXPECT_EQ(group_words(part, 1), "others");
}

TEST_F(Claims, AComparisonAgainstASecondConditionLeavesTheRestOut) {
  const Table table = table_of({{"g", Kind::amount, {2, 1, 0}}, {"y", Kind::amount, {5, 3, 9}}});
  const PartAnswer part = ask_one(table, R"(check = "compare"
of = "y"
given = { column = "g", equals = 2 }
against = { column = "g", equals = 1 }
expected = "higher")");
  EXPECT_EQ(part.figure.n, 2u);
  EXPECT_EQ(part.figure.estimate, 1);
  EXPECT_EQ(group_words(part, 1), "with g equal to 1");
}

TEST_F(Claims, ATrendHasAStepForEachOfAFewValues) {
  const Table table = table_of(
      {{"t", Kind::duration, {6, 6, 7, 7, 9, 9}}, {"y", Kind::amount, {1, 2, 3, 4, 5, 6}}});
  const PartAnswer part =
      ask_one(table, "check = \"trend\"\nof = \"y\"\nalong = \"t\"\nexpected = \"rising\"");
  EXPECT_EQ(verdict_of(part), ClaimVerdict::holds);
  ASSERT_EQ(part.groups.size(), 3u);
  EXPECT_EQ(group_words(part, 1), "7");
  EXPECT_EQ(part.groups[1].median.estimate, 3.5);
}

TEST_F(Claims, ATrendAlongManyValuesHasThirdsUnlessPartsAreAskedFor) {
  const Table table =
      table_of({{"t", Kind::amount, counting(30)}, {"y", Kind::amount, counting(30)}});
  const std::string trend =
      "check = \"trend\"\nof = \"y\"\nalong = \"t\"\nexpected = \"falling\"\n";
  const PartAnswer thirds = ask_one(table, trend);
  EXPECT_EQ(verdict_of(thirds), ClaimVerdict::does_not_hold);
  ASSERT_EQ(thirds.groups.size(), 3u);
  EXPECT_EQ(group_words(thirds, 1), "10 to below 20");
  EXPECT_EQ(thirds.groups[1].median.n, 10u);
  EXPECT_EQ(ask_one(table, trend + "parts = 5").groups.size(), 5u);
}

TEST_F(Claims, ATrendOfMediansThatAreAllZeroTellsMeans) {
  const Table table =
      table_of({{"t", Kind::count, {1, 1, 1, 2, 2, 2}}, {"y", Kind::amount, {0, 0, 3, 0, 0, 6}}});
  const std::string sentence = answer_sentence(
      ask_one(table, "check = \"trend\"\nof = \"y\"\nalong = \"t\"\nexpected = \"flat\""));
  EXPECT_NE(sentence.find("its means, as all medians are 0, by t: 1 (1), 2 (2)."),
            std::string::npos)
      << sentence;
}

TEST_F(Claims, WithinStrataAllMustHold) {
  const Table table = table_of({{"region", Kind::category, {0, 0, 1, 1}, {"north", "south"}},
                                {"a", Kind::amount, {1, 1, 1, 0}}});
  const auto share = [&](const std::string& limit) {
    return ask_one(table, "check = \"share\"\nthen = { column = \"a\", equals = 1 }\nat_least = " +
                              limit + "\nwithin = { column = \"region\" }");
  };
  const PartAnswer half = share("0.5"), whole = share("1");
  EXPECT_EQ(verdict_of(half), ClaimVerdict::holds);
  ASSERT_EQ(half.strata.size(), 2u);
  EXPECT_EQ(stratum_words(half, 1), "region south");
  EXPECT_EQ(half.strata[1].figure.n, 2u);
  EXPECT_EQ(half.strata[1].figure.estimate, 0.5);
  EXPECT_EQ(verdict_of(whole), ClaimVerdict::partly);
  EXPECT_EQ(half.figure.n, 4u);
}

TEST_F(Claims, WithinTakesAsManyPartsAsAsked) {
  const Table table = table_of({{"a", Kind::amount, counting(20)}});
  const PartAnswer part = ask_one(table, R"(check = "share"
then = { column = "a", below = 10 }
at_least = 0.5
within = { column = "a", parts = 2 })");
  ASSERT_EQ(part.strata.size(), 2u);
  EXPECT_EQ(strata_words(part), "In each of 2 parts: holds in 1");
  EXPECT_EQ(verdict_of(part), ClaimVerdict::partly);
}

TEST_F(Claims, ThatDependOnTheReadingSaySo) {
  const Table table = table_of({{"a", Kind::amount, counting(100)}});
  const auto claims = load(R"([[claim]]
text = "most are large"
[[claim.reading]]
text = "over 10"
[[claim.reading.part]]
check = "share"
then = { column = "a", above = 10 }
at_least = 0.5
[[claim.reading]]
text = "over 90"
[[claim.reading.part]]
check = "share"
then = { column = "a", above = 90 }
at_least = 0.5
[[claim]]
text = "some are large"
[[claim.part]]
check = "share"
then = { column = "a", above = 90 }
at_least = 0.01
)");
  const auto answers = check_claims(execution_, table, claims);
  ASSERT_EQ(answers.size(), 2u);
  EXPECT_EQ(verdict_of(answers[0]), ClaimVerdict::partly);
  EXPECT_TRUE(depends_on_reading(answers[0]));
  EXPECT_EQ(verdict_of(answers[0].readings[0]), ClaimVerdict::holds);
  EXPECT_EQ(verdict_of(answers[0].readings[1]), ClaimVerdict::does_not_hold);
  EXPECT_EQ(answers[1].number, 2u);
  EXPECT_FALSE(depends_on_reading(answers[1]));
  EXPECT_EQ(claims_words(answers), "Of 2 claims, 1 holds and 1 holds partly.");
}

TEST_F(Claims, AreAnsweredAlikeOnAnyNumberOfThreads) {
  RandomSequence random(RandomStream(6, Purpose::test));
  std::vector<float> x, y;
  for (int i = 0; i < 10000; ++i) {
    x.push_back(static_cast<float>(random.below(50)));
    y.push_back(static_cast<float>(std::exp(3 * random.normal())));
  }
  const Table table = table_of({{"x", Kind::count, x}, {"y", Kind::amount, y}});
  const auto claims = load(R"([[claim]]
text = "said"
[[claim.part]]
check = "total_share"
of = "y"
from = { column = "x", is = "high" }
at_least = 0.5
within = { column = "y" }
[[claim.part]]
check = "trend"
of = "y"
along = "x"
expected = "flat"
[[claim.part]]
check = "compare"
of = "y"
given = { column = "x", at_least_quantile = 0.9 }
expected = "same"
)");
  Execution one(1), four(4);
  const auto json = answers_json(check_claims(one, table, claims));
  EXPECT_EQ(json, answers_json(check_claims(four, table, claims)));
  EXPECT_EQ(json[0]["readings"][0]["parts"][0]["strata"].size(), 3u);
  EXPECT_EQ(json[0]["readings"][0]["parts"][1]["check"], "trend");
}

TEST_F(Claims, AsJsonHaveNullForWhatDoesNotExist) {
  const Table table = table_of({{"a", Kind::amount, {1, 2}}});
  const auto json = answers_json({ask(table, {R"(check = "share"
given = { column = "a", above = 9 }
then = { column = "a", above = 0 }
at_least = 0.5)"})});
  const auto& part = json[0]["readings"][0]["parts"][0];
  EXPECT_EQ(json[0]["verdict"], "cannot tell");
  EXPECT_TRUE(part["figure"]["estimate"]["value"].is_null());
  EXPECT_EQ(part["figure"]["estimate"]["text"], "–");
  EXPECT_EQ(part["figure"]["n"]["value"], 0);
  EXPECT_TRUE(part["customers_share"]["value"].is_null());
  EXPECT_EQ(part["sentence"], "There are no customers to tell by.");
}

} // namespace
} // namespace ilk
