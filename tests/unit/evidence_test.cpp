// The evidence of a run: reruns that are the same everywhere, what is said where there is none, and
// what a run does about it.
#include <algorithm>
#include <array>
#include <cmath>
#include <sstream>

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "encode/ensemble_fit.h"
#include "facts/segment_names.h"
#include "facts/verdict.h"
#include "fit/certify.h"
#include "fit/evidence.h"
#include "fit/prepared.h"
#include "fit/refit.h"
#include "judge/agreement.h"
#include "prepare/preparation_fit.h"
#include "support/effort.h"
#include "support/mixtures.h"
#include "support/small_runs.h"
#include "support/tables.h"
#include "table/row_key.h"
#include "words/certificate_words.h"
#include "words/gate_words.h"
#include "words/verdict_words.h"

namespace ilk {
namespace {

using test::segmentation_of;

// With enough reruns for limits.
RunOptions some_reruns() {
  RunOptions options = test::quick_options();
  options.evidence.null_reruns = 3;
  options.evidence.bootstraps = 3;
  options.evidence.restarts = 4;
  const EvidenceOptions usual;
  options.evidence.observed_reruns = usual.observed_reruns;
  options.evidence.attribute_restarts = usual.attribute_restarts;
  return options;
}

// Three kinds that are far apart.
const test::Mixture& clear_kinds() {
  static const test::Mixture kinds = test::mixture(3, 300, 4, 8, 1);
  return kinds;
}

const Segmentation& clear_run() {
  static const Segmentation found = segmentation_of(clear_kinds().csv, some_reruns());
  return found;
}

bool all_hold(const std::vector<Gate>& gates) {
  return std::ranges::all_of(gates, &Gate::passed);
}

// A table, and what a first fit finds in it.
class FittedTable {
 public:
  FittedTable(Execution& execution, const std::string& csv, const RunOptions& options)
      : space_(options.encode.space) {
    const CsvFile file = CsvFile::open(Input::of_text("a.csv", csv));
    ReadReport report;
    table_ = in_key_order(execution, file.read(file.infer(), execution, report));
    KMeansOptions cluster;
    cluster.counts = {2, 3, 4};
    cluster.restarts = 4;
    cleaned_ = clean(execution, table_, options.prepare);
    refit_ = refit(execution, table_, cleaned_, {options.prepare, options.encode, {}, cluster, 4});
    encoder_ = fit_ensemble(execution, cleaned_.prepared.block(), options.encode);
  }

  Found found() const {
    return {table_, cleaned_.prepared.block(), refit_.codes.block(), encoder_, space_,
            0,      refit_.on_codes,           refit_.on_attributes};
  }

