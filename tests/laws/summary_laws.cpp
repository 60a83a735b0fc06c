#include <cmath>

#include "laws/laws.h"
#include "pass/by_group.h"
#include "summary/co_moments.h"
#include "summary/histogram.h"
#include "summary/magnitude.h"
#include "summary/moments.h"
#include "summary/quantiles.h"
#include "summary/row_sample.h"

namespace ilk {
namespace {

using laws::expect_laws;
using laws::random_table;

std::vector<std::uint32_t> random_labels(std::size_t rows, std::size_t groups) {
  RandomSequence random(RandomStream(5, Purpose::test));
  std::vector<std::uint32_t> labels(rows);
  for (auto& label : labels) label = static_cast<std::uint32_t>(random.below(groups + 1));
  return labels; // the label `groups` belongs to no group
}

TEST(Laws, Moments) {
  expect_laws(Moments(5), random_table(3000, 5, true).block());
}

TEST(Laws, RadixCountsOfTheFirstDigit) {
  expect_laws(RadixCounts(0, {{0}, {0}}), random_table(3000, 2, true).block());
}

TEST(Laws, RadixCountsUnderPrefixes) {
  const std::uint32_t zero = ordered_bits(0.0f) >> 21, one = ordered_bits(1.0f) >> 21;
  expect_laws(RadixCounts(1, {{zero, one}, {one}}), random_table(3000, 2, true).block());
}

TEST(Laws, CoMoments) {
  const Matrix table = random_table(3000, 4, false);
  Execution execution(1);
  expect_laws(CoMoments(4, largest_magnitude(execution, table.block()), 3000), table.block());
}

TEST(Laws, Histogram) {
  expect_laws(Histogram({{-1, 2}, {0, 0}}, 7), random_table(3000, 2, true).block());
}

// Without keys the rows are told by their places, so there is no law of any order.
TEST(Laws, RowSample) {
  const Matrix table = random_table(3000, 1, false);
  for (const std::size_t size : {50, 5000, 0})
    laws::expect_laws_in_order(RowSample(size, RandomStream(1, Purpose::row_sample)),
                               table.block());
}

TEST(Laws, RowSampleOfKeys) {
  const Matrix table = random_table(3000, 1, false);
  const RandomStream stream(1, Purpose::row_sample);
  std::vector<RowKey> keys;
  for (std::size_t row = 0; row < table.rows(); ++row)
    keys.push_back(RandomStream(7, Purpose::test).word(row));
  std::vector<RowKey> keys_in_order;
  for (const std::size_t size : {50, 5000, 0})
    expect_laws(
        RowSample(size, stream, keys), table.block(),
        [&](const auto& order) {
          keys_in_order = laws::shuffled(keys, order);
          return RowSample(size, stream, keys_in_order);
        },
        [](std::vector<std::uint32_t> rows, const auto& order) {
          for (std::uint32_t& row : rows) row = order[row];
          std::ranges::sort(rows);
          return rows;
        });
}

TEST(Laws, Together) {
  const Matrix table = random_table(3000, 2, true);
  expect_laws(Together(Moments(2), Histogram({{-1, 2}, {0, 5}}, 4)), table.block());
}

TEST(Laws, ByGroup) {
  const auto labels = random_labels(3000, 4);
  std::vector<std::uint32_t> labels_in_order;
  expect_laws(ByGroup(Moments(3), labels, 4), random_table(3000, 3, true).block(),
              [&](const auto& order) {
                labels_in_order = laws::shuffled(labels, order);
                return ByGroup(Moments(3), labels_in_order, 4);
              });
}

TEST(Laws, LargestMagnitude) {
  expect_laws(LargestMagnitude(), random_table(3000, 4, false).block());
}

TEST(Laws, SquareSum) {
  Execution execution(1);
  const Matrix table = random_table(3000, 4, false);
  expect_laws(SquareSum(largest_magnitude(execution, table.block()), 12'000), table.block());
}

} // namespace
} // namespace ilk
