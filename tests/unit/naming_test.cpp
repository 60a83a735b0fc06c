// What make_names says of segments whose drivers are given.
#include <gtest/gtest.h>

#include "explain/naming.h"

namespace ilk {
namespace {

// Segments of a shop: `areas[column][segment]`, medians of 1 unless said.
class Shop {
 public:
  Shop(std::size_t segments, std::vector<std::vector<double>> areas) : areas_(std::move(areas)) {
    for (std::size_t c = 0; c < areas_.size(); ++c) {
      ColumnPreparation& column = preparation.columns.emplace_back();
      column.schema = described("column " + std::to_string(c), Role::attribute);
    }
    population.resize(areas_.size());
    this->segments.resize(segments);
    for (Segment& segment : this->segments)
      for (std::size_t c = 0; c < areas_.size(); ++c) segment.attributes.emplace_back().median = 1;
  }

  void call(std::size_t column, const char* high, const char* low) {
    preparation.columns[column].schema.high = high;
    preparation.columns[column].schema.low = low;
  }

  std::vector<std::string> names() const {
    Execution execution(1);
    Matrix independent(4, areas_.size()); // no column goes with another
    const Redundancy redundancy(execution, independent.block(), {});
    std::vector<std::size_t> columns(areas_.size());
    for (std::size_t c = 0; c < columns.size(); ++c) columns[c] = c;
    const NamePhrases phrases(preparation, segments, population, redundancy, columns);
    std::vector<std::string> texts;
    for (const MadeName& name : make_names(phrases, areas_, segments.size()))
      texts.push_back(name.text);
    return texts;
  }

  Preparation preparation;
  std::vector<AttributeProfile> population;
  std::vector<Segment> segments;

 private:
  std::vector<std::vector<double>> areas_;
};

using Texts = std::vector<std::string>;

TEST(Naming, SaysWhatTheyHaveBesideWhatTheyLackEvenIfOthersHaveItToo) {
  Shop shop(3, {{0.02, 0.6, 0.8}, {0.9, 0.95, 0.1}, {0.5, 0.9, 0.5}});
  shop.call(0, "Big spenders", "No purchases");
  shop.call(1, "Cash borrowers", "Few advances");
  shop.call(2, "Large balances", "Small balances");
  shop.segments[0].attributes[0].median = 0;
  EXPECT_EQ(shop.names(), (Texts{"Cash borrowers, no purchases", "Cash borrowers, large balances",
                                 "Big spenders, few advances"}));
}

TEST(Naming, SaysMoreThanFourWordsOnlyForThoseWhoWouldBeCalledByALack) {
  Shop shop(2, {{0.02, 0.98}, {0.9, 0.1}});
  shop.call(0, "High total spend", "Low total spend");
  shop.call(1, "High cash advance", "Low cash advance");
  EXPECT_EQ(shop.names(), (Texts{"High cash advance, low total spend", "High total spend"}));
  Shop lacking(2, {{0.01, 0.99}, {0.7, 0.3}});
  lacking.call(0, "Big spenders", "Low spend");
  lacking.call(1, "High cash advance", "Low cash advance");
  EXPECT_EQ(lacking.names(), (Texts{"High cash advance, low spend", "Big spenders"}));
}

TEST(Naming, DoesNotSayNoWhereMostHaveSome) {
  Shop shop(1, {{0.05}, {0.2}});
  shop.call(0, "Big spenders", "No purchases");
  shop.call(1, "Large balances", "Small balances");
  EXPECT_EQ(shop.names(), Texts{"Small balances"});
  shop.segments[0].attributes[0].median = 0;
  EXPECT_EQ(shop.names(), Texts{"No purchases"});
}

TEST(Naming, GivesEverySegmentANameOfItsOwn) {
  Shop shop(4, {{0.9, 0.85, 0.8, 0.5}, {0.5, 0.7, 0.3, 0.5}});
  shop.call(0, "Big spenders", "Small spenders");
  shop.call(1, "Often here", "Rarely here");
  const Texts names = shop.names();
  EXPECT_EQ(names[3], "Average customers");
  for (std::size_t a = 0; a < names.size(); ++a)
    for (std::size_t b = 0; b < a; ++b) EXPECT_NE(names[a], names[b]);
  Shop alike(3, {{0.9, 0.9, 0.1}});
  alike.call(0, "Big spenders", "Small spenders");
  EXPECT_EQ(alike.names(), (Texts{"Big spenders 1", "Big spenders 2", "Small spenders"}));
}

TEST(Naming, NeverCutsAPhrase) {
  Shop shop(1, {{0.9}});
  shop.call(0, "Those who buy a great many things", "");
  EXPECT_EQ(shop.names(), Texts{"Those who buy a great many things"});
}

} // namespace
} // namespace ilk
