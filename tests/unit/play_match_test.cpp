// Plays fire in the segments whose figures are what was asked for, and each clause says so.
#include <gtest/gtest.h>

#include "support/faults.h"
#include "unit/play_support.h"
#include "words/clause_words.h"

namespace ilk {
namespace {

class PlayMatch : public test::TwelveCustomers {
 protected:
  std::vector<SegmentMatch> matches(const std::string& segment, const std::string& before = "") {
    const Playbook playbook = load(before + test::play_text("a", segment));
    check_columns(playbook, table_, Schema{});
    return match_plays(execution_, playbook, customers()).at(0);
  }

  // "100": fires in the first segment only.
  std::string fires(const std::string& segment, const std::string& before = "") {
    std::string text;
    for (const SegmentMatch& match : matches(segment, before)) text += match.fires ? '1' : '0';
    return text;
  }

  std::string sentence(const std::string& segment, std::size_t which,
                       const std::string& before = "") {
    return evidence_words(matches(segment, before).at(which).evidence.at(0));
  }

  void expect_fault(const std::string& segment, std::uint64_t column, std::string_view words,
                    const std::string& before = "") {
    test::expect_fault([&] { matches(segment, before); }, {path_.string(), 0, column}, words,
                       segment);
  }
};

TEST_F(PlayMatch, EveryFigureIsTheSegments) {
  EXPECT_EQ(fires("{ column = \"spend\", figure = \"median\", at_least = 250 }"), "101");
  EXPECT_EQ(fires("{ column = \"spend\", figure = \"median\", above = 250 }"), "001");
  EXPECT_EQ(fires("{ column = \"spend\", figure = \"mean\", below = 250 }"), "010");
  EXPECT_EQ(fires("{ column = \"spend\", figure = \"p10\", at_least = 130 }"), "101");
  EXPECT_EQ(fires("{ column = \"spend\", figure = \"p90\", at_most = 370 }"), "110");
  EXPECT_EQ(fires("{ column = \"spend\", figure = \"difference\", below = 0 }"), "010");
  EXPECT_EQ(fires("{ column = \"spend\", figure = \"share_of_total\", at_least = 0.25 }"), "101");
  EXPECT_EQ(fires("{ column = \"spend\", figure = \"concentration\", at_least = 4.5 }"), "001");
  EXPECT_EQ(fires("{ figure = \"share\", at_least = 0.3 }"), "110");
  EXPECT_EQ(fires("{ figure = \"customers\", at_most = 4 }"), "101");
}

TEST_F(PlayMatch, AllClausesAndAllTheirBoundsMustHold) {
  EXPECT_EQ(
      fires("[{ figure = \"share\", at_least = 0.3 }, { column = \"spend\", figure = \"mean\", "
            "above = 0 }]"),
      "100");
  EXPECT_EQ(fires("{ figure = \"customers\", at_least = 3, below = 6 }"), "100");
}

TEST_F(PlayMatch, LimitsAreComparedAsValuesWereRead) {
  EXPECT_EQ(fires("{ column = \"rate\", figure = \"median\", at_least = 0.8 }"), "101");
  EXPECT_EQ(fires("{ column = \"rate\", figure = \"median\", at_most = 0.8 }"), "110");
}

TEST_F(PlayMatch, MeasuresCountTheCustomersThatTheyAreOf) {
  const std::string measure = "[[measure]]\nname = \"spend of the north\"\ncolumn = \"spend\"\n"
                              "where = { column = \"region\", equals = \"north\" }\n";
  const std::string clause = "{ measure = \"spend of the north\", figure = \"share_of_total\", "
                             "below = 0.2 }";
  EXPECT_EQ(fires(clause, measure), "110"); // 600, 0 and 3,000
  EXPECT_EQ(sentence(clause, 0, measure),
            "spend of the north: 16.7% of the total, below 20% asked");
  const std::string nobody = "[[measure]]\nname = \"m\"\ncolumn = \"spend\"\n"
                             "where = { column = \"rate\", above = 5 }\n";
  EXPECT_EQ(fires("{ measure = \"m\", figure = \"concentration\", at_most = 9 }", nobody), "000");
}

TEST_F(PlayMatch, LevelsAndColumnsThatWereLeftOutHaveFiguresToo) {
  EXPECT_EQ(fires("{ column = \"region = north\", figure = \"mean\", at_least = 0.7 }"), "101");
  EXPECT_EQ(fires("{ column = \"constant\", figure = \"median\", at_least = 7 }"), "111");
  EXPECT_EQ(fires("{ column = \"constant\", figure = \"mean\", above = 7 }"), "000");
  EXPECT_EQ(sentence("{ column = \"constant\", figure = \"share_of_total\", at_least = 0.4 }", 1),
            "constant: 50% of the total, at least 40% asked");
}

TEST_F(PlayMatch, OutliersDoNotCountInWhatAPlayMeasures) {
  outliers_ = {11};
  EXPECT_EQ(sentence("{ column = \"constant\", figure = \"share_of_total\", at_least = 0.4 }", 0),
            "constant: 36.4% of the total, at least 40% asked");
}

TEST_F(PlayMatch, EvidenceIsASentenceInTheDictionarysWords) {
  EXPECT_EQ(sentence("{ column = \"spend\", figure = \"concentration\", at_least = 1.5 }", 2),
            "spend: 4.5 times its share of the customers, at least 1.5 asked");
  EXPECT_EQ(sentence("{ column = \"visits\", figure = \"median\", at_least = 1, below = 3 }", 1),
            "visits: median 1, at least 1 and below 3 asked");
  EXPECT_EQ(sentence("{ column = \"rate\", figure = \"mean\", above = 0.5 }", 0),
            "rate: mean 80%, above 50% asked");
  EXPECT_EQ(sentence("{ column = \"region = north\", figure = \"mean\", above = 0.5 }", 0),
            "region: north: 75% of the customers, above 50% asked");
  EXPECT_EQ(sentence("{ figure = \"share\", above = 0.1 }", 2),
            "16.7% of the customers, above 10% asked");
  EXPECT_EQ(sentence("{ figure = \"customers\", above = 3 }", 2), "2 customers, above 3 asked");
}

TEST_F(PlayMatch, AMissIsMeasuredByTheLargerOfFigureAndLimit) {
  const auto miss = [&](const std::string& clause, std::size_t segment) {
    return matches(clause).at(segment).evidence.at(0).miss;
  };
  const std::string at_least_four = "{ figure = \"customers\", at_least = 4 }";
  EXPECT_EQ(miss(at_least_four, 0), 0);
  EXPECT_EQ(miss(at_least_four, 2), 0.5) << "2 of 4";
  EXPECT_EQ(miss("{ figure = \"customers\", below = 1 }", 2), 0.5);
  EXPECT_GT(miss("{ figure = \"customers\", above = 2 }", 2), 0) << "at the limit itself";
}

TEST_F(PlayMatch, AFigureThatIsShortByLittleDoesNotLookAsIfItWereEnough) {
  EXPECT_EQ(sentence("{ figure = \"share\", at_least = 0.3334 }", 0),
            "33.33333% of the customers, at least 33.34% asked");
}

TEST_F(PlayMatch, FiguresThatAColumnDoesNotHaveAreNamed) {
  expect_fault("{ column = \"spent\", figure = \"mean\", above = 1 }", 22, "no column 'spent'");
  expect_fault("{ column = \"rate\", figure = \"share_of_total\", above = 0.5 }", 22,
               "rate has no total: its kind is ratio");
  expect_fault("{ column = \"gain\", figure = \"concentration\", above = 0.5 }", 22,
               "gain has no total: some values are below 0");
  expect_fault("{ column = \"region\", figure = \"mean\", above = 0.5 }", 22, "region = north");
  expect_fault("{ column = \"region = west\", figure = \"mean\", above = 0.5 }", 22,
               "'west' is not a level of region");
  expect_fault("{ column = \"region = north\", figure = \"share_of_total\", above = 0.5 }", 22,
               "'region = north' has no total");
  expect_fault("{ column = \"visits is missing\", figure = \"concentration\", above = 1 }", 22,
               "'visits is missing' has no total");
  expect_fault("{ column = \"constant\", figure = \"difference\", above = 0.5 }", 22,
               "took no part in making the segments");
}

TEST_F(PlayMatch, MistakesAreNamedBeforeThereAreSegments) {
  const auto check = [&](const std::string& text) { check_columns(load(text), table_, Schema{}); };
  const std::string share = "{ figure = \"share\", above = 0 }";
  EXPECT_THROW(check(test::play_text("a", "{ column = \"spent\", figure = \"mean\", above = 1 }")),
               DataError);
  EXPECT_THROW(check(test::play_text("a", share) + "rank_by = \"region\"\n"), DataError);
  EXPECT_THROW(
      check(test::play_text("a", share) + "customer = { column = \"spent\", above = 1 }\n"),
      DataError);
  EXPECT_THROW(
      check("[[measure]]\nname = \"m\"\ncolumn = \"region\"\n" + test::play_text("a", share)),
      DataError);
  EXPECT_NO_THROW(check(test::play_text("a", share) + "rank_by = \"rate\"\n"));
}

TEST_F(PlayMatch, DatesAreComparedWithDatesAndNumbersWithNumbers) {
  table_.attributes.back() = ColumnSchema{};
  table_.attributes.back().name = "since";
  table_.attributes.back().kind = Kind::date; // "constant" before: the 7th day of 1970
  const auto clause = [](const std::string& figure, const std::string& bound) {
    return "{ column = \"since\", figure = \"" + figure + "\", " + bound + " }";
  };
  EXPECT_EQ(fires(clause("median", "below = 2024-03-01")), "111");
  EXPECT_EQ(fires(clause("median", "below = 1970-01-05")), "000");
  expect_fault(clause("median", "below = 19783"), 58, "since is a date");
  expect_fault(clause("concentration", "above = 1"), 22, "dates have no total");
  expect_fault("{ column = \"spend\", figure = \"median\", below = 2024-03-01 }", 58,
               "spend is no date");
}

TEST_F(PlayMatch, ALimitAboveAllSharesIsRefused) {
  expect_fault("{ column = \"rate\", figure = \"mean\", at_least = 80 }", 58, "runs from 0 to 1");
  expect_fault("{ column = \"region = north\", figure = \"mean\", at_least = 80 }", 68,
               "runs from 0 to 1");
}

TEST_F(PlayMatch, ALevelThatIsMisspeltIsOfferedTheOthers) {
  try {
    matches("{ column = \"region = nroth\", figure = \"mean\", above = 0.5 }");
    ADD_FAILURE() << "was accepted";
  } catch (const DataError& error) {
    EXPECT_EQ(error.remedy(), "use one of north, south");
  }
}

TEST_F(PlayMatch, AColumnThatIsLeftOutIsSaidToBeSo) {
  Schema schema{table_.attributes, {}};
  schema.columns.push_back(described("Postleitzahl", Role::id));
  const std::string text =
      test::play_text("a", "{ column = \"Postleitzahl\", figure = \"mean\", above = 1 }");
  try {
    check_columns(load(text), table_, schema);
    ADD_FAILURE() << "was accepted";
  } catch (const DataError& error) {
    EXPECT_NE(std::string(error.what()).find("'Postleitzahl' is an id, which is left out"),
              std::string::npos)
        << error.what();
  }
}

TEST_F(PlayMatch, YesAndNoRankNobody) {
  table_.attributes[2].kind = Kind::boolean;
  EXPECT_THROW(check_columns(load(test::play_text("a", "{ figure = \"share\", above = 0 }") +
                                  "rank_by = \"rate\"\n"),
                             table_, Schema{}),
               DataError);
}

} // namespace
} // namespace ilk
