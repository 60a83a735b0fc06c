// Who moved: joined by id or by place, heirs by the most customers, the list of those who moved.
#include <cmath>

#include <gtest/gtest.h>

#include "judge/agreement.h"
#include "monitor/migration.h"
#include "monitor/migration_intervals.h"

namespace ilk {
namespace {

using Counts = std::vector<std::uint64_t>;

Table with_ids(const std::vector<std::string>& ids) {
  Table table;
  table.id_name = "who";
  table.values = Matrix(ids.size(), 1);
  for (const std::string& id : ids) {
    table.ids.push_back(id);
    table.origins.push_back(10 * table.origins.size());
  }
  return table;
}

Model model_of(const std::vector<std::string>& names) {
  Model model;
  for (const std::string& name : names)
    model.segments.push_back({static_cast<std::uint32_t>(model.segments.size() + 1), name, 1});
  return model;
}

std::vector<Score> scores_of(const std::vector<std::uint32_t>& segments, float margin = 0.5f) {
  std::vector<Score> scores;
  for (const std::uint32_t segment : segments) scores.push_back({segment, 1, margin, 0});
  return scores;
}

TEST(Migration, JoinsCustomersByTheirIds) {
  const Pairs pairs = pairs_by_id(with_ids({"c", "a", "b"}), with_ids({"b", "x", "c", "y", "10"}));
  ASSERT_EQ(pairs.rows.size(), 2u);
  EXPECT_EQ(pairs.rows[0], std::pair(2u, 0u));
  EXPECT_EQ(pairs.rows[1], std::pair(0u, 2u));
  EXPECT_EQ(pairs.only_before, 1u);
  EXPECT_EQ(pairs.only_after, 3u);
}

TEST(Migration, JoinsTwoReadingsByThePlaceOfTheRow) {
  Table left = with_ids({"a", "b", "c"}), right = with_ids({"a", "c"});
  right.origins[1] = 20;
  const Pairs pairs = pairs_by_origin(left, right);
  ASSERT_EQ(pairs.rows.size(), 2u);
  EXPECT_EQ(pairs.rows[1], std::pair(2u, 1u));
  EXPECT_EQ(pairs.only_before, 1u);
}

TEST(Migration, HeirsAreThoseWithMostCustomersInAll) {
  // The first alone would take the first; in all it is better to give that to the second.
  const auto heirs = match_segments(Counts{60, 50, /**/ 80, 0}, 2, 2);
  EXPECT_EQ(heirs[0], 1u);
  EXPECT_EQ(heirs[1], 0u);
  const auto fewer = match_segments(Counts{5, 90, /**/ 80, 4, /**/ 7, 9}, 3, 2);
  EXPECT_EQ(fewer[0], 1u);
  EXPECT_EQ(fewer[1], 0u);
  EXPECT_FALSE(fewer[2]);
  const auto more = match_segments(Counts{5, 90, 3}, 1, 3);
  EXPECT_EQ(more[0], 1u);
}

TEST(Migration, CountsWhoMovedAndFromWhere) {
  const Model model = model_of({"Savers", "=Spenders", "Others"});
  const Table before = with_ids({"a", "b", "c", "d"}), after = with_ids({"d", "c", "b", "n"});
  std::vector<Score> then = scores_of({0, 1, 2, 0});
  then[3].margin = 0.05f;
  const auto found =
      migration_within(model, then, scores_of({1, 2, 0, 0}, 0.25f), pairs_by_id(before, after));
  EXPECT_EQ(found.customers, 3u);
  EXPECT_EQ(found.only_before, 1u);
  EXPECT_EQ(found.only_after, 1u);
  EXPECT_EQ(found.counts, (Counts{0, 1, 0, /**/ 1, 0, 0, /**/ 0, 0, 1}));
  ASSERT_EQ(found.moves.size(), 2u);
  EXPECT_NEAR(found.moved(), 2.0 / 3, 1e-15);
  EXPECT_EQ(found.moved_from_border, 1u);
  const std::string text = moved_csv(found, after);
  EXPECT_EQ(text.substr(0, text.find('\n')), "who,from,to,from_name,to_name,margin,margin_before");
  EXPECT_NE(text.find("\nd,1,2,Savers,"), std::string::npos) << text;
  EXPECT_NE(text.find(",0.25,0.05\n"), std::string::npos) << text;
  EXPECT_NE(text.find("\nb,2,1,"), std::string::npos) << text;
  EXPECT_EQ(text.find("\nc,"), std::string::npos) << text;
}

TEST(Migration, NumbersDoNotMatterBetweenModels) {
  const Table table = with_ids({"a", "b", "c", "d", "e"});
  const auto found =
      migration_between(model_of({"A", "B"}), scores_of({0, 0, 1, 1, 1}), model_of({"B", "A"}),
                        scores_of({1, 1, 0, 0, 0}), pairs_by_origin(table, table));
  EXPECT_TRUE(found.moves.empty());
  EXPECT_EQ(found.agreement, 1);
  EXPECT_EQ(found.heirs[0], 1u);
}

TEST(Migration, IntervalsSayWhatChanceMayMakeOfIt) {
  Migration migration;
  migration.from.resize(2);
  migration.to.resize(2);
  migration.counts = {450, 50, 40, 460};
  migration.customers = 1'000;
  migration.moves.resize(90);
  std::vector<std::uint32_t> before, after;
  for (std::uint32_t c = 0; c < 4; ++c)
    for (std::uint64_t i = 0; i < migration.counts[c]; ++i) {
      before.push_back(c / 2);
      after.push_back(c % 2);
    }
  migration.agreement = adjusted_rand(before, after);
  const Interval moved = moved_interval(migration), agreement = agreement_interval(migration);
  EXPECT_NEAR(moved.low, 0.0738, 0.0005);
  EXPECT_NEAR(moved.high, 0.1093, 0.0005);
  // The index is about (1 - 2 x moved)^2: its deviation is 4 (1 - 2 x 0.09) times that of the
  // share.
  const double deviation = 4 * 0.82 * std::sqrt(0.09 * 0.91 / 1'000);
  EXPECT_NEAR(agreement.high - agreement.low, 2 * 1.96 * deviation, 0.005);
  EXPECT_LT(agreement.low, migration.agreement);
  migration.customers = 2;
  EXPECT_TRUE(std::isnan(agreement_interval(migration).low));
}

} // namespace
} // namespace ilk
