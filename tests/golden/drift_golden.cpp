// Drift against NumPy's shares and logarithms and SciPy's two-sample Kolmogorov-Smirnov distance.
#include <cmath>
#include <limits>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "monitor/drift.h"
#include "monitor/reference_fit.h"
#include "support/golden.h"

namespace ilk {
namespace {

Spread spread_for(std::span<const float> values) {
  Execution execution(1);
  return spread_of(execution, values);
}

using nlohmann::json;

std::vector<float> values_of(const json& list) {
  std::vector<float> values;
  for (const json& value : list)
    values.push_back(value.is_null() ? std::numeric_limits<float>::quiet_NaN()
                                     : static_cast<float>(value.get<double>()));
  return values;
}

// A few dozen operations on numbers below 10.
constexpr double tolerance = 1e-12;

TEST(Drift, EqualsNumPyAndSciPy) {
  const json cases = test::golden("drift")["cases"];
  ASSERT_EQ(cases.size(), 12u);
  for (const json& expected : cases) {
    SCOPED_TRACE(expected["name"].get<std::string>());
    const Spread then = spread_for(values_of(expected["then"]));
    EXPECT_EQ(then.every_value, expected["every_value"].get<bool>());
    const Drift drift = drift_of(then, values_of(expected["now"]));

    std::vector<float> inner;
    for (const std::size_t cut : decile_cuts(then)) inner.push_back(then.cuts[cut]);
    EXPECT_EQ(inner, values_of(expected["inner"]));
    EXPECT_NEAR(drift.psi, expected["psi"], tolerance);
    EXPECT_NEAR(drift.psi_by_chance, expected["psi_by_chance"], tolerance);

    const double ks = expected["ks"];
    EXPECT_LE(drift.ks, ks + tolerance);
    EXPECT_GE(drift.ks + drift.ks_error, ks - tolerance);
    EXPECT_LE(drift.ks_error, 1.0 / spread_parts + tolerance);
    if (then.every_value) {
      EXPECT_NEAR(drift.ks, ks, tolerance);
      EXPECT_NEAR(drift.ks_error, 0, tolerance);
    }
    EXPECT_EQ(drift.median_then, static_cast<float>(expected["median_then"].get<double>()));
    EXPECT_EQ(drift.median_now, static_cast<float>(expected["median_now"].get<double>()));
  }
}

} // namespace
} // namespace ilk
