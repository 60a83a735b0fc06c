#include "cluster/assignment.h"

#include <algorithm>
#include <numeric>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace ilk {
namespace {

double cost_of(const std::vector<double>& costs, std::size_t columns,
               const std::vector<std::size_t>& column_of) {
  double sum = 0;
  for (std::size_t row = 0; row < column_of.size(); ++row)
    sum += costs[row * columns + column_of[row]];
  return sum;
}

RC_GTEST_PROP(Assignment, CostsAsLittleAsTheBestOfAllPermutations, ()) {
  const auto rows = *rc::gen::inRange<std::size_t>(1, 6);
  const auto columns = *rc::gen::inRange<std::size_t>(rows, 7);
  // Whole numbers: sums are exact, and ties are common.
  const auto whole =
      *rc::gen::container<std::vector<int>>(rows * columns, rc::gen::inRange(-9, 10));
  const std::vector<double> costs(whole.begin(), whole.end());
  const auto found = least_cost_assignment(costs, rows, columns);
  std::vector<std::size_t> order(columns);
  std::iota(order.begin(), order.end(), std::size_t{0});
  double best = cost_of(costs, columns, {order.begin(), order.begin() + static_cast<long>(rows)});
  do {
    best = std::min(
        best, cost_of(costs, columns, {order.begin(), order.begin() + static_cast<long>(rows)}));
  } while (std::ranges::next_permutation(order).found);
  RC_ASSERT(cost_of(costs, columns, found) == best);
  std::vector<std::size_t> different = found;
  std::ranges::sort(different);
  RC_ASSERT(std::ranges::adjacent_find(different) == different.end());
}

TEST(Assignment, OfOneColumnPerRowIsThatColumn) {
  EXPECT_EQ(least_cost_assignment(std::vector<double>{5}, 1, 1), (std::vector<std::size_t>{0}));
  EXPECT_EQ(least_cost_assignment(std::vector<double>{1, 0, 0, 1}, 2, 2),
            (std::vector<std::size_t>{1, 0}));
  EXPECT_TRUE(least_cost_assignment({}, 0, 3).empty());
}

} // namespace
} // namespace ilk
