// The rules of the verdicts, boundaries included.
#include <gtest/gtest.h>

#include "profile/claim_verdict.h"

namespace ilk {
namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

Verdict judge(Check check, Expected expected, double value, double tolerance, double estimate,
              double low, double high) {
  return verdict_of(check, {expected, value, tolerance}, {estimate, low, high, 100});
}

TEST(ClaimVerdict, HoldsWhenTheEstimateMeetsTheExpectationBoundsIncluded) {
  EXPECT_EQ(judge(Check::share, Expected::at_least, 0.5, 0, 0.5, 0.4, 0.6), Verdict::holds);
  EXPECT_EQ(judge(Check::share, Expected::at_most, 0.5, 0, 0.5, 0.4, 0.6), Verdict::holds);
  EXPECT_EQ(judge(Check::share, Expected::about, 0.8, 0.1, 0.7, 0.69, 0.71), Verdict::holds);
  EXPECT_EQ(judge(Check::share, Expected::about, 0.2, 0.1, 0.3, 0.29, 0.31), Verdict::holds);
  EXPECT_EQ(judge(Check::compare, Expected::higher, 0, 0.06, 0.56, 0.5, 0.6), Verdict::holds);
  EXPECT_EQ(judge(Check::compare, Expected::lower, 0, 0.06, 0.44, 0.4, 0.5), Verdict::holds);
  EXPECT_EQ(judge(Check::compare, Expected::same, 0, 0.06, 0.56, 0.5, 0.6), Verdict::holds);
  EXPECT_EQ(judge(Check::trend, Expected::rising, 0, 0.1, 0.1, 0, 0.2), Verdict::holds);
  EXPECT_EQ(judge(Check::trend, Expected::falling, 0, 0.1, -0.1, -0.2, 0), Verdict::holds);
  EXPECT_EQ(judge(Check::correlation, Expected::none, 0, 0.1, -0.1, -0.2, 0), Verdict::holds);
}

TEST(ClaimVerdict, IsPartlyWhenOnlyTheIntervalReachesTheExpectation) {
  EXPECT_EQ(judge(Check::share, Expected::at_least, 0.5, 0, 0.49, 0.48, 0.5), Verdict::partly);
  EXPECT_EQ(judge(Check::share, Expected::at_least, 0.5, 0, 0.49, 0.48, 0.499),
            Verdict::does_not_hold);
  EXPECT_EQ(judge(Check::share, Expected::at_most, 0.5, 0, 0.51, 0.5, 0.52), Verdict::partly);
  EXPECT_EQ(judge(Check::total_share, Expected::about, 0.5, 0.1, 0.65, 0.6, 0.7), Verdict::partly);
  EXPECT_EQ(judge(Check::total_share, Expected::about, 0.5, 0.1, 0.65, 0.61, 0.7),
            Verdict::does_not_hold);
  EXPECT_EQ(judge(Check::correlation, Expected::none, 0, 0.1, 0.15, 0.1, 0.2), Verdict::partly);
}

TEST(ClaimVerdict, IsPartlyWhenTheDirectionIsRightButTheSizeIsShort) {
  EXPECT_EQ(judge(Check::compare, Expected::higher, 0, 0.06, 0.53, 0.51, 0.55), Verdict::partly);
  EXPECT_EQ(judge(Check::compare, Expected::lower, 0, 0.06, 0.47, 0.45, 0.49), Verdict::partly);
  EXPECT_EQ(judge(Check::trend, Expected::rising, 0, 0.1, 0.05, 0.01, 0.09), Verdict::partly);
  EXPECT_EQ(judge(Check::trend, Expected::falling, 0, 0.1, -0.05, -0.09, -0.01), Verdict::partly);
  EXPECT_EQ(judge(Check::correlation, Expected::at_least, 0.5, 0, 0.3, 0.2, 0.4), Verdict::partly);
}

TEST(ClaimVerdict, DoesNotHoldWhenTheDirectionIsOpenOrWrong) {
  EXPECT_EQ(judge(Check::compare, Expected::higher, 0, 0.06, 0.52, 0.5, 0.55),
            Verdict::does_not_hold);
  EXPECT_EQ(judge(Check::trend, Expected::rising, 0, 0.1, 0.02, -0.01, 0.05),
            Verdict::does_not_hold);
  EXPECT_EQ(judge(Check::trend, Expected::rising, 0, 0.1, -0.3, -0.4, -0.2),
            Verdict::does_not_hold);
  EXPECT_EQ(judge(Check::correlation, Expected::none, 0, 0.1, 0.3, 0.2, 0.4),
            Verdict::does_not_hold);
  EXPECT_EQ(judge(Check::correlation, Expected::at_most, 0.1, 0, 0.3, 0.2, 0.4),
            Verdict::does_not_hold);
}

TEST(ClaimVerdict, CannotTellWithoutAnEstimateAndNeedsNoInterval) {
  EXPECT_EQ(judge(Check::share, Expected::at_least, 0, 0, nan, nan, nan), Verdict::cannot_tell);
  EXPECT_EQ(judge(Check::compare, Expected::higher, 0, 0.06, 1, nan, nan), Verdict::holds);
  EXPECT_EQ(judge(Check::compare, Expected::higher, 0, 0.06, 0.5, nan, nan),
            Verdict::does_not_hold);
}

template <class Item>
std::vector<Item> with(std::initializer_list<Verdict> verdicts) {
  std::vector<Item> items;
  for (const Verdict verdict : verdicts) {
    items.emplace_back();
    items.back().verdict = verdict;
  }
  return items;
}

constexpr Verdict yes = Verdict::holds, half = Verdict::partly, no = Verdict::does_not_hold,
                  open = Verdict::cannot_tell;

TEST(ClaimVerdict, OfStrataHoldsInAllAndPartlyInSome) {
  const auto of = [](std::initializer_list<Verdict> verdicts) {
    return verdict_of_strata(with<StratumAnswer>(verdicts));
  };
  EXPECT_EQ(of({yes, yes}), Verdict::holds);
  EXPECT_EQ(of({yes, no}), Verdict::partly);
  EXPECT_EQ(of({half, no}), Verdict::partly);
  EXPECT_EQ(of({no, no}), Verdict::does_not_hold);
  EXPECT_EQ(of({yes, open}), Verdict::holds);
  EXPECT_EQ(of({open, open}), Verdict::cannot_tell);
}

TEST(ClaimVerdict, OfPartsHoldsOnlyWhenAllDo) {
  const auto of = [](std::initializer_list<Verdict> verdicts) {
    return verdict_of_parts(with<PartAnswer>(verdicts));
  };
  EXPECT_EQ(of({yes, yes}), Verdict::holds);
  EXPECT_EQ(of({yes, no}), Verdict::partly);
  EXPECT_EQ(of({no, half}), Verdict::partly);
  EXPECT_EQ(of({no, no}), Verdict::does_not_hold);
  EXPECT_EQ(of({yes, open}), Verdict::partly);
  EXPECT_EQ(of({no, open}), Verdict::does_not_hold);
  EXPECT_EQ(of({open}), Verdict::cannot_tell);
}

TEST(ClaimVerdict, OfReadingsIsWhatTheyShare) {
  const auto of = [](std::initializer_list<Verdict> verdicts) {
    return verdict_of_readings(with<ReadingAnswer>(verdicts));
  };
  EXPECT_EQ(of({no, no}), Verdict::does_not_hold);
  EXPECT_EQ(of({yes, yes}), Verdict::holds);
  EXPECT_EQ(of({yes, no}), Verdict::partly);
  EXPECT_EQ(of({half, half}), Verdict::partly);
}

TEST(ClaimVerdict, TheExpectationIsToldInWords) {
  EXPECT_EQ(expectation_words(Check::share, {Expected::about, 0.8, 0.05}), "about 80%: 75% to 85%");
  EXPECT_EQ(expectation_words(Check::correlation, {Expected::at_least, 0.5, 0}), "at least 0.50");
  EXPECT_EQ(expectation_words(Check::correlation, {Expected::none, 0, 0}), "none: 0.000");
  EXPECT_EQ(expectation_words(Check::compare, {Expected::lower, 0, 0.06}), "lower: at most 44%");
  EXPECT_EQ(expectation_words(Check::compare, {Expected::same, 0, 0.06}), "the same: 44% to 56%");
  EXPECT_EQ(expectation_words(Check::trend, {Expected::falling, 0, 0.1}), "falling: at most -0.10");
  EXPECT_EQ(expectation_words(Check::trend, {Expected::flat, 0, 0.1}), "unchanged: -0.10 to 0.10");
}

} // namespace
} // namespace ilk
