// Files of claims: every mistake is named with its line, its column and what to do.
#include <gtest/gtest.h>

#include "support/faults.h"
#include "unit/claim_support.h"

namespace ilk {
namespace {

class ClaimsToml : public test::ClaimsFile {
 protected:
  void expect_fault(std::string_view toml, std::uint64_t line, std::uint64_t column,
                    std::string_view words) const {
    test::expect_fault([&] { load(toml); }, {path_.string(), line, column}, words, toml);
  }

  // A mistake in a part whose keys begin on line 4.
  void expect_part_fault(const std::string& part, std::uint64_t line, std::uint64_t column,
                         std::string_view words) const {
    expect_fault("[[claim]]\ntext = \"said\"\n[[claim.part]]\n" + part + "\n", line, column, words);
  }
};

TEST_F(ClaimsToml, ReadsWhatIsWritten) {
  const auto claims = load(R"([[claim]]
text = "said"
[[claim.reading]]
text = "meant"
[[claim.reading.part]]
check = "compare"
of = "a"
given = [{ column = "b", is = ["low", "medium"] }, { column = "c", above_quantile = 0.9 }]
against = { column = "d", equals = true }
expected = "lower"
tolerance = 0.2
within = { column = "e", parts = 4 }
)");
  ASSERT_EQ(claims.size(), 1u);
  EXPECT_EQ(claims[0].number, 1u);
  EXPECT_EQ(claims[0].text, "said");
  ASSERT_EQ(claims[0].readings.size(), 1u);
  EXPECT_EQ(claims[0].readings[0].text, "meant");
  const ClaimPart& part = claims[0].readings[0].parts.at(0);
  EXPECT_EQ(part.check, ClaimCheck::compare);
  EXPECT_EQ(part.of.name, "a");
  EXPECT_EQ(part.of.place.line, 7u);
  ASSERT_EQ(part.given.size(), 2u);
  EXPECT_EQ(part.given[0].levels, (std::vector<Level>{Level::low, Level::medium}));
  EXPECT_EQ(part.given[1].bounds.at(0).relation, BoundRelation::above);
  EXPECT_EQ(part.given[1].bounds.at(0).measure, Bound::Measure::quantile);
  EXPECT_TRUE(std::get<bool>(*part.condition.at(0).equals));
  EXPECT_EQ(part.expectation.kind, Expected::lower);
  EXPECT_EQ(part.expectation.tolerance, 0.2);
  EXPECT_EQ(part.within->parts, 4u);
}

TEST_F(ClaimsToml, SuppliesSmallEffectsAsTolerance) {
  const auto tolerance = [&](const std::string& part) {
    return load("[[claim]]\ntext = \"said\"\n[[claim.part]]\n" + part)
        .at(0)
        .readings.at(0)
        .parts.at(0)
        .expectation.tolerance;
  };
  EXPECT_EQ(tolerance("check = \"correlation\"\nx = \"a\"\ny = \"b\"\nexpected = \"none\""), 0.1);
  EXPECT_EQ(tolerance("check = \"trend\"\nof = \"a\"\nalong = \"b\"\nexpected = \"flat\""), 0.1);
  EXPECT_EQ(tolerance("check = \"compare\"\nof = \"a\"\ngiven = { column = \"b\", is = \"low\" }\n"
                      "expected = \"same\""),
            0.06);
}

TEST_F(ClaimsToml, MistakesInClaimsAndReadingsAreNamed) {
  expect_fault("claims = 3\n", 1, 1, "'claims' is not a key of a file of claims");
  expect_fault("claim = 3\n", 1, 9, "not a list of tables");
  expect_fault("[[claim]]\ntext = \n", 2, 8, "TOML");
  expect_fault("[[claim]]\n", 1, 1, "a claim has no text");
  expect_fault("[[claim]]\ntext = 3\n", 2, 8, "text must be text");
  expect_fault("[[claim]]\ntext = \"\"\n", 2, 8, "text is empty");
  expect_fault("[[claim]]\ntext = \"said\"\n", 1, 1, "a claim has no reading");
  expect_fault("[[claim]]\ntext = \"said\"\nby = \"me\"\n", 3, 1, "use one of text, reading, part");
  expect_fault("[[claim]]\ntext = \"said\"\n[[claim.reading]]\n", 3, 1, "a reading has no text");
  expect_fault("[[claim]]\ntext = \"said\"\n[[claim.reading]]\ntext = \"meant\"\n", 3, 1,
               "a reading has no part");
  EXPECT_THROW(load_claims(path_.string() + ".missing"), IoError);
}

TEST_F(ClaimsToml, PartsBesideReadingsAreAMistake) {
  expect_fault("[[claim]]\ntext = \"said\"\n[[claim.reading]]\ntext = \"meant\"\n[[claim.part]]\n",
               5, 1, "parts beside its readings");
}

TEST_F(ClaimsToml, MistakesInPartsAreNamed) {
  expect_part_fault("of = \"a\"", 3, 1, "a part has no check");
  expect_part_fault("check = \"mean\"", 4, 9, "use one of share, total_share");
  expect_part_fault("check = \"share\"\nof = \"a\"", 5, 1, "'of' is not a key of a share");
  expect_part_fault("check = \"share\"\nat_least = 0.5", 3, 1, "a share has no then");
  expect_part_fault("check = \"total_share\"\nof = 3", 5, 6, "of must be text");
  expect_part_fault("check = \"total_share\"\nof = \"a\"", 3, 1, "has no from");
  expect_part_fault("check = \"correlation\"\nx = \"a\"", 3, 1, "has no y");
  expect_part_fault("check = \"compare\"\nof = \"a\"", 3, 1, "a comparison has no given");
  expect_part_fault("check = \"trend\"\nof = \"a\"", 3, 1, "a trend has no along");
  expect_part_fault("check = \"trend\"\nof = \"a\"\nalong = \"b\"\nparts = 1", 7, 9,
                    "whole number from 2 to 10");
}

TEST_F(ClaimsToml, MistakesInExpectationsAreNamed) {
  const std::string share = "check = \"share\"\nthen = { column = \"a\", is = \"low\" }\n";
  expect_part_fault(share, 3, 1, "a share has no expectation");
  expect_part_fault(share + "at_least = 50", 6, 12, "not between 0 and 1");
  expect_part_fault(share + "at_least = \"half\"", 6, 12, "must be a finite number");
  expect_part_fault(share + "at_least = nan", 6, 12, "must be a finite number");
  expect_part_fault(share + "at_least = 0.2\nat_most = 0.5", 7, 11, "two expectations");
  expect_part_fault(share + "about = 0.2", 6, 9, "about needs it");
  expect_part_fault(share + "at_most = 0.2\ntolerance = 0.1", 7, 13, "belongs to about");
  const std::string trend = "check = \"trend\"\nof = \"a\"\nalong = \"b\"\n";
  expect_part_fault(trend, 3, 1, "expected is one of rising, falling, flat");
  expect_part_fault(trend + "expected = \"up\"", 7, 12, "'up' cannot be expected of a trend");
  expect_part_fault(trend + "expected = \"flat\"\ntolerance = 2", 8, 13, "not between 0 and 1");
  const std::string correlation = "check = \"correlation\"\nx = \"a\"\ny = \"b\"\n";
  expect_part_fault(correlation + "at_least = -2", 7, 12, "not between -1 and 1");
  expect_part_fault(correlation + "expected = \"none\"\nat_most = 0", 8, 11, "two expectations");
}

TEST_F(ClaimsToml, MistakesInConditionsAreNamed) {
  const auto then = [](const std::string& condition) {
    return "check = \"share\"\nat_least = 0.5\nthen = " + condition;
  };
  expect_part_fault(then("3"), 6, 8, "then must be a condition");
  expect_part_fault(then("[]"), 6, 8, "then must be a condition");
  expect_part_fault(then("[3]"), 6, 9, "then must list tables");
  expect_part_fault(then("{ is = \"low\" }"), 6, 8, "a condition has no column");
  expect_part_fault(then("{ column = \"a\" }"), 6, 8, "asks for nothing");
  expect_part_fault(then("{ column = \"a\", over = 3 }"), 6, 24, "'over' is not a key");
  expect_part_fault(then("{ column = \"a\", is = \"tiny\" }"), 6, 29, "low, medium, high");
  expect_part_fault(then("{ column = \"a\", is = [] }"), 6, 29, "is has no level");
  expect_part_fault(then("{ column = \"a\", above = \"3\" }"), 6, 32, "must be a finite number");
  expect_part_fault(then("{ column = \"a\", above_quantile = 90 }"), 6, 41, "between 0 and 1");
  expect_part_fault(then("{ column = \"a\", equals = [1] }"), 6, 33, "must be a finite number");
  expect_part_fault(then("{ column = \"a\", above = 0 }") + "\nwithin = \"b\"", 7, 10,
                    "within must be a table");
  expect_part_fault(then("{ column = \"a\", above = 0 }") + "\nwithin = { parts = 3 }", 7, 10,
                    "within has no column");
}

TEST_F(ClaimsToml, AColumnThatTheTableHasNotIsNamedWithItsPlace) {
  const Table table =
      test::table_of({{"a", Kind::amount, {1, 2}}, {"region", Kind::category, {0, 0}, {"north"}}});
  const auto expect = [&](const std::string& part, std::uint64_t line, std::uint64_t column,
                          std::string_view words) {
    test::expect_fault([&] { ask(table, {part}); }, {path_.string(), line, column}, words, part);
  };
  expect("check = \"correlation\"\nx = \"a\"\ny = \"b\"\nat_least = 0", 6, 5,
         "the table has no column 'b'");
  expect("check = \"trend\"\nof = \"a\"\nalong = \"region\"\nexpected = \"flat\"", 6, 9,
         "is a category and has no order");
  expect("check = \"share\"\nthen = { column = \"a\", above = 0 }\nat_least = 0\n"
         "within = { column = \"c\" }",
         7, 21, "no column 'c'");
}

} // namespace
} // namespace ilk
