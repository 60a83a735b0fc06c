// Segments of a new model in the order of an old one's.
#include <algorithm>
#include <cmath>

#include <gtest/gtest.h>

#include "ilk/error.h"
#include "monitor/follow.h"
#include "unit/claim_support.h"

namespace ilk {
namespace {

std::vector<ModelSegment> named(const std::vector<std::string>& names) {
  std::vector<ModelSegment> segments;
  for (const std::string& name : names)
    segments.push_back({static_cast<std::uint32_t>(segments.size() + 1), name, 1});
  return segments;
}

// Customers in both where every group is the whole of its nearest segment, and no other's.
std::vector<std::uint64_t> alike(const std::vector<double>& costs, std::size_t segments) {
  std::vector<std::uint64_t> customers(costs.size());
  for (std::size_t row = 0; row < costs.size(); row += segments) {
    const auto begin = costs.begin() + static_cast<std::ptrdiff_t>(row);
    const auto nearest = std::min_element(begin, begin + static_cast<std::ptrdiff_t>(segments));
    customers[static_cast<std::size_t>(nearest - costs.begin())] = 100;
  }
  return customers;
}

FollowedPlaces follow_alike(const std::vector<double>& costs, const std::vector<std::string>& names,
                            const std::vector<std::uint32_t>& fallback) {
  return follow_costs(costs, alike(costs, names.size()), named(names), fallback);
}

using Places = std::vector<std::uint32_t>;

TEST(Follow, GroupsTakeThePlacesOfTheSegmentsThatTheyAreNearTo) {
  const std::vector<double> costs = {9, 1, 8, /**/ 9, 9, 0.25, /**/ 0, 9, 9};
  const auto found = follow_alike(costs, {"a", "b", "c"}, Places{0, 1, 2});
  EXPECT_EQ(found.place, (Places{1, 2, 0}));
  EXPECT_EQ(found.follows[2]->id, 3u);
  EXPECT_EQ(found.follows[2]->name, "c");
  EXPECT_EQ(found.follows[2]->distance, 0.5);
  for (const auto& each : found.follows) EXPECT_TRUE(each->keeps_name);
}

TEST(Follow, AMatchThatIsNotNearestToEachOtherKeepsNoName) {
  // Both groups are nearest to a: the second has to take b, whose centre it is not near to.
  const std::vector<double> costs = {0, 5, /**/ 1, 4};
  const std::vector<std::uint64_t> customers = {100, 0, /**/ 0, 100};
  const auto found = follow_costs(costs, customers, named({"a", "b"}), Places{1, 0});
  EXPECT_EQ(found.place, (Places{0, 1}));
  EXPECT_TRUE(found.follows[0]->keeps_name);
  EXPECT_FALSE(found.follows[1]->keeps_name);
}

TEST(Follow, WhoHasNobodyInCommonIsNew) {
  // As many groups as segments: the match leaves c to the group that has none of its customers.
  const std::vector<double> costs = {0, 9, 50, /**/ 9, 0, 50, /**/ 4, 4, 40};
  const std::vector<std::uint64_t> customers = {90, 0, 0, /**/ 0, 90, 0, /**/ 10, 10, 0};
  const auto found = follow_costs(costs, customers, named({"a", "b", "c"}), Places{2, 1, 0});
  EXPECT_EQ(found.place, (Places{0, 1, 2})) << "the free number";
  EXPECT_TRUE(found.follows[0] && found.follows[1]);
  EXPECT_FALSE(found.follows[2]);
}

TEST(Follow, ATenthOfEitherIsEnoughInCommon) {
  const std::vector<double> costs = {0, 9, /**/ 9, 0};
  const auto is_followed = [&](const std::vector<std::uint64_t>& customers) {
    return follow_costs(costs, customers, named({"a", "b"}), Places{0, 1}).follows[0].has_value();
  };
  EXPECT_TRUE(is_followed({10, 90, /**/ 910, 90})) << "a tenth of the group";
  EXPECT_TRUE(is_followed({9, 91, /**/ 81, 90})) << "a tenth of the segment";
  EXPECT_FALSE(is_followed({9, 91, /**/ 82, 90}));
  EXPECT_FALSE(is_followed({0, 91, /**/ 0, 90}));
}

TEST(Follow, FewerGroupsHaveNumbersUpToTheirOwn) {
  // c's group cannot be the third of two: it takes what is free, and keeps its name.
  const std::vector<double> costs = {9, 9, 0, /**/ 0, 9, 9};
  const auto found = follow_alike(costs, {"a", "b", "c"}, Places{0, 1});
  EXPECT_EQ(found.place, (Places{1, 0}));
  EXPECT_EQ(found.follows[1]->name, "c");
  EXPECT_TRUE(found.follows[1]->keeps_name);
}

TEST(Follow, MoreGroupsFillTheFreePlacesInTheirOwnOrder) {
  const std::vector<double> costs = {5, 5, /**/ 9, 0.5, /**/ 6, 6, /**/ 0.1, 9};
  const auto found = follow_alike(costs, {"a", "b"}, Places{3, 2, 1, 0});
  EXPECT_EQ(found.place, (Places{3, 1, 2, 0}));
  EXPECT_FALSE(found.follows[2]);
  EXPECT_FALSE(found.follows[3]);
}

TEST(Follow, ANameGoesOnOnlyWithMostOfItsCustomers) {
  const std::vector<double> costs = {0, 9, /**/ 9, 0}; // both are nearest to each other
  const auto keep = [&](const std::vector<std::uint64_t>& customers) {
    const auto found = follow_costs(costs, customers, named({"a", "b"}), Places{0, 1});
    EXPECT_EQ(found.place, (Places{0, 1})) << "the number goes on";
    const auto keeps = [&](std::size_t s) {
      return found.follows[s] && found.follows[s]->keeps_name;
    };
    return std::pair(keeps(0), keeps(1));
  };
  EXPECT_EQ(keep({90, 10, /**/ 20, 80}), std::pair(true, true));
  EXPECT_EQ(keep({50, 50, /**/ 50, 50}), std::pair(true, true)) << "half is enough";
  EXPECT_EQ(keep({49, 51, /**/ 0, 100}), std::pair(false, true)) << "most came from b";
  EXPECT_EQ(keep({100, 0, /**/ 101, 150}), std::pair(false, true)) << "most of a went to b's";
  EXPECT_EQ(keep({0, 0, /**/ 0, 10}), std::pair(false, true)) << "nobody is in a";
  const std::vector<std::uint64_t> customers = {30, 10, /**/ 20, 80};
  const auto found = follow_costs(costs, customers, named({"a", "b"}), Places{0, 1});
  EXPECT_EQ(found.follows[0]->from_old, 0.75);
  EXPECT_EQ(found.follows[0]->of_old, 0.6);
}

Model needing(std::vector<ColumnSchema> columns) {
  Model model;
  for (ColumnSchema& schema : columns) {
    model.preparation.columns.emplace_back();
    model.preparation.columns.back().schema = std::move(schema);
  }
  return model;
}

TEST(Follow, WordsGetTheModelsOwnNumbers) {
  using test::missing;
  const Table table = test::table_of({{"y", Kind::amount, {1, 2, 3, 4}},
                                      {"c", Kind::category, {0, 1, 2, missing}, {"red", "green"}}});
  ColumnSchema colour = described("c", Role::attribute);
  colour.kind = Kind::category;
  colour.levels = {"blue", "green"};
  const Table read = as_read_by(needing({colour}), table);
  ASSERT_EQ(read.values.columns(), 1u);
  EXPECT_EQ(read.values.at(0, 0), 2) << "red is no word of the model";
  EXPECT_EQ(read.values.at(1, 0), 1);
  EXPECT_EQ(read.values.at(2, 0), 2);
  EXPECT_TRUE(std::isnan(read.values.at(3, 0)));
}

TEST(Follow, WhatTheModelCannotReadIsRefused) {
  const Table table = test::table_of({{"y", Kind::amount, {1, 2}}});
  EXPECT_THROW(as_read_by(needing({described("z", Role::attribute)}), table), DataError);
  ColumnSchema word = described("y", Role::attribute);
  word.kind = Kind::category;
  EXPECT_THROW(as_read_by(needing({word}), table), DataError);
}

} // namespace
} // namespace ilk
