// Does the certificate tell the truth? Whole runs on tables with and without segments.
#include <algorithm>
#include <map>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "facts/segment_names.h"
#include "facts/verdict.h"
#include "fit/run_segmentation.h"
#include "judge/agreement.h"
#include "simulate/credit_card.h"
#include "support/mixtures.h"
#include "support/paths.h"
#include "support/shared_data.h"
#include "truth/trials.h"
#include "words/verdict_words.h"

namespace ilk {
namespace {

using test::Claim;
using test::Spread;
using test::Trials;

constexpr std::size_t rows = 1000;

std::size_t columns_for(std::uint64_t seed) {
  const std::size_t columns[] = {4, 6, 10};
  return columns[seed % 3];
}

std::map<std::string, std::size_t> verdicts(const std::vector<Segmentation>& results) {
  std::map<std::string, std::size_t> counts;
  for (const Segmentation& result : results)
    ++counts[std::string(name_of(verdict_of(result.judged.certificate).kind()))];
  return counts;
}

std::string shown(const std::vector<Segmentation>& results, std::size_t tables) {
  std::string text = fmt::format("{} run of {} tables: ", results.size(), tables);
  for (const auto& [verdict, count] : verdicts(results))
    text += fmt::format("{} x {}; ", count, verdict);
  return text;
}

Claim no_verdict_is(const char* verdict, std::size_t most) {
  return {most, [verdict](const Segmentation& result) {
            return name_of(verdict_of(result.judged.certificate).kind()) == verdict;
          }};
}

Claim every_verdict_is(const char* verdict, std::size_t most) {
  return {most, [verdict](const Segmentation& result) {
            return name_of(verdict_of(result.judged.certificate).kind()) != verdict;
          }};
}

// Tables of one cloud, of which `most` of a hundred may be told to be more.
void expect_none(const char* what, const Trials::Make& make) {
  constexpr std::size_t tables = 100, most = 5;
  const auto results =
      Trials(tables, make, {no_verdict_is("segments", most), every_verdict_is("no segments", most)})
          .run();
  auto counts = verdicts(results);
  std::printf("%s: %s\n", what, shown(results, tables).c_str());
  EXPECT_LE(counts["segments"], most) << what;
  EXPECT_GE(counts["no segments"] + most, results.size()) << what;
}

TEST(Truth, FindsNoSegmentsInIndependentColumns) {
  expect_none("independent columns", [](std::uint64_t seed) {
    return test::independent_columns(rows, columns_for(seed), seed);
  });
}

TEST(Truth, FindsNoSegmentsInAUniformCube) {
  expect_none("uniform",
              [](std::uint64_t seed) { return test::uniform_cube(rows, columns_for(seed), seed); });
}

TEST(Truth, FindsNoSegmentsInOneCorrelatedGaussian) {
  expect_none("one Gaussian", [](std::uint64_t seed) {
    return test::one_cluster(rows, columns_for(seed), seed, Spread::normal);
  });
}

// Outliers that became a group of their own.
std::size_t tiny_groups(const Segmentation& result) {
  return static_cast<std::size_t>(
      std::ranges::count_if(result.characterised.explanation.segments,
                            [](const Segment& segment) { return segment.share < 0.02; }));
}

TEST(Truth, TakesOutliersOfOneHeavyTailedClusterForNoSegments) {
  constexpr std::size_t tables = 40, most = 6;
  for (const auto& [spread, name] :
       {std::pair{Spread::student, "Student's t"}, {Spread::contaminated, "contaminated"}}) {
    const auto make = [spread](std::uint64_t seed) {
      return test::one_cluster(rows, columns_for(seed), seed, spread);
    };
    const auto results =
        Trials(tables, make, {no_verdict_is("segments", most), {0, tiny_groups}}).run();
    std::size_t tiny = 0;
    for (const Segmentation& result : results) tiny += tiny_groups(result);
    std::printf("%s: %s%zu groups under 2%%\n", name, shown(results, tables).c_str(), tiny);
    EXPECT_LE(verdicts(results)["segments"], most) << name;
    EXPECT_EQ(tiny, 0u) << name;
  }
}

// Tables in which `k` segments are to be found, of which `most` may miss.
void expect_segments(const std::string& what, std::size_t k, std::size_t tables, std::size_t most,
                     const Trials::Make& make) {
  const auto is_wrong = [k](const Segmentation& result) {
    return result.chosen.choice.k != k || !verdict_of(result.judged.certificate).passed();
  };
  const auto results = Trials(tables, make, {{most, is_wrong}}).run();
  const auto wrong = static_cast<std::size_t>(std::ranges::count_if(results, is_wrong));
  std::map<std::size_t, std::size_t> chosen;
  for (const Segmentation& result : results) ++chosen[result.chosen.choice.k];
  std::printf("%s: right in %zu; %s", what.c_str(), results.size() - wrong,
              shown(results, tables).c_str());
  for (const auto& [number, count] : chosen) std::printf(" k=%zu: %zu", number, count);
  std::printf("\n");
  EXPECT_LE(wrong, most) << what;
}

class Mixtures : public testing::TestWithParam<std::size_t> {};

TEST_P(Mixtures, HaveAsManySegmentsAsKinds) {
  const std::size_t kinds = GetParam();
  expect_segments(fmt::format("{} kinds", kinds), kinds, 30, 3, [kinds](std::uint64_t seed) {
    return test::mixture(kinds, rows, columns_for(seed), 6, seed).csv;
  });
}

INSTANTIATE_TEST_SUITE_P(Truth, Mixtures, testing::Range(std::size_t{2}, std::size_t{9}));

// Kinds that single columns show are no more than what both nulls keep; but a continuum they are
// not.
TEST(Truth, CallsKindsThatOneColumnMakesNoContinuum) {
  constexpr std::size_t tables = 20;
  const auto make = [](std::uint64_t seed) {
    auto random = test::random_numbers(seed, 7);
    test::NumberTable table(3);
    for (std::size_t i = 0; i < rows; ++i)
      table.add({random.normal() + (i % 2 == 0 ? 0 : 30), random.normal() * 0.1 + (i % 3) * 5.0,
                 random.normal() * 0.1 + (i / 7 % 2) * 5.0});
    return table.csv();
  };
  const auto results = Trials(tables, make, {no_verdict_is("no segments", 0)}).run();
  std::printf("kinds by single columns: %s\n", shown(results, tables).c_str());
  EXPECT_EQ(verdicts(results)["no segments"], 0u);
}

Segmentation run_on_credit_cards(const std::string& config, std::uint64_t seed) {
  const std::string folder = test::source_path("examples/credit-card/");
  std::vector<Setting> settings;
  if (!config.empty()) settings = read_settings(folder + config);
  RunOptions options = options_with(settings);
  options.read.schema = folder + "schema.toml";
  options.seed = seed;
  Execution execution(2);
  Stopwatch stopwatch;
  return run_segmentation(execution, CsvFile::open(test::credit_card_csv().string()), options,
                          stopwatch);
}

TEST(Truth, TheOriginalStudyFailsItsGates) {
  ILK_NEEDS_CREDIT_CARD_CSV();
  const auto study = run_on_credit_cards("original-study.toml", 1);
  EXPECT_EQ(study.chosen.choice.k, 3u);
  EXPECT_FALSE(verdict_of(study.judged.certificate).passed());
  for (const Gate& gate : study.judged.certificate.gates)
    for (const char* key : {"beats_copula", "encoder_agreement", "bootstrap_agreement"})
      if (gate.key() == key) {
        EXPECT_FALSE(gate.passed) << gate.key();
      }
}

TEST(Truth, CreditCardSegmentsPassAndHoldStillAcrossSeeds) {
  ILK_NEEDS_CREDIT_CARD_CSV();
  std::vector<std::vector<std::uint32_t>> labels;
  for (std::uint64_t seed = 1; seed <= 5; ++seed) {
    const auto found = run_on_credit_cards("", seed);
    EXPECT_TRUE(verdict_of(found.judged.certificate).passed()) << verdict_sentence(
        found.judged.certificate, segment_names(found.characterised.explanation));
    EXPECT_GE(found.judged.certificate.encoder.mean, 0.95);
    EXPECT_GE(found.judged.certificate.sampling.mean, 0.88) << "five redrawings; fifty have 0.94";
    labels.emplace_back();
    for (const Score& score : found.scores) labels.back().push_back(score.segment);
  }
  for (std::size_t a = 0; a < labels.size(); ++a)
    for (std::size_t b = 0; b < a; ++b) EXPECT_GE(adjusted_rand(labels[a], labels[b]), 0.95);
}

TEST(Truth, FindsTheSixArchetypesOfSimulatedCustomers) {
  expect_segments("simulated customers", 6, 10, 1, [](std::uint64_t seed) {
    return simulate::credit_card_csv_header(false) +
           simulate::credit_card_csv_rows(seed, 0, 4000, false);
  });
}

} // namespace
} // namespace ilk
