// Categories and missing values through the whole of a model: prepared, encoded, explained, written
// and read, and scored the same.
#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "base/philox.h"
#include "encode/ensemble_fit.h"
#include "encode/train.h"
#include "explain/segments.h"
#include "fit/preparation_alerts.h"
#include "fit/prepared.h"
#include "ilk/error.h"
#include "model/model.h"
#include "monitor/reconstruction.h"
#include "monitor/reference_fit.h"
#include "pass/run.h"
#include "prepare/robust_distance_fit.h"
#include "summary/moments.h"
#include "summary/row_sample.h"
#include "support/prepare_tables.h"
#include "support/unsealed.h"
#include "words/alert_words.h"

namespace ilk {
namespace {

using test::shop;

RunOptions small_options() {
  RunOptions options;
  options.encode.encoders = 2;
  options.encode.hidden = {16, 8};
  options.encode.training.epochs = 2;
  options.restarts = 4;
  options.largest_k = 4;
  return options;
}

Table shop_with_fills(std::size_t rows) {
  Table table = shop(rows);
  table.attributes[1].fill = Fill{"ridge"};
  table.attributes[4].fill = Fill{"neighbours"};
  table.attributes[0].tail = Tail{"rank_gauss"};
  table.attributes[1].tail = Tail{"winsorise"};
  table.attributes[2].missing = {"-", "none"};
  table.attributes[5].format = NumberFormat{',', '.', true};
  return table;
}

Read read_of(std::string source, Table table) {
  Read read;
  read.source = std::move(source);
  read.table = std::move(table);
  return read;
}

struct Whole {
  Read read;
  Prepared fitted;
  Model model;
  std::vector<Score> scores;
  Explanation explanation;

