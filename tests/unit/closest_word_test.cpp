// The word that somebody may have meant.
#include <gtest/gtest.h>

#include "base/closest_word.h"

namespace ilk {
namespace {

const std::vector<std::string> offered_words = {"Age", "Balance", "Exited", "EstimatedSalary",
                                                "Größe"};

TEST(ClosestWord, IsNearAndKnowsNoCapitals) {
  EXPECT_EQ(closest_word("Exitd", offered_words), "Exited");
  EXPECT_EQ(closest_word("exited", offered_words), "Exited");
  EXPECT_EQ(closest_word("Blance", offered_words), "Balance");
  EXPECT_EQ(closest_word("Balances", offered_words), "Balance");
  EXPECT_EQ(closest_word("estimated_salary", offered_words), "EstimatedSalary");
  EXPECT_EQ(closest_word("grÖße", offered_words), "Größe");
}

TEST(ClosestWord, IsNothingWhereNoneIsNear) {
  EXPECT_EQ(closest_word("region", offered_words), "");
  EXPECT_EQ(closest_word("", offered_words), "");
  EXPECT_EQ(closest_word("Exited", {}), "");
  EXPECT_EQ(closest_word(std::string(10'000, 'a'), offered_words), "");
}

TEST(ClosestWord, IsAskedFor) {
  EXPECT_EQ(did_you_mean("Exitd", offered_words), " (did you mean 'Exited'?)");
  EXPECT_EQ(did_you_mean("region", offered_words), "");
}

} // namespace
} // namespace ilk
