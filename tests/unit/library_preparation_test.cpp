// Preparations for other programs, and the model of everybody.
#include <cmath>

#include <gtest/gtest.h>

#include "ilk/fit.h"
#include "ilk/preparation.h"

namespace ilk {
namespace {

// Amounts with a long tail and gaps, a category, and a column of one value.
Dataset shoppers(std::size_t rows) {
  Dataset data;
  Column spent{"spent", Numbers{}, {}}, shop{"shop", Texts{}, {}}, year{"year", Integers{}, {}};
  for (std::size_t i = 0; i < rows; ++i) {
    const double wave = std::sin(static_cast<double>(i) * 1.7);
    std::get<Numbers>(spent.values).push_back(i % 9 == 4 ? std::nan("") : std::exp(2 + 3 * wave));
    std::get<Texts>(shop.values).push_back(i % 3 == 0 ? "north" : i % 3 == 1 ? "south" : "web");
    std::get<Integers>(year.values).push_back(7);
  }
  data.columns = {spent, shop, year};
  return data;
}

const FittedPreparation& prepared_shoppers() {
  static const FittedPreparation result =
      preparation_of(TableSource::of(shoppers(300), "shoppers"));
  return result;
}

TEST(LibraryPreparation, SaysWhatItDoes) {
  const auto& columns = prepared_shoppers().preparation.columns();
  ASSERT_GE(columns.size(), 4u);
  EXPECT_EQ(columns[0].name, "spent");
  EXPECT_EQ(columns[0].transform, "log1p");
  EXPECT_FALSE(columns[0].fill.empty());
  EXPECT_EQ(columns.back().attribute, "shop");
  EXPECT_EQ(columns.back().part, PreparedPart::level);
  ASSERT_EQ(prepared_shoppers().preparation.passed_over().size(), 1u);
  EXPECT_EQ(prepared_shoppers().preparation.passed_over().front().name, "year");
  EXPECT_EQ(prepared_shoppers().rows, 300u);
  EXPECT_NE(prepared_shoppers().roles.find("spent"), std::string::npos);
}

TEST(LibraryPreparation, GivesFiguresOfMeanZeroAndTheAskedVariance) {
  const std::size_t width = prepared_shoppers().preparation.columns().size();
  const std::vector<float> rows = prepared_shoppers().preparation.apply(shoppers(300), 2);
  ASSERT_EQ(rows.size(), 300 * width);
  double of_levels = 0;
  for (std::size_t j = 0; j < width; ++j) {
    double sum = 0, squares = 0, known = 0;
    for (std::size_t i = 0; i < 300; ++i) {
      ASSERT_TRUE(std::isfinite(rows[i * width + j]));
      sum += rows[i * width + j];
      squares += rows[i * width + j] * rows[i * width + j];
      ++known;
    }
    EXPECT_NEAR(sum / known, 0, j == 0 ? 0.05 : 1e-4) // of gaps the filled values count, too
        << prepared_shoppers().preparation.columns()[j].name;
    if (prepared_shoppers().preparation.columns()[j].part == PreparedPart::level)
      of_levels += squares / known;
  }
  EXPECT_NEAR(of_levels, 0.5, 1e-4);
}

TEST(LibraryPreparation, ComesBackFromItsBytes) {
  const std::string bytes = prepared_shoppers().preparation.to_bytes();
  const TablePreparation again = TablePreparation::from_bytes(bytes);
  EXPECT_EQ(again.to_bytes(), bytes);
  EXPECT_EQ(again.apply(shoppers(50)), prepared_shoppers().preparation.apply(shoppers(50)));
  for (const std::string& spoilt :
       {std::string(), std::string("{}"), std::string("[1"), bytes.substr(0, bytes.size() / 2),
        std::string(R"({"format":"ilk-preparation","version":2})"),
        std::string(R"({"format":"ilk-model","version":1})")})
    EXPECT_THROW(TablePreparation::from_bytes(spoilt), ModelError) << spoilt;
}

TEST(LibraryPreparation, RefusesWhatItCannotPrepare) {
  Dataset without = shoppers(10);
  without.columns.erase(without.columns.begin());
  EXPECT_THROW(prepared_shoppers().preparation.apply(without), UsageError);
  Dataset constant = shoppers(10);
  constant.columns.erase(constant.columns.begin(), constant.columns.begin() + 2);
  EXPECT_THROW(preparation_of(TableSource::of(constant)), DataError);
}

TEST(LibraryPreparation, KeepsUnitsWhereTheyAreToStay) {
  FitOptions options;
  options.settings = {{"prepare.scale", "none"}, {"prepare.tails", "none"}};
  const TablePreparation kept = preparation_of(TableSource::of(shoppers(300)), options).preparation;
  EXPECT_EQ(kept.columns().front().scale, 1);
  const std::size_t width = kept.columns().size();
  const std::vector<float> rows = kept.apply(shoppers(300));
  const Dataset data = shoppers(300);
  const auto& spent = std::get<Numbers>(data.columns.front().values);
  EXPECT_NEAR(rows[width] - rows[0], spent[1] - spent[0], 1e-3);
}

TEST(LibraryEverybody, IsOneSegmentAroundTheMean) {
  FitOptions options;
  options.k = 2;
  options.settings = {{"encoder.encoders", "2"}, {"evidence.null_reruns", "2"}};
  const FitResult found = fit(TableSource::of(shoppers(300)), options);
  const ScoringModel everybody = ScoringModel::from_bytes(model_of_everybody(found, 2).to_bytes());
  ASSERT_EQ(everybody.segments(), (std::vector<std::string>{"Everybody"}));
  const std::size_t size = everybody.code_size();
  const std::vector<float> codes = everybody.codes(shoppers(300));
  for (std::size_t j = 0; j < size; ++j) {
    double sum = 0;
    for (std::size_t i = 0; i < 300; ++i) sum += codes[i * size + j];
    EXPECT_NEAR(everybody.centroids()[j], sum / 300, 1e-5);
  }
  std::size_t unusual = 0;
  for (const CustomerScore& score : everybody.score(shoppers(300))) {
    EXPECT_EQ(score.segment, 0u);
    EXPECT_EQ(score.margin, 1);
    unusual += score.unusual;
  }
  EXPECT_LE(unusual, 3u);
  EXPECT_GT(unusual, 0u);
}

} // namespace
} // namespace ilk
