// The report's data object: its parts agree with the run, it stays small, and it names nobody.
#include <cmath>
#include <cstring>

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "report/data_caps.h"
#include "report/page.h"
#include "report/tidy_data.h"
#include "strategy/playbook_toml.h"
#include "support/artifacts.h"
#include "support/small_runs.h"

namespace ilk {
namespace {

using nlohmann::json;

json data_of(const Segmentation& segmentation, Ids ids = Ids::hidden) {
  return test::report_data_of(segmentation, test::quick_options(), ids);
}

TEST(ReportData, IsTheSameOnAnyNumberOfThreads) {
  const std::string data = data_of(test::simulated_run()).dump();
  for (const Segmentation& other : test::simulated_runs_otherwise())
    EXPECT_EQ(data_of(other).dump(), data);
}

TEST(ReportData, AgreesWithTheRun) {
  const Segmentation found = test::segmentation_of(test::small_table(2400), test::quick_options());
  const json data = data_of(found);
  EXPECT_EQ(data["ilk"]["format"], 4);
  EXPECT_EQ(data["command"], "ilk run a.csv");
  EXPECT_EQ(data["input"], json({{"bytes", 7}, {"sha256", "abc"}}));
  EXPECT_EQ(data["value"]["name"], "spend");
  for (const char* part : {"unused", "pairs", "planes", "missingness", "identities", "duplicates"})
    EXPECT_TRUE(data.contains(part)) << part;
  const std::size_t k = data["segments"].size();
  for (const json& distribution : data["distributions"]) {
    const std::size_t bins = distribution["edges"].size() - 1;
    EXPECT_EQ(distribution["population"].size(), bins);
    ASSERT_EQ(distribution["segments"].size(), k);
    for (std::size_t g = 0; g < k; ++g) {
      std::uint64_t customers = 0;
      for (const json& count : distribution["segments"][g]) customers += count.get<std::uint64_t>();
      EXPECT_EQ(customers, data["segments"][g]["size"]["value"]);
    }
  }
  std::uint64_t mapped = 0;
  for (const json& cell : data["map"]["density"]["cells"]) mapped += cell[3].get<std::uint64_t>();
  EXPECT_EQ(mapped, 2400u);
  EXPECT_EQ(data["map"]["points"].size(), 2000u);
  EXPECT_FALSE(data["map"].contains("ids"));
  EXPECT_EQ(data_of(found, Ids::shown)["map"]["ids"].size(), 2000u);
}

TEST(ReportData, HoldsTheModelForThePage) {
  const Segmentation& found = test::small_run();
  const json model = data_of(found)["what_if"];
  EXPECT_EQ(model["unsaid"], "");
  EXPECT_EQ(model["segments"], found.model.segments.size());
  EXPECT_EQ(model["columns"].size(), found.model.preparation.columns.size());
  for (const json& attribute : model["attributes"])
    EXPECT_EQ(attribute["starts"].size(), found.model.segments.size());
  const Ensemble& ensemble = found.model.ensemble;
  const std::string floats = test::from_base64(model["weights"].get<std::string>());
  std::size_t count = ensemble.members[0].linear_path().size() + ensemble.columns +
                      found.model.centroids.values.size();
  for (const Network& network : ensemble.members) {
    count += network.shape().code * ensemble.columns;
    for (std::size_t l = 0; l < network.encoder_layers(); ++l)
      count += (network.layers()[l].inputs + 1) * network.layers()[l].outputs;
  }
  EXPECT_EQ(floats.size(), count * sizeof(float));
  const auto& last = found.model.centroids.values.back();
  EXPECT_EQ(std::memcmp(floats.data() + floats.size() - sizeof last, &last, sizeof last), 0);
}

TEST(ReportData, TellsQuartilesAndRanksThatAPlainCountGives) {
  const Segmentation& found = test::small_run();
  const std::size_t rows = found.read.table.rows();
  const json data = data_of(found);
  for (std::size_t g = 0; g < data["segments"].size(); ++g)
    for (std::size_t p = 0; p < data["population"].size(); ++p) {
      const json& row = data["segments"][g]["attributes"][p];
      const std::string name = data["population"][p]["name"];
      const json& spread = row["spread"]["values"]; // P10, P25, median, P75, P90, mean
      std::size_t j = 0;
      while (found.read.table.attributes[j].name != name) ++j;
      std::vector<float> own;
      for (std::size_t i = 0; i < rows; ++i)
        if (found.scores[i].segment == g) own.push_back(found.read.table.values.at(i, j));
      const double quarter = spread[1],
                   median = found.characterised.explanation.segments[g].attributes[j].median;
      const auto below_quarter =
          std::ranges::count_if(own, [&](float value) { return value < quarter; });
      EXPECT_NEAR(static_cast<double>(below_quarter), 0.25 * static_cast<double>(own.size()),
                  0.25 * static_cast<double>(own.size()))
          << "whole visits are tied";
      EXPECT_LE(spread[1], spread[2]);
      EXPECT_LE(spread[2], spread[3]);
      double below = 0;
      for (const float value : found.read.table.values.column(j))
        below += value < median ? 1 : value == median ? 0.5 : 0;
      EXPECT_NEAR(row["rank"]["median"]["value"].get<double>(), below / static_cast<double>(rows),
                  0.00006)
          << name;
    }
}

// A run of a small table, made as wide as a page must bear.
Segmentation widened(Segmentation found, std::size_t columns, std::size_t segments) {
  auto& preparation = found.model.preparation.columns;
  found.read.table.values = Matrix(found.read.table.rows(), columns);
  found.read.table.attributes.resize(1);
  preparation.resize(1);
  found.explored.profile.columns.resize(1);
  found.characterised.explanation.population.resize(1);
  for (Segment& segment : found.characterised.explanation.segments) segment.attributes.resize(1);
  while (found.characterised.explanation.segments.size() < segments) {
    found.characterised.explanation.segments.push_back(
        found.characterised.explanation.segments.back());
    found.judged.silhouettes.push_back(0.123456789);
    found.judged.curves.push_back(found.judged.curves.back());
  }
  found.characterised.explanation.distributions.resize(1);
  found.characterised.explanation.distributions[0].attribute = 0;
  auto& counts = found.characterised.explanation.distributions[0].segments;
  while (counts.size() < segments) counts.push_back(counts.back());
  for (std::size_t j = 1; j < columns; ++j) {
    found.read.table.attributes.push_back(found.read.table.attributes[0]);
    found.read.table.attributes[j].name = fmt::format("{} {}", std::string(400, 'n'), j);
    preparation.push_back(preparation[0]);
    preparation[j].schema = found.read.table.attributes[j];
    found.explored.profile.columns.push_back(found.explored.profile.columns[0]);
    found.characterised.explanation.population.push_back(
        found.characterised.explanation.population[0]);
    for (Segment& segment : found.characterised.explanation.segments) {
      segment.attributes.push_back(segment.attributes[0]);
      segment.attributes[j].difference = 0.3 + 1e-5 * static_cast<double>(j);
      segment.drivers.push_back({j, segment.attributes[j].difference, 0, 0.7, {}});
    }
    found.characterised.explanation.distributions.push_back(
        found.characterised.explanation.distributions[0]);
    found.characterised.explanation.distributions[j].attribute = j;
  }
  found.explained.examples.resize(segments, found.explained.examples[0]);
  found.characterised.explanation.value.clear();
  found.covariance = Covariance();
  found.covariance.mean.assign(columns, 0);
  found.covariance.covariance.assign(columns * columns, 0.5);
  for (std::size_t j = 0; j < columns; ++j) found.covariance.covariance[j * columns + j] = 1;
  found.explored.profile.pairs.columns = columns;
  found.explored.profile.pairs.pairs.clear();
  for (std::uint32_t a = 0; a < columns; ++a)
    for (std::uint32_t b = a + 1; b < columns; ++b) {
      PairProfile pair;
      pair.first = a;
      pair.second = b;
      pair.value = pair.spearman = pair.pearson = 0.123456789;
      found.explored.profile.pairs.pairs.push_back(pair);
    }
  return found;
}

TEST(ReportData, StaysSmallForFiveHundredAttributesWithLongNames) {
  constexpr std::size_t attributes = test::looks_for_races ? 100 : 500;
  const Segmentation wide =
      widened(test::segmentation_of(test::small_table(300), test::quick_options()), attributes, 12);
  const json data = data_of(wide);
  EXPECT_LT(data.dump().size(), most_data_bytes);
  EXPECT_EQ(data["attributes"].size(), attributes);
  EXPECT_LE(report_page(data).size(), most_page_bytes);
  EXPECT_GE(data["population"].size(), 20u);
  for (const json& segment : data["segments"])
    EXPECT_EQ(segment["attributes"].size(), data["population"].size());
  const std::string number = fmt::format(" {}", attributes - 1);
  EXPECT_EQ(data["population"].back()["name"].get<std::string>().substr(150), // … takes 3 bytes
            std::string(52 - number.size(), 'n') + number);
}

// As many plays as a playbook may have, each of which fires in every segment and reaches all.
Plan largest_plan(std::size_t segments) {
  Plan plan;
  plan.lists_per_customer = {0, 300};
  const std::string long_text(300, 't');
  for (std::size_t p = 0; p < most_plays; ++p) {
    Play play;
    play.name = fmt::format("{}-{}", std::string(50, 'p'), p);
    play.title = play.action = play.channel = play.message = play.kpi = long_text;
    play.stop.assign(30, long_text);
    play.assumptions = Assumptions{};
    plan.playbook.plays.push_back(play);
    PlayPlan made;
    made.play = p;
    made.contacts = 123456 * segments;
    made.held_out = 12345 * segments;
    made.targets.resize(1);
    made.per_contact = ExpectedValue{1.23456, 1.23456, 1.23456, 1.23456, 0.123456};
    ClauseEvidence evidence;
    evidence.holds = true;
    evidence.kind = ClauseFigure::mean;
    evidence.subject.label = std::string(110, 'e');
    for (std::size_t g = 0; g < segments; ++g) {
      made.segments.push_back({.match = {true, {3, evidence}},
                               .customers = 135801,
                               .contacts = 123456,
                               .held_out = 12345});
      for (int third = 0; third < 3; ++third)
        made.balance.push_back({"12, balance of the account medium", 45267, 4115});
    }
    plan.plays.push_back(std::move(made));
  }
  return plan;
}

TEST(ReportData, TellsEveryOneOfAHundredAndFiftyAttributesByItsSegments) {
  constexpr std::size_t attributes = 150;
  Segmentation wide =
      widened(test::segmentation_of(test::small_table(300), test::quick_options()), attributes, 5);
  double figure = 1; // no two alike, so that they pack as badly as in a table
  const auto next = [&] { return figure = std::fmod(figure * 1.7320508 + 3.14159, 1000); };
  for (Segment& segment : wide.characterised.explanation.segments)
    for (AttributeProfile& each : segment.attributes)
      for (double* value : {&each.p10, &each.p25, &each.median, &each.p75, &each.p90, &each.mean})
        *value = next();
  const json data = data_of(wide);
  EXPECT_EQ(data["population"].size(), attributes);
  EXPECT_LE(report_page(data).size(), most_page_bytes);
}

TEST(ReportData, StaysSmallForAHundredPlaysInAHundredSegments) {
  constexpr std::size_t segments = test::looks_for_races ? 20 : 100;
  Segmentation large =
      widened(test::segmentation_of(test::small_table(300), test::quick_options()), 20, segments);
  for (std::size_t j = 0; j < 20; ++j) {
    const std::string name = fmt::format("{} {}", std::string(37, 'n'), j);
    large.read.table.attributes[j].name = large.model.preparation.columns[j].schema.name = name;
    large.read.table.attributes[j].label = large.model.preparation.columns[j].schema.label = name;
  }
  large.plan = largest_plan(segments);
  const json data = data_of(large);
  std::string sizes; // of what is large
  for (const auto& [key, value] : data.items())
    if (const std::size_t bytes = value.dump().size(); bytes > 20'000)
      sizes += fmt::format(" {} {}", key, bytes);
  EXPECT_LT(data.dump().size(), most_data_bytes) << sizes;
  for (const json& play : data["plan"]["plays"]) {
    EXPECT_GE(play["segments"].size(), 1u);
    EXPECT_EQ(play["segments"].size() + play["more_segments"].size(), segments);
    EXPECT_EQ(play["strata"], 3 * segments);
  }
}

TEST(ReportData, APlayThatFiresNowhereTellsItsNearestMiss) {
  Segmentation found = test::segmentation_of(test::small_table(40), test::quick_options());
  found.plan = largest_plan(found.characterised.explanation.segments.size());
  found.plan->plays.resize(1);
  PlayPlan& play = found.plan->plays[0];
  for (PlayInSegment& segment : play.segments) {
    segment.match.fires = false;
    segment.match.evidence[0].holds = false;
    segment.match.evidence[0].miss = 0.3;
  }
  play.segments[1].match.evidence[1].holds = false; // in two, but by less
  play.segments[1].match.evidence[0].miss = play.segments[1].match.evidence[1].miss = 0.1;
  const json told = data_of(found)["plan"]["plays"][0]["segments"];
  ASSERT_EQ(told.size(), 1u);
  EXPECT_EQ(told[0]["id"], found.characterised.explanation.segments[1].id);
  EXPECT_EQ(told[0]["fires"], false);
}

TEST(Tidy, RoundsFiguresAndCutsTextsBetweenCharacters) {
  json data = {{"mean", 1.23456789},
               {"sum", 123456789.6},
               {"edges", {1.23456789}},
               {"count", 123456789},
               {"text", std::string(1600, 'a')},
               {"name", std::string(150, 'a') + std::string(151, 'b')}};
  tidy(data);
  EXPECT_EQ(data["mean"], 1.23457);
  EXPECT_EQ(data["sum"], 123456790.0);
  EXPECT_EQ(data["edges"][0], 1.23456789);
  EXPECT_EQ(data["count"], 123456789);
  EXPECT_EQ(data["text"], std::string(1499, 'a') + "…");
  EXPECT_EQ(data["name"], std::string(120, 'a') + "…" + std::string(79, 'b'));
  EXPECT_EQ(cut_at_end("äöüß", 3), "äö…");
  EXPECT_EQ(cut_at_end("äöü", 3), "äöü");
  EXPECT_EQ(cut_inside("äöüßé", 4), "äö…é");
}

} // namespace
} // namespace ilk
