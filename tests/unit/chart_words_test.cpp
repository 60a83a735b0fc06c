#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "words/certificate_words.h"
#include "words/choice_charts_words.h"
#include "words/play_words.h"
#include "words/relation_words.h"

namespace ilk {
namespace {

using Texts = std::vector<std::string>;

TEST(ChartWords, SayTheEndsOfACurveAndItsFigureAtTheChosenNumber) {
  Chosen chosen;
  chosen.choice.k = 3;
  std::vector<KRowFact> rows;
  for (std::size_t k = 2; k <= 5; ++k) {
    KEvidence evidence;
    evidence.k = k;
    chosen.table.push_back(evidence);
    KRowFact row;
    row.k = k;
    row.silhouette_code = figure::decimal(1.0 / static_cast<double>(k), 3);
    if (k < 5) row.ward_gap = figure::decimal(static_cast<double>(k), 2);
    rows.push_back(row);
  }
  const ChoiceChartsFact charts = choice_charts(chosen, rows);
  EXPECT_EQ(charts.silhouette.summary,
            "In the code: 0.500 at 2 segments, 0.200 at 5, 0.333 at the chosen 3.");
  EXPECT_EQ(charts.ward.summary, "Ward gap: 2.00 at 2 segments, 4.00 at 4, 3.00 at the chosen 3.");
  EXPECT_EQ(charts.stability.summary, ""); // nothing was made again
  EXPECT_NE(charts.elbow.note.find("Found: no clear knee"), std::string::npos);
}

TEST(ChartWords, SayWhichGapOfTheAttributesThereIs) {
  Chosen chosen;
  chosen.table.resize(1);
  const std::vector<KRowFact> rows(1);
  EXPECT_EQ(choice_charts(chosen, rows).gap.note.find("In the attributes"), std::string::npos);
  chosen.gap_attributes = 7;
  EXPECT_NE(choice_charts(chosen, rows).gap.note.find(" In the attributes that is 7. "),
            std::string::npos);
}

TEST(ChartWords, NameTheBinsOfAPlaneByTheirEnds) {
  EXPECT_EQ(bin_spans({"0", "10", "20", "30"}),
            (Texts{"up to 10", "10 to 20", "20 to the highest"}));
}

TEST(ChartWords, SayHowManyCorrelationsAreShown) {
  CorrelationFact fact;
  fact.measure = rank_correlation_words();
  fact.names = {"a", "b"};
  fact.all = 2;
  tell_matrix(fact);
  EXPECT_EQ(fact.note.find(" are shown"), std::string::npos);
  EXPECT_EQ(fact.summary, "Heat map of 2 by 2 correlations. Which attributes go together.");
  fact.all = 57;
  tell_matrix(fact);
  EXPECT_NE(fact.note.find(" Of 57 columns, the 2 with the strongest correlations are shown."),
            std::string::npos);
}

TEST(ChartWords, TellAllAgreementsInALine) {
  AgreementRow row;
  row.group = "Other cleaning";
  row.name = "long tails left as they are";
  row.mean = figure::decimal(0.59, 2);
  EXPECT_EQ(agreements_summary({row, row}),
            "Other cleaning, long tails left as they are: 0.59; Other cleaning, long tails left as "
            "they are: 0.59.");
}

TEST(ChartWords, CountTheSegmentsThatAreNotTold) {
  EXPECT_EQ(further_words(0), "");
  EXPECT_EQ(further_words(1), "and 1 segment with fewer customers");
  EXPECT_EQ(further_words(12), "and 12 segments with fewer customers");
}

} // namespace
} // namespace ilk
