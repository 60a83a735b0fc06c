// Borders between segments, and where a customer stands, in words.
#include <gtest/gtest.h>

#include "words/map_words.h"

namespace ilk {
namespace {

TEST(MapWords, BothSidesOfABorderCountTogether) {
  std::vector<Segment> segments(3);
  for (std::uint32_t s = 0; s < 3; ++s) {
    segments[s].id = s + 1;
    segments[s].name = std::string(1, static_cast<char>('A' + s));
  }
  const std::vector<Border> borders = {{0, 1, 50}, {1, 2, 40}, {2, 1, 30}};
  EXPECT_EQ(busiest_border_words(borders, segments), "70 customers between 2 B and 3 C");
  EXPECT_EQ(busiest_border_words({}, segments), "");
  EXPECT_EQ(on_border_words(customers_on(borders), 1200), "120 customers, 10%, stand on a border");
}

TEST(MapWords, PlacesFollowOneAnother) {
  const auto bounds = bounds_of_places();
  EXPECT_EQ(place_words(bounds.front().place), "on the border");
  EXPECT_EQ(bounds.front().below, double{border_margin});
  for (std::size_t i = 1; i < bounds.size(); ++i) EXPECT_GT(bounds[i].below, bounds[i - 1].below);
  EXPECT_GT(bounds.back().below, 1);
}

TEST(MapWords, ASampleIsSaidToBeOne) {
  CustomerMap map;
  map.points.resize(2000);
  map.explained[0] = 0.4;
  map.explained[1] = 0.22;
  const MapWordsFacts words = map_words(map, 6, 8950, 8951);
  EXPECT_NE(words.lead.find("holds 62% of the variance"), std::string::npos) << words.lead;
  EXPECT_EQ(words.axes[1], "direction 2 (22% of the code's variance)");
  EXPECT_EQ(words.points, "Points are a random sample of 2,000 of 8,950 customers (those that "
                          "segments were fitted on; who was left out of the fit is not among "
                          "them).");
  EXPECT_EQ(map_words(map, 6, 2000, 2000).points, "Points are one customer each.");
}

} // namespace
} // namespace ilk
