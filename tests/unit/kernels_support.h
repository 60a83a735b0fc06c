// What the tests of kernels share. Every test runs once on each path that the processor has. Data
// is misaligned and has NaN right behind it: a kernel that reads too far poisons its result.
#pragma once

#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <limits>
#include <ostream>
#include <string>
#include <type_traits>
#include <vector>

#include <gtest/gtest.h>

#include "base/philox.h"
#include "kernels/columns.h"
#include "kernels/simd.h"
#include "support/effort.h"

namespace ilk::kernels {

inline void PrintTo(Simd path, std::ostream* out) {
  *out << name_of(path);
}

} // namespace ilk::kernels

namespace ilk::test {

/// Half a unit in the last place of a float, relative: what one operation may round away.
inline constexpr double rounding = 0x1p-24;

/// Lengths around the numbers of lanes and of rows that kernels take at once.
inline const std::vector<std::size_t> awkward =
    tried(std::to_array<std::size_t>({1, 2, 3, 7, 8, 9, 15, 16, 17, 31, 33, 64, 65, 100}));

/// Whether the processor has a path, as it was before any test made the kernels take one.
inline bool is_available(kernels::Simd path) {
  using kernels::Simd;
  static const std::array<bool, 3> has = {kernels::has_simd(Simd::scalar),
                                          kernels::has_simd(Simd::avx2),
                                          kernels::has_simd(Simd::avx512)};
  return has[static_cast<std::size_t>(path)];
}

/// A test of kernels, with the path it runs on as its parameter.
class OnEveryPath : public testing::TestWithParam<kernels::Simd> {
 protected:
  void SetUp() override {
    if (!is_available(GetParam()))
      GTEST_SKIP() << "this processor does not have " << kernels::name_of(GetParam());
    kernels::use_simd(GetParam());
    ASSERT_EQ(kernels::simd_in_use(), GetParam());
  }
  void TearDown() override { kernels::use_simd(before_); }

 private:
  kernels::Simd before_ = kernels::simd_in_use();
};

inline const auto every_path =
    testing::Values(kernels::Simd::scalar, kernels::Simd::avx2, kernels::Simd::avx512);

inline std::string path_name(const testing::TestParamInfo<kernels::Simd>& path) {
  return std::string(kernels::name_of(path.param));
}

inline std::vector<float> normals(std::size_t count, std::uint32_t replicate = 0) {
  RandomSequence random(RandomStream(1, Purpose::test, replicate));
  std::vector<float> values(count);
  for (float& value : values) value = static_cast<float>(random.normal());
  return values;
}

/// Values that start off any alignment, between guards: NaN, or the largest integer. Reading a
/// guard poisons what is computed; writing one shows in intact().
template <class T>
class Guarded {
 public:
  explicit Guarded(std::size_t count, T value = T{}) : values_(before + count + behind, guard()) {
    for (std::size_t i = 0; i < count; ++i) values_[before + i] = value;
  }
  explicit Guarded(const std::vector<T>& values) : Guarded(values.size()) {
    for (std::size_t i = 0; i < values.size(); ++i) values_[before + i] = values[i];
  }

  T* data() { return values_.data() + before; }
  const T* data() const { return values_.data() + before; }
  T& operator[](std::size_t i) { return values_[before + i]; }
  T operator[](std::size_t i) const { return values_[before + i]; }
  std::size_t size() const { return values_.size() - before - behind; }
  std::vector<T> values() const { return {data(), data() + size()}; }

  bool intact() const {
    const T expected = guard();
    for (std::size_t i = 0; i < values_.size(); ++i)
      if ((i < before || i >= before + size()) &&
          std::memcmp(&values_[i], &expected, sizeof(T)) != 0)
        return false;
    return true;
  }

 private:
  static constexpr std::size_t before = 1;
  static constexpr std::size_t behind = 70;
  static T guard() {
    if constexpr (std::is_floating_point_v<T>) return std::numeric_limits<T>::quiet_NaN();
    return std::numeric_limits<T>::max();
  }

  std::vector<T> values_;
};

/// Random columns about `mean`, each followed by NaN.
class GuardedRows {
 public:
  GuardedRows(std::size_t rows, std::size_t columns, float mean = 0)
      : rows_(rows), columns_(columns), stride_(rows + 5),
        values_(stride_ * columns, std::numeric_limits<float>::quiet_NaN()) {
    const auto random = normals(rows * columns, 7);
    for (std::size_t i = 0; i < rows; ++i)
      for (std::size_t j = 0; j < columns; ++j) at(i, j) = mean + random[j * rows + i];
  }

  kernels::Columns view() const { return {values_.data(), stride_, columns_, rows_}; }
  float& at(std::size_t i, std::size_t j) { return values_[j * stride_ + i]; }
  float at(std::size_t i, std::size_t j) const { return values_[j * stride_ + i]; }
  std::size_t rows() const { return rows_; }
  std::size_t columns() const { return columns_; }

 private:
  std::size_t rows_, columns_, stride_;
  Guarded<float> values_;
};

/// Squared distance of row i to a point of as many columns, in doubles.
inline double square_distance(const GuardedRows& rows, std::size_t i, const float* point) {
  double sum = 0;
  for (std::size_t j = 0; j < rows.columns(); ++j) {
    const double difference = static_cast<double>(rows.at(i, j)) - point[j];
    sum += difference * difference;
  }
  return sum;
}

} // namespace ilk::test
