// GroupLabels without a gap between them.
#include <gtest/gtest.h>

#include "base/philox.h"
#include "cluster/held_out_gap.h"

namespace ilk {
namespace {

using GroupLabels = std::vector<std::uint32_t>;

// Normal rows of four columns, whose first is moved by `move(i)`.
Matrix moved(std::size_t rows, auto&& move) {
  RandomSequence random(RandomStream(11, Purpose::test));
  Matrix result(rows, 4);
  for (std::size_t i = 0; i < rows; ++i) {
    for (std::size_t j = 0; j < 4; ++j) result.at(i, j) = static_cast<float>(random.normal());
    result.at(i, 0) += static_cast<float>(move(i));
  }
  return result;
}

// By the first column: how many of the limits lie below it.
GroupLabels cut_at(const Matrix& rows, const std::vector<float>& limits) {
  GroupLabels labels;
  for (std::size_t i = 0; i < rows.rows(); ++i) {
    std::uint32_t label = 0;
    for (const float limit : limits) label += rows.at(i, 0) > limit;
    labels.push_back(label);
  }
  return labels;
}

// The halves of a normal cloud have a D of 2 sqrt(2 / pi) / sqrt(1 - 2 / pi) = 2.65.
TEST(HeldOutGap, HalvesOfANormalCloudHaveNone) {
  const Matrix rows = moved(800, [](std::size_t) { return 0.0; });
  const GroupLabels labels = cut_at(rows, {0});
  EXPECT_EQ(merge_without_gap(rows.block(), labels, 2, 3.2), (GroupLabels{0, 0}));
  EXPECT_EQ(merge_without_gap(rows.block(), labels, 2, 2.2), (GroupLabels{0, 1}));
}

TEST(HeldOutGap, CloudsSixDeviationsApartHaveOne) {
  const Matrix rows = moved(800, [](std::size_t i) { return i % 2 == 0 ? 0.0 : 6.0; });
  EXPECT_EQ(merge_without_gap(rows.block(), cut_at(rows, {3}), 2, 3.46), (GroupLabels{0, 1}));
}

TEST(HeldOutGap, PiecesOfOneCloudBecomeOneBesideAnother) {
  const Matrix rows = moved(1200, [](std::size_t i) { return i % 3 == 0 ? 9.0 : 0.0; });
  EXPECT_EQ(merge_without_gap(rows.block(), cut_at(rows, {-0.5f, 0.5f, 4.5f}), 4, 3.2),
            (GroupLabels{0, 0, 0, 1}));
}

// What a discriminant finds by chance in many columns of few rows, other rows do not show.
TEST(HeldOutGap, IsNotWhatChanceMakes) {
  RandomSequence random(RandomStream(12, Purpose::test));
  Matrix rows(60, 30);
  GroupLabels labels;
  for (std::size_t i = 0; i < 60; ++i) {
    for (std::size_t j = 0; j < 30; ++j) rows.at(i, j) = static_cast<float>(random.normal());
    labels.push_back(static_cast<std::uint32_t>(i % 2));
  }
  EXPECT_EQ(merge_without_gap(rows.block(), labels, 2, 2), (GroupLabels{0, 0}));
}

TEST(HeldOutGap, GroupsOfFewRowsStay) {
  const Matrix rows = moved(100, [](std::size_t) { return 0.0; });
  GroupLabels labels(100);
  for (std::size_t i = 0; i < 19; ++i) labels[i] = 1;
  EXPECT_EQ(merge_without_gap(rows.block(), labels, 2, 3.2), (GroupLabels{0, 1}));
}

} // namespace
} // namespace ilk
