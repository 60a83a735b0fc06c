// log(1 + x) of many numbers.
#include "kernels/log1p.h"

#include <bit>

#include "unit/kernels_support.h"

namespace ilk {
namespace {

using test::awkward;
using test::Guarded;

class Log1pKernel : public test::OnEveryPath {};
INSTANTIATE_TEST_SUITE_P(Path, Log1pKernel, test::every_path, test::path_name);

// Across all magnitudes, of both signs; and what lies at the borders of its cases.
std::vector<double> of_all_magnitudes(std::size_t count) {
  std::vector<double> values;
  const auto normals = test::normals(count);
  for (std::size_t i = 0; i < count; ++i)
    values.push_back(
        std::ldexp(static_cast<double>(normals[i]), static_cast<int>(i * 37 % 2000) - 1000));
  return values;
}

std::vector<double> of_borders() {
  std::vector<double> values;
  for (const double at : {0.0, 0.41421356237309503, 1.0, 2.0, 0x1p-53, 0x1p53, 0x1p-1074, 0x1p1023,
                          std::numeric_limits<double>::max()})
    for (const double sign : {1.0, -1.0})
      for (const double toward : {0.0, 1e308})
        values.insert(values.end(), {sign * at, sign * std::nextafter(at, toward)});
  return values;
}

TEST_P(Log1pKernel, IsThatOfOneToTheBit) {
  for (const std::size_t length : awkward) {
    Guarded<double> values(of_all_magnitudes(length));
    kernels::signed_log1p({values.data(), length});
    const auto before = of_all_magnitudes(length);
    for (std::size_t i = 0; i < length; ++i)
      EXPECT_EQ(std::bit_cast<std::uint64_t>(values[i]),
                std::bit_cast<std::uint64_t>(kernels::signed_log1p(before[i])))
          << before[i];
    EXPECT_TRUE(values.intact());
  }
  kernels::signed_log1p({});
}

TEST_P(Log1pKernel, LiesWithinAUnitInTheLastPlaceOfTheLibrarys) {
  std::vector<double> values = of_all_magnitudes(20'000);
  for (const double border : of_borders()) values.push_back(border);
  std::vector<double> logs = values;
  kernels::signed_log1p(logs);
  for (std::size_t i = 0; i < values.size(); ++i) {
    const double expected = std::copysign(std::log1p(std::abs(values[i])), values[i]);
    EXPECT_NEAR(logs[i], expected, 0x1p-52 * std::abs(expected)) << values[i];
  }
}

TEST_P(Log1pKernel, WhatIsNoNumberStays) {
  const double infinity = std::numeric_limits<double>::infinity();
  std::vector<double> values = {infinity, -infinity, std::nan("")};
  kernels::signed_log1p(values);
  EXPECT_EQ(values[0], infinity);
  EXPECT_EQ(values[1], -infinity);
  EXPECT_TRUE(std::isnan(values[2]));
  EXPECT_EQ(kernels::signed_log1p(-infinity), -infinity);
  EXPECT_TRUE(std::isnan(kernels::signed_log1p(std::nan(""))));
}

} // namespace
} // namespace ilk
