// What the page says of silhouettes, preparation, the encoder and rows that could not be read.
#include <gtest/gtest.h>

#include "words/preparation_words.h"
#include "words/silhouette_words.h"
#include "words/unread_words.h"

namespace ilk {
namespace {

Judged two_curves(double below) {
  Judged judged;
  judged.quality.sampled_rows = 100;
  judged.quality.silhouette_code = 0.345;
  judged.silhouettes = {0.5, 0.1};
  judged.curves = {{{0.9, 0.8, 0.7, 0.6, 0.5}, 0}, {{0.3, 0.2, 0.1, 0, -0.25}, below}};
  return judged;
}

std::vector<Segment> two_segments() {
  std::vector<Segment> segments(2);
  segments[0].id = 1;
  segments[0].name = "Savers";
  segments[1].id = 2;
  segments[1].name = "Sleepers";
  for (Segment& segment : segments) {
    segment.size = 50;
    segment.share = 0.5;
  }
  return segments;
}

TEST(SilhouetteWords, TellQuartersAndWhoLiesNearerToOthers) {
  const SilhouettesFacts facts = silhouettes_of(two_curves(0.2), two_segments());
  EXPECT_EQ(facts.title,
            "10% of the customers are, on average, nearer to another segment's customers");
  EXPECT_TRUE(facts.note.ends_with("The largest share to the left: 20% of segment 2 Sleepers."));
  EXPECT_EQ(facts.mean_words, "mean 0.35");
  EXPECT_EQ(facts.segments[1].quarters.texts,
            (std::vector<std::string>{"0.300", "0.200", "0.100", "0.000", "-0.250"}));
  EXPECT_EQ(facts.segments[1].span, "0.300 to -0.250");
  EXPECT_EQ(facts.segments[1].below_zero.text, "20%");
}

TEST(SilhouetteWords, SayWhenNobodyDoesAndWhenASampleWasTaken) {
  Judged judged = two_curves(0);
  EXPECT_EQ(silhouettes_of(judged, two_segments()).title,
            "No customer is, on average, nearer to another segment's customers");
  judged.quality.sampled_rows = 40;
  const SilhouettesFacts facts = silhouettes_of(judged, two_segments());
  EXPECT_EQ(facts.title,
            "No customer of the sample is, on average, nearer to another segment's customers");
  EXPECT_TRUE(facts.summary.starts_with(
      "Silhouettes in the code, taken on a sample of 40 of 100 customers."));
}

TEST(PreparationWords, TellWhatFilledGaps) {
  Preparation preparation;
  ColumnPreparation column;
  column.schema.name = "tenure";
  column.schema.unit = "months";
  column.schema.kind = Kind::duration;
  column.fill = 12;
  column.filled = 1234;
  preparation.columns = {column};
  column.part = Part::missing;
  preparation.columns.push_back(column);
  const auto rows = prepared_of(preparation, "tenure", true);
  ASSERT_EQ(rows.size(), 2u);
  EXPECT_EQ(rows[0].label, "tenure (months)");
  EXPECT_EQ(rows[0].filled, "1,234 with the median, 12 months");
  EXPECT_EQ(rows[1].taken_as, "1 where it is missing, else 0");
  EXPECT_EQ(rows[1].filled, "none");
  EXPECT_EQ(prepared_of(preparation, "tenure", false).size(), 1u);
  EXPECT_TRUE(prepared_of(preparation, "age", true).empty());
}

TEST(UnreadWords, CountRowsAndHideCells) {
  ReadReport report;
  EXPECT_FALSE(unread_of(report, Ids::shown));
  report.bad_rows = 1;
  report.first = {{1234, 2, "age", "'abc' is not a number"}};
  const auto one = unread_of(report, Ids::hidden);
  EXPECT_EQ(one->title, "1 row was left out, because it could not be read");
  EXPECT_EQ(one->rows[0].line.text, "1,234");
  EXPECT_EQ(one->rows[0].what, without_cell("'abc' is not a number"));
  EXPECT_EQ(one->rest, "");
  report.bad_rows = 2000;
  EXPECT_EQ(unread_of(report, Ids::shown)->rest, "The first 1 of 2,000.");
}

} // namespace
} // namespace ilk
