// Relations among columns: declared ones are checked, others found.
#include <cmath>
#include <functional>

#include <gtest/gtest.h>

#include "base/philox.h"
#include "profile/identities.h"
#include "support/golden.h"
#include "support/numbers.h"
#include "support/shared_data.h"
#include "table/identity_text.h"

namespace ilk {
namespace {

using test::nan;

// A row from its number and its random numbers.
Table made_table(std::size_t rows, const std::vector<std::pair<std::string, Kind>>& columns,
                 const std::function<std::vector<double>(std::size_t, RandomSequence&)>& row_of) {
  Table table;
  for (const auto& [name, kind] : columns) {
    table.attributes.push_back(described(name, Role::attribute));
    table.attributes.back().kind = kind;
  }
  table.values = Matrix(rows, columns.size());
  RandomSequence random(RandomStream(5, Purpose::test));
  for (std::size_t i = 0; i < rows; ++i) {
    const auto row = row_of(i, random);
    for (std::size_t j = 0; j < row.size(); ++j) table.values.at(i, j) = static_cast<float>(row[j]);
  }
  return table;
}

double money(RandomSequence& random) {
  return std::round(std::exp(3 + random.normal()) * 100) / 100;
}

TEST(Identities, ADeclaredSumTellsItsBrokenRows) {
  Table table = made_table(4, {{"t", Kind::amount}, {"a", Kind::amount}, {"b", Kind::amount}},
                           [](std::size_t i, RandomSequence&) {
                             return std::vector<double>{3, 1.0 + (i == 2 ? 7 : 0), -2};
                           });
  table.values.at(0, 1) = nan;
  const auto checked = check_identity(table, *parse_identity("t = a - b").identity);
  EXPECT_TRUE(checked.checked);
  EXPECT_EQ(checked.rows, 3u);
  EXPECT_EQ(checked.broken, 1u);
  EXPECT_EQ(checked.first_broken, std::vector<std::uint64_t>{2});
  EXPECT_EQ(checked.largest_break, 7);
  EXPECT_FALSE(check_identity(table, *parse_identity("t = a - other").identity).checked);
}

TEST(Identities, RoundingToFloatBreaksNothing) {
  const Table table =
      made_table(1000, {{"t", Kind::amount}, {"a", Kind::amount}, {"b", Kind::amount}},
                 [](std::size_t, RandomSequence& random) {
                   const double a = 1e6 * money(random), b = 1e6 * money(random);
                   return std::vector<double>{a + b, a, b};
                 });
  Identity identity = *parse_identity("t = a + b").identity;
  identity.tolerance = 0;
  EXPECT_EQ(check_identity(table, identity).broken, 0u);
}

Table related_table() {
  return made_table(3000,
                    {{"total", Kind::amount},
                     {"first", Kind::amount},
                     {"second", Kind::amount},
                     {"visits", Kind::count},
                     {"per_visit", Kind::amount},
                     {"cents", Kind::amount},
                     {"other", Kind::amount},
                     {"mostly_zero", Kind::amount},
                     {"zero_too", Kind::amount}},
                    [](std::size_t i, RandomSequence& random) {
                      const double a = i % 3 == 0 ? 0 : money(random),
                                   b = i % 5 == 0 ? 0 : money(random);
                      const auto visits = static_cast<double>(1 + random.below(20));
                      const double spoilt = i % 100 == 7 ? 5 : 0; // 1% of the rows
                      const double rare = i % 150 == 0 ? money(random) : 0;
                      return std::vector<double>{a + b + spoilt,
                                                 a,
                                                 b,
                                                 visits,
                                                 std::round(100 * a / visits) / 100,
                                                 100 * b,
                                                 money(random),
                                                 rare,
                                                 i % 150 == 1 ? money(random) : 0};
                    });
}

TEST(Identities, SumsRatiosAndCopiesAreFoundAndChanceIsNot) {
  const Table table = related_table();
  Execution execution(2);
  const auto found = discover_identities(execution, table, {});
  ASSERT_EQ(found.size(), 3u);
  EXPECT_EQ(found[0].relation, Relation::copy);
  EXPECT_EQ(found[0].total, 5u);
  EXPECT_EQ(found[0].first, 2u);
  EXPECT_NEAR(found[0].factor, 100, 1e-9);
  EXPECT_EQ(found[0].holding, 3000u);
  EXPECT_EQ(found[1].relation, Relation::sum);
  EXPECT_EQ(found[1].total, 0u);
  EXPECT_EQ(found[1].first, 1u);
  EXPECT_EQ(found[1].second, 2u);
  EXPECT_EQ(found[1].rows, 3000u);
  EXPECT_EQ(found[1].holding, 2970u);
  EXPECT_NEAR(found[1].share(), 0.99, 1e-12);
  EXPECT_EQ(found[2].relation, Relation::ratio);
  EXPECT_EQ(found[2].total, 4u);
  EXPECT_EQ(found[2].first, 1u);
  EXPECT_EQ(found[2].second, 3u);
}

TEST(Identities, DeclaredOnesAreNotFoundAgainWhateverIsCalledTheTotal) {
  const Table table = related_table();
  Execution execution(1);
  for (const char* text : {"total = first + second", "second = total - first"})
    for (const auto& relation :
         discover_identities(execution, table, {*parse_identity(text).identity}))
      EXPECT_NE(relation.relation, Relation::sum) << text;
}

TEST(Identities, TheCreditCardsPurchasesAreFoundAsPandasCountsThem) {
  ILK_NEEDS_CREDIT_CARD_CSV();
  const auto golden = test::golden("profile_credit_card")["purchases_identity"];
  Execution execution(2);
  const Table table = test::credit_card_table(execution);
  const auto found = discover_identities(execution, table, {});
  ASSERT_EQ(found.size(), 1u);
  const auto name = [&](std::uint32_t column) { return table.attributes[column].name; };
  EXPECT_EQ(name(found[0].total), "PURCHASES");
  EXPECT_EQ(name(found[0].first), "ONEOFF_PURCHASES");
  EXPECT_EQ(name(found[0].second), "INSTALLMENTS_PURCHASES");
  EXPECT_EQ(found[0].rows, golden["rows"]);
  EXPECT_EQ(found[0].holding, golden["holding"]);
  EXPECT_EQ(found[0].non_zero, golden["both_non_zero"]);
  EXPECT_EQ(found[0].holding_non_zero, golden["holding_both"]);

  Schema schema;
  schema.identities = {
      *parse_identity("PURCHASES = ONEOFF_PURCHASES + INSTALLMENTS_PURCHASES").identity};
  const Identities both = profile_identities(execution, table, schema);
  EXPECT_TRUE(both.discovered.empty());
  EXPECT_NEAR(both.declared[0].largest_break, golden["largest_break"].get<double>(), 1e-3);
}

} // namespace
} // namespace ilk
