// Hartigan's dip, against the package diptest.
#include "cluster/dip_test.h"

#include <algorithm>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "support/golden.h"
#include "support/numbers.h"

namespace ilk {
namespace {

TEST(DipTest, IsThatOfThePackageDiptest) {
  for (const auto& golden : test::golden("kinds")["dips"]) {
    const auto values = golden["values"].get<std::vector<double>>();
    const double dip = dip_of(values);
    EXPECT_NEAR(dip, golden["dip"], 1e-8);
    // Both tables of p-values are simulated, with grids of their own.
    EXPECT_NEAR(dip_p_value(dip, values.size()), golden["p_value"].get<double>(), 0.03)
        << values.size() << " values";
  }
}

TEST(DipTest, DoesNotDependOnOrderOrScale) {
  auto random = test::random_numbers(3, 1);
  std::vector<double> values(200);
  for (double& value : values) value = random.normal() + 3 * static_cast<double>(random.below(2));
  const double dip = dip_of(values);
  std::ranges::reverse(values);
  EXPECT_EQ(dip_of(values), dip);
  for (double& value : values) value = 8 * value;
  EXPECT_EQ(dip_of(values), dip);
}

TEST(DipTest, HasItsLeastWhereThereIsNothingToTell) {
  EXPECT_EQ(dip_of({}), 0);
  for (const std::size_t n : {1, 2, 7}) {
    const std::vector<double> equal(n, 4.0);
    EXPECT_EQ(dip_of(equal), 0.5 / static_cast<double>(n));
    EXPECT_GT(dip_p_value(dip_of(equal), n), 0.5);
  }
  EXPECT_EQ(dip_p_value(0.25, 1000), 0);
  EXPECT_EQ(dip_p_value(0, 1000), 1);
}

TEST(DipTest, RejectsUniformValuesAsOftenAsItSays) {
  std::size_t rejected = 0;
  constexpr std::size_t trials = 400, rows = 150;
  for (std::uint32_t t = 0; t < trials; ++t) {
    auto random = test::random_numbers(t, 2);
    std::vector<double> values(rows);
    for (double& value : values) value = random.uniform();
    rejected += dip_p_value(dip_of(values), rows) < 0.05 ? 1 : 0;
  }
  EXPECT_GE(rejected, 8u); // 20 expected, with a deviation of 4.4
  EXPECT_LE(rejected, 34u);
}

} // namespace
} // namespace ilk
