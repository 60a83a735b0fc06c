// The total that is told of a segment.
#include <limits>

#include <gtest/gtest.h>

#include "facts/segment_facts.h"

namespace ilk {
namespace {

AttributeProfile with_middle(double median, double mean) {
  AttributeProfile profile;
  profile.median = median;
  profile.mean = mean;
  profile.share_of_total = std::numeric_limits<double>::quiet_NaN();
  return profile;
}

Explanation holding(const AttributeProfile& everybody, double held) {
  Explanation explanation;
  explanation.population = {everybody};
  Segment segment;
  segment.share = 0.25;
  segment.share_of_value = std::numeric_limits<double>::quiet_NaN();
  segment.attributes = {everybody};
  segment.attributes[0].share_of_total = held;
  explanation.segments = {segment};
  return explanation;
}

TEST(ToldTotal, IsOfWhatFewHaveMuchOf) {
  const Explanation spent = holding(with_middle(40, 100), 0.6);
  const auto told = told_total(spent, spent.segments[0]);
  ASSERT_TRUE(told.has_value());
  EXPECT_EQ(told->columns, std::vector<std::size_t>{0});
  EXPECT_EQ(told->held, 0.6);
}

TEST(ToldTotal, IsNoneOfAnswersAndAges) {
  const Explanation answers = holding(with_middle(4, 4.2), 0.6);
  EXPECT_FALSE(told_total(answers, answers.segments[0]).has_value());
}

TEST(ToldTotal, IsNoneOfWhatASegmentHoldsItsShareOf) {
  const Explanation spent = holding(with_middle(40, 100), 0.26);
  EXPECT_FALSE(told_total(spent, spent.segments[0]).has_value());
}

} // namespace
} // namespace ilk
