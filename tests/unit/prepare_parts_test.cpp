// Categories, booleans, weights, and columns that tell that a value is missing.
#include <cmath>

#include <gtest/gtest.h>

#include "model/preparation.h"
#include "pass/run.h"
#include "prepare/preparation_fit.h"
#include "summary/moments.h"
#include "support/prepare_tables.h"

namespace ilk {
namespace {

using test::category;
using test::named;
using test::shop;
using test::table_with;

using Names = std::vector<std::string>;

Names names_of(const Preparation& preparation) {
  Names names;
  for (const ColumnPreparation& column : preparation.columns) names.push_back(part_name(column));
  return names;
}

// `rows` customers, of whom shares[l] have level l.
Table with_levels(std::size_t rows, const std::vector<double>& shares) {
  std::vector<std::string> levels;
  for (std::size_t l = 0; l < shares.size(); ++l) levels.push_back("l" + std::to_string(l));
  return table_with(rows, {category("kind", levels), named("x")},
                    [&](std::size_t i, std::size_t j, RandomSequence& random) -> double {
                      if (j == 1) return random.normal();
                      double share = (static_cast<double>(i) + 0.5) / static_cast<double>(rows);
                      std::size_t level = 0;
                      while (level + 1 < shares.size() && share > shares[level])
                        share -= shares[level++];
                      return static_cast<double>(level);
                    });
}

double total_variance(const Matrix& prepared, std::size_t first, std::size_t count) {
  Execution execution(1);
  const auto moments = run(execution, prepared.block(), Moments(prepared.columns()));
  double total = 0;
  for (std::size_t j = first; j < first + count; ++j) total += moments[j].variance;
  return total;
}

TEST(PrepareParts, ACategoryGivesAColumnPerLevelAndPoolsTheRareOnes) {
  Execution execution(2);
  const Table table = with_levels(1000, {0.5, 0.3, 0.185, 0.01, 0.005});
  const auto preparation = fit_preparation(execution, table, {});
  EXPECT_EQ(names_of(preparation),
            (Names{"kind = l0", "kind = l1", "kind = l2", "kind = other", "x"}));
  const ColumnPreparation& other = preparation.columns[3];
  EXPECT_EQ(other.codes, (std::vector<std::uint32_t>{3, 4}));
  EXPECT_GT(other.prepared(3), 0);
  EXPECT_GT(other.prepared(5), 0) << "a level that is not in the dictionary";
  EXPECT_LT(other.prepared(0), 0);
  EXPECT_EQ(part_label(preparation.columns[0]), "kind: l0");
  EXPECT_EQ(preparation.columns[0].schema.high, "Kind: l0");
  EXPECT_EQ(preparation.columns[0].schema.low, "Not kind l0");
}

TEST(PrepareParts, TheLevelsOfACategoryShareItsWeight) {
  Execution execution(2);
  Table table = with_levels(1000, {0.5, 0.3, 0.2});
  PrepareOptions options;
  options.category_weight = 0.7;
  auto preparation = fit_preparation(execution, table, options);
  Matrix prepared = apply(execution, preparation, table.values.block(), attribute_names(table));
  EXPECT_NEAR(total_variance(prepared, 0, 3), 0.7, 1e-6);
  EXPECT_EQ(preparation.columns[0].scale, preparation.columns[2].scale);
  table.attributes[0].weight = 2;
  preparation = fit_preparation(execution, table, options);
  prepared = apply(execution, preparation, table.values.block(), attribute_names(table));
  EXPECT_NEAR(total_variance(prepared, 0, 3), 2, 1e-5);
}

TEST(PrepareParts, AMissingCategoryAndANewLevelStandWhereTheyShould) {
  Execution execution(1);
  const Table table = with_levels(100, {0.5, 0.5});
  const auto preparation = fit_preparation(execution, table, {});
  ASSERT_EQ(names_of(preparation), (Names{"kind = l0", "kind = l1", "x"}));
  for (std::size_t j = 0; j < 2; ++j) {
    const ColumnPreparation& column = preparation.columns[j];
    EXPECT_EQ(column.prepared(NAN), 0);
    EXPECT_EQ(column.prepared(2), static_cast<float>(-column.center / column.scale))
        << "no level of the fit";
  }
}

TEST(PrepareParts, KeepsAtMostTwentyLevels) {
  Execution execution(1);
  const Table table = with_levels(3000, std::vector<double>(30, 1.0 / 30));
  const auto preparation = fit_preparation(execution, table, {});
  EXPECT_EQ(preparation.columns.size(), 22u) << "20 levels, the others together, and x";
  EXPECT_EQ(preparation.columns[20].codes.size(), 10u);
  EXPECT_TRUE(preparation.columns[20].pooled);
}

TEST(PrepareParts, ALevelThatIsCalledOtherIsNotConfusedWithThePool) {
  Execution execution(1);
  Table table = with_levels(1000, {0.5, 0.49, 0.01});
  table.attributes[0].levels[0] = "other";
  EXPECT_EQ(names_of(fit_preparation(execution, table, {})),
            (Names{"kind = other", "kind = l1", "kind = (other)", "x"}));
}

TEST(PrepareParts, ACategoryWithoutCommonLevelsIsDropped) {
  Execution execution(1);
  const auto preparation =
      fit_preparation(execution, with_levels(2000, std::vector<double>(200, 1.0 / 200)), {});
  ASSERT_EQ(preparation.dropped.size(), 1u);
  EXPECT_EQ(preparation.dropped[0].reason, "has no two levels that are common enough");
  const auto constant = fit_preparation(execution, with_levels(50, {1}), {});
  EXPECT_EQ(constant.dropped[0].reason, "is always 'l0'");
}

TEST(PrepareParts, BooleansAndNumbersHaveTheirWeights) {
  Execution execution(1);
  Table table = shop(3000);
  table.attributes[0].weight = 4;
  PrepareOptions options;
  const auto preparation = fit_preparation(execution, table, options);
  const Matrix prepared =
      apply(execution, preparation, table.values.block(), attribute_names(table));
  const auto names = names_of(preparation);
  const auto place = [&](const char* name) {
    return static_cast<std::size_t>(std::find(names.begin(), names.end(), name) - names.begin());
  };
  EXPECT_NEAR(total_variance(prepared, place("member"), 1), 0.5, 1e-5);
  EXPECT_NEAR(total_variance(prepared, place("spend"), 1), 4, 1e-4);
  EXPECT_NEAR(total_variance(prepared, place("since"), 1), 1, 1e-5);
  const ColumnPreparation& member = preparation.columns[place("member")];
  EXPECT_NEAR(member.prepared(NAN), 0, 1e-6) << "a missing boolean is at the centre";
  EXPECT_EQ(member.schema.high, "Member");
  EXPECT_EQ(member.schema.low, "No member");
}

TEST(PrepareParts, ADictionaryMayFillABooleanWithNo) {
  Execution execution(1);
  Table table = shop(3000);
  table.attributes[3].fill = Fill{"zero"};
  const auto preparation = fit_preparation(execution, table, {});
  for (const ColumnPreparation& column : preparation.columns)
    if (column.schema.name == "member") {
      EXPECT_EQ(column.prepared(NAN), column.prepared(0));
    }
}

TEST(PrepareParts, TellsThatAValueIsMissingOnlyWhereThatTellsSomething) {
  Execution execution(2);
  PrepareOptions options;
  const auto names = names_of(fit_preparation(execution, shop(3000), options));
  EXPECT_NE(std::find(names.begin(), names.end(), "age is missing"), names.end())
      << "it is missing for customers who spend little";
  EXPECT_EQ(std::find(names.begin(), names.end(), "visits is missing"), names.end())
      << "those are missing by chance";
  options.missing_indicator = false;
  const auto without = names_of(fit_preparation(execution, shop(3000), options));
  EXPECT_EQ(without.size() + 1, names.size());
}

TEST(PrepareParts, TheMissingColumnHasItsWeightAndWords) {
  Execution execution(2);
  const Table table = shop(3000);
  PrepareOptions options;
  options.missing_weight = 0.3;
  const auto preparation = fit_preparation(execution, table, options);
  const Matrix prepared =
      apply(execution, preparation, table.values.block(), attribute_names(table));
  for (std::size_t j = 0; j < preparation.columns.size(); ++j) {
    const ColumnPreparation& column = preparation.columns[j];
    if (column.part != Part::missing) continue;
    EXPECT_EQ(part_label(column), "age missing");
    EXPECT_EQ(column.schema.high, "Age missing");
    EXPECT_NEAR(total_variance(prepared, j, 1), 0.3, 1e-6);
    EXPECT_GT(column.prepared(NAN), 0);
    EXPECT_LT(column.prepared(40), 0);
  }
}

TEST(PrepareParts, NeedsEveryAttributeOnce) {
  Execution execution(1);
  const auto preparation = fit_preparation(execution, shop(2000), {});
  Names names;
  for (const ColumnSchema& attribute : needed_attributes(preparation))
    names.push_back(attribute.name);
  EXPECT_EQ(names, (Names{"spend", "visits", "region", "member", "age", "since"}));
}

} // namespace
} // namespace ilk
