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
#include "fit/refit.h"
#include "fit/run_segmentation.h"
#include "model/model.h"
#include "simulate/credit_card.h"
#include "summary/redraw.h"
#include "support/paths.h"
#include "support/shared_data.h"
#include "truth/trials.h"

namespace ilk {
namespace {

const std::string dictionary = test::source_path("examples/credit-card/schema.toml");

Segmentation segmentation_of(const CsvFile& file) {
  RunOptions options;
  options.read.schema = dictionary;
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

// The segments' names when the customers of the fit are drawn anew and k-means goes on from the
// segments' centroids.
class Redrawings {
 public:
  explicit Redrawings(const Segmentation& found)
      : found_(found), codes_(found.model.ensemble.encode(
                           execution_, PreparedRows(found.model.preparation, found.read.table))) {}

  std::vector<std::string> names(std::uint32_t redrawing) {
    const Model& model = found_.model;
    const auto rows =
        redrawn_rows(found_.read.table.rows(), RandomStream(11, Purpose::test, redrawing));
    const Matrix drawn_codes = gather_rows(codes_.block(), rows);
    const auto again = kmeans_from(execution_, drawn_codes.block(), model.centroids, 300);
    const Table table =
        with_values(found_.read.table, gather_rows(found_.read.table.values.block(), rows));
    std::vector<std::uint32_t> all(rows.size());
    for (std::uint32_t i = 0; i < all.size(); ++i) all[i] = i;
    return names_of(explain(execution_, table, model.preparation, again.labels,
                            found_.chosen.choice.k, {all, 1}));
  }

 private:
  Execution execution_{2};
  const Segmentation& found_;
  Matrix codes_;
};

// Of fifty redrawings at most five may give a segment a name with other words.
void expect_names_to_hold(const Segmentation& found) {
  constexpr std::size_t redrawings = 50, most = 5;
  const std::size_t k = found.chosen.choice.k;
  Redrawings drawn(found);
  test::SequentialTests tests(std::vector<test::Allowance>(k, {most, redrawings}));
  std::vector<std::size_t> other(k);
  std::uint32_t made = 0;
  for (; made < redrawings && !tests.are_settled(); ++made) {
    const auto names = drawn.names(made);
    std::vector<bool> missed;
    for (std::size_t s = 0; s < k; ++s) {
      missed.push_back(same_words(names[s]) !=
                       same_words(found.characterised.explanation.segments[s].name));
      other[s] += missed[s];
    }
    tests.add(missed);
  }
  for (std::size_t s = 0; s < k; ++s) {
    const Segment& segment = found.characterised.explanation.segments[s];
    const std::string line = fmt::format(
        "{} {}: another name in {} of {} redrawings with k-means ({} in all), {:.0f}% without",
        segment.id, segment.name, other[s], made, redrawings, 100 * segment.name_stability);
    EXPECT_LE(other[s], most) << line;
    std::cout << "    " << line << "\n";
  }
}

void expect_good_names(const Segmentation& found) {
  std::set<std::string> names;
  for (const Segment& segment : found.characterised.explanation.segments) {
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
  expect_names_to_hold(found);
}

TEST(Truth, NamesHoldWhenTheCustomersOfTheExampleAreDrawnAnew) {
  ILK_NEEDS_CREDIT_CARD_CSV();
  const auto found = segmentation_of(CsvFile::open(test::credit_card_csv()));
  expect_good_names(found);
  for (const Segment& segment : found.characterised.explanation.segments) {
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
