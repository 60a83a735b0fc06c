// Valleys between neighbouring segments.
#include <cmath>

#include <gtest/gtest.h>

#include "base/philox.h"
#include "judge/valleys.h"

namespace ilk {
namespace {

// Rows of normal numbers, the first column by `number(random, i)`.
Matrix rows_with(std::size_t rows, auto&& number) {
  RandomSequence random(RandomStream(1, Purpose::test));
  Matrix result(rows, 3);
  for (std::size_t i = 0; i < rows; ++i) {
    result.at(i, 0) = static_cast<float>(number(random, i));
    for (std::size_t j = 1; j < 3; ++j) result.at(i, j) = static_cast<float>(random.normal());
  }
  return result;
}

// Cut where the first column is 0.
std::vector<std::uint32_t> halves(const Matrix& rows) {
  std::vector<std::uint32_t> labels;
  for (std::size_t i = 0; i < rows.rows(); ++i) labels.push_back(rows.at(i, 0) < 0);
  return labels;
}

std::vector<Valley> between_halves(const Matrix& rows) {
  const auto labels = halves(rows);
  return valleys_between(rows.block(), {labels, 2}, 1);
}

TEST(Valleys, LieBetweenTwoClouds) {
  const Matrix rows = rows_with(
      600, [](auto& random, std::size_t i) { return random.normal() + (i % 2 ? 3 : -3); });
  const auto valleys = between_halves(rows);
  ASSERT_EQ(valleys.size(), 1u);
  EXPECT_EQ(valleys[0].one, 0u);
  EXPECT_EQ(valleys[0].other, 1u);
  EXPECT_EQ(share_with_valley(valleys), 1);
}

TEST(Valleys, DoNotLieInOneCloudHoweverItIsCut) {
  const Matrix normal = rows_with(600, [](auto& random, std::size_t) { return random.normal(); });
  EXPECT_EQ(share_with_valley(between_halves(normal)), 0);
  const Matrix even =
      rows_with(600, [](auto& random, std::size_t) { return random.uniform() * 2 - 1; });
  EXPECT_EQ(share_with_valley(between_halves(even)), 0);
}

TEST(Valleys, AreNotTheGapsOfAColumnOfFewValues) {
  const Matrix yes_or_no = rows_with(600, [](auto&, std::size_t i) { return i % 2 ? 1.0 : -1.0; });
  EXPECT_EQ(share_with_valley(between_halves(yes_or_no)), 0);
}

TEST(Valleys, AreLookedForBetweenNeighbours) {
  const Matrix rows = rows_with(900, [](auto& random, std::size_t i) {
    return random.normal() + 6 * static_cast<double>(i % 3);
  });
  std::vector<std::uint32_t> labels;
  for (std::size_t i = 0; i < 900; ++i) labels.push_back(static_cast<std::uint32_t>(i % 3));
  const auto valleys = valleys_between(rows.block(), {labels, 3}, 1);
  ASSERT_EQ(valleys.size(), 2u) << "0 and 2 are no neighbours";
  EXPECT_EQ(valleys[0].other, 1u);
  EXPECT_EQ(valleys[1].one, 1u);
}

TEST(Valleys, OfSegmentsWithoutCustomersAreNone) {
  const Matrix rows = rows_with(10, [](auto& random, std::size_t) { return random.normal(); });
  const std::vector<std::uint32_t> labels(10);
  EXPECT_TRUE(valleys_between(rows.block(), {labels, 3}, 1).empty());
  EXPECT_EQ(share_with_valley({}), 0);
}

} // namespace
} // namespace ilk
