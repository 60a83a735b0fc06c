// The 16 claims of the original study against pandas and SciPy.
#include <filesystem>
#include <fstream>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "facts/claim_verdict.h"
#include "io/csv.h"
#include "model/schema_toml.h"
#include "profile/claim.h"
#include "support/golden.h"
#include "support/paths.h"
#include "support/shared_data.h"
#include "words/claim_words.h"

namespace ilk {
namespace {

using nlohmann::json;

// Values are stored as float, each with a relative error up to 2^-24, so that is the most by which
// a share of a total of values that are not negative can be off, twice over for the quotient.
// All other figures come from orders and counts, which rounding leaves as they are unless it makes
// two values equal, which it does not here.
double tolerance_for(ClaimCheck check) {
  return check == ClaimCheck::total_share ? 0x1p-23 : 1e-9;
}

void expect_part(const PartAnswer& part, const json& expected, const std::string& where) {
  EXPECT_NEAR(part.figure.estimate, expected["estimate"].get<double>(), tolerance_for(part.check))
      << where;
  EXPECT_EQ(part.figure.n, expected["n"].get<std::uint64_t>()) << where;
  EXPECT_EQ(name_of(verdict_of(part)), expected["verdict"].get<std::string>()) << where;
  EXPECT_LE(part.figure.low, part.figure.estimate) << where;
  EXPECT_GE(part.figure.high, part.figure.estimate) << where;
  ASSERT_EQ(part.strata.size(), expected["strata"].size()) << where;
  for (std::size_t s = 0; s < part.strata.size(); ++s)
    EXPECT_NEAR(part.strata[s].figure.estimate, expected["strata"][s].get<double>(),
                tolerance_for(part.check))
        << where << " " << stratum_words(part, s);
}

const std::filesystem::path folder = test::source_path("examples/credit-card");

Table read_customers(Execution& execution) {
  const auto file = CsvFile::open(test::credit_card_csv());
  ReadReport report;
  const Schema schema =
      match_header(load_schema(folder / "schema.toml"), file.columns(), "CC_GENERAL.csv");
  return file.read(schema, execution, report);
}

TEST(ClaimFigures, OfTheOriginalStudyEqualPandasAndScipy) {
  ILK_NEEDS_CREDIT_CARD_CSV();
  Execution execution(2);
  const Table table = read_customers(execution);
  const auto answers = check_claims(execution, table, load_claims(folder / "hypotheses.toml"));
  const json expected = test::golden("claims");
  ASSERT_EQ(answers.size(), 16u);
  ASSERT_EQ(expected["claims"].size(), 16u);
  for (std::size_t c = 0; c < answers.size(); ++c) {
    EXPECT_EQ(answers[c].number, c + 1);
    EXPECT_EQ(name_of(verdict_of(answers[c])), expected["verdicts"][c].get<std::string>()) << c + 1;
    const json& readings = expected["claims"][c];
    ASSERT_EQ(answers[c].readings.size(), readings.size()) << c + 1;
    for (std::size_t r = 0; r < readings.size(); ++r) {
      const auto& parts = answers[c].readings[r].parts;
      ASSERT_EQ(parts.size(), readings[r].size()) << c + 1;
      for (std::size_t p = 0; p < parts.size(); ++p)
        expect_part(parts[p], readings[r][p],
                    "claim " + std::to_string(c + 1) + ": " + answer_sentence(parts[p]));
    }
  }
}

TEST(ClaimFigures, ACorrelationWithAThirdColumnHeldFixedIsThatOfWhatRegressionLeaves) {
  ILK_NEEDS_CREDIT_CARD_CSV();
  Execution execution(2);
  ClaimPart part;
  part.check = ClaimCheck::correlation;
  part.along.name = "BALANCE";
  part.of.name = "PURCHASES_TRX";
  part.controlling = ColumnName{"CREDIT_LIMIT", {}};
  part.expectation = {Expected::none, 0, 0.1};
  const auto answers =
      check_claims(execution, read_customers(execution), {Claim{1, "said", {{"", {part}}}}});
  expect_part(answers[0].readings[0].parts[0],
              test::golden("claims")["balance_and_purchases_at_the_same_limit"], "held fixed");
}

} // namespace
} // namespace ilk
