// What is told of segments that follow an old model's: who follows whom, who is new, who is gone.
#include <gtest/gtest.h>

#include "report/follow_text.h"
#include "report/segments_data.h"

namespace ilk {
namespace {

Segmentation following() {
  Segmentation s;
  s.followed = "old/model.json";
  s.followed_names = {"Savers", "Spenders", "Sleepers"};
  s.explanation.segments.resize(3);
  for (std::uint32_t i = 0; i < 3; ++i) s.explanation.segments[i].id = i + 1;
  s.explanation.segments[0].name = "Savers";
  s.explanation.segments[0].follows = Followed{1, "Savers", 0.1, true, 0.9, 0.8};
  s.explanation.segments[1].name = "Large *purchases*";
  s.explanation.segments[1].follows = Followed{2, "Spenders", 2, false, 0.3, 0.6};
  s.explanation.segments[2].name = "Travellers";
  return s;
}

TEST(FollowText, HasALineForEverySegmentAndEveryOneThatIsGone) {
  EXPECT_EQ(follow_lines(following()),
            (std::vector<std::string>{
                "1 Savers: follows 1 Savers (90% of its customers are from there, 80% of those "
                "there are in it)",
                "2 Large *purchases*: follows 2 Spenders (30% of its customers are from there, 60% "
                "of those there are in it; the old name does not go on)",
                "3 Travellers: new", "old segment 3 Sleepers: gone"}));
  EXPECT_NE(follow_text(following()).find("\n  3 Travellers: new\n"), std::string::npos);
}

TEST(FollowText, IsNoMarkup) {
  const std::string text = follow_markdown(following());
  EXPECT_NE(text.find("\\*purchases\\*"), std::string::npos) << text;
  EXPECT_NE(text.find("gone"), std::string::npos) << text;
}

TEST(FollowText, IsNotThereWhereNoModelIsFollowed) {
  EXPECT_TRUE(follow_lines({}).empty());
  EXPECT_EQ(follow_text({}), "");
  EXPECT_EQ(follow_markdown({}), "");
}

TEST(FollowText, DataSayBothShares) {
  const auto data = follows_json(following())["segments"];
  EXPECT_EQ(data[0]["from_old"], 0.9);
  EXPECT_EQ(data[0]["of_old"], 0.8);
  EXPECT_TRUE(data[2]["now"].is_null());
  EXPECT_TRUE(data[2]["from_old"].is_null());
}

} // namespace
} // namespace ilk
