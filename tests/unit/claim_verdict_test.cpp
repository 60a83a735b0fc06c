// The rules of the verdicts, boundaries included.
#include <gtest/gtest.h>

#include "facts/claim_verdict.h"
#include "words/claim_words.h"

namespace ilk {
namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

ClaimVerdict judge(ClaimCheck check, Expected expected, double value, double tolerance,
                   double estimate, double low, double high) {
  return verdict_of(check, {expected, value, tolerance}, {estimate, low, high, 100});
}

TEST(ClaimVerdict, HoldsWhenTheEstimateMeetsTheExpectationBoundsIncluded) {
  EXPECT_EQ(judge(ClaimCheck::share, Expected::at_least, 0.5, 0, 0.5, 0.4, 0.6),
            ClaimVerdict::holds);
  EXPECT_EQ(judge(ClaimCheck::share, Expected::at_most, 0.5, 0, 0.5, 0.4, 0.6),
            ClaimVerdict::holds);
  EXPECT_EQ(judge(ClaimCheck::share, Expected::about, 0.8, 0.1, 0.7, 0.69, 0.71),
            ClaimVerdict::holds);
  EXPECT_EQ(judge(ClaimCheck::share, Expected::about, 0.2, 0.1, 0.3, 0.29, 0.31),
            ClaimVerdict::holds);
  EXPECT_EQ(judge(ClaimCheck::compare, Expected::higher, 0, 0.06, 0.56, 0.5, 0.6),
            ClaimVerdict::holds);
  EXPECT_EQ(judge(ClaimCheck::compare, Expected::lower, 0, 0.06, 0.44, 0.4, 0.5),
            ClaimVerdict::holds);
  EXPECT_EQ(judge(ClaimCheck::compare, Expected::same, 0, 0.06, 0.56, 0.5, 0.6),
            ClaimVerdict::holds);
  EXPECT_EQ(judge(ClaimCheck::trend, Expected::rising, 0, 0.1, 0.1, 0, 0.2), ClaimVerdict::holds);
  EXPECT_EQ(judge(ClaimCheck::trend, Expected::falling, 0, 0.1, -0.1, -0.2, 0),
            ClaimVerdict::holds);
  EXPECT_EQ(judge(ClaimCheck::correlation, Expected::none, 0, 0.1, -0.1, -0.2, 0),
            ClaimVerdict::holds);
}

TEST(ClaimVerdict, IsPartlyWhenOnlyTheIntervalReachesTheExpectation) {
  EXPECT_EQ(judge(ClaimCheck::share, Expected::at_least, 0.5, 0, 0.49, 0.48, 0.5),
            ClaimVerdict::partly);
  EXPECT_EQ(judge(ClaimCheck::share, Expected::at_least, 0.5, 0, 0.49, 0.48, 0.499),
            ClaimVerdict::does_not_hold);
  EXPECT_EQ(judge(ClaimCheck::share, Expected::at_most, 0.5, 0, 0.51, 0.5, 0.52),
            ClaimVerdict::partly);
  EXPECT_EQ(judge(ClaimCheck::total_share, Expected::about, 0.5, 0.1, 0.65, 0.6, 0.7),
            ClaimVerdict::partly);
  EXPECT_EQ(judge(ClaimCheck::total_share, Expected::about, 0.5, 0.1, 0.65, 0.61, 0.7),
            ClaimVerdict::does_not_hold);
  EXPECT_EQ(judge(ClaimCheck::correlation, Expected::none, 0, 0.1, 0.15, 0.1, 0.2),
            ClaimVerdict::partly);
}

TEST(ClaimVerdict, IsPartlyWhenTheDirectionIsRightButTheSizeIsShort) {
  EXPECT_EQ(judge(ClaimCheck::compare, Expected::higher, 0, 0.06, 0.53, 0.51, 0.55),
            ClaimVerdict::partly);
  EXPECT_EQ(judge(ClaimCheck::compare, Expected::lower, 0, 0.06, 0.47, 0.45, 0.49),
            ClaimVerdict::partly);
  EXPECT_EQ(judge(ClaimCheck::trend, Expected::rising, 0, 0.1, 0.05, 0.01, 0.09),
            ClaimVerdict::partly);
  EXPECT_EQ(judge(ClaimCheck::trend, Expected::falling, 0, 0.1, -0.05, -0.09, -0.01),
            ClaimVerdict::partly);
  EXPECT_EQ(judge(ClaimCheck::correlation, Expected::at_least, 0.5, 0, 0.3, 0.2, 0.4),
            ClaimVerdict::partly);
}

TEST(ClaimVerdict, DoesNotHoldWhenTheDirectionIsOpenOrWrong) {
  EXPECT_EQ(judge(ClaimCheck::compare, Expected::higher, 0, 0.06, 0.52, 0.5, 0.55),
            ClaimVerdict::does_not_hold);
  EXPECT_EQ(judge(ClaimCheck::trend, Expected::rising, 0, 0.1, 0.02, -0.01, 0.05),
            ClaimVerdict::does_not_hold);
  EXPECT_EQ(judge(ClaimCheck::trend, Expected::rising, 0, 0.1, -0.3, -0.4, -0.2),
            ClaimVerdict::does_not_hold);
  EXPECT_EQ(judge(ClaimCheck::correlation, Expected::none, 0, 0.1, 0.3, 0.2, 0.4),
            ClaimVerdict::does_not_hold);
  EXPECT_EQ(judge(ClaimCheck::correlation, Expected::at_most, 0.1, 0, 0.3, 0.2, 0.4),
            ClaimVerdict::does_not_hold);
}

TEST(ClaimVerdict, CannotTellWithoutAnEstimateOrAnInterval) {
  EXPECT_EQ(judge(ClaimCheck::share, Expected::at_least, 0, 0, nan, nan, nan),
            ClaimVerdict::cannot_tell);
  EXPECT_EQ(judge(ClaimCheck::compare, Expected::higher, 0, 0.06, 1, nan, nan),
            ClaimVerdict::cannot_tell);
  EXPECT_EQ(judge(ClaimCheck::compare, Expected::higher, 0, 0.06, 0.5, nan, nan),
            ClaimVerdict::cannot_tell);
}

constexpr ClaimVerdict yes = ClaimVerdict::holds, half = ClaimVerdict::partly,
                       no = ClaimVerdict::does_not_hold, open = ClaimVerdict::cannot_tell;

TEST(ClaimVerdict, OfStrataHoldsInAllAndPartlyInSome) {
  const auto of = verdict_of_strata;
  EXPECT_EQ(of({yes, yes}), ClaimVerdict::holds);
  EXPECT_EQ(of({yes, no}), ClaimVerdict::partly);
  EXPECT_EQ(of({half, no}), ClaimVerdict::partly);
  EXPECT_EQ(of({no, no}), ClaimVerdict::does_not_hold);
  EXPECT_EQ(of({yes, open}), ClaimVerdict::holds);
  EXPECT_EQ(of({open, open}), ClaimVerdict::cannot_tell);
}

TEST(ClaimVerdict, OfPartsHoldsOnlyWhenAllDo) {
  const auto of = verdict_of_parts;
  EXPECT_EQ(of({yes, yes}), ClaimVerdict::holds);
  EXPECT_EQ(of({yes, no}), ClaimVerdict::partly);
  EXPECT_EQ(of({no, half}), ClaimVerdict::partly);
  EXPECT_EQ(of({no, no}), ClaimVerdict::does_not_hold);
  EXPECT_EQ(of({yes, open}), ClaimVerdict::partly);
  EXPECT_EQ(of({no, open}), ClaimVerdict::does_not_hold);
  EXPECT_EQ(of({open}), ClaimVerdict::cannot_tell);
}

TEST(ClaimVerdict, OfReadingsIsWhatTheyShare) {
  const auto of = verdict_of_readings;
  EXPECT_EQ(of({no, no}), ClaimVerdict::does_not_hold);
  EXPECT_EQ(of({yes, yes}), ClaimVerdict::holds);
  EXPECT_EQ(of({yes, no}), ClaimVerdict::partly);
  EXPECT_EQ(of({half, half}), ClaimVerdict::partly);
}

TEST(ClaimVerdict, TheExpectationIsToldInWords) {
  EXPECT_EQ(expectation_words(ClaimCheck::share, {Expected::about, 0.8, 0.05}),
            "about 80%: 75% to 85%");
  EXPECT_EQ(expectation_words(ClaimCheck::correlation, {Expected::at_least, 0.5, 0}),
            "at least 0.50");
  EXPECT_EQ(expectation_words(ClaimCheck::correlation, {Expected::none, 0, 0}), "none: 0.000");
  EXPECT_EQ(expectation_words(ClaimCheck::compare, {Expected::lower, 0, 0.06}),
            "lower: at most 44%");
  EXPECT_EQ(expectation_words(ClaimCheck::compare, {Expected::same, 0, 0.06}),
            "the same: 44% to 56%");
  EXPECT_EQ(expectation_words(ClaimCheck::trend, {Expected::falling, 0, 0.1}),
            "falling: at most -0.10");
  EXPECT_EQ(expectation_words(ClaimCheck::trend, {Expected::flat, 0, 0.1}),
            "unchanged: -0.10 to 0.10");
}

} // namespace
} // namespace ilk
