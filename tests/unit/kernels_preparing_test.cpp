// What is done to the values of one column.
#include "kernels/preparing.h"

#include <bit>

#include "unit/kernels_support.h"

namespace ilk {
namespace {

using test::awkward;
using test::Guarded;

class ColumnKernels : public test::OnEveryPath {};
INSTANTIATE_TEST_SUITE_P(Path, ColumnKernels, test::every_path, test::path_name);

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

TEST_P(ColumnKernels, IsThatOfOneToTheBit) {
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

TEST_P(ColumnKernels, LiesWithinAUnitInTheLastPlaceOfTheLibrarys) {
  std::vector<double> values = of_all_magnitudes(20'000);
  for (const double border : of_borders()) values.push_back(border);
  std::vector<double> logs = values;
  kernels::signed_log1p(logs);
  for (std::size_t i = 0; i < values.size(); ++i) {
    const double expected = std::copysign(std::log1p(std::abs(values[i])), values[i]);
    EXPECT_NEAR(logs[i], expected, 0x1p-52 * std::abs(expected)) << values[i];
  }
}

TEST_P(ColumnKernels, WhatIsNoNumberStays) {
  const double infinity = std::numeric_limits<double>::infinity();
  std::vector<double> values = {infinity, -infinity, std::nan("")};
  kernels::signed_log1p(values);
  EXPECT_EQ(values[0], infinity);
  EXPECT_EQ(values[1], -infinity);
  EXPECT_TRUE(std::isnan(values[2]));
  EXPECT_EQ(kernels::signed_log1p(-infinity), -infinity);
  EXPECT_TRUE(std::isnan(kernels::signed_log1p(std::nan(""))));
}

TEST_P(ColumnKernels, MissingValuesAreFilledAndOthersStay) {
  for (const std::size_t length : awkward) {
    Guarded<float> values(test::normals(length));
    for (std::size_t i = 0; i < length; i += 3) values[i] = std::nanf("");
    Guarded<double> filled(length);
    kernels::fill_missing({values.data(), length}, -1.5f, filled.data());
    for (std::size_t i = 0; i < length; ++i)
      EXPECT_EQ(filled[i], i % 3 == 0 ? -1.5 : double{values[i]});
    EXPECT_TRUE(filled.intact());
  }
}

// Values that a float cannot hold to the last digit, and some beyond what it can hold at all.
TEST_P(ColumnKernels, ValuesAreStandardisedAsOneByOne) {
  for (const std::size_t length : awkward) {
    std::vector<double> numbers = of_all_magnitudes(length);
    if (length > 7) numbers[5] = 1e300, numbers[6] = -1e300, numbers[7] = 0.1;
    const Guarded<double> values(numbers);
    Guarded<float> standardised(length);
    const double center = 0.3, scale = 1.7, most = 1e15;
    kernels::standardise({values.data(), length}, center, scale, most, standardised.data());
    for (std::size_t i = 0; i < length; ++i) {
      EXPECT_EQ(standardised[i], kernels::standardised(numbers[i], center, scale, most));
      if (std::abs(numbers[i]) < 1e14) {
        EXPECT_FLOAT_EQ(standardised[i],
                        static_cast<float>((static_cast<float>(numbers[i]) - center) / scale));
      } else if (std::abs(numbers[i]) > 2e15) {
        EXPECT_EQ(standardised[i], static_cast<float>(std::copysign(most, numbers[i])));
      }
    }
    EXPECT_TRUE(standardised.intact());
  }
}

} // namespace
} // namespace ilk
