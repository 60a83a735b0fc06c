// Whose name a segment has, of names that were settled.
#include <gtest/gtest.h>

#include "explain/given_names.h"
#include "report/name_from.h"

namespace ilk {
namespace {

Explanation segments_named(const std::vector<std::string>& names) {
  Explanation explanation;
  for (const std::string& name : names) {
    Segment segment;
    segment.id = static_cast<std::uint32_t>(explanation.segments.size() + 1);
    segment.name = name;
    explanation.segments.push_back(std::move(segment));
  }
  return explanation;
}

std::vector<std::string> sources(const Explanation& explanation) {
  std::vector<std::string> all;
  for (std::size_t s = 0; s < explanation.segments.size(); ++s)
    all.emplace_back(name_from(explanation.segments, s));
  return all;
}

TEST(NameFrom, TellsMadeGivenAndFollowedNames) {
  auto explanation = segments_named({"Big", "Small", "Rare", "Idle"});
  explanation.segments[1].follows = Followed{2, "Savers", 0.1, true};
  explanation.segments[2].follows = Followed{3, "Others", 3.0, false};
  settle_names({{1, "Weekend shoppers", {}}}, {}, explanation);
  EXPECT_EQ(sources(explanation), (std::vector<std::string>{"given", "followed", "made", "made"}));
}

TEST(NameFrom, TellsNamesThatGaveWayWithANumber) {
  auto explanation = segments_named({"Big", "Small", "Rare"});
  explanation.segments[1].follows = Followed{1, "Rare", 0.1, true};
  settle_names({{1, "SMALL", {}}}, {}, explanation);
  EXPECT_EQ(explanation.segments[2].name, "Rare 2");
  EXPECT_EQ(sources(explanation), (std::vector<std::string>{"given", "followed", "gave way"}));
}

TEST(NameFrom, TellsNamesThatGaveWayWithAPhrase) {
  Preparation preparation;
  preparation.columns.resize(1);
  preparation.columns[0].schema.high = "Rare shoppers";
  auto explanation = segments_named({"Big", "Cash borrowers"});
  explanation.population.resize(1);
  Segment& other = explanation.segments[1];
  other.attributes.resize(1);
  other.attributes[0].median = 1;
  other.drivers.resize(1);
  other.drivers[0].auc = 0.9;
  settle_names({{1, "cash borrowers", {}}}, preparation, explanation);
  EXPECT_EQ(other.name, "Cash borrowers, rare shoppers");
  EXPECT_EQ(sources(explanation), (std::vector<std::string>{"given", "gave way"}));
}

TEST(NameFrom, AGivenNameMayBeginAsTheMadeOneAndMayBeAnothersMadeOne) {
  auto explanation = segments_named({"Big", "Small"});
  settle_names({{1, "Big, but careful", {}}}, {}, explanation);
  EXPECT_EQ(sources(explanation), (std::vector<std::string>{"given", "made"}));
  explanation = segments_named({"Big", "Small"});
  settle_names({{1, "Small", {}}, {2, "Big", {}}}, {}, explanation);
  EXPECT_EQ(sources(explanation), (std::vector<std::string>{"given", "given"}));
}

} // namespace
} // namespace ilk
