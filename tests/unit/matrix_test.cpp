// The memory of a table of numbers.
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <numeric>
#include <vector>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "table/matrix.h"

namespace ilk {
namespace {

bool is_all_zero(const Matrix& matrix) {
  const std::size_t count = matrix.stride() * matrix.columns();
  return std::count(matrix.data(), matrix.data() + count, 0.0f) ==
         static_cast<std::ptrdiff_t>(count);
}

TEST(Matrix, ColumnsStartAtCacheLinesAnOddNumberOfThemApart) {
  for (const std::size_t rows : {1u, 15u, 16u, 17u, 32u, 33u, 64u, 1024u, 4096u, 65'536u, 70'000u})
    for (const std::size_t columns : {1u, 2u, 17u}) {
      const Matrix matrix(rows, columns);
      EXPECT_GE(matrix.stride(), rows);
      EXPECT_LT(matrix.stride(), rows + 32) << "more padding than an odd multiple needs";
      EXPECT_EQ(matrix.stride() % 32, 16u) << rows << " rows";
      for (std::size_t j = 0; j < columns; ++j)
        EXPECT_EQ(reinterpret_cast<std::uintptr_t>(matrix.column(j).data()) % 64, 0u);
    }
}

TEST(Matrix, WithoutRowsOrColumnsNothingIsAddedToItsNullPointer) {
  const Matrix no_rows(0, 3);
  EXPECT_EQ(no_rows.column(2).data(), nullptr);
  EXPECT_EQ(no_rows.block().column(2).data(), nullptr);
  const Matrix no_columns(5, 0);
  EXPECT_EQ(no_columns.block(2, 3).data, nullptr);
  EXPECT_EQ(no_columns.block(2, 3).rows, 3u);
}

TEST(Matrix, StartsAtZeroPaddingIncludedWhateverTheMemoryHeld) {
  for (const std::size_t rows : {5u, 100u, 70'001u}) { // the last takes more than two huge pages
    {
      Matrix used(rows, 17);
      std::fill_n(used.data(), used.stride() * used.columns(), 1.0f);
    }
    EXPECT_TRUE(is_all_zero(Matrix(rows, 17))) << rows << " rows";
  }
}

TEST(Matrix, OfNoRowsOrNoColumnsHoldsNothing) {
  EXPECT_EQ(Matrix().rows(), 0u);
  EXPECT_EQ(Matrix(0, 3).columns(), 3u);
  EXPECT_EQ(Matrix(4, 0).block().columns, 0u);
}

TEST(MatrixDeathTest, OfNoRowsCanBeCloned) {
  testing::GTEST_FLAG(death_test_style) = "threadsafe";
  EXPECT_EXIT(std::exit(static_cast<int>(Matrix(0, 3).clone().rows())), testing::ExitedWithCode(0),
              "");
}

TEST(Matrix, KeepsItsFirstRowsAndZerosBehindThem) {
  Matrix table(40, 2);
  for (std::size_t i = 0; i < 40; ++i) table.at(i, 0) = table.at(i, 1) = 1;
  const std::size_t stride = table.stride();
  table.keep_rows(7);
  EXPECT_EQ(table.rows(), 7u);
  EXPECT_EQ(table.block().rows, 7u);
  ASSERT_EQ(table.stride(), stride);
  for (std::size_t j = 0; j < 2; ++j)
    for (std::size_t i = 0; i < stride; ++i) EXPECT_EQ(table.data()[j * stride + i], i < 7 ? 1 : 0);
  const Matrix copy = table.clone();
  EXPECT_EQ(copy.rows(), 7u);
  for (std::size_t j = 0; j < 2; ++j)
    for (const float value : copy.column(j)) EXPECT_EQ(value, 1);
  table.keep_rows(0);
  EXPECT_EQ(table.clone().rows(), 0u);
  Matrix(0, 3).keep_rows(0);
}

TEST(Matrix, BlocksSlicesAndClonesShowTheSameNumbers) {
  Matrix matrix(50, 3);
  for (std::size_t j = 0; j < 3; ++j)
    std::iota(matrix.column(j).begin(), matrix.column(j).end(), static_cast<float>(100 * j));
  const Matrix copy = matrix.clone();
  const RowBlock part = matrix.block(10, 30).slice(5, 20);
  EXPECT_EQ(part.first_row, 15u);
  matrix.at(15, 2) = -1;
  EXPECT_EQ(part.column(2)[0], -1);
  EXPECT_EQ(part.column(2)[1], 216);
  EXPECT_EQ(copy.at(15, 2), 215);
  const std::vector<std::uint32_t> rows = {19, 0, 0};
  const Matrix gathered = gather_rows(part, rows);
  EXPECT_EQ(gathered.at(0, 1), 134);
  EXPECT_EQ(gathered.at(2, 2), -1);
}

} // namespace
} // namespace ilk
