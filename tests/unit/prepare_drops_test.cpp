// Attributes that are left out: copies in other units, and those that give a label away.
#include <cmath>

#include <gtest/gtest.h>

#include "base/philox.h"

#include "model/preparation.h"
#include "prepare/copies.h"
#include "prepare/preparation_fit.h"
#include "support/prepare_tables.h"

namespace ilk {
namespace {

using test::category;
using test::named;
using test::table_with;

std::string reason_for(const Preparation& preparation, const std::string& name) {
  for (const DroppedColumn& column : preparation.dropped)
    if (column.name == name) return column.reason;
  return "";
}

TEST(PrepareDrops, ACopyInOtherUnitsIsLeftOut) {
  Execution execution(1);
  std::vector<double> euros(6000), days(6000);
  const Table table = table_with(
      6000, {named("euros"), named("cents"), named("days"), named("date"), named("like euros")},
      [&](std::size_t i, std::size_t j, RandomSequence& random) -> double {
        if (j == 0) return euros[i] = std::exp(random.normal());
        if (j == 1) return 100 * euros[i];
        if (j == 2) return days[i] = std::round(1000 * random.uniform());
        if (j == 3) return 20'000 - days[i]; // the other way round, far from zero
        return euros[i] * (1 + 0.01 * random.normal());
      });
  const auto preparation = fit_preparation(execution, table, {});
  EXPECT_EQ(reason_for(preparation, "cents"), "is euros in other units");
  EXPECT_EQ(reason_for(preparation, "date"), "is days in other units");
  EXPECT_EQ(reason_for(preparation, "like euros"), "") << "it is not exactly that";
  EXPECT_EQ(preparation.columns.size(), 3u);
}

TEST(PrepareDrops, ACopyWithValuesOfItsOwnIsKept) {
  const std::vector<float> gaps = {1, NAN, 3, 4, 9}, full = {10, 20, 30, 40, 90};
  EXPECT_FALSE(is_in_other_units(gaps, full)) << "it knows what the earlier one lacks";
  EXPECT_TRUE(is_in_other_units(full, gaps));
}

TEST(PrepareDrops, OneGiantDoesNotMakeColumnsCopies) {
  RandomSequence random(RandomStream(1, Purpose::test));
  std::vector<float> a, b;
  for (int i = 0; i < 5000; ++i) {
    a.push_back(static_cast<float>(random.normal()));
    b.push_back(static_cast<float>(random.normal()));
  }
  a.back() = b.back() = 1e9f; // makes r = 1
  EXPECT_FALSE(is_in_other_units(a, b));
}

// Labels: churned, which `cancelled` is by another name, and which `exit survey` has for those who
// left; `spend` has to do with it.
struct Churn {
  Table table, labels;
};

Churn churn(std::size_t rows) {
  std::vector<double> left(rows);
  Churn result;
  result.labels = table_with(rows, {named("churned", Kind::boolean)},
                             [&](std::size_t i, std::size_t, RandomSequence& random) -> double {
                               return left[i] = random.uniform() < 0.3 ? 1 : 0;
                             });
  result.table = table_with(rows,
                            {named("spend"), named("days since last visit"),
                             category("status", {"open", "new", "closed"})},
                            [&](std::size_t i, std::size_t j, RandomSequence& random) -> double {
                              if (j == 0) return random.normal() - left[i];
                              if (j == 1) return (left[i] == 1 ? 400 : 10) + 5 * random.normal();
                              return left[i] == 1 ? 2 : random.uniform() < 0.5 ? 0 : 1;
                            });
  return result;
}

TEST(Copies, AreNotMadeByAFewGiantsThatColumnsShare) {
  RandomSequence random(RandomStream(1, Purpose::test, 77));
  std::vector<float> a, b;
  for (int i = 0; i < 1000; ++i) {
    const bool giant = i % 33 == 0;
    a.push_back(giant ? 999999.f : static_cast<float>(30'000 + 5'000 * random.normal()));
    b.push_back(giant ? 999999.f : static_cast<float>(40 + 10 * random.normal()));
  }
  EXPECT_FALSE(is_in_other_units(a, b));
}

TEST(PrepareDrops, AnAttributeThatTellsALabelByItselfIsLeftOut) {
  Execution execution(2);
  const Churn data = churn(2000);
  const auto preparation = fit_preparation(execution, data.table, {}, &data.labels);
  EXPECT_EQ(reason_for(preparation, "days since last visit"), "tells churned by itself");
  EXPECT_EQ(reason_for(preparation, "status"), "tells churned by itself");
  ASSERT_EQ(preparation.columns.size(), 1u);
  EXPECT_EQ(preparation.columns[0].schema.name, "spend");
  EXPECT_TRUE(fit_preparation(execution, data.table, {}).dropped.empty()) << "without labels";
}

TEST(PrepareDrops, AFewCustomersAreNoProof) {
  Execution execution(1);
  const Churn data = churn(25);
  EXPECT_TRUE(fit_preparation(execution, data.table, {}, &data.labels).dropped.empty());
}

TEST(PrepareDrops, LabelsAreNeverPrepared) {
  Execution execution(1);
  Churn data = churn(100);
  data.table.attributes[0].role = Role::label;
  for (const ColumnPreparation& column : fit_preparation(execution, data.table, {}).columns)
    EXPECT_NE(column.schema.name, "spend");
}

// Whatever columns with gaps are, the screen does not pass over one that is another in other units.
TEST(PrepareDrops, TheScreenOfColumnsWithGapsLosesNone) {
  RandomSequence random(RandomStream(6, Purpose::test));
  constexpr std::size_t rows = 300;
  std::size_t passed_over = 0, in_other_units = 0;
  for (int trial = 0; trial < 200; ++trial) {
    const double apart = std::pow(10.0, 1.0 - trial % 7), gaps = trial % 3 == 0 ? 0.0 : 0.1;
    Table table;
    table.attributes.resize(2);
    table.attributes[0].kind = table.attributes[1].kind = Kind::amount;
    table.values = Matrix(rows, 2);
    for (std::size_t i = 0; i < rows; ++i) {
      const double value = trial % 5 == 0 && i < 80 ? 1 : std::exp(random.normal());
      table.values.at(i, 0) = static_cast<float>(value);
      table.values.at(i, 1) = static_cast<float>(3 + 40 * value + apart * random.normal());
      if (random.uniform() < gaps) table.values.at(i, 1) = std::nanf("");
      if (trial % 4 == 1 && random.uniform() < 0.05) table.values.at(i, 0) = std::nanf("");
      if (std::isnan(table.values.at(i, 0))) table.values.at(i, 1) = std::nanf("");
    }
    const bool may = UnitsScreen(table).may_differ_in_units_only(0, 1);
    const bool is = is_in_other_units(table.values.column(0), table.values.column(1));
    EXPECT_TRUE(may || !is) << trial;
    passed_over += may ? 0 : 1;
    in_other_units += is ? 1 : 0;
  }
  EXPECT_GT(passed_over, 40u);
  EXPECT_GT(in_other_units, 40u);
}

} // namespace
} // namespace ilk
