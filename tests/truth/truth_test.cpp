// Does the certificate tell the truth? Whole runs on tables with and without segments.
#include <atomic>
#include <functional>
#include <map>
#include <mutex>

#include <gtest/gtest.h>

#include "judge/agreement.h"
#include "pipeline/run_segmentation.h"
#include "simulate/credit_card.h"
#include "support/mixtures.h"
#include "support/process.h"

namespace ilk {
namespace {

using test::Spread;
using test::TemporaryFolder;

constexpr std::size_t rows = 1000;

std::size_t columns_for(std::uint64_t seed) {
  const std::size_t columns[] = {4, 6, 10};
  return columns[seed % 3];
}

// Runs with the defaults on what make(seed) writes, for seeds from 0, two at a time.
std::vector<Segmentation> run_all(std::size_t seeds,
                                  const std::function<std::string(std::uint64_t)>& make) {
  const TemporaryFolder folder;
  std::vector<Segmentation> results(seeds);
  Execution execution(2);
  execution.for_each(seeds, [&](std::size_t seed) {
    const std::string path = folder.file(fmt::format("{}.csv", seed), make(seed));
    Execution alone(1);
    Stopwatch stopwatch;
    RunOptions options;
    options.seed = seed + 1;
    results[seed] = run_segmentation(alone, CsvFile::open(path), options, stopwatch);
  });
  return results;
}

std::map<std::string, std::size_t> verdicts(const std::vector<Segmentation>& results) {
  std::map<std::string, std::size_t> counts;
  for (const Segmentation& result : results)
    ++counts[std::string(name_of(result.certificate.verdict.kind))];
  return counts;
}

std::string shown(const std::map<std::string, std::size_t>& counts) {
  std::string text;
  for (const auto& [verdict, count] : counts) text += fmt::format("{} x {}; ", count, verdict);
  return text;
}

void expect_none(const char* what, const std::vector<Segmentation>& results,
                 std::size_t most_segments) {
  auto counts = verdicts(results);
  std::printf("%s: %s\n", what, shown(counts).c_str());
  EXPECT_LE(counts["segments"], most_segments) << what;
}

TEST(Truth, FindsNoSegmentsInIndependentColumns) {
  const auto results = run_all(100, [](std::uint64_t seed) {
    return test::independent_columns(rows, columns_for(seed), seed);
  });
  expect_none("independent columns", results, 5);
}

TEST(Truth, FindsNoSegmentsInAUniformCube) {
  const auto results = run_all(
      100, [](std::uint64_t seed) { return test::uniform_cube(rows, columns_for(seed), seed); });
  expect_none("uniform", results, 5);
}

TEST(Truth, FindsNoSegmentsInOneCorrelatedGaussian) {
  const auto results = run_all(100, [](std::uint64_t seed) {
    return test::one_cluster(rows, columns_for(seed), seed, Spread::normal);
  });
  expect_none("one Gaussian", results, 5);
}

TEST(Truth, TakesOutliersOfOneHeavyTailedClusterForNoSegments) {
  for (const auto& [spread, name] :
       {std::pair{Spread::student, "Student's t"}, {Spread::contaminated, "contaminated"}}) {
    const auto results = run_all(40, [&](std::uint64_t seed) {
      return test::one_cluster(rows, columns_for(seed), seed, spread);
    });
    expect_none(name, results, 4);
    for (const Segmentation& result : results) {
      if (!result.certificate.verdict.passed()) continue;
      for (const Segment& segment : result.explanation.segments)
        EXPECT_GE(segment.share, 0.02) << name;
    }
  }
}

class Mixtures : public testing::TestWithParam<std::size_t> {};

TEST_P(Mixtures, HaveAsManySegmentsAsKinds) {
  constexpr std::size_t seeds = 30;
  const std::size_t kinds = GetParam();
  const auto results = run_all(seeds, [&](std::uint64_t seed) {
    return test::mixture(kinds, rows, columns_for(seed), 6, seed).csv;
  });
  std::size_t right = 0;
  std::map<std::size_t, std::size_t> chosen;
  for (const Segmentation& result : results) {
    right += result.choice.k == kinds && result.certificate.verdict.passed();
    ++chosen[result.choice.k];
  }
  std::printf("%zu kinds: right in %zu of %zu; %s", kinds, right, seeds,
              shown(verdicts(results)).c_str());
  for (const auto& [k, count] : chosen) std::printf(" k=%zu: %zu", k, count);
  std::printf("\n");
  EXPECT_GE(static_cast<double>(right), 0.9 * seeds);
}

INSTANTIATE_TEST_SUITE_P(Truth, Mixtures, testing::Range(std::size_t{2}, std::size_t{9}));

TEST(Truth, FindsTheSixArchetypesOfSimulatedCustomers) {
  const auto results = run_all(10, [](std::uint64_t seed) {
    return simulate::credit_card_csv_header(false) +
           simulate::credit_card_csv_rows(seed, 0, 4000, false);
  });
  std::size_t right = 0;
  for (const Segmentation& result : results)
    right += result.choice.k == 6 && result.certificate.verdict.passed();
  std::printf("simulated customers: right in %zu of 10\n", right);
  EXPECT_GE(right, 9u);
}

} // namespace
} // namespace ilk