  Matrix prepared() const {
    Execution execution(2);
    std::vector<std::uint32_t> all(fitted.rows.size());
    std::iota(all.begin(), all.end(), 0u);
    return fitted.prepared(read).gather(execution, all);
  }
};

Whole whole(std::size_t rows, unsigned threads = 2) {
  Execution execution(threads);
  Whole result;
  result.read = read_of("shop", shop_with_fills(rows));
  RunOptions options = small_options();
  result.fitted = prepare(execution, result.read, options);
  Model& model = result.model;
  model.preparation = result.fitted.preparation;
  const Matrix prepared = result.prepared();
  model.ensemble = fit_ensemble(execution, prepared.block(), options.encode).ensemble;
  const Matrix codes = model.ensemble.encode(execution, prepared.block());
  KMeansOptions cluster;
  cluster.counts = {3};
  cluster.restarts = 4;
  model.centroids = kmeans(execution, codes.block(), cluster)[0].centroids;
  result.scores = score_codes(execution, codes.block(), model.centroids);
  std::vector<std::uint32_t> labels;
  for (const Score& score : result.scores) labels.push_back(score.segment);
  result.explanation = explain(execution, result.fitted.fitted(result.read), model.preparation,
                               labels, 3, {result.fitted.sample, 1});
  for (const Segment& segment : result.explanation.segments)
    model.segments.push_back({segment.id, segment.name, 1});
  model.fitted_rows = result.fitted.rows.size();
  const Seen seen{result.fitted.fitted(result.read), prepared.block(), codes.block(),
                  result.scores};
  model.reference =
      reference_of(execution, model, seen, standing_of(execution, model, seen, 0.4, 0.3), 0.9);
  return result;
}

void expect_equal(const RowBlock& found, const RowBlock& expected) {
  ASSERT_EQ(found.rows, expected.rows);
  ASSERT_EQ(found.columns, expected.columns);
  for (std::size_t j = 0; j < found.columns; ++j)
    for (std::size_t i = 0; i < found.rows; ++i)
      EXPECT_EQ(found.column(j)[i], expected.column(j)[i]) << i << ", " << j;
}

// Also where values are filled by looking at a row's other columns.
TEST(PreparedModel, RowsPreparedWhereTheyAreLookedAtAreThoseOfTheWholeTable) {
  const Whole fit = whole(1500);
  Execution execution(2);
  const Table& table = fit.fitted.fitted(fit.read);
  const Matrix all =
      apply(execution, fit.model.preparation, table.values.block(), attribute_names(table));
  const PreparedRows rows(fit.model.preparation, table);
  EXPECT_EQ(rows.rows, 1500u);
  for (const auto& [first, count] : {std::pair<std::size_t, std::size_t>{0, 1500},
                                     {0, 0},
                                     {1499, 1},
                                     {7, 1},
                                     {100, 64},
                                     {513, 987}}) {
    const PreparedBlock part = rows.slice(first, count);
    const RowBlock block = part;
    EXPECT_EQ(block.first_row, first);
    expect_equal(block, all.block(first, count).as_table());
  }
  const std::vector<std::uint32_t> chosen = {1499, 0, 3, 3, 700};
  expect_equal(rows.gather(execution, chosen).block(), gather_rows(all.block(), chosen).block());
  EXPECT_EQ(run(execution, rows, Moments(rows.columns), 100),
            run(execution, all.block(), Moments(rows.columns)));
  expect_equal(fit.model.ensemble.encode(execution, rows).block(),
               fit.model.ensemble.encode(execution, all.block()).block());
  const auto distance = fit_robust_distance(execution, all.block(), 1);
  EXPECT_EQ(distance.squared(execution, rows), distance.squared(execution, all.block()));
}

TEST(PreparedModel, ComesBackFromItsFileEqual) {
  const Whole fit = whole(1500);
  const std::string text = to_json(fit.model);
  const Model back = model_from_json(text, "model.json");
  EXPECT_TRUE(to_json(back) == text);
  const auto& columns = back.preparation.columns;
  ASSERT_EQ(columns.size(), fit.model.preparation.columns.size());
  for (std::size_t j = 0; j < columns.size(); ++j) {
    const ColumnPreparation& original = fit.model.preparation.columns[j];
    EXPECT_TRUE(columns[j].fitted.knots == original.fitted.knots);
    EXPECT_EQ(columns[j].schema.levels, original.schema.levels);
    EXPECT_EQ(columns[j].schema.missing, original.schema.missing);
    EXPECT_TRUE(columns[j].schema.format == original.schema.format);
    EXPECT_EQ(part_name(columns[j]), part_name(original));
  }
  EXPECT_TRUE(back.preparation.outliers.has_value());
  ASSERT_TRUE(back.reference.has_value());
  EXPECT_TRUE(*back.reference == *fit.model.reference);
}

TEST(PreparedModel, ScoresAreThoseOfTheFit) {
  const Whole fit = whole(1500);
  const Model back = model_from_json(to_json(fit.model), "model.json");
  for (const unsigned threads : {1u, 8u}) {
    Execution execution(threads);
    const auto scores = score(execution, back, fit.read.table);
    ASSERT_EQ(scores.size(), fit.scores.size());
    for (std::size_t i = 0; i < scores.size(); ++i) {
      ASSERT_EQ(scores[i].segment, fit.scores[i].segment);
      ASSERT_EQ(scores[i].distance, fit.scores[i].distance);
    }
  }
  const Whole again = whole(1500, 1);
  EXPECT_TRUE(to_json(again.model) == to_json(fit.model)) << "on one thread";
}

TEST(PreparedModel, ToldFiguresOfALevelAreSharesOfTheCustomers) {
  const Whole fit = whole(1500);
  const auto& columns = fit.model.preparation.columns;
  std::size_t levels = 0;
  for (std::size_t j = 0; j < columns.size(); ++j) {
    const AttributeProfile& all = fit.explanation.population[j];
    if (columns[j].part == Part::value) continue;
    ++levels;
    EXPECT_NEAR(all.mean, columns[j].center, 1e-9) << part_name(columns[j]);
    double weighted = 0;
    for (const Segment& segment : fit.explanation.segments) {
      EXPECT_GE(segment.attributes[j].mean, 0);
      EXPECT_LE(segment.attributes[j].mean, 1);
      EXPECT_TRUE(std::isnan(segment.attributes[j].share_of_total));
      weighted += segment.attributes[j].mean * segment.share;
    }
    EXPECT_NEAR(weighted, all.mean, 0.02) << "but for customers without the value";
  }
  EXPECT_EQ(levels, 5u) << "north, south, west, other, and age is missing";
}

TEST(PreparedModel, EveryDamageIsRefusedWithItsPlace) {
  const auto good = test::unsealed(whole(600).model);
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
  ASSERT_EQ(good["columns"][2]["part"], "level");
  expect_refused([](auto& m) { m["columns"][0]["knots"]["values"][1] = -1e9; },
                 "columns[0].knots.values[1]");
  expect_refused([](auto& m) { m["columns"][0]["knots"]["scores"].erase(0); },
                 "columns[0].knots.scores");
  expect_refused([](auto& m) { m["columns"][0].erase("knots"); }, "\"knots\"");
  expect_refused([](auto& m) { m["columns"][1]["knots"]["values"].push_back(1e9); },
                 "columns[1].knots.values");
  expect_refused([](auto& m) { m["columns"][1]["method"] = "automatic"; }, "columns[1].method");
  expect_refused([](auto& m) { m["columns"][2]["codes"][0] = 4; }, "columns[2].codes[0]");
  expect_refused([](auto& m) { m["columns"][2]["codes"] = {1, 0}; }, "columns[2].codes[1]");
  expect_refused([](auto& m) { m["columns"][2]["pooled"] = 1; }, "columns[2].pooled");
  expect_refused([](auto& m) { m["columns"][2]["part"] = "value"; }, "columns[2]");
  expect_refused([](auto& m) { m["columns"][0]["part"] = "level"; }, "columns[0].part");
  expect_refused([](auto& m) { m["columns"][2]["name"] = "spend"; }, "columns[2]");
  expect_refused([](auto& m) { m["donors"][3].erase(0); }, "donors[3]");
  expect_refused([](auto& m) { m["donors"][3][0] = 1e300; }, "donors[3][0]");
  expect_refused([](auto& m) { m["ridges"][0]["column"] = 0; }, "ridges[0].column");
  expect_refused([](auto& m) { m["ridges"][0]["weights"].push_back(0); }, "ridges[0].weights");
  expect_refused([](auto& m) { m["ridges"][0]["low"] = 1e9; }, "ridges[0].low");
  expect_refused([](auto& m) { m["outliers"]["columns"][0] = 99; }, "outliers.columns[0]");
  expect_refused([](auto& m) { m["outliers"]["precision"].erase(0); }, "outliers.precision");
  expect_refused([](auto& m) { m["outliers"]["limit"] = 0; }, "outliers.limit");
}

// A model whose reference is damaged in one place after another.
class DamagedReference : public testing::Test {
 protected:
  static void SetUpTestSuite() { good_ = test::unsealed(whole(600).model); }

