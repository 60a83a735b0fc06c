// The rule for k, clause by clause.
#include <algorithm>

#include <gtest/gtest.h>

#include "judge/choose_k.h"
#include "judge/knee.h"

namespace ilk {
namespace {

// Rows from k = 2 with these silhouettes in both spaces, no small segment, equal Ward gaps.
std::vector<KEvidence> table_of(const std::vector<double>& silhouettes) {
  std::vector<KEvidence> table;
  for (std::size_t i = 0; i < silhouettes.size(); ++i) {
    KEvidence row;
    row.k = i + 2;
    row.silhouette_code = row.silhouette_attributes = silhouettes[i];
    row.smallest_share = 0.1;
    row.ward_gap = 1.1;
    table.push_back(row);
  }
  return table;
}

TEST(ChooseK, TakesTheHighestPeak) {
  EXPECT_EQ(choose_k(table_of({0.30, 0.28, 0.25, 0.29, 0.20, 0.22, 0.19})).k, 5u);
}

TEST(ChooseK, TakesTwoOnlyWhenFarAboveTheRest) {
  EXPECT_EQ(choose_k(table_of({0.60, 0.30, 0.25, 0.28, 0.20})).k, 2u);
  EXPECT_EQ(choose_k(table_of({0.34, 0.27, 0.25, 0.28, 0.20})).k, 5u);
}

TEST(ChooseK, PassesOverATinySegment) {
  auto table = table_of({0.30, 0.28, 0.25, 0.29, 0.20, 0.22, 0.19});
  table[3].smallest_share = 0.019;
  EXPECT_EQ(choose_k(table).k, 7u);
}

TEST(ChooseK, BreaksNearTiesByTheWardTree) {
  auto table = table_of({0.30, 0.20, 0.25, 0.20, 0.249, 0.20});
  EXPECT_EQ(choose_k(table).k, 4u);
  table[4].ward_gap = 1.5;
  EXPECT_EQ(choose_k(table).k, 6u);
}

TEST(ChooseK, FallsBackToTheHighestFigure) {
  EXPECT_EQ(choose_k(table_of({0.30, 0.28, 0.26, 0.24})).k, 3u) << "no peak";
  EXPECT_EQ(choose_k(table_of({0.30})).k, 2u) << "nothing but two";
  auto tiny = table_of({0.30, 0.35, 0.26});
  for (KEvidence& row : tiny) row.smallest_share = 0.001;
  EXPECT_EQ(choose_k(tiny).k, 3u) << "tiny segments everywhere";
}

TEST(ChooseK, GivesItsReason) {
  const auto choice = choose_k(table_of({0.30, 0.28, 0.25, 0.29, 0.20}));
  EXPECT_EQ(choice.reason.find("5: "), 0u);
  EXPECT_NE(choice.reason.find("0.290"), std::string::npos) << choice.reason;
  EXPECT_NE(choice.reason.find("higher ones, at 2 segments"), std::string::npos) << choice.reason;
}

TEST(ChooseK, SaysWhatTheWardTreeSays) {
  auto table = table_of({0.20, 0.25, 0.29, 0.20});
  for (const auto& [agreement, words] :
       {std::pair{0.9, "tree agrees, with"}, {0.6, "agrees in part"}, {0.4, "cuts otherwise"}}) {
    for (KEvidence& row : table) row.ward_agreement = agreement;
    const auto choice = choose_k(table);
    EXPECT_NE(choice.reason.find(words), std::string::npos) << choice.reason;
    EXPECT_EQ(choice.reason.find("higher"), std::string::npos) << choice.reason;
  }
}

TEST(Knee, IsDeepestAtTheBend) {
  const std::vector<double> k = {2, 3, 4, 5, 6}, inertia = {100, 60, 25, 20, 15};
  const auto depths = knee_depths(k, inertia);
  EXPECT_EQ(std::max_element(depths.begin(), depths.end()) - depths.begin(), 2);
  EXPECT_NEAR(depths[2], 75.0 / 85 - 0.5, 1e-12);
  EXPECT_EQ(depths.front(), 0);
  EXPECT_EQ(depths.back(), 0);
  EXPECT_EQ(knee_depths(std::vector<double>{2, 3, 4}, std::vector<double>{5, 5, 5}),
            std::vector<double>(3, 0.0));
}

} // namespace
} // namespace ilk