 private:
  Space space_;
  Table table_;
  Cleaned cleaned_;
  Refit refit_;
  EnsembleFit encoder_;
};

KReruns reruns_of(Execution& execution, const Found& found, const RunOptions& options) {
  RerunTables tables(execution, found.table, options);
  return rerun_for_k(execution, found, options, tables);
}

const FittedTable& clear_fit() {
  static const FittedTable fitted = [] {
    Execution execution(2);
    return FittedTable(execution, clear_kinds().csv, some_reruns());
  }();
  return fitted;
}

const KReruns& clear_reruns() {
  static const KReruns reruns = [] {
    Execution execution(2);
    return reruns_of(execution, clear_fit().found(), some_reruns());
  }();
  return reruns;
}

// All figures of reruns, side by side.
std::vector<double> figures_of(const Agreement& agreement) {
  std::vector<double> figures = {agreement.mean, agreement.deviation, agreement.least,
                                 static_cast<double>(agreement.reruns)};
  figures.insert(figures.end(), agreement.jaccard.begin(), agreement.jaccard.end());
  return figures;
}

std::vector<double> figures_of(const KReruns& reruns) {
  std::vector<double> figures;
  for (const NullFigure& figure : reruns.null)
    figures.insert(figures.end(),
                   {static_cast<double>(figure.k), figure.comparison.observed,
                    figure.comparison.mean, figure.comparison.deviation, figure.comparison.limit});
  for (const auto* agreements : {&reruns.sampling, &reruns.sampling_attributes})
    for (const Agreement& agreement : *agreements)
      std::ranges::copy(figures_of(agreement), std::back_inserter(figures));
  return figures;
}

TEST(Reruns, DoNotDependOnThreads) {
  const std::string csv = test::mixture(3, 300, 4, 4, 1).csv;
  const RunOptions options = some_reruns();
  std::vector<std::vector<double>> for_k, of_choice;
  const std::vector<unsigned> numbers =
      test::looks_for_races ? std::vector{2u, 8u} : std::vector{1u, 2u, 8u};
  for (const unsigned threads : numbers) {
    Execution execution(threads);
    const FittedTable fitted(execution, csv, options);
    for_k.push_back(figures_of(reruns_of(execution, fitted.found(), options)));
    of_choice.push_back(figures_of(rerun_encoders(execution, fitted.found(), 1, options)));
    for (const Agreement& agreement : rerun_cleaning(execution, fitted.found(), 1, options))
      std::ranges::copy(figures_of(agreement), std::back_inserter(of_choice.back()));
  }
  EXPECT_GT(for_k[0].size(), 100u);
  for (std::size_t other = 1; other < numbers.size(); ++other) {
    EXPECT_EQ(for_k[other], for_k[0]);
    EXPECT_EQ(of_choice[other], of_choice[0]);
  }
}

TEST(Reruns, CompareEveryIndexOfEveryNumberWithBothNulls) {
  const RunOptions options = some_reruns();
  const KReruns& reruns = clear_reruns();
  ASSERT_EQ(reruns.null.size(), 3u * 4 * 2);
  for (const NullFigure& figure : reruns.null) {
    EXPECT_EQ(figure.comparison.reruns, options.evidence.null_reruns);
    EXPECT_EQ(figure.comparison.better == Better::lower, figure.index == "davies_bouldin");
  }
  ASSERT_EQ(reruns.sampling.size(), 3u);
  for (std::size_t i = 0; i < 3; ++i) {
    EXPECT_EQ(reruns.sampling[i].reruns, options.evidence.bootstraps);
    EXPECT_EQ(reruns.sampling[i].jaccard.size(), i + 2);
    EXPECT_LE(reruns.sampling[i].least, reruns.sampling[i].mean);
  }
}

TEST(Reruns, TellKindsOfCustomersFromNone) {
  const auto of_three = [](const KReruns& reruns) {
    std::vector<KEvidence> table(3);
    for (std::size_t i = 0; i < 3; ++i) table[i].k = i + 2;
    add_evidence(reruns, table);
    return table[1];
  };
  const KEvidence clear = of_three(clear_reruns());
  EXPECT_TRUE(clear.measured && clear.beats_nulls);
  EXPECT_GT(clear.null_excess, 0.1);
  EXPECT_EQ(clear.bootstrap, 1) << "kinds eight deviations apart come back whole";
  EXPECT_EQ(clear.least_jaccard, 1);
  Execution execution(2);
  const FittedTable no_kinds(execution, test::independent_columns(300, 4, 1), some_reruns());
  const KEvidence none = of_three(reruns_of(execution, no_kinds.found(), some_reruns()));
  EXPECT_TRUE(none.measured);
  EXPECT_FALSE(none.beats_nulls);
  EXPECT_LT(none.least_jaccard, 1);
}

TEST(Reruns, OfEncodersCompareHalvesOrTrainAnew) {
  Execution execution(2);
  RunOptions options = some_reruns();
  const Agreement halves = rerun_encoders(execution, clear_fit().found(), 1, options);
  EXPECT_EQ(halves.reruns, 1u);
  EXPECT_EQ(redone_words(halves.redone), "1 of the encoders against the other 1");
  EXPECT_EQ(halves.jaccard.size(), 3u);

  options.encode.encoders = 1;
  const FittedTable single(execution, clear_kinds().csv, options);
  const Agreement anew = rerun_encoders(execution, single.found(), 1, options);
  EXPECT_EQ(anew.reruns, 3u) << "two against the segments, and against each other";
  EXPECT_EQ(redone_words(anew.redone), "encoders trained anew");
  EXPECT_EQ(anew.mean, 1);
}

TEST(Reruns, OfCleaningChangeOneChoiceAtATime) {
  Execution execution(2);
  RunOptions options = some_reruns();
  const auto ways = [&](const FittedTable& fitted) {
    std::vector<std::string> list;
    for (const Agreement& agreement : rerun_cleaning(execution, fitted.found(), 1, options)) {
      EXPECT_EQ(agreement.reruns, 1u);
      list.push_back(redone_words(agreement.redone));
    }
    return list;
  };
  using List = std::vector<std::string>;
  const std::string outliers = "the farthest 1% left out of the fit";
  EXPECT_EQ(ways(clear_fit()), (List{"long tails treated by log1p", outliers}));
  const FittedTable with_gap(execution, clear_kinds().csv + ",1,1,1\n", options);
  EXPECT_EQ(ways(with_gap),
            (List{"long tails treated by log1p", "missing values filled by mean", outliers}));
  options.prepare = {Tail::log1p, Scale::robust, Fill::mean};
  options.evidence.every_cleaning = true;
  EXPECT_EQ(ways(FittedTable(execution, clear_kinds().csv + ",1,1,1\n", options)),
            (List{"long tails treated by yeo johnson", "long tails left as they are",
                  "long tails treated automatically", "long tails treated by rank gauss",
                  "long tails treated by winsorise", "missing values filled by median", outliers}));
}

// Of two different customers only one has any: most redrawings have a single customer, and with it
// no attribute.
TEST(Reruns, TakeRedrawingsInWhichNothingVaries) {
  std::string csv = "x,y\n5,7\n9,9\n";
  for (int i = 0; i < 38; ++i) csv += "1,2\n";
  const auto found = segmentation_of(csv, some_reruns());
  EXPECT_TRUE(found.judged.certificate.measured);
  EXPECT_EQ(found.scores.size(), 40u);
}

// Of wide tables fewer customers, and never more than were asked for.
TEST(Evidence, IsTakenOnAsManyValuesOfWideTablesAsOfNarrowOnes) {
  RunOptions options;
  options.evidence_rows = 20'000;
  EXPECT_EQ(evidence_rows(options, 1), 20'000u);
  EXPECT_EQ(evidence_rows(options, 20), 20'000u);
  EXPECT_EQ(evidence_rows(options, 21), 19'047u);
  EXPECT_EQ(evidence_rows(options, 50), 8'000u);
  EXPECT_EQ(evidence_rows(options, 1'000), 5'000u);
  options.evidence_rows = 100;
  EXPECT_EQ(evidence_rows(options, 1'000), 100u);
  options.evidence_rows = 100'000;
  EXPECT_EQ(evidence_rows(options, 50), 40'000u);
}

TEST(Evidence, OnTablesThatAnotherSpaceHasUsedIsTheSame) {
  Execution execution(2);
  const Found found = clear_fit().found();
  const RunOptions options = some_reruns();
  RerunTables tables(execution, found.table, options);
  rerun_for_k(execution, found, options, tables);
  EXPECT_EQ(figures_of(rerun_for_k(execution, found, options, tables)), figures_of(clear_reruns()));
}

TEST(Evidence, IsNotTakenOfFewerThanThirtyCustomers) {
  const auto few = segmentation_of(test::small_table(29), some_reruns());
  EXPECT_FALSE(few.judged.certificate.measured);
  EXPECT_TRUE(few.judged.certificate.null.empty());
  EXPECT_EQ(few.judged.certificate.sampling.reruns, 0u);
  EXPECT_EQ(few.judged.certificate.encoder.reruns, 0u);
  EXPECT_TRUE(few.judged.certificate.cleaning.empty());
  EXPECT_TRUE(few.judged.certificate.abandoned.empty());
  EXPECT_EQ(verdict_of(few.judged.certificate).kind(), Verdict::Kind::too_few);
  for (const KEvidence& row : few.chosen.table) EXPECT_FALSE(row.measured);

  const auto enough = segmentation_of(test::small_table(30), some_reruns());
  EXPECT_TRUE(enough.judged.certificate.measured);
  EXPECT_FALSE(enough.judged.certificate.null.empty());
  EXPECT_GT(enough.judged.certificate.encoder.reruns, 0u);
  EXPECT_FALSE(enough.judged.certificate.cleaning.empty());
  EXPECT_EQ(verdict_of(enough.judged.certificate).kind(), Verdict::Kind::too_few)
      << "by the gate of 100";
}

TEST(Evidence, ThatWasNotTakenProvesNothingHoweverFewCustomersMaySuffice) {
  RunOptions options = some_reruns();
  options.gates[customers_gate] = 2;
  const auto few = segmentation_of(test::small_table(20), options);
  EXPECT_EQ(verdict_of(few.judged.certificate).kind(), Verdict::Kind::too_few)
      << verdict_sentence(few.judged.certificate, segment_names(few.characterised.explanation));
}

// The code of an autoencoder whose training destroys it.
RunOptions bad_encoder() {
  RunOptions options = some_reruns();
  options.encode.linear_path = false;
  options.encode.hidden = {2};
  options.encode.code = 1;
  options.encode.training.epochs = 1;
  options.encode.training.rate = 1;
  return options;
}

TEST(Fallback, MakesSegmentsElsewhereWhereTheCodeDoesNotHold) {
  const auto truth = test::mixture(4, 400, 4, 12, 3);
  const auto found = segmentation_of(truth.csv, bad_encoder());
  const Certificate& certificate = found.judged.certificate;
  ASSERT_FALSE(certificate.abandoned.empty());
  EXPECT_EQ(certificate.abandoned[0].space, Space::code);
  EXPECT_FALSE(all_hold(certificate.abandoned[0].gates));
  EXPECT_NE(certificate.space, Space::code);
  EXPECT_TRUE(all_hold(certificate.gates));
  EXPECT_TRUE(verdict_of(certificate).passed())
      << verdict_sentence(certificate, segment_names(found.characterised.explanation));
  EXPECT_EQ(adjusted_rand(test::labels_in_source_order(found), truth.truth), 1);
  EXPECT_EQ(found.model.ensemble.members.size(), 1u) << "the model is that of the space kept";
}

TEST(Fallback, IsNotTakenWhenForbidden) {
  RunOptions options = bad_encoder();
  options.fall_back = false;
  const auto found = segmentation_of(test::mixture(4, 400, 4, 12, 3).csv, options);
  EXPECT_TRUE(found.judged.certificate.abandoned.empty());
  EXPECT_EQ(found.judged.certificate.space, Space::code);
  EXPECT_FALSE(all_hold(found.judged.certificate.gates));
  EXPECT_FALSE(verdict_of(found.judged.certificate).passed());
}

TEST(Fallback, IsNotTakenWhereTheCodeHolds) {
  const Segmentation& found = clear_run();
  EXPECT_TRUE(found.judged.certificate.abandoned.empty());
  EXPECT_EQ(found.judged.certificate.space, Space::code);
  EXPECT_TRUE(verdict_of(found.judged.certificate).passed())
      << verdict_sentence(found.judged.certificate, segment_names(found.characterised.explanation));
}

// Three kinds, and after them five customers a thousand times as far away.
TEST(Outliers, AreLeftOutOfTheFitAndScoredAllTheSame) {
  std::string csv = clear_kinds().csv;
  for (int i = 0; i < 5; ++i) csv += fmt::format("{},{},-9000,12000\n", 8000 + i, 7000 - 10 * i);
  const auto found = segmentation_of(csv, some_reruns());
  EXPECT_EQ(found.chosen.choice.k, 3u);
  std::vector<std::size_t> outliers;
  for (const std::uint32_t row : found.outliers)
    outliers.push_back(found.read.table.position_of(row));
  std::ranges::sort(outliers);
  EXPECT_EQ(outliers, (std::vector<std::size_t>{300, 301, 302, 303, 304}));
  ASSERT_EQ(found.scores.size(), 305u);
  auto labels = test::labels_in_source_order(found);
  labels.resize(300);
  EXPECT_EQ(adjusted_rand(labels, clear_kinds().truth), 1);

  Execution execution(1);
  const auto again = score(execution, found.model, found.read.table);
  ASSERT_EQ(again.size(), 305u);
  for (std::size_t i = 0; i < 305; ++i) {
    EXPECT_EQ(again[i].segment, found.scores[i].segment);
    EXPECT_EQ(again[i].distance, found.scores[i].distance);
  }
  EXPECT_EQ(summary_data(parts_of(found))["certificate"]["outliers"], 5);
  const auto gate = std::ranges::find(found.judged.certificate.gates, &customers_gate, &Gate::rule);
  EXPECT_EQ(gate_measured(*gate, found.judged.certificate.figures), "300");
  EXPECT_EQ(found.judged.certificate.rows, 300u);
}

TEST(Outliers, StayWhereTheyAreWanted) {
  RunOptions options = some_reruns();
  options.leave_out_outliers = false;
  const auto found = segmentation_of(clear_kinds().csv + "8000,7000,-9000,12000\n", options);
  EXPECT_TRUE(found.outliers.empty());
  EXPECT_EQ(found.judged.certificate.rows, 301u);
}

TEST(Outliers, AreNoneWhereThereAreThreeKindsOnly) {
  const Segmentation& found = clear_run();
  EXPECT_TRUE(found.outliers.empty());
}

// They alone have ever used something: without them its column would be called constant.
TEST(Outliers, AreKeptWhereAColumnTellsOfNobodyElse) {
  std::istringstream lines(clear_kinds().csv);
  std::string csv;
  for (std::string line; std::getline(lines, line);)
    csv += line + (csv.empty() ? ",points\n" : ",0\n");
  for (int i = 0; i < 5; ++i)
    csv += fmt::format("{},{},-9000,12000,{}\n", 8000 + i, 7000 - 10 * i, 500 + i);
  const auto found = segmentation_of(csv, some_reruns());
  EXPECT_TRUE(found.outliers.empty());
  EXPECT_TRUE(std::ranges::any_of(found.model.preparation.columns, [](const auto& column) {
    return column.schema.name == "points";
  }));
}

// What is left must still have what segments can be made of.
TEST(Outliers, AreKeptWhereNothingElseWouldBeLeft) {
  std::string csv = "x,y\n";
  for (int i = 0; i < 400; ++i) csv += i < 3 ? "100,200\n" : "1,2\n";
  const auto two = segmentation_of(csv, some_reruns());
  EXPECT_EQ(two.chosen.choice.k, 2u);
  const auto labels = test::labels_in_source_order(two);
  EXPECT_NE(labels[0], labels[399]);
  EXPECT_TRUE(two.outliers.empty());
}

TEST(Outliers, AreKeptWhereAsManySegmentsAsAskedForWouldNotBeLeft) {
  std::string csv = "x,y\n";
  for (int i = 0; i < 400; ++i) csv += i < 3 ? "100,200\n" : i % 2 == 0 ? "1,2\n" : "2,1\n";
  RunOptions options = some_reruns();
  options.k = 3;
  EXPECT_EQ(segmentation_of(csv, options).characterised.explanation.segments.size(), 3u);
}

// One kind far from two that overlap, on either side of them: whatever order the segments are in,
// each has its own figure.
TEST(Certificate, GivesEverySegmentItsOwnJaccardCoefficients) {
  // With these seeds every kind of figure is wrong for one side at least where it is left in the
  // order in which k-means numbered the clusters.
  for (const auto& [seed, side] : test::tried(std::to_array<std::pair<std::uint64_t, double>>(
           {{2, -25}, {2, 25}, {4, -25}, {4, 25}}))) {
    auto random = test::random_numbers(seed, 50);
    test::NumberTable table(3);
    for (int i = 0; i < 450; ++i)
      table.add({(i < 150 ? side : 0) + random.normal(), (i % 2 == 0 ? 2 : 0) + random.normal(),
                 (i < 150 ? side : 0) + random.normal()});
    RunOptions options = some_reruns();
    options.seed = seed;
    options.k = 3;
    options.prepare.tails = Tail::none;
    const auto found = segmentation_of(table.csv(), options);
    const std::uint32_t apart = test::labels_in_source_order(found)[0];
    ASSERT_EQ(found.characterised.explanation.segments[apart].size, 150u);
    const Certificate& certificate = found.judged.certificate;
    EXPECT_LT(certificate.sampling.mean, 1) << "the two that overlap do not come back";
    // Other tails make another space, in which it may be cut; other rows do not.
    const Agreement& without_far = certificate.cleaning.back();
    for (const Agreement& agreement : {certificate.sampling, certificate.encoder, without_far}) {
      ASSERT_EQ(agreement.jaccard.size(), 3u);
      EXPECT_EQ(agreement.jaccard[apart], 1)
          << redone_words(agreement.redone) << ", segment " << apart;
    }
  }
}

TEST(SummariseAgreement, GivesMeanDeviationLeastAndMeanJaccards) {
  const Agreement agreement = summarise_agreement({.part = Redone::Part::starts, .method = {}},
                                                  {0.5, 1, 0.75}, {{1, 0}, {0.5, 0.5}, {0.75, 1}});
  EXPECT_EQ(agreement.redone.part, Redone::Part::starts);
  EXPECT_EQ(agreement.reruns, 3u);
  EXPECT_EQ(agreement.mean, 0.75);
  EXPECT_EQ(agreement.deviation, 0.25);
  EXPECT_EQ(agreement.least, 0.5);
  EXPECT_EQ(agreement.jaccard, (std::vector<double>{0.75, 0.5}));
  EXPECT_EQ(summarise_agreement({}, {0.5}, {{1}}).deviation, 0);
  EXPECT_EQ(summarise_agreement({}, {}, {}).reruns, 0u);
}

} // namespace
} // namespace ilk
