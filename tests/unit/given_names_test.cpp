// Names that people give: read with every mistake named, and settled with those that were made.
#include <gtest/gtest.h>

#include "explain/given_names.h"
#include "support/faults.h"
#include "support/process.h"
#include "words/run_words.h"

namespace ilk {
namespace {

class GivenNames : public testing::Test {
 protected:
  std::vector<GivenName> load(const std::string& toml) const {
    return load_given_names(folder_.file("names.toml", toml));
  }

  void expect_fault(const std::string& toml, std::uint64_t line, const std::string& words) const {
    test::expect_fault([&] { load(toml); }, {folder_ / "names.toml", line}, words, toml);
  }

  const test::TemporaryFolder folder_;
};

Explanation segments_named(const std::vector<std::string>& names) {
  Explanation explanation;
  auto& segments = explanation.segments;
  for (const std::string& name : names) {
    segments.emplace_back();
    segments.back().id = static_cast<std::uint32_t>(segments.size());
    segments.back().name = name;
  }
  return explanation;
}

std::vector<std::string> names_of(const Explanation& explanation) {
  std::vector<std::string> names;
  for (const Segment& segment : explanation.segments) names.push_back(segment.name);
  return names;
}

TEST_F(GivenNames, AreReadByNumber) {
  const auto names = load("[[segment]]\nnumber = 3\nname = \"Weekend shoppers\"\n\n"
                          "[[segment]]\nnumber = 1\nname = \"Größte Käufer\"\n");
  ASSERT_EQ(names.size(), 2u);
  EXPECT_EQ(names[0].number, 3u);
  EXPECT_EQ(names[0].name, "Weekend shoppers");
  EXPECT_EQ(names[0].place.line, 2u);
  EXPECT_EQ(names[1].name, "Größte Käufer");
}

TEST_F(GivenNames, CountCharactersNotBytes) {
  std::string sixty;
  for (int i = 0; i < 60; ++i) sixty += "ü";
  EXPECT_EQ(load("[[segment]]\nnumber = 1\nname = \"" + sixty + "\"\n")[0].name, sixty);
  expect_fault("[[segment]]\nnumber = 1\nname = \"" + sixty + "u\"\n", 3, "61 characters");
}

TEST_F(GivenNames, EveryMistakeHasItsLine) {
  expect_fault("", 1, "segment");
  expect_fault("segment = 3\n", 1, "list of tables");
  expect_fault("[[segments]]\nnumber = 1\n", 1, "'segments' is not a key");
  expect_fault("[[segment]]\nname = \"a\"\n", 1, "has no number");
  expect_fault("[[segment]]\nnumber = 1\n", 1, "has no name");
  expect_fault("[[segment]]\nnumber = 0\nname = \"a\"\n", 2, "whole number from 1");
  expect_fault("[[segment]]\nnumber = 1.5\nname = \"a\"\n", 2, "whole number from 1");
  expect_fault("[[segment]]\nnumber = 1\nname = \"\"\n", 3, "name is empty");
  expect_fault("[[segment]]\nnumber = 1\nname = \"  \"\n", 3, "name is blank");
  expect_fault("[[segment]]\nnumber = 1\nname = \"a\\nb\"\n", 3, "control character");
  expect_fault("[[segment]]\nnumber = 1\nname = 4\n", 3, "name must be text");
  expect_fault("[[segment]]\nnumber = 1\nname = \"a\"\nlabel = \"b\"\n", 4, "'label'");
  const std::string first = "[[segment]]\nnumber = 1\nname = \"a\"\n";
  expect_fault(first + "[[segment]]\nnumber = 1\nname = \"b\"\n", 5, "on line 2");
  expect_fault(first + "[[segment]]\nnumber = 2\nname = \"a\"\n", 6, "name of segment 1");
  expect_fault(first + "[[segment]]\nnumber = 2\nname = \"A\"\n", 6, "but for capitals");
  expect_fault("[[segment]]\nnumber = 1\nname = \"Größe ÄÖ\"\n"
               "[[segment]]\nnumber = 2\nname = \"größe äö\"\n",
               6, "but for capitals");
  expect_fault("[[segment]\n", 1, "valid TOML");
}

TEST_F(GivenNames, OfSegmentsThatThereAreNotAreRefused) {
  const auto names = load("[[segment]]\nnumber = 5\nname = \"a\"\n");
  EXPECT_NO_THROW(check_given_names(names, 5));
  try {
    check_given_names(names, 4);
    ADD_FAILURE() << "accepted";
  } catch (const DataError& error) {
    EXPECT_EQ(error.place().line, 2u);
    EXPECT_NE(std::string(error.what()).find("segments 1 to 4"), std::string::npos) << error.what();
  }
}

TEST_F(GivenNames, GoBeforeFollowedNamesAndThoseBeforeMadeOnes) {
  auto explanation = segments_named({"Big", "Small", "Rare"});
  explanation.segments[0].follows = Followed{1, "Shoppers", 0.1, true};
  explanation.segments[1].follows = Followed{2, "Savers", 0.1, true};
  explanation.segments[2].follows = Followed{3, "Others", 3.0, false};
  settle_names({{1, "Weekend shoppers", {}}}, {}, explanation);
  EXPECT_EQ(names_of(explanation),
            (std::vector<std::string>{"Weekend shoppers", "Savers", "Rare"}));
  EXPECT_EQ(explanation.segments[0].made_name, "Big");
  EXPECT_EQ(explanation.segments[1].made_name, "Small");
  EXPECT_FALSE(explanation.segments[0].follows->keeps_name);
  EXPECT_TRUE(explanation.segments[1].follows->keeps_name);
}

TEST_F(GivenNames, StayUnique) {
  auto explanation = segments_named({"Big", "Small", "Rare"});
  explanation.segments[1].follows = Followed{1, "Rare", 0.1, true};
  settle_names({{1, "Small", {}}}, {}, explanation);
  EXPECT_EQ(names_of(explanation), (std::vector<std::string>{"Small", "Rare", "Rare 2"}));

  explanation = segments_named({"Big", "Small", "Rare"});
  explanation.segments[1].follows = Followed{1, "Giant", 0.1, true};
  settle_names({{1, "Giant", {}}}, {}, explanation);
  EXPECT_EQ(names_of(explanation), (std::vector<std::string>{"Giant", "Small", "Rare"}));
  EXPECT_FALSE(explanation.segments[1].follows->keeps_name);
}

TEST_F(GivenNames, OfAnotherSegmentGiveItItsNextPhrase) {
  Preparation preparation;
  for (const char* words : {"spend", "visits", "returns", "age"}) {
    preparation.columns.emplace_back();
    preparation.columns.back().schema = described(words, Role::attribute);
    preparation.columns.back().schema.high = std::string("High ") + words;
    preparation.columns.back().schema.low = std::string("No ") + words;
  }
  auto explanation = segments_named({"High visits", "No spend"});
  explanation.population.resize(4);
  Segment& other = explanation.segments[1];
  other.attributes.resize(4);
  other.attributes[3].median = 1;
  other.attributes[2].median = 1;
  other.name_origin = {{"No spend", 0, false, -1, 0.1}};
  other.drivers.resize(4);
  for (std::size_t j = 0; j < 4; ++j) other.drivers[j].attribute = j;
  other.drivers[1].auc = 0.9; // high visits, but most have none
  other.drivers[0].auc = 0.1; // which it is named by
  other.drivers[2].auc = 0.2; // no returns, but most have some
  other.drivers[3].auc = 0.8;
  const auto said = settle_names({{1, "NO SPEND", {}}}, preparation, explanation);
  EXPECT_EQ(names_of(explanation), (std::vector<std::string>{"NO SPEND", "No spend, high age"}));
  EXPECT_EQ(other.made_name, "No spend");
  ASSERT_EQ(said.size(), 1u);
  EXPECT_EQ(gave_way_words(said[0]), "segment 2 would be named 'No spend' as segment 1 is; it is "
                                     "named 'No spend, high age'");
}

TEST_F(GivenNames, ThatAreTheFollowedOnesLetThemGoOn) {
  auto explanation = segments_named({"Big", "Small", "Savers"});
  explanation.segments[0].follows = Followed{1, "Shoppers", 0.1, true};
  explanation.segments[1].follows = Followed{2, "Spenders", 0.1, true};
  explanation.segments[2].follows = Followed{3, "Savers", 3.0, false};
  settle_names({{1, "SHOPPERS", {}}, {2, "Others", {}}}, {}, explanation);
  EXPECT_EQ(names_of(explanation), (std::vector<std::string>{"SHOPPERS", "Others", "Savers"}));
  EXPECT_TRUE(explanation.segments[0].follows->keeps_name);
  EXPECT_FALSE(explanation.segments[1].follows->keeps_name);
  EXPECT_TRUE(explanation.segments[2].follows->keeps_name) << "made anew, it is the same";
}

// Columns with the phrases "High spend" and "No spend" and so on, and a segment that is high in all
// that follow the first, by which it is named.
struct Phrases {
  explicit Phrases(const std::vector<std::string>& columns) {
    for (const std::string& words : columns) {
      preparation.columns.emplace_back();
      preparation.columns.back().schema = described(words, Role::attribute);
      preparation.columns.back().schema.high = "High " + words;
    }
    explanation = segments_named({"Big", "High " + columns[0]});
    explanation.population.resize(columns.size());
    Segment& segment = explanation.segments[1];
    segment.attributes.resize(columns.size());
    segment.name_origin = {{"High " + columns[0], 0, true, 1, 0.9}};
    for (std::size_t j = 0; j < columns.size(); ++j) {
      segment.attributes[j].median = 1;
      segment.drivers.push_back({j, 1, 1, 0.9, {}});
    }
  }
  Preparation preparation;
  Explanation explanation;
};

TEST_F(GivenNames, AreGivenWayToWithoutSayingTheSameTwice) {
  Phrases made({"spend", "turnover", "age"});
  Execution execution(1);
  Matrix rows(50, 3);
  for (std::size_t i = 0; i < 50; ++i) {
    rows.at(i, 0) = static_cast<float>(i);
    rows.at(i, 1) = static_cast<float>(2 * i + i % 3); // much the same
    rows.at(i, 2) = static_cast<float>(i * 17 % 50);
  }
  made.explanation.redundancy.emplace(execution, rows.block(), std::vector<std::size_t>{0, 1, 2});
  settle_names({{1, "High spend", {}}}, made.preparation, made.explanation);
  EXPECT_EQ(made.explanation.segments[1].name, "High spend, high age");
}

TEST_F(GivenNames, ThatGiveWayTakeNoNameThatWasMade) {
  Phrases made({"spend", "age"});
  made.explanation.segments.emplace_back();
  made.explanation.segments[2].id = 3;
  made.explanation.segments[2].name = "High spend, high age";
  const auto said = settle_names({{1, "High spend", {}}}, made.preparation, made.explanation);
  EXPECT_EQ(
      names_of(made.explanation),
      (std::vector<std::string>{"High spend", "High spend, high age 2", "High spend, high age"}));
  EXPECT_EQ(said.size(), 1u);
}

TEST_F(GivenNames, ThatNobodyElseHasAreNoNews) {
  auto explanation = segments_named({"Big", "Small"});
  EXPECT_TRUE(settle_names({{1, "Giant", {}}}, {}, explanation).empty());
}

std::vector<std::string> sources(const Explanation& explanation) {
  std::vector<std::string> all;
  for (const Segment& segment : explanation.segments)
    all.emplace_back(name_of(segment.name_source));
  return all;
}

TEST(NameSources, TellsMadeGivenAndFollowedNames) {
  auto explanation = segments_named({"Big", "Small", "Rare", "Idle"});
  explanation.segments[1].follows = Followed{2, "Savers", 0.1, true};
  explanation.segments[2].follows = Followed{3, "Others", 3.0, false};
  settle_names({{1, "Weekend shoppers", {}}}, {}, explanation);
  EXPECT_EQ(sources(explanation), (std::vector<std::string>{"given", "followed", "made", "made"}));
}

TEST(NameSources, TellsNamesThatGaveWayWithANumber) {
  auto explanation = segments_named({"Big", "Small", "Rare"});
  explanation.segments[1].follows = Followed{1, "Rare", 0.1, true};
  settle_names({{1, "SMALL", {}}}, {}, explanation);
  EXPECT_EQ(explanation.segments[2].name, "Rare 2");
  EXPECT_EQ(sources(explanation), (std::vector<std::string>{"given", "followed", "gave way"}));
}

TEST(NameSources, TellsNamesThatGaveWayWithAPhrase) {
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

TEST(NameSources, AGivenNameMayBeginAsTheMadeOneAndMayBeAnothersMadeOne) {
  auto explanation = segments_named({"Big", "Small"});
  settle_names({{1, "Big, but careful", {}}}, {}, explanation);
  EXPECT_EQ(sources(explanation), (std::vector<std::string>{"given", "made"}));
  explanation = segments_named({"Big", "Small"});
  settle_names({{1, "Small", {}}, {2, "Big", {}}}, {}, explanation);
  EXPECT_EQ(sources(explanation), (std::vector<std::string>{"given", "given"}));
}

} // namespace
} // namespace ilk
