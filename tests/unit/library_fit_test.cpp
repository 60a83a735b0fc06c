// Fits, scores and profiles for other programs.
#include <cmath>
#include <map>
#include <set>

#include <gtest/gtest.h>

#include "ilk/artifacts.h"
#include "ilk/fit.h"
#include "ilk/plan.h"
#include "ilk/profile.h"
#include "ilk/score.h"
#include "support/process.h"

namespace ilk {
namespace {

// Two kinds of customers and a few values that are missing; row 5 is infinite where asked.
Dataset visitors(std::size_t rows, bool with_bad_row = false) {
  Dataset data;
  Column visits{"visits", Numbers{}, {}}, spent{"spent", Numbers{}, {}}, shop{"shop", Texts{}, {}};
  for (std::size_t i = 0; i < rows; ++i) {
    const double kind = i % 3 == 0 ? 6 : 0;
    const double wave = std::sin(static_cast<double>(i) * 1.7);
    std::get<Numbers>(visits.values).push_back(20 + kind * 5 + 3 * wave);
    std::get<Numbers>(spent.values)
        .push_back(i % 50 == 7 ? std::nan("") : 100 + kind * 40 - 20 * std::cos(2.3 * wave + kind));
    std::get<Texts>(shop.values).push_back(i % 4 == 0 ? "north" : "south");
  }
  if (with_bad_row) std::get<Numbers>(visits.values)[5] = std::numeric_limits<double>::infinity();
  data.columns = {visits, spent, shop};
  return data;
}

FitOptions quick() {
  FitOptions options;
  options.k = 2;
  options.settings = {{"encoder.encoders", "2"},     {"encoder.epochs", "3"},
                      {"segments.restarts", "4"},    {"segments.largest_k", "4"},
                      {"segments.kinds", "false"},   {"evidence.null_reruns", "2"},
                      {"evidence.null_rows", "300"}, {"evidence.bootstraps", "2"},
                      {"evidence.restarts", "2"},    {"evidence.attribute_restarts", "1"}};
  return options;
}

const FitResult& fitted() {
  static const FitResult result = fit(TableSource::of(visitors(300, true), "visitors"), quick());
  return result;
}

TEST(LibraryFit, LabelsAreOfTheRowsThatCouldBeRead) {
  const FitResult& found = fitted();
  ASSERT_EQ(found.labels().size(), 299u);
  ASSERT_EQ(found.rows().size(), 299u);
  EXPECT_EQ(found.rows()[4], 4u);
  EXPECT_EQ(found.rows()[5], 6u);
  EXPECT_EQ(found.rows().back(), 299u);
  ASSERT_FALSE(found.warnings().empty());
  EXPECT_EQ(found.warnings().front().substr(0, 32), "1 of 300 rows of visitors could ");
  EXPECT_NE(found.roles().find("visits"), std::string::npos) << found.roles();
}

TEST(LibraryFit, SegmentsSayWhatSetsThemApart) {
  for (const FoundSegment& segment : fitted().segments()) {
    ASSERT_FALSE(segment.drivers.empty()) << segment.name;
    const SegmentDriver& first = segment.drivers.front();
    EXPECT_EQ(first.high, first.dominance > 0);
    for (const SegmentDriver& driver : segment.drivers)
      EXPECT_LE(std::abs(driver.dominance), std::abs(first.dominance));
  }
}

TEST(LibraryFit, CodesLieNearestToTheCentroidsOfTheirSegments) {
  const ScoringModel& model = fitted().model();
  const Dataset data = visitors(300);
  const std::size_t size = model.code_size();
  const std::vector<float> codes = model.codes(data);
  const std::vector<CustomerScore> scores = model.score(data);
  ASSERT_EQ(codes.size(), 300 * size);
  ASSERT_EQ(model.centroids().size(), model.segments().size() * size);
  for (std::size_t i = 0; i < scores.size(); ++i) {
    double squares = 0;
    for (std::size_t j = 0; j < size; ++j)
      squares += std::pow(codes[i * size + j] - model.centroids()[scores[i].segment * size + j], 2);
    EXPECT_NEAR(std::sqrt(squares), scores[i].distance, 1e-4 * (1 + scores[i].distance)) << i;
  }
}

TEST(LibraryFit, TablesAreScoredAsTheirDataAre) {
  const ScoringModel& model = fitted().model();
  const Dataset data = visitors(300);
  const ScoredTable scored = score_table(model, TableSource::of(data));
  const std::vector<CustomerScore> scores = model.score(data);
  ASSERT_EQ(scored.scores.size(), scores.size());
  for (std::size_t i = 0; i < scores.size(); ++i) {
    EXPECT_EQ(scored.scores[i].segment, scores[i].segment);
    EXPECT_EQ(scored.scores[i].distance, scores[i].distance);
  }
  const ScoredTable with_bad = score_table(model, TableSource::of(visitors(300, true), "visitors"));
  EXPECT_EQ(with_bad.bad_rows, 1u);
  EXPECT_EQ(with_bad.scores.size(), 299u);
  EXPECT_FALSE(with_bad.warnings.empty());
  const std::atomic<bool> stop = true;
  EXPECT_THROW(score_table(model, TableSource::of(data), {1, 0.1, &stop}), Interrupted);
  Dataset other;
  other.columns = {data.columns.front()};
  EXPECT_THROW(score_table(model, TableSource::of(other)), DataError);
}

TEST(LibraryFit, PartsAreScoredAsTheWholeIs) {
  const ScoringModel& model = fitted().model();
  PartScorer parts(model);
  std::vector<CustomerScore> scores;
  for (const std::size_t rows : {std::size_t{300}, std::size_t{1}})
    for (const CustomerScore& each : parts.score(visitors(rows))) scores.push_back(each);
  const std::vector<CustomerScore> whole = model.score(visitors(300));
  ASSERT_EQ(scores.size(), 301u);
  for (std::size_t i = 0; i < 300; ++i) {
    EXPECT_EQ(scores[i].segment, whole[i].segment);
    EXPECT_EQ(scores[i].distance, whole[i].distance);
  }
  EXPECT_EQ(parts.warnings(), score_table(model, TableSource::of(visitors(300))).warnings);
  Dataset empty = visitors(20);
  for (Column& column : empty.columns)
    if (column.valid.empty()) column.valid.assign(20, 0);
  PartScorer lacking(model);
  lacking.score(empty);
  EXPECT_FALSE(lacking.warnings().empty()) << "of rows of which nothing is known";
  EXPECT_THROW(PartScorer(model, 0), UsageError);
}

TEST(LibraryPlan, IsThatOfAFitWithThePlaybook) {
  const test::TemporaryFolder folder;
  const std::string playbook = folder.file("plays.toml", R"([[play]]
name = "visit-again"
title = "Visit again"
segment = [{ column = "visits", figure = "median", below = 40 }]
action = "Write"
channel = "mail"
message = "Come"
kpi = "visits"
stop = ["complaints"]
)");
  FitOptions options = quick();
  options.playbook = playbook;
  const FitResult with = fit(TableSource::of(visitors(300, true), "visitors"), options);
  const PlanResult plan = plan_of(fitted(), playbook);
  ASSERT_EQ(plan.plays.size(), 1u);
  EXPECT_EQ(plan.plays[0].title, "Visit again");
  EXPECT_GT(plan.plays[0].contacts, 100u);
  EXPECT_EQ(plan.plays[0].customers.size(), plan.plays[0].contacts + plan.plays[0].held_out);
  std::map<std::string, std::string> made, expected;
  for (const ArtifactFile& file : plan.files) made[file.name] = file.bytes;
  for (const ArtifactFile& file : artifacts_of(with))
    if (file.name.starts_with("campaigns/") || file.name.starts_with("strategy.") ||
        file.name == "plan.json")
      expected[file.name] = file.bytes;
  EXPECT_EQ(made.size(), 5u);
  EXPECT_EQ(made, expected);
  EXPECT_THROW(plan_of(fitted(), folder / "none.toml"), IoError);
  const std::atomic<bool> stop = true;
  EXPECT_THROW(plan_of(fitted(), playbook, 1, &stop), Interrupted);
}

TEST(LibraryProfile, SaysWhatTheTableDoes) {
  std::set<std::string> stages;
  FitOptions options;
  options.progress = [&](std::string_view stage, double) { stages.emplace(stage); };
  const ProfileResult profile = profile_of(TableSource::of(visitors(300), "visitors"), options);
  EXPECT_EQ(profile.customers, 300u);
  EXPECT_NE(profile.dictionary.find("name = \"spent\""), std::string::npos);
  EXPECT_EQ(profile.data.front(), '{');
  EXPECT_NE(profile.page.find("<html"), std::string::npos);
  EXPECT_FALSE(profile.observations.empty());
  EXPECT_TRUE(stages.contains("observe"));
  const std::atomic<bool> stop = true;
  options.stop = &stop;
  EXPECT_THROW(profile_of(TableSource::of(visitors(300)), options), Interrupted);
}

TEST(TableSources, NameTheirColumns) {
  EXPECT_EQ(TableSource::of(visitors(3)).columns(),
            (std::vector<std::string>{"visits", "spent", "shop"}));
}

} // namespace
} // namespace ilk
