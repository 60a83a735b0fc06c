// Segments of a new model in the order of an old one's.
#include <cmath>

#include <gtest/gtest.h>

#include "ilk/error.h"
#include "model/follow.h"
#include "unit/claim_support.h"

namespace ilk {
namespace {

std::vector<ModelSegment> named(const std::vector<std::string>& names) {
  std::vector<ModelSegment> segments;
  for (const std::string& name : names)
    segments.push_back({static_cast<std::uint32_t>(segments.size() + 1), name, 1});
  return segments;
}

using Places = std::vector<std::uint32_t>;

TEST(Follow, GroupsTakeThePlacesOfTheSegmentsThatTheyAreNearTo) {
  const std::vector<double> costs = {9, 1, 8, /**/ 9, 9, 0.25, /**/ 0, 9, 9};
  const auto found = follow_costs(costs, named({"a", "b", "c"}), Places{0, 1, 2});
  EXPECT_EQ(found.place, (Places{1, 2, 0}));
  EXPECT_EQ(found.follows[2]->id, 3u);
  EXPECT_EQ(found.follows[2]->name, "c");
  EXPECT_EQ(found.follows[2]->distance, 0.5);
  for (const auto& each : found.follows) EXPECT_TRUE(each->keeps_name);
}

TEST(Follow, AMatchThatIsNotNearestToEachOtherKeepsNoName) {
  // Both groups are nearest to a: the second has to take b, whose customers it is not near to.
  const std::vector<double> costs = {0, 5, /**/ 1, 4};
  const auto found = follow_costs(costs, named({"a", "b"}), Places{1, 0});
  EXPECT_EQ(found.place, (Places{0, 1}));
  EXPECT_TRUE(found.follows[0]->keeps_name);
  EXPECT_FALSE(found.follows[1]->keeps_name);
}

TEST(Follow, FewerGroupsHaveNumbersUpToTheirOwn) {
  // c's group cannot be the third of two: it takes what is free, and keeps its name.
  const std::vector<double> costs = {9, 9, 0, /**/ 0, 9, 9};
  const auto found = follow_costs(costs, named({"a", "b", "c"}), Places{0, 1});
  EXPECT_EQ(found.place, (Places{1, 0}));
  EXPECT_EQ(found.follows[1]->name, "c");
  EXPECT_TRUE(found.follows[1]->keeps_name);
}

TEST(Follow, MoreGroupsFillTheFreePlacesInTheirOwnOrder) {
  const std::vector<double> costs = {5, 5, /**/ 9, 0.5, /**/ 6, 6, /**/ 0.1, 9};
  const auto found = follow_costs(costs, named({"a", "b"}), Places{3, 2, 1, 0});
  EXPECT_EQ(found.place, (Places{3, 1, 2, 0}));
  EXPECT_FALSE(found.follows[2]);
  EXPECT_FALSE(found.follows[3]);
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