  static void refuses(const std::function<void(nlohmann::json&)>& damage,
                      const std::string& place) {
    nlohmann::json bad = good_;
    damage(bad["reference"]);
    try {
      model_from_json(bad.dump(), "bad.json");
      ADD_FAILURE() << "accepted, though damaged at " << place;
    } catch (const ModelError& error) {
      EXPECT_NE(std::string(error.what()).find(place), std::string::npos) << error.what();
    }
  }

  static nlohmann::json good_;
};

nlohmann::json DamagedReference::good_;

TEST_F(DamagedReference, IsRefusedWithThePlaceInAnAttribute) {
  const auto& columns = good_["reference"]["attributes"];
  ASSERT_EQ(columns[2]["name"], "region");
  ASSERT_EQ(columns[2]["levels"].size(), 5u) << "four words, and all others";
  ASSERT_EQ(columns[3]["cuts"], nlohmann::json({0, 1}));
  ASSERT_EQ(columns[3]["every_value"], true);
  ASSERT_GT(columns[4]["missing"], 0);
  refuses([](auto& r) { r["attributes"].erase(0); }, "reference.attributes has 5 items");
  refuses([](auto& r) { r["attributes"][1]["name"] = "spend"; }, "reference.attributes[1].name");
  refuses([](auto& r) { r["attributes"][1].erase("name"); }, "reference.attributes[1]");
  refuses([](auto& r) { r["attributes"][0]["missing"] = 1; }, "reference.attributes[0] counts 601");
  refuses([](auto& r) { r["attributes"][0]["missing"] = -1; }, "reference.attributes[0].missing");
  refuses([](auto& r) { r["attributes"][0]["every_value"] = 1; },
          "reference.attributes[0].every_value");
  refuses([](auto& r) { r["attributes"][0]["cuts"][7] = -1e9; }, "reference.attributes[0].cuts[7]");
  refuses([](auto& r) { r["attributes"][0]["cuts"][7] = 1e300; },
          "reference.attributes[0].cuts[7]");
  refuses([](auto& r) { r["attributes"][0]["cuts"].push_back(1e9); },
          "reference.attributes[0].cuts");
  refuses([](auto& r) { r["attributes"][0]["at_most"].erase(3); },
          "reference.attributes[0].at_most");
  refuses([](auto& r) { r["attributes"][0]["at_most"][3] = 0; },
          "reference.attributes[0].at_most[3]");
  refuses([](auto& r) { r["attributes"][0]["at_most"][3] = 601; },
          "reference.attributes[0].at_most[3]");
  ASSERT_EQ(columns[0]["every_value"], false);
  refuses([](auto& r) { r["attributes"][3]["every_value"] = false; },
          "reference.attributes[3].every_value");
  refuses(
      [](auto& r) {
        r["attributes"][0]["at_most"][7] = r["attributes"][0]["at_most"][6].template get<int>() + 1;
      },
      "reference.attributes[0].at_most[7]");
  refuses([](auto& r) { r["attributes"][2]["levels"].erase(0); }, "reference.attributes[2].levels");
  refuses([](auto& r) { r["attributes"][2]["levels"][1] = 0.5; },
          "reference.attributes[2].levels[1]");
}

TEST_F(DamagedReference, IsRefusedWithThePlaceElsewhere) {
  refuses([](auto& r) { r = nullptr; }, "reference");
  for (const char* key :
       {"attributes", "axes", "distance", "margin", "sizes", "standing", "sampling_agreement"})
    refuses([&](auto& r) { r.erase(key); }, key);
  refuses([](auto& r) { r["axes"].erase(0); }, "reference.axes");
  refuses([](auto& r) { r["axes"][0]["missing"] = 3; }, "reference.axes[0] counts 603");
  refuses([](auto& r) { r["distance"]["cuts"] = "x"; }, "reference.distance.cuts");
  refuses([](auto& r) { r["margin"]["at_most"][0] = nullptr; }, "reference.margin.at_most[0]");
  refuses([](auto& r) { r["sizes"].push_back(0); }, "reference.sizes");
  refuses([](auto& r) { r["sizes"][0] = 0; }, "reference.sizes counts");
  refuses([](auto& r) { r["standing"]["silhouette_code"] = 1.5; },
          "reference.standing.silhouette_code");
  refuses([](auto& r) { r["standing"]["silhouette_attributes"] = nullptr; },
          "reference.standing.silhouette_attributes");
  refuses([](auto& r) { r["standing"]["reconstruction_r2"] = 2; },
          "reference.standing.reconstruction_r2");
  refuses([](auto& r) { r["standing"]["margin"] = -1; }, "reference.standing.margin");
  refuses([](auto& r) { r["standing"]["unusual"] = 2; }, "reference.standing.unusual");
  refuses([](auto& r) { r["standing"].erase("smallest_share"); }, "\"smallest_share\"");
  refuses([](auto& r) { r["sampling_agreement"] = 7; }, "reference.sampling_agreement");
}

TEST_F(DamagedReference, IsRefusedWhereItCountsOthersThanTheModel) {
  for (const auto& rows :
       {nlohmann::json(0), nlohmann::json(-1), nlohmann::json(601), nlohmann::json(1.5),
        nlohmann::json(std::numeric_limits<std::uint64_t>::max())}) {
    nlohmann::json bad = good_;
    bad["fitted_rows"] = rows;
    EXPECT_THROW(model_from_json(bad.dump(), "bad.json"), ModelError) << rows;
    bad.erase("reference");
    if (rows == 601) continue; // which nothing then contradicts
    EXPECT_THROW(model_from_json(bad.dump(), "bad.json"), ModelError) << rows << ", without one";
  }
}

TEST(PreparedModel, StandingIsThatOfItsCustomers) {
  Whole fit = whole(900);
  Execution execution(2);
  for (ModelSegment& segment : fit.model.segments) segment.usual_distance = 2;
  const Matrix prepared = fit.prepared();
  const Matrix codes = fit.model.ensemble.encode(execution, prepared.block());
  const Seen seen{fit.fitted.fitted(fit.read), prepared.block(), codes.block(), fit.scores};
  const Standing standing = standing_of(execution, fit.model, seen, 0.4, 0.3);
  double margins = 0, unusual = 0;
  std::vector<double> sizes(3);
  for (const Score& score : fit.scores) {
    margins += score.margin;
    unusual += score.distance > 2 ? 1 : 0;
    sizes[score.segment] += 1;
  }
  EXPECT_NEAR(standing.margin, margins / 900, 1e-12);
  EXPECT_NEAR(standing.unusual, unusual / 900, 1e-15);
  EXPECT_NEAR(standing.smallest_share, *std::ranges::min_element(sizes) / 900, 1e-15);
  EXPECT_EQ(standing.silhouette_code, 0.4);

  std::vector<std::uint32_t> rows(900);
  std::iota(rows.begin(), rows.end(), 0u);
  double variance = 0, error = 0;
  for (std::size_t j = 0; j < prepared.columns(); ++j) {
    double mean = 0, squares = 0;
    for (const float value : prepared.column(j)) mean += value / 900.0;
    for (const float value : prepared.column(j)) squares += (value - mean) * (value - mean);
    variance += squares / 900;
  }
  for (const Network& member : fit.model.ensemble.members)
    for (const double column : reconstruction_errors(member, prepared.block(), rows))
      error += column / static_cast<double>(fit.model.ensemble.members.size());
  EXPECT_NEAR(standing.reconstruction_r2, 1 - error / variance, 1e-9);
  EXPECT_GT(standing.reconstruction_r2, 0.3);

  // Means of 100 rows each vary about as the deviation says: 300 draws give a standard deviation to
  // 4%, and one order's groups are taken from twenty, to 16%, so that 20 orders give it to 3.6%.
  double variances = 0;
  for (std::uint64_t order = 0; order < 20; ++order) {
    const auto shuffled = RandomSequence(RandomStream(order, Purpose::test)).permutation(900);
    variances +=
        std::pow(reconstruction_r2_deviation(execution, fit.model,
                                             gather_rows(prepared.block(), shuffled).block()),
                 2);
  }
  const double deviation = std::sqrt(variances / 20);
  double sum = 0, squares = 0;
  for (std::uint64_t draw = 0; draw < 300; ++draw) {
    RandomSequence random(RandomStream(draw, Purpose::evidence_rows));
    std::vector<std::uint32_t> drawn(100);
    for (std::uint32_t& row : drawn) row = static_cast<std::uint32_t>(random.below(900));
    const double r2 =
        reconstruction_r2(execution, fit.model, gather_rows(prepared.block(), drawn).block());
    sum += r2;
    squares += r2 * r2;
  }
  const double drawn_deviation = 10 * std::sqrt((squares - sum * sum / 300) / 299);
  EXPECT_NEAR(drawn_deviation / deviation, 1, 3 * std::hypot(0.04, 0.036));

  const Model back = model_from_json(to_json(fit.model), "model.json");
  EXPECT_TRUE(standing_of(execution, back, seen, 0.4, 0.3) == standing)
      << "decoders come back from the file";
}

TEST(PreparedModel, TheReferenceCountsTheFittedCustomers) {
  const Whole fit = whole(900);
  const Reference& reference = *fit.model.reference;
  const auto columns = needed_columns(fit.model, fit.read.table);
  ASSERT_EQ(columns.size(), 6u);
  for (std::size_t j = 0; j < columns.size(); ++j) {
    const Spread& spread = reference.attributes[j];
    const auto gaps =
        std::ranges::count_if(columns[j], [](float value) { return std::isnan(value); });
    EXPECT_EQ(spread.missing, static_cast<std::uint64_t>(gaps));
    EXPECT_EQ(spread.missing + spread.present(), 900u);
    for (std::size_t i = 0; i < spread.cuts.size(); i += 10)
      EXPECT_EQ(spread.at_most[i], static_cast<std::uint64_t>(std::ranges::count_if(
                                       columns[j], [&](float v) { return v <= spread.cuts[i]; })));
    for (std::size_t l = 0; l < spread.levels.size(); ++l)
      EXPECT_EQ(spread.levels[l],
                static_cast<std::uint64_t>(std::ranges::count(columns[j], static_cast<float>(l))));
  }
}

TEST(PreparedModel, AModelWithoutReferenceIsReadAsBefore) {
  auto object = test::unsealed(whole(600).model);
  object.erase("reference");
  EXPECT_FALSE(model_from_json(object.dump(), "old.json").reference);
}

// Customers whose visits are those of others' spend.
Table with_odd_customers(std::size_t rows, std::size_t odd) {
  return test::table_with(rows, {test::named("spend"), test::named("visits")},
                          [odd](std::size_t i, std::size_t j, RandomSequence& random) -> double {
                            const double kind = static_cast<double>(i % 3) - 1;
                            if (i < odd) return j == 0 ? 30 : -30;
                            return 10 * kind + random.normal();
                          });
}

TEST(PreparedModel, OddCustomersAreReportedOrLeftOut) {
  Execution execution(2);
  const Read read = read_of("odd", with_odd_customers(900, 12));
  RunOptions options = small_options();
  options.leave_out_outliers = false; // far groups are another thing
  const Prepared reported = prepare(execution, read, options);
  EXPECT_TRUE(reported.outliers.empty());
  ASSERT_GE(reported.far.size(), 12u);
  for (std::uint32_t i = 0; i < 12; ++i) EXPECT_EQ(reported.far[i], i);
  const auto alerts = alerts_of(reported, read.table, options, {}, {});
  ASSERT_EQ(alerts.size(), 1u);
  const std::string sentence = alert_sentence(alerts[0], Ids::shown);
  EXPECT_NE(sentence.find("(the first: 1, 2, 3)"), std::string::npos) << sentence;

  options.outliers = OutlierPolicy::leave_out;
  const Prepared fitted = prepare(execution, read, options);
  EXPECT_EQ(fitted.outliers, fitted.far);
  EXPECT_EQ(fitted.outliers, reported.far);
  EXPECT_EQ(fitted.rows.size() + fitted.outliers.size(), 900u);
  EXPECT_EQ(fitted.prepared(read).rows, fitted.rows.size());
}

TEST(PreparedModel, LeavingOutAFifthOfTheCustomersIsRefused) {
  Execution execution(2);
  RunOptions options = small_options();
  options.outliers = OutlierPolicy::leave_out;
  try {
    prepare(execution, read_of("odd", with_odd_customers(900, 210)), options);
    ADD_FAILURE() << "left out";
  } catch (const DataError& error) {
    EXPECT_NE(std::string(error.what()).find("lie far from the rest"), std::string::npos)
        << error.what();
  }
}

} // namespace
} // namespace ilk
