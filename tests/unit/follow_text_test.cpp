// What is told of segments that follow an old model's: who follows whom, who is new, who is gone.
#include <algorithm>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "report/follow_text.h"
#include "report/segments_data.h"
#include "words/follow_words.h"

namespace ilk {
namespace {

// An old model, and segments after it.
struct Following {
  std::optional<FollowedModel> old;
  std::vector<Segment> segments;
};

Following following() {
  Following s;
  s.old = FollowedModel{"old/model.json", {"Savers", "Spenders", "Sleepers"}};
  s.segments.resize(3);
  for (std::uint32_t i = 0; i < 3; ++i) s.segments[i].id = i + 1;
  s.segments[0].name = s.segments[0].made_name = "Savers";
  s.segments[0].follows = Followed{1, "Savers", 0.1, true, 0.9, 0.8};
  s.segments[1].name = "Large *purchases*";
  s.segments[1].follows = Followed{2, "Spenders", 2, false, 0.3, 0.6};
  s.segments[2].name = "Travellers";
  return s;
}

TEST(FollowText, HasALineForEverySegmentAndEveryOneThatIsGone) {
  EXPECT_EQ(
      follow_lines(following().old, following().segments),
      (std::vector<std::string>{
          "1 Savers: follows 1 Savers (90% of its customers were there, 80% of those there "
          "are here now)",
          "2 Large *purchases*: follows 2 Spenders (30% of its customers were there, 60% of those "
          "there are here now; the old name does not go on)",
          "3 Travellers: new", "old segment 3 Sleepers: gone"}));
  EXPECT_NE(follow_text(following().old, following().segments).find("\n  3 Travellers: new\n"),
            std::string::npos);
}

TEST(FollowText, SaysWhatTheDataWouldMakeOfANameThatGoesOn) {
  Following s = following();
  s.segments[0].made_name = "High balance";
  EXPECT_NE(follow_lines(s.old, s.segments)[0].find(
                "are here now; made from the data it would be High balance)"),
            std::string::npos)
      << follow_lines(s.old, s.segments)[0];
  s.segments[0].made_name = "SAVERS";
  EXPECT_EQ(follow_lines(s.old, s.segments)[0].find("made from"), std::string::npos)
      << follow_lines(s.old, s.segments)[0];
}

TEST(FollowText, NamesEveryNumberThatStandsForOthers) {
  Following s = following();
  const std::string few = "number 2 was Spenders, and now is Large *purchases* (30% of its "
                          "customers were there)";
  EXPECT_EQ(renumbered_lines(s.old, s.segments),
            (std::vector<std::string>{few, "number 3 was Sleepers, and now is Travellers (new)"}));
  s.segments[1].follows->from_old = 0.5;
  s.segments.pop_back();
  EXPECT_TRUE(renumbered_lines(s.old, s.segments).empty()) << "nobody has number 3 any more";
  s.old->names = {"Savers", "Sleepers", "Spenders"};
  s.segments[1].follows->id = 3;
  EXPECT_EQ(renumbered_lines(s.old, s.segments),
            std::vector<std::string>{"number 2 was Sleepers, and now is Large "
                                     "*purchases* (3 before)"});
  EXPECT_NE(follow_markdown(s.old, s.segments)
                .find("- number 2 was Sleepers, and now is Large \\*purchases\\*"),
            std::string::npos)
      << follow_markdown(s.old, s.segments);
}

TEST(FollowText, IsALineEachWhateverTheNamesHold) {
  Following s = following();
  s.segments[0].name = "Region:\nnorth\x1b[2J";
  s.segments[0].made_name = "x\ny";
  s.segments[1].follows->name = "Spen\tders";
  s.old->names[2] = "Slee\rpers";
  auto lines = follow_lines(s.old, s.segments);
  for (const std::string& line : renumbered_lines(s.old, s.segments)) lines.push_back(line);
  EXPECT_EQ(lines.size(), 6u);
  for (const std::string& line : lines)
    EXPECT_TRUE(std::ranges::none_of(line, [](char c) { return c >= 0 && c < ' '; })) << line;
}

TEST(FollowText, IsNoMarkup) {
  const std::string text = follow_markdown(following().old, following().segments);
  EXPECT_NE(text.find("\\*purchases\\*"), std::string::npos) << text;
  EXPECT_NE(text.find("gone"), std::string::npos) << text;
}

TEST(FollowText, IsNotThereWhereNoModelIsFollowed) {
  EXPECT_TRUE(follow_lines({}, following().segments).empty());
  EXPECT_EQ(follow_text({}, following().segments), "");
  EXPECT_EQ(follow_markdown({}, following().segments), "");
}

TEST(FollowText, DataSayBothShares) {
  const auto data = follows_json(following().old, following().segments)["segments"];
  EXPECT_EQ(data[0]["from_old"], 0.9);
  EXPECT_EQ(data[0]["of_old"], 0.8);
  EXPECT_TRUE(data[2]["now"].is_null());
  EXPECT_TRUE(data[2]["from_old"].is_null());
}

} // namespace
} // namespace ilk
