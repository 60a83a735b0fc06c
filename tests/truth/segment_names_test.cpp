// Names: in the dictionary's words, few, different, true, and the same when the customers are drawn
// anew and the segments made again.
#include <algorithm>
#include <cctype>
#include <iostream>
#include <set>
#include <sstream>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "cluster/kmeans.h"
#include "model/model.h"
#include "pipeline/refit.h"
#include "pipeline/run_segmentation.h"
#include "simulate/credit_card.h"
#include "summary/redraw.h"
#include "support/paths.h"
#include "support/shared_data.h"

namespace ilk {
namespace {

const std::string dictionary = test::source_path("examples/credit-card/schema.toml");

Segmentation segmentation_of(const CsvFile& file) {
  RunOptions options;
  options.explore.schema = dictionary;
  options.evidence.observed_reruns = 1;
  options.evidence.null_reruns = 2;
  options.evidence.bootstraps = 2;
  options.evidence.null_rows = 500;
  Execution execution(2);
  Stopwatch stopwatch;
  return run_segmentation(execution, file, options, stopwatch);
}

std::multiset<std::string> words_of_name(const std::string& name) {
  std::multiset<std::string> words;
  std::istringstream in(name);
  for (std::string word; in >> word;) {
    if (word.back() == ',') word.pop_back();
    words.insert(word);
  }
  return words;
}

// The words in lower case, in their order of the alphabet.
std::multiset<std::string> same_words(std::string name) {
  std::ranges::transform(name, name.begin(), [](unsigned char c) { return std::tolower(c); });
  return words_of_name(name);
}

std::vector<std::string> names_of(const Explanation& explanation) {
  std::vector<std::string> names;
  for (const Segment& segment : explanation.segments) names.push_back(segment.name);
  return names;
}

// Draws the customers of the fit anew, lets k-means go on from the segments' centroids, and names
// what it finds: the share of redrawings in which a segment's name has the same words.
std::vector<double> share_named_alike(const Segmentation& found) {
  constexpr std::uint32_t redrawings = 50;
  Execution execution(2);
  const Model& model = found.model;
  const Matrix prepared =
      apply(execution, model.preparation, found.table.values.block(), attribute_names(found.table));
  const Matrix codes = model.ensemble.encode(execution, prepared.block());
  const std::size_t k = found.choice.k;
  std::vector<double> alike(k);
  for (std::uint32_t r = 0; r < redrawings; ++r) {
    const auto rows = redrawn_rows(found.table.rows(), RandomStream(11, Purpose::test, r));
    const Matrix drawn_codes = gather_rows(codes.block(), rows);
    const auto again = kmeans_from(execution, drawn_codes.block(), model.centroids, 300);
    const Table table = with_values(found.table, gather_rows(found.table.values.block(), rows));
    const Matrix drawn = gather_rows(prepared.block(), rows);
    std::vector<std::uint32_t> all(rows.size());
    for (std::uint32_t i = 0; i < all.size(); ++i) all[i] = i;
    const auto named = names_of(
        explain(execution, table, model.preparation, drawn.block(), again.labels, k, {all, 1}));
    for (std::size_t s = 0; s < k; ++s)
      alike[s] += same_words(named[s]) == same_words(found.explanation.segments[s].name);
  }
  for (double& each : alike) each /= redrawings;
  return alike;
}

void expect_good_names(const Segmentation& found) {
  std::set<std::string> names;
  for (const Segment& segment : found.explanation.segments) {
    EXPECT_LE(words_of_name(segment.name).size(), 4u) << segment.name;
    EXPECT_TRUE(names.insert(segment.name).second) << segment.name;
    ASSERT_FALSE(segment.name_origin.empty()) << segment.name;
    for (const NamePhrase& phrase : segment.name_origin) {
      const ColumnSchema& schema = found.model.preparation.columns[phrase.attribute].schema;
      EXPECT_EQ(phrase.words, phrase.is_high ? schema.high : schema.low);
      EXPECT_EQ(phrase.is_high, phrase.auc > 0.5) << segment.name;
      if (phrase.words.starts_with("No ")) {
        EXPECT_EQ(segment.attributes[phrase.attribute].median, 0) << segment.name;
      }
    }
  }
  const auto alike = share_named_alike(found);
  for (std::size_t s = 0; s < alike.size(); ++s) {
    const Segment& segment = found.explanation.segments[s];
    std::string line =
        fmt::format("{} {}: {:.0f}% of redrawings with k-means, {:.0f}% without", segment.id,
                    segment.name, 100 * alike[s], 100 * segment.name_stability);
    EXPECT_GE(alike[s], 0.9) << line;
    std::cout << "    " << line << "\n";
  }
}

TEST(Truth, NamesHoldWhenTheCustomersOfTheExampleAreDrawnAnew) {
  ILK_NEEDS_CREDIT_CARD_CSV();
  const auto found = segmentation_of(CsvFile::open(test::credit_card_csv()));
  expect_good_names(found);
  for (const Segment& segment : found.explanation.segments) {
    double purchases = 0, advances = 0;
    for (std::size_t j = 0; j < segment.attributes.size(); ++j) {
      const std::string& name = found.model.preparation.columns[j].schema.name;
      if (name == "PURCHASES") purchases = segment.attributes[j].share_of_total;
      if (name == "CASH_ADVANCE") advances = segment.attributes[j].share_of_total;
    }
    if (purchases < 0.02 && advances > 0.4) {
      EXPECT_EQ(segment.name, "Cash borrowers, no purchases");
    }
  }
}

TEST(Truth, NamesHoldWhenSimulatedCustomersAreDrawnAnew) {
  expect_good_names(segmentation_of(CsvFile::open(
      Input::of_text("table", simulate::credit_card_csv_header(false) +
                                  simulate::credit_card_csv_rows(1, 0, 9000, false)))));
}

} // namespace
} // namespace ilk
