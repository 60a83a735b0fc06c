// The whole workflow inside one process: the same result for any chunking, the model through its
// file, names and numbers of segments.
#include <algorithm>
#include <cmath>
#include <functional>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <rapidcheck/gtest.h>

#include "ilk/model.h"
#include "support/effort.h"
#include "support/paths.h"
#include "support/process.h"
#include "support/small_runs.h"
#include "support/unsealed.h"
#include "words/dendrogram_words.h"

namespace ilk {
namespace {

using test::quick_options;
using test::segmentation_of;
using test::simulated_customers;
using test::small_run;
using test::TemporaryFolder;

TEST(Pipeline, GivesTheSameModelForAnyChunkSizeAndThreads) {
  const std::string model = to_json(test::simulated_run().model);
  const auto summary = summary_data(parts_of(test::simulated_run()));
  for (const Segmentation& other : test::simulated_runs_otherwise()) {
    EXPECT_TRUE(to_json(other.model) == model);
    EXPECT_TRUE(summary_data(parts_of(other)) == summary);
  }
}

// More customers than any stage looks at, so that each takes its sample.
class LargeTable : public testing::Test {
 protected:
  static constexpr std::size_t customers = 3000;

  static RunOptions options() {
    RunOptions options = quick_options();
    options.evidence_rows = 400;
    options.encode.training_rows = 500;
    options.read.schema = test::source_path("examples/credit-card/schema.toml");
    options.k = 6;
    return options;
  }

