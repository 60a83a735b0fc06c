// Do segments find the kinds that tables were made from? Whole runs on ../shared/data/truth and the
// tables of tests/tables; what docs/certificate.md promises.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "facts/verdict.h"
#include "fit/run_segmentation.h"
#include "judge/agreement.h"
#include "support/paths.h"
#include "support/shared_data.h"
#include "truth/trials.h"

namespace ilk {
namespace {

namespace fs = std::filesystem;

// What a run found beside what there is.
struct Found {
  std::string table;
  std::size_t kinds = 1; ///< that there are
  std::size_t k = 0;
  bool is_supported = false; ///< the true number
  bool are_segments = false;
  double agreement = 0;
};

std::vector<std::uint32_t> kinds_in(const fs::path& truth) {
  std::ifstream file(truth);
  std::string line;
  std::getline(file, line);
  std::vector<std::uint32_t> kinds;
  while (std::getline(file, line)) kinds.push_back(static_cast<std::uint32_t>(std::stoul(line)));
  return kinds;
}

Found run_on(Execution& execution, const fs::path& table) {
  Stopwatch stopwatch;
  const Segmentation run =
      run_segmentation(execution, CsvFile::open(table.string()), RunOptions{}, stopwatch);
  Found found;
  found.table = table.stem().string();
  found.k = run.chosen.choice.k;
  found.are_segments = verdict_of(run.judged.certificate).passed();
  const fs::path truth = fs::path(table).replace_extension(".truth.csv");
  if (!fs::exists(truth)) return found;
  const auto kinds = kinds_in(truth);
  std::vector<std::uint32_t> labels(kinds.size());
  for (std::size_t i = 0; i < run.scores.size(); ++i)
    labels.at(run.read.table.position_of(i)) = run.scores[i].segment;
  found.kinds = 1 + std::ranges::max(kinds) - std::ranges::min(kinds);
  found.is_supported = std::ranges::count(run.chosen.choice.supported, found.kinds) > 0;
  found.agreement = adjusted_rand(labels, kinds);
  return found;
}

// Runs, two at once, on the tables of a collection for whose names `is_one` holds: all of them, or
// every `every`-th unless all trials are asked for.
std::vector<Found> runs_on(const std::string& collection, auto&& is_one, std::size_t every = 1) {
  std::vector<fs::path> tables;
  for (const auto& entry : fs::directory_iterator(test::shared_data_path("truth/" + collection)))
    if (const fs::path path = entry.path(); path.extension() == ".csv" &&
                                            !path.string().ends_with(".truth.csv") &&
                                            path.stem() != "index" && is_one(path.stem().string()))
      tables.push_back(path);
  std::ranges::sort(tables);
  if (!test::makes_all_trials()) {
    std::size_t at = 0;
    std::erase_if(tables, [&](const fs::path&) { return at++ % every != 0; });
  }
  std::vector<Found> found(tables.size());
  Execution execution(2);
  execution.for_each(tables.size(), [&](std::size_t t) {
    Execution alone = execution.alone();
    found[t] = run_on(alone, tables[t]);
  });
  for (const Found& each : found)
    std::printf("%s: %zu of %zu%s%s, agreement %.3f\n", each.table.c_str(), each.k, each.kinds,
                each.is_supported ? "" : ", not supported", each.are_segments ? ", segments" : "",
                each.agreement);
  return found;
}

double mean_agreement(const std::vector<Found>& found) {
  double sum = 0;
  for (const Found& each : found) sum += each.agreement;
  return sum / static_cast<double>(found.size());
}

#define ILK_NEEDS_TRUTH_TABLES()                                                                   \
  if (!fs::exists(test::shared_data_path("truth/planted")))                                        \
  GTEST_SKIP() << "the tables are absent: expected at " << test::shared_data_path("truth")

bool is_none(const std::string& name) {
  return name.starts_with("none");
}

bool is_near(const std::string& name) {
  return name.ends_with("near");
}

TEST(Kinds, OfPlantedTablesAreFoundWhereTheyLieWideApart) {
  ILK_NEEDS_TRUTH_TABLES();
  const auto found =
      runs_on("planted", [](const auto& name) { return !is_none(name) && !is_near(name); });
  const auto right = std::ranges::count_if(found, [](const Found& f) { return f.k == f.kinds; });
  EXPECT_GE(static_cast<double>(right), 0.9 * static_cast<double>(found.size()));
  EXPECT_GE(mean_agreement(found), 0.97);
  for (const Found& each : found)
    EXPECT_TRUE(!each.are_segments || each.is_supported) << each.table;
}

TEST(Kinds, OfPlantedTablesAreFoundInPartWhereTheyOverlap) {
  ILK_NEEDS_TRUTH_TABLES();
  EXPECT_GE(mean_agreement(runs_on("planted", is_near)), 0.66);
}

TEST(Kinds, AreNotSeenWhereThereAreNone) {
  ILK_NEEDS_TRUTH_TABLES();
  auto found = runs_on("planted", is_none, 3);
  for (const Found& each : runs_on(
           "structureless", [](const auto&) { return true; }, 3))
    found.push_back(each);
  const auto seen = std::ranges::count_if(found, &Found::are_segments);
  EXPECT_LE(static_cast<double>(seen), 0.03 * static_cast<double>(found.size()));
}

// Numbers of segments far beyond what is tried at first, in 2 columns.
TEST(Kinds, AreFoundBeyondTheUsualRange) {
  ILK_NEEDS_TRUTH_TABLES();
  for (const Found& each : runs_on("battery", [](const auto& name) {
         return name == "sipu-a1" || name == "sipu-s2" || name == "sipu-r15";
       })) {
    EXPECT_EQ(each.k, each.table == "sipu-a1" ? 20u : 15u) << each.table;
    EXPECT_TRUE(each.are_segments) << each.table;
    EXPECT_GT(each.agreement, 0.9) << each.table;
  }
}

} // namespace
} // namespace ilk
