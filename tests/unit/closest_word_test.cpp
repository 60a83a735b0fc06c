// The word that somebody may have meant.
#include <gtest/gtest.h>

#include "base/closest_word.h"

namespace ilk {
namespace {

const std::vector<std::string> words = {"Age", "Balance", "Exited", "EstimatedSalary", "Größe"};

TEST(ClosestWord, IsNearAndKnowsNoCapitals) {
  EXPECT_EQ(closest_word("Exitd", words), "Exited");
  EXPECT_EQ(closest_word("exited", words), "Exited");
  EXPECT_EQ(closest_word("Blance", words), "Balance");
  EXPECT_EQ(closest_word("Balances", words), "Balance");
  EXPECT_EQ(closest_word("estimated_salary", words), "EstimatedSalary");
  EXPECT_EQ(closest_word("grÖße", words), "Größe");
}

TEST(ClosestWord, IsNothingWhereNoneIsNear) {
  EXPECT_EQ(closest_word("region", words), "");
  EXPECT_EQ(closest_word("", words), "");
  EXPECT_EQ(closest_word("Exited", {}), "");
  EXPECT_EQ(closest_word(std::string(10'000, 'a'), words), "");
}

TEST(ClosestWord, IsAskedFor) {
  EXPECT_EQ(did_you_mean("Exitd", words), " (did you mean 'Exited'?)");
  EXPECT_EQ(did_you_mean("region", words), "");
}

} // namespace
} // namespace ilk
