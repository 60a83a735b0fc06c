// What a report to share tells of single customers: nothing.
#include <cmath>
#include <set>
#include <string>

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "base/significant.h"
#include "ilk/error.h"
#include "report/shared_plan.h"
#include "report/shared_run.h"
#include "support/small_runs.h"

namespace ilk {
namespace {

using nlohmann::json;

constexpr int planted_customers = 80;

double planted_spend(int i) {
  return 3000.123 + 17.391 * i + (i == 0 ? 900'000 : 0);
}

// Three kinds of customers, and some whose values nobody else has, from villages of five.
std::string planted_table() {
  std::string text = "id,spend,visits,region,joined\n";
  for (int i = 0; i < 600; ++i)
    text += fmt::format("C{},{},{},{},2021-{:02}-11\n", i, 100 * (i % 3 + 1) + i % 17 * 5,
                        i % 3 * 10 + i % 7, i % 2 == 0 ? "north" : "south", i % 12 + 1);
  for (int i = 0; i < planted_customers; ++i)
    text += fmt::format("P{},{:.3f},{},Village{},2019-{:02}-{:02}\n", i, planted_spend(i),
                        700 + 3 * i, i / 5, i / 28 + 1, i % 28 + 1);
  return text;
}

const Segmentation& planted_run() {
  static const Segmentation run = [] {
    RunOptions options = test::quick_options();
    options.k = 3;
    return test::segmentation_of(planted_table(), options);
  }();
  return run;
}

json report_of(bool is_shared) {
  Provenance provenance{"ilk run a.csv", 7, "abc"};
  provenance.is_shared = is_shared;
  return report_data(parts_of(planted_run()), to_json(test::quick_options()), provenance);
}

void numbers_in(const json& data, std::set<double>& found) {
  if (data.is_structured())
    for (const json& each : data) numbers_in(each, found);
  else if (data.is_number_float())
    found.insert(data.get<double>());
}

// How many of the planted customers have a value or a level that stands in the data.
int found_in(const json& data) {
  std::set<double> numbers;
  numbers_in(data, numbers);
  const std::string text = data.dump();
  int found = 0;
  for (int i = 0; i < planted_customers; ++i) {
    const double spend = planted_spend(i);
    const bool as_number = numbers.contains(to_significant(spend, 6)); // as the data have them
    const bool as_text = text.find(fmt::format("\"Village{}\"", i / 5)) != std::string::npos;
    found += as_number || as_text ? 1 : 0;
  }
  return found;
}

TEST(SharedRun, TellsNoPlantedCustomer) {
  EXPECT_GT(found_in(report_of(false)), 10); // who looks finds them
  const json shared = report_of(true);
  for (const auto& [part, data] : shared.items()) EXPECT_EQ(found_in(data), 0) << part;
}

void expect_told_figures(const json& data, const std::string& path) {
  if (data.is_object() && data.contains("customers") && data["customers"].is_object() &&
      data["customers"].contains("value") && data["customers"]["value"].is_number()) {
    const double customers = data["customers"]["value"];
    EXPECT_TRUE(customers == 0 || customers >= 10) << path << ": " << data.dump();
  }
  for (const auto& [key, value] : data.items())
    if (value.is_structured()) expect_told_figures(value, path + "/" + key);
}

TEST(SharedRun, CountsNoGroupOfFewerThanTen) {
  const json data = report_of(true);
  EXPECT_NE(data["headline"]["shared"].get<std::string>().find("fewer than 10"), std::string::npos);
  EXPECT_EQ(report_of(false)["headline"]["shared"], "");
  for (const char* part : {"attributes", "segments", "borders", "missingness"})
    expect_told_figures(data[part], part);
  EXPECT_TRUE(data["map"]["points"].empty());
  ASSERT_FALSE(data["map"]["density"]["cells"].empty());
  for (const json& cell : data["map"]["density"]["cells"]) EXPECT_GE(cell[3], 10);
  for (const json& plane : data["planes"])
    for (const json& count : plane["counts"]) EXPECT_TRUE(count == 0 || count >= 10);
  for (const json& finding : data["findings"]) { // one customer spends 903,000
    const std::string text = finding["text"];
    EXPECT_EQ(text.find("903,"), std::string::npos) << text;
  }
  for (const json& band : data["silhouettes"]["segments"])
    EXPECT_EQ(band["quarters"]["values"].back(), band["values"].back());
  for (const json& segment : data["segments"]) {
    EXPECT_EQ(segment["typical"].size(), 1u);
    EXPECT_EQ(segment["border"].size(), 1u);
    EXPECT_TRUE(segment["border"][0]["change"].is_null());
  }
  for (const json& attribute : data["attributes"]) {
    if (!attribute["dates"].is_null()) {
      EXPECT_EQ(attribute["dates"]["first"], "2019-01");
      for (const char* figure : {"minimum", "p10", "median", "p90", "maximum"})
        EXPECT_TRUE(attribute[figure]["text"].get<std::string>().ends_with("-01")) << figure;
    }
    if (attribute["histogram"].is_null()) continue;
    for (const json& count : attribute["histogram"]["counts"])
      EXPECT_TRUE(count == 0 || count >= 10) << attribute["name"];
  }
}

// A segment of eleven whose quantiles would be its customers' own values.
TEST(SharedRun, TellsNoQuantileOfAFewCustomersAsOneOfThem) {
  std::string text = "id,spend,visits,items\n";
  for (int i = 0; i < 240; ++i)
    text += fmt::format("C{},{},{},{}\n", i, 100 + i % 17 * 5, 10 + i % 7, 3 + i % 5);
  std::set<double> own;
  for (int i = 0; i < 11; ++i) {
    own.insert(7001 + 137 * i);
    text += fmt::format("P{},{},{},{}\n", i, 7001 + 137 * i, 700 + 3 * i, 90 + 4 * i);
  }
  RunOptions options = test::quick_options();
  options.k = 2;
  const Segmentation run = test::segmentation_of(text, options);
  const auto figures_of = [&](const Explanation& explanation) {
    const auto& segments = explanation.segments;
    return std::ranges::min_element(segments, {}, &Segment::size)->attributes[0];
  };
  const AttributeProfile plain = figures_of(run.characterised.explanation);
  EXPECT_EQ(plain.known, own.size());
  EXPECT_TRUE(own.contains(plain.p10) && own.contains(plain.p90));
  const RunParts parts = parts_of(run);
  const SharedRun shared(parts);
  const AttributeProfile told = figures_of(shared.parts().characterised.explanation);
  for (const double figure : {told.minimum, told.p10, told.p25, told.median, told.p75, told.p90})
    EXPECT_FALSE(own.contains(figure)) << figure;
  EXPECT_NEAR(told.median, 7686, 137);
  EXPECT_LE(told.p10, told.median);
  EXPECT_LE(told.median, told.p90);
}

PlayInSegment play_in(std::uint64_t contacts, std::uint64_t held_out) {
  PlayInSegment segment;
  segment.match.fires = true;
  segment.contacts = contacts;
  segment.held_out = held_out;
  segment.customers = contacts + held_out;
  return segment;
}

Plan plan_of(std::vector<PlayInSegment> segments) {
  Plan plan;
  PlayPlan play;
  play.hold_out = 0.1;
  play.expects_response = true;
  play.needed_hold_out = 500;
  for (const PlayInSegment& segment : segments) {
    play.contacts += segment.contacts;
    play.held_out += segment.held_out;
    play.balance.push_back({"part", segment.reached(), segment.held_out});
  }
  play.eligible = play.contacts + play.held_out;
  play.targets.resize(play.eligible);
  play.segments = std::move(segments);
  plan.plays.push_back(std::move(play));
  plan.lists_per_customer = {400, 90, 3};
  plan.contacted = 93;
  return plan;
}

TEST(SharedPlan, HasNoArmOfFewerThanTen) {
  const Plan plan = shared_plan(plan_of({play_in(180, 20), play_in(60, 7), play_in(8, 1)}));
  ASSERT_EQ(plan.plays.size(), 1u);
  const PlayPlan& play = plan.plays[0];
  EXPECT_EQ(play.segments[1].contacts, 60u);
  EXPECT_EQ(play.segments[1].held_out, 0u);
  EXPECT_EQ(play.segments[2].reached(), 0u);
  EXPECT_EQ(play.contacts, 240u) << "or the eight come out by subtraction";
  EXPECT_EQ(play.held_out, 20u) << "seven and one are too few together";
  EXPECT_EQ(play.targets.size(), 260u);
  ASSERT_EQ(play.balance.size(), 1u);
  EXPECT_EQ(play.balance[0].held_out, 20u);
  EXPECT_EQ(plan.lists_per_customer, std::vector<std::uint64_t>{400});
}

TEST(SharedPlan, AddsUpWhatIsManyTogether) {
  const Plan plan = shared_plan(plan_of({play_in(90, 9), play_in(70, 8)}));
  EXPECT_EQ(plan.plays[0].held_out, 17u);
  EXPECT_EQ(plan.plays[0].contacts, 160u);
  EXPECT_TRUE(plan.plays[0].balance.empty());
}

TEST(SharedPlan, TellsNoFigureOfAHoldOutThatItCuts) {
  const Plan cut = shared_plan(plan_of({play_in(180, 20), play_in(60, 8)}));
  EXPECT_EQ(cut.plays[0].held_out, 20u);
  EXPECT_FALSE(cut.plays[0].needed_hold_out.has_value()) << "it is of twenty-eight";
  const Plan whole = shared_plan(plan_of({play_in(180, 20), play_in(160, 18)}));
  EXPECT_TRUE(whole.plays[0].needed_hold_out.has_value());
}

TEST(SharedPlan, TellsNoQuantileToTheDigit) {
  PlayInSegment segment = play_in(90, 11);
  for (const ClauseFigure kind : {ClauseFigure::p10, ClauseFigure::customers}) {
    ClauseEvidence evidence;
    evidence.figure = 7138;
    evidence.kind = kind;
    segment.match.evidence.push_back(evidence);
  }
  const Plan plan = shared_plan(plan_of({segment}));
  EXPECT_EQ(plan.plays[0].segments[0].match.evidence[0].figure, 7100);
  EXPECT_EQ(plan.plays[0].segments[0].match.evidence[1].figure, 7138);
}

TEST(SharedPlan, ForgetsAPlayOfFew) {
  EXPECT_TRUE(shared_plan(plan_of({play_in(8, 1)})).plays.empty());
  EXPECT_TRUE(shared_plan(plan_of({play_in(8, 3)})).plays.empty()) << "not one that reaches nobody";
  EXPECT_EQ(shared_plan(plan_of({play_in(0, 0)})).plays.size(), 1u);
  const Plan unheld = shared_plan(plan_of({play_in(90, 9)}));
  EXPECT_FALSE(unheld.plays[0].needed_hold_out.has_value());
}

TEST(SharedRun, RefusesASegmentOfFewerThanTen) {
  Characterised few = parts_of(planted_run()).characterised;
  few.explanation.segments[1].size = 9;
  const RunParts whole = parts_of(planted_run());
  const RunParts run{whole.read,       whole.explored, whole.alerts,
                     whole.covariance, whole.outliers, whole.encoder,
                     whole.tree,       whole.chosen,   few,
                     whole.judged,     whole.model,    whole.scores,
                     whole.explained,  whole.followed, whole.plan,
                     whole.log};
  EXPECT_THROW(SharedRun{run}, UsageError);
}

TEST(SharedRun, MergesTheMapsCells) {
  // Two segments in opposite corners: cells of four along each axis hold the sums.
  std::vector<std::uint64_t> counts(std::size_t{MapGrid::columns} * MapGrid::rows * 2);
  counts[0] = 3;                                          // cell (0, 0), segment 0
  counts[2 * (MapGrid::columns + 1) + 1] = 5;             // cell (1, 1), segment 1
  counts[2 * (MapGrid::columns * MapGrid::rows - 1)] = 7; // the last cell
  const auto cells = cells_of(counts, 2, 4);
  ASSERT_EQ(cells.size(), 2u);
  EXPECT_EQ(cells[0], (MapCell{0, 0, 1, 8, 5}));
  EXPECT_EQ(cells[1], (MapCell{15, 11, 0, 7, 7}));
  EXPECT_EQ(cells_of(counts, 2).size(), 3u);
}

} // namespace
} // namespace ilk
