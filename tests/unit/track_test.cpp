// Segments over time: lines, moves, and what of it is called beyond chance.
#include <map>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "base/philox.h"
#include "monitor/track.h"
#include "report/track_page.h"
#include "report/track_text.h"
#include "support/effort.h"

namespace ilk {
namespace {

constexpr std::uint32_t tracked_customers = 1'200;

// Three segments, between which customers move at a rate per period.
class Walk {
 public:
  explicit Walk(std::uint64_t seed) : random_(RandomStream(seed, Purpose::test)) {
    for (std::uint32_t i = 0; i < tracked_customers; ++i) at_.push_back(i % 3);
  }

  // `extra`: share of the first segment that goes over to the second on top.
  void move(double rate, double extra = 0) {
    for (std::uint32_t& place : at_) {
      const double u = random_.uniform();
      if (u < rate)
        place = (place + 1 + static_cast<std::uint32_t>(random_.below(2))) % 3;
      else if (place == 0 && u < rate + extra)
        place = 1;
    }
  }

  // `loss`: share of the last segment that leaves.
  TrackedPeriod period(const std::string& label, bool follows, double loss = 0) {
    TrackedPeriod period;
    period.label = label;
    for (std::uint32_t s = 0; s < 3; ++s) {
      period.segments.push_back({s + 1, fmt::format("Segment {}", s + 1), std::nullopt, 10.0 * s});
      if (follows) period.segments.back().follows = s + 1;
    }
    for (std::uint32_t i = 0; i < at_.size(); ++i)
      if (random_.uniform() >= 0.05 + (at_[i] == 2 ? loss : 0))
        period.customers.push_back({fmt::format("K{:05}", i), at_[i], 0.5f});
    return period;
  }

 private:
  RandomSequence random_;
  std::vector<std::uint32_t> at_;
};

TEST(Track, WithoutAChangeFewReportsWarn) {
  const std::size_t reports = test::trials(200);
  std::size_t warned = 0;
  for (std::size_t trial = 0; trial < reports; ++trial) {
    Walk walk(trial + 1);
    std::vector<TrackedPeriod> periods;
    for (int t = 0; t < 4; ++t) {
      periods.push_back(walk.period(fmt::format("t{}", t), t > 0));
      walk.move(0.1);
    }
    const Track track = track_periods(std::move(periods));
    EXPECT_GT(track.asked, 20u);
    warned += track.warnings.empty() ? 0 : 1;
  }
  EXPECT_LE(static_cast<double>(warned), 0.05 * static_cast<double>(reports) + 1);
}

TEST(Track, AFlowThatWasNotThereBeforeIsWarnedOf) {
  Walk walk(7);
  std::vector<TrackedPeriod> periods;
  for (int t = 0; t < 4; ++t) {
    periods.push_back(walk.period(fmt::format("t{}", t), t > 0, t == 3 ? 0.3 : 0));
    walk.move(0.05, t == 2 ? 0.2 : 0);
  }
  const Track track = track_periods(std::move(periods));
  std::map<TrackSign, std::string> words;
  for (const TrackWarning& warning : track.warnings) {
    EXPECT_TRUE(track.is_latest(warning));
    words.emplace(warning.sign, warning_words(track, warning));
  }
  ASSERT_TRUE(words.contains(TrackSign::flow));
  EXPECT_NE(words[TrackSign::flow].find("from Segment 1 over to Segment 2 from t2 to t3"),
            std::string::npos)
      << words[TrackSign::flow];
  EXPECT_TRUE(words.contains(TrackSign::grows));
  EXPECT_TRUE(words.contains(TrackSign::shrinks));
  ASSERT_TRUE(words.contains(TrackSign::leaves));
  EXPECT_NE(words[TrackSign::leaves].find("Segment 3 loses more"), std::string::npos);
}

TEST(Track, CustomersNearABorderMoveWithoutAWarning) {
  std::vector<TrackedPeriod> periods(2);
  for (std::size_t t = 0; t < 2; ++t) {
    periods[t].label = t == 0 ? "a" : "b";
    periods[t].segments = {{1, "One", std::nullopt, std::nullopt},
                           {2, "Two", std::nullopt, std::nullopt}};
    if (t == 1) periods[t].segments[0].follows = 1;
    if (t == 1) periods[t].segments[1].follows = 2;
    for (int i = 0; i < 200; ++i)
      periods[t].customers.push_back(
          {fmt::format("{:03}", i), t == 1 && i < 60 ? 1u : 0u, i < 60 ? 0.05f : 0.6f});
    periods[t].customers.push_back({"999", 1, 0.5f});
  }
  const Track track = track_periods(std::move(periods));
  EXPECT_EQ(track.steps[0].moved, 60u);
  EXPECT_EQ(track.steps[0].moved_firm, 0u);
  EXPECT_TRUE(track.warnings.empty());
  EXPECT_LT(track.steps[0].moved_interval.low, 60.0 / 201);
  EXPECT_NE(step_words(track, 0).find("60 of them near a border"), std::string::npos)
      << step_words(track, 0);
}

TEST(Track, ASegmentThatFollowsNoneBeginsALineAndNamesAreNoMarkup) {
  std::vector<TrackedPeriod> periods(2);
  periods[0].label = "<b>";
  periods[0].segments = {{1, "A & <i>", std::nullopt, 5.0}, {2, "Gone", std::nullopt, 7.0}};
  periods[0].customers = {{"1", 0, 1}, {"2", 1, 1}, {"3", 0, 1}};
  periods[1].label = "b";
  periods[1].segments = {{1, "New", std::nullopt, 1.0}, {2, "A & <i>", 1, 2.0}};
  periods[1].customers = {{"1", 1, 1}, {"3", 0, 1}, {"4", 0, 1}};
  const Track track = track_periods(std::move(periods));
  ASSERT_EQ(track.lines.size(), 3u);
  EXPECT_EQ(track.sizes[0], (std::vector<std::uint64_t>{2, 1}));
  EXPECT_EQ(track.sizes[2], (std::vector<std::uint64_t>{0, 2}));
  EXPECT_EQ(track.steps[0].left[1], 1u);
  EXPECT_EQ(track.steps[0].entered[2], 1u);
  EXPECT_EQ(track.steps[0].moved, 1u);
  const ToldTrack told{track, "money", "EUR"};
  const std::string page = track_page(told);
  EXPECT_EQ(page.find("<i>"), std::string::npos);
  EXPECT_EQ(page.find("<b>"), std::string::npos);
  EXPECT_EQ(page.find("<script"), std::string::npos);
  EXPECT_NE(page.find("A &amp; &lt;i&gt;"), std::string::npos);
  EXPECT_EQ(track_markdown(told).find("<i>"), std::string::npos);
}

} // namespace
} // namespace ilk
