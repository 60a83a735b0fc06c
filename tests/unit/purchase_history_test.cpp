// Histories of purchases, put in order and in groups.
#include <cmath>
#include <limits>

#include <gtest/gtest.h>

#include "behaviour/history_groups.h"
#include "behaviour/purchase_history.h"

namespace ilk {
namespace {

TEST(PurchaseHistory, KeepsWhatIsInOrder) {
  const PurchaseHistory history = put_in_order({2, 30.43, 38.86, 22.35});
  EXPECT_EQ(history.repeats, 2u);
  EXPECT_EQ(history.recency, 30.43);
  EXPECT_EQ(history.age, 38.86);
  EXPECT_EQ(history.mean_value, 22.35);
}

TEST(PurchaseHistory, PutsTimesInOrder) {
  const double nan = std::nan("");
  EXPECT_EQ(put_in_order({1, 9, 5, 0}).recency, 5) << "no later than the end";
  EXPECT_EQ(put_in_order({0, 3, 5, 7}).recency, 0) << "nothing is recent without repeats";
  EXPECT_EQ(put_in_order({0, 3, 5, 7}).mean_value, 0);
  EXPECT_EQ(put_in_order({1, nan, nan, nan}).age, 0);
  EXPECT_EQ(put_in_order({1, -2, -1, -1}).age, 0);
  EXPECT_TRUE(std::isfinite(put_in_order({1, 1, std::numeric_limits<double>::infinity(), 1}).age));
}

TEST(HistoryGroups, CountCustomersWithTheSameHistoryInAnyOrder) {
  const std::vector<PurchaseHistory> histories{
      {1, 2, 5, 3}, {0, 0, 5, 0}, {1, 2, 5, 9}, {0, 0, 4, 0}};
  const std::vector<HistoryGroup> groups = group_histories(histories);
  ASSERT_EQ(groups.size(), 3u);
  EXPECT_EQ(groups[0].age, 4);
  EXPECT_EQ(groups[2].repeats, 1u);
  EXPECT_EQ(groups[2].customers, 2);
  EXPECT_EQ(customers_in(groups), 4);
  EXPECT_DOUBLE_EQ(mean_age(groups), 19. / 4);
  EXPECT_EQ(sum_over_groups(groups, [](const HistoryGroup& group) { return group.age; }), 19);
  EXPECT_TRUE(group_histories({}).empty());
  EXPECT_EQ(mean_age({}), 0);
}

TEST(HistoryGroups, AreThinnedToEveryFewOfTheSortedCustomers) {
  std::vector<HistoryGroup> groups;
  for (std::uint32_t i = 0; i < 90; ++i) groups.push_back({i, 0, 10, i == 40 ? 11. : 1.});
  EXPECT_EQ(thin_groups(groups, 90).size(), 90u) << "few enough";
  const std::vector<HistoryGroup> thinned = thin_groups(groups, 20); // one in five of 100
  EXPECT_EQ(customers_in(thinned), 20);
  double customers = 0;
  for (const HistoryGroup& group : thinned) customers = std::max(customers, group.customers);
  EXPECT_EQ(customers, 2) << "the large group keeps its share";
}

} // namespace
} // namespace ilk