  static const Segmentation& found() {
    static const Segmentation segmentation =
        segmentation_of(simulated_customers(customers), options());
    return segmentation;
  }
};

TEST_F(LargeTable, IsJudgedOnASampleAndEveryCustomerIsScored) {
  EXPECT_EQ(found().judged.quality.sampled_rows, options().evidence_rows);
  EXPECT_GT(found().judged.quality.silhouette_code_error, 0);
  EXPECT_EQ(found().tree.tree.leaves, customers);
  EXPECT_EQ(found().scores.size(), customers);
  std::uint64_t sum = 0;
  for (const Segment& segment : found().characterised.explanation.segments) sum += segment.size;
  EXPECT_EQ(sum, customers);
}

TEST_F(LargeTable, HasATreeOfThoseDrawnAboveTheStatedNumberOfCustomers) {
  RunOptions few_exact = options();
  few_exact.ward_exact_max = 1000;
  const auto drawn = segmentation_of(simulated_customers(customers), few_exact);
  EXPECT_EQ(drawn.tree.tree.leaves, options().evidence_rows);
  EXPECT_FALSE(drawn.tree.approximate());
  EXPECT_GT(drawn.judged.tree_agreement, 0.2);
  const std::string note = dendrogram_of(drawn.tree, customers, 6, 1).note;
  EXPECT_NE(note.find("400 customers"), std::string::npos) << note;
  EXPECT_NE(note.find("drawn from all 3,000"), std::string::npos) << note;
  const auto data = test::report_data_of(drawn, few_exact);
  for (const auto& leaf : data["dendrogram"]["leaves"])
    EXPECT_TRUE(leaf["segment"].is_number()) << "its customers' segments are known";
  few_exact.ward_exact_max = 200; // fewer than are drawn
  EXPECT_TRUE(segmentation_of(simulated_customers(customers), few_exact).tree.approximate());
}

TEST_F(LargeTable, HasNamesThatAreUniqueAndInTheDictionarysWords) {
  std::vector<std::string> words;
  for (const ColumnSchema& column : found().read.schema.columns) {
    words.push_back(column.high);
    words.push_back(column.low);
  }
  std::vector<std::string> names;
  for (const Segment& segment : found().characterised.explanation.segments) {
    const std::string first = segment.name.substr(0, segment.name.find(", "));
    EXPECT_NE(std::find(words.begin(), words.end(), first), words.end()) << segment.name;
    EXPECT_EQ(std::find(names.begin(), names.end(), segment.name), names.end()) << segment.name;
    names.push_back(segment.name);
  }
}

TEST(Pipeline, TakesTheSmallestTables) {
  const auto two = segmentation_of("id,x,y\nA,1,2\nB,3,9\n", quick_options());
  EXPECT_EQ(two.chosen.choice.k, 2u);
  EXPECT_NE(two.scores[0].segment, two.scores[1].segment);
  const auto repeated = segmentation_of("x,y\n1,2\n1,2\n1,2\n3,9\n3,9\n4,1\n", quick_options());
  EXPECT_LE(repeated.chosen.choice.k, 3u);
}

TEST(Pipeline, ProfilesAreThoseOfTheSegmentsRows) {
  const Segmentation& found = small_run();
  for (const Segment& segment : found.characterised.explanation.segments) {
    std::vector<double> spend;
    double total = 0;
    for (std::size_t i = 0; i < found.read.table.rows(); ++i) {
      total += found.read.table.values.at(i, 0);
      if (found.scores[i].segment + 1 == segment.id)
        spend.push_back(found.read.table.values.at(i, 0));
    }
    ASSERT_EQ(spend.size(), segment.size);
    std::sort(spend.begin(), spend.end());
    double sum = 0;
    for (const double value : spend) sum += value;
    const AttributeProfile& profile = segment.attributes[0];
    EXPECT_NEAR(profile.mean, sum / static_cast<double>(spend.size()), 1e-9 * sum);
    EXPECT_NEAR(profile.share_of_total, sum / total, 1e-12);
    const std::size_t middle = spend.size() / 2;
    EXPECT_NEAR(profile.median,
                spend.size() % 2 == 1 ? spend[middle] : (spend[middle - 1] + spend[middle]) / 2,
                1e-9 * sum);
  }
}

TEST(Model, KeepsEveryBitThroughItsFile) {
  const Segmentation& found = test::simulated_run();
  const std::string text = to_json(found.model);
  const Model back = model_from_json(text, "model.json");
  EXPECT_TRUE(to_json(back) == text);
  Execution execution(2);
  const auto scores = score(execution, back, found.read.table);
  for (std::size_t i = 0; i < scores.size(); ++i) {
    EXPECT_EQ(scores[i].segment, found.scores[i].segment);
    EXPECT_EQ(scores[i].distance, found.scores[i].distance);
    EXPECT_EQ(scores[i].margin, found.scores[i].margin);
  }
}

TEST(Model, KeepsEveryBitOfPlainAutoencoders) {
  RunOptions options = quick_options();
  options.encode.linear_path = false;
  options.fall_back = false;
  const auto found = segmentation_of(simulated_customers(200), options);
  ASSERT_FALSE(found.model.ensemble.members[0].has_linear_path());
  const std::string text = to_json(found.model);
  const Model back = model_from_json(text, "model.json");
  EXPECT_FALSE(back.ensemble.members[0].has_linear_path());
  EXPECT_TRUE(to_json(back) == text);
  Execution execution(2);
  const auto scores = score(execution, back, found.read.table);
  for (std::size_t i = 0; i < scores.size(); ++i) {
    EXPECT_EQ(scores[i].segment, found.scores[i].segment);
    EXPECT_EQ(scores[i].distance, found.scores[i].distance);
    EXPECT_EQ(scores[i].margin, found.scores[i].margin);
  }
}

TEST(Model, RefusesWhatIsDamaged) {
  const Segmentation& found = small_run();
  const auto good = test::unsealed(found.model);
  const auto expect_refused = [&](const std::function<void(nlohmann::json&)>& damage,
                                  const std::string& place) {
    nlohmann::json bad = good;
    damage(bad);
    try {
      model_from_json(bad.dump(), "bad.json");
      ADD_FAILURE() << "accepted, though damaged at " << place;
    } catch (const ModelError& error) {
      EXPECT_NE(std::string(error.what()).find(place), std::string::npos) << error.what();
    }
  };
  expect_refused([](auto& m) { m["format"] = "other"; }, "not an ilk model");
  expect_refused([](auto& m) { m["version"] = 99; }, "version is 99");
  expect_refused([](auto& m) { m.erase("encoder"); }, "\"encoder\"");
  expect_refused([](auto& m) { m["columns"] = nlohmann::json::array(); }, "columns");
  expect_refused([](auto& m) { m["columns"][1]["scale"] = 0; }, "columns[1].scale");
  expect_refused([](auto& m) { m["columns"][0]["transform"] = "cube"; }, "columns[0].transform");
  expect_refused([](auto& m) { m["columns"][0]["fill"] = nullptr; }, "columns[0].fill");
  expect_refused([](auto& m) { m["encoder"]["hidden"][0] = 1'000'000'000; }, "encoder.hidden[0]");
  expect_refused([](auto& m) { m["encoder"]["code"] = 7'777; }, "encoder.code");
  expect_refused([](auto& m) { m["encoder"]["members"][1][0]["weights"][5] = "x"; },
                 "encoder.members[1][0].weights[5]");
  expect_refused([](auto& m) { m["encoder"]["members"][0][2]["bias"].erase(0); },
                 "encoder.members[0][2].bias");
  expect_refused([](auto& m) { m["encoder"]["linear_path"].erase(0); }, "encoder.linear_path");
  expect_refused([](auto& m) { m["encoder"]["mixing"][0] = 1e300; }, "encoder.mixing[0]");
  expect_refused([](auto& m) { m["segments"][0]["id"] = 4; }, "segments[0].id");
  expect_refused([](auto& m) { m["segments"][1]["centroid"].push_back(1); },
                 "segments[1].centroid");
  expect_refused([](auto& m) { m["segments"][0]["name"] = 3; }, "segments[0].name");
}

// Of flips all over the file: each is refused, or, where it met the seal's own key, changes
// nothing.
TEST(Model, AFlippedBitNeverScoresOtherwise) {
  const std::string good = to_json(small_run().model);
  const nlohmann::json content = test::unsealed(small_run().model);
  RandomSequence random(RandomStream(1, Purpose::test));
  for (int flip = 0; static_cast<std::size_t>(flip) < test::trials(200); ++flip) {
    std::string bad = good;
    const std::size_t at = random.below(bad.size());
    bad[at] = static_cast<char>(bad[at] ^ (1 << random.below(8)));
    try {
      nlohmann::json read = nlohmann::json::parse(to_json(model_from_json(bad, "bad.json")));
      read.erase("sha256");
      EXPECT_TRUE(read == content) << "the flip at " << at << " is accepted and changes the model";
    } catch (const ModelError&) {
    }
  }
}

TEST(Model, SaysWhereAFileIsNoJson) {
  const auto expect_said = [](const std::string& text, const std::string& words) {
    try {
      model_from_json(text, "model.json");
      ADD_FAILURE() << "accepted: " << text;
    } catch (const ModelError& error) {
      EXPECT_EQ(error.fault(), words);
      EXPECT_FALSE(error.remedy().empty());
    }
  };
  expect_said("", "is not a model: it is not JSON (line 1, column 1)");
  expect_said("id,spend\n1,2\n", "is not a model: it is not JSON (line 1, column 1)");
  expect_said("{\n \"a\": x}", "is not a model: it is not JSON (line 2, column 7)");
  expect_said("{\n \"\xc3\xbc\": x}", "is not a model: it is not JSON (line 2, column 7)");
  expect_said("{\"a\": 1e999}", "is not a model: it holds a number that is too large");
}

TEST(Model, RefusesNumbersThatAreNone) {
  EXPECT_THROW(model_from_json(R"({"format":"ilk-model","version":1,"id":1e999})", "m.json"),
               ModelError);
}

TEST(ScoringModel, ScoresFromAnotherProgram) {
  const TemporaryFolder folder;
  const Segmentation& found = small_run();
  const auto model = ScoringModel::from_file(folder.file("model.json", to_json(found.model)));
  std::vector<std::string> names;
  for (const ModelInput& input : model.inputs()) names.push_back(input.name);
  ASSERT_EQ(names, (std::vector<std::string>{"spend", "visits", "share"}));
  EXPECT_EQ(model.segments().size(), found.chosen.choice.k);
  std::vector<float> rows;
  for (std::size_t i = 0; i < found.read.table.rows(); ++i)
    for (std::size_t j = 0; j < 3; ++j) rows.push_back(found.read.table.values.at(i, j));
  const auto scores = model.score(rows);
  ASSERT_EQ(scores.size(), found.scores.size());
  for (std::size_t i = 0; i < scores.size(); ++i) {
    EXPECT_EQ(scores[i].segment, found.scores[i].segment);
    EXPECT_EQ(scores[i].distance, found.scores[i].distance);
  }
  EXPECT_TRUE(model.score(std::vector<float>(3, 1e6f))[0].unusual);
  EXPECT_THROW(model.score(std::vector<float>(4)), UsageError);
  EXPECT_THROW(ScoringModel::from_file(folder / "none.json"), IoError);
}

} // namespace
} // namespace ilk
