// The rule for k, clause by clause, and the bend of the inertia.
#include <algorithm>
#include <cmath>
#include <limits>

#include <gtest/gtest.h>

#include "judge/choose_k.h"
#include "judge/knee.h"
#include "words/choice_words.h"

namespace ilk {
namespace {

// Rows from k = 2 with these silhouettes in both spaces, all fit and 0.1 above the copula null, so
// that a row's figure is its silhouette + 0.1.
std::vector<KEvidence> table_of(const std::vector<double>& silhouettes) {
  std::vector<KEvidence> table;
  for (std::size_t i = 0; i < silhouettes.size(); ++i) {
    KEvidence row;
    row.k = i + 2;
    row.silhouette_code = row.silhouette_attributes = silhouettes[i];
    row.smallest_share = 0.1;
    row.smallest_size = 100;
    row.measured = true;
    row.beats_nulls = true;
    row.null_excess = 0.1;
    row.null_silhouette = silhouettes[i] - 0.1;
    row.bootstrap = 0.95;
    row.ward_agreement = 0.9;
    row.ward_jaccard.assign(row.k, 0.9);
    row.ward_jaccard[0] = 0.5;
    row.ward_gap = 1.1;
    table.push_back(row);
  }
  return table;
}

std::vector<KEvidence> unmeasured(std::vector<KEvidence> table) {
  for (KEvidence& row : table) {
    KEvidence kept;
    kept.k = row.k;
    kept.silhouette_code = row.silhouette_code;
    kept.silhouette_attributes = row.silhouette_attributes;
    kept.smallest_share = row.smallest_share;
    kept.smallest_size = row.smallest_size;
    kept.ward_jaccard = row.ward_jaccard;
    row = kept;
  }
  return table;
}

KEvidence fit_row() {
  return table_of({0.3})[0];
}

bool has(const std::string& text, const std::string& words) {
  return text.find(words) != std::string::npos;
}

// What is said of a choice by the rule.
std::string reason_of(const std::vector<KEvidence>& table, const ChoiceOfK& choice) {
  Chosen chosen{};
  chosen.table = table;
  chosen.choice = choice;
  return reason_words(chosen, {});
}

double below(double value) {
  return std::nextafter(value, -std::numeric_limits<double>::infinity());
}

TEST(Fit, IsWhatPassesEveryClauseAtItsLimit) {
  const GateLimits limits;
  KEvidence row = fit_row();
  row.null_excess = limits[null_excess_gate];
  row.bootstrap = limits[bootstrap_gate];
  row.smallest_share = limits[smallest_share_gate];
  EXPECT_TRUE(is_fit(row, limits));
  EXPECT_TRUE(is_stable(row, limits));
}

TEST(Fit, IsNotWhatANullReaches) {
  const GateLimits limits;
  KEvidence row = fit_row();
  row.beats_nulls = false;
  EXPECT_FALSE(is_fit(row, limits));
  EXPECT_TRUE(is_stable(row, limits)) << "stability does not ask for the nulls";
}

TEST(Fit, IsNotWhatIsHardlyAboveTheCopulaNull) {
  const GateLimits limits;
  KEvidence row = fit_row();
  row.null_excess = below(limits[null_excess_gate]);
  EXPECT_FALSE(is_fit(row, limits));
  EXPECT_TRUE(is_stable(row, limits));
}

TEST(Fit, IsNotWhatDoesNotComeBack) {
  const GateLimits limits;
  KEvidence row = fit_row();
  row.bootstrap = below(limits[bootstrap_gate]);
  EXPECT_FALSE(is_fit(row, limits));
  EXPECT_FALSE(is_stable(row, limits));
}

TEST(Fit, IsNotWhatLeavesATinySegment) {
  const GateLimits limits;
  KEvidence row = fit_row();
  row.smallest_share = below(limits[smallest_share_gate]);
  EXPECT_FALSE(is_fit(row, limits));
  EXPECT_FALSE(is_stable(row, limits));
  row = fit_row();
  row.smallest_size = 9; // people, of whom at least ten are asked for
  EXPECT_FALSE(is_fit(row, limits));
  EXPECT_FALSE(is_stable(row, limits));
}

TEST(Fit, IsNotWhatWasNotMeasured) {
  const GateLimits limits;
  KEvidence row = fit_row();
  row.measured = false;
  EXPECT_FALSE(is_fit(row, limits));
  EXPECT_FALSE(is_stable(row, limits));
}

TEST(Fit, FollowsTheLimitsGiven) {
  GateLimits limits;
  const KEvidence row = fit_row();
  limits[null_excess_gate] = 0.11;
  EXPECT_FALSE(is_fit(row, limits));
  limits = {};
  limits[bootstrap_gate] = 0.96;
  EXPECT_FALSE(is_stable(row, limits));
  limits = {};
  limits[smallest_share_gate] = 0.11;
  EXPECT_FALSE(is_stable(row, limits));
}

TEST(Figure, IsTheMeanSilhouetteAndWhatItHasAboveTheCopulaNull) {
  KEvidence row = fit_row();
  row.silhouette_code = 0.5;
  row.silhouette_attributes = 0.25;
  row.null_silhouette = 0.125;
  EXPECT_EQ(figure_of(row), 0.375 + (0.375 - 0.125));
  row.measured = false;
  EXPECT_EQ(figure_of(row), 0.375) << "the silhouette alone, where nulls were not drawn";
}

TEST(ChooseK, TakesTheFitOneWithTheHighestFigure) {
  const auto choice = choose_k(table_of({0.30, 0.28, 0.36, 0.29, 0.20}), {});
  EXPECT_EQ(choice.k, 4u);
  EXPECT_TRUE(choice.holds);
}

TEST(ChooseK, CountsWhatCorrelationsExplainAgainstANumber) {
  auto table = table_of({0.40, 0.30});
  table[0].null_silhouette = 0.36; // figure 0.44
  table[1].null_silhouette = 0.10; // figure 0.50
  EXPECT_EQ(choose_k(table, {}).k, 3u);
}

TEST(ChooseK, TakesTheLargestOfThoseWithinTwoPerCent) {
  // Figures 0.5, and 2% less is 0.49.
  EXPECT_EQ(choose_k(table_of({0.40, 0.3901, 0.3901, 0.30}), {}).k, 4u);
  EXPECT_EQ(choose_k(table_of({0.40, 0.3901, 0.3899, 0.30}), {}).k, 3u);
  EXPECT_EQ(choose_k(table_of({0.40, 0.3899, 0.3899, 0.30}), {}).k, 2u);
}

TEST(ChooseK, MeasuresTwoPerCentOfANegativeFigureToo) {
  // Figures -0.1, and 2% less is -0.102.
  EXPECT_EQ(choose_k(table_of({-0.20, -0.2019}), {}).k, 3u);
  EXPECT_EQ(choose_k(table_of({-0.20, -0.2021}), {}).k, 2u);
}

TEST(ChooseK, PassesOverWhatIsNotFitHoweverHighItsFigure) {
  for (const auto& spoil :
       std::vector<void (*)(KEvidence&)>{[](KEvidence& row) { row.beats_nulls = false; },
                                         [](KEvidence& row) { row.null_excess = 0.02; },
                                         [](KEvidence& row) { row.bootstrap = 0.7; },
                                         [](KEvidence& row) { row.smallest_share = 0.01; }}) {
    auto table = table_of({0.30, 0.28, 0.60, 0.29, 0.20});
    spoil(table[2]);
    const auto choice = choose_k(table, {});
    EXPECT_EQ(choice.k, 2u);
    EXPECT_TRUE(choice.holds);
  }
}

TEST(ChooseK, FallsBackToWhatIsStableWhenNothingBeatsTheNulls) {
  auto table = table_of({0.30, 0.35, 0.60, 0.29});
  for (KEvidence& row : table) row.beats_nulls = false;
  table[2].bootstrap = 0.5;
  const auto choice = choose_k(table, {});
  EXPECT_EQ(choice.k, 3u);
  EXPECT_FALSE(choice.holds);
  EXPECT_TRUE(has(reason_of(table, choice),
                  "leaves no tiny segment; of those that do the latter two it is the best"))
      << reason_of(table, choice);
}

TEST(ChooseK, ThenToWhatLeavesNoTinySegment) {
  auto table = table_of({0.30, 0.35, 0.60, 0.29});
  for (KEvidence& row : table) row.bootstrap = 0.5;
  table[2].smallest_share = 0.01;
  const auto choice = choose_k(table, {});
  EXPECT_EQ(choice.k, 3u);
  EXPECT_FALSE(choice.holds);
  EXPECT_TRUE(has(reason_of(table, choice),
                  "leaves no tiny segment; of those that do the latter it is the best"))
      << reason_of(table, choice);
}

TEST(ChooseK, ThenToAll) {
  auto table = table_of({0.30, 0.35, 0.60, 0.29});
  for (KEvidence& row : table) row.smallest_share = 0.01;
  const auto choice = choose_k(table, {});
  EXPECT_EQ(choice.k, 4u);
  EXPECT_FALSE(choice.holds);
  EXPECT_TRUE(has(reason_of(table, choice),
                  "4: every number of segments leaves a tiny one; of all it is the "
                  "best"))
      << reason_of(table, choice);
}

TEST(ChooseK, TakesTheLargestEqualInAFallbackToo) {
  auto table = table_of({0.40, 0.3901, 0.30});
  for (KEvidence& row : table) row.beats_nulls = false;
  EXPECT_EQ(choose_k(table, {}).k, 3u);
}

TEST(ChooseK, GoesByTheSilhouetteWhereNothingWasMeasured) {
  auto table = unmeasured(table_of({0.30, 0.35, 0.60, 0.29}));
  table[2].smallest_share = 0.01;
  const auto choice = choose_k(table, {});
  EXPECT_EQ(choice.k, 3u);
  EXPECT_FALSE(choice.holds);
  EXPECT_TRUE(has(reason_of(table, choice),
                  "3: of those without a tiny segment it is the best, with a mean "
                  "silhouette of 0.350. "))
      << reason_of(table, choice);
  EXPECT_FALSE(has(reason_of(table, choice), "bootstrap")) << reason_of(table, choice);
  EXPECT_FALSE(has(reason_of(table, choice), "null")) << reason_of(table, choice);
}

TEST(ChooseK, TakesTheOnlyRow) {
  EXPECT_EQ(choose_k(table_of({0.30}), {}).k, 2u);
  EXPECT_EQ(choose_k(unmeasured(table_of({-0.1})), {}).k, 2u);
}

TEST(Reason, NamesWhoIsFit) {
  auto table = table_of({0.30, 0.28, 0.36, 0.29, 0.20});
  table[1].beats_nulls = false;
  const auto choice = choose_k(table, {});
  EXPECT_TRUE(has(reason_of(table, choice),
                  "4: the best of those that beat both nulls, come back when customers are drawn "
                  "anew and leave no tiny segment (2, 4, 5 and 6), with a mean silhouette of "
                  "0.360, 0.100 of it beyond what correlations explain, and a bootstrap agreement "
                  "of 0.95."))
      << reason_of(table, choice);
  EXPECT_FALSE(has(reason_of(table, choice), "as good")) << reason_of(table, choice);
}

TEST(Reason, SaysThatOnlyOneIsFit) {
  auto table = table_of({0.30, 0.28, 0.36});
  for (const std::size_t i : {0u, 2u}) table[i].bootstrap = 0.5;
  const auto choice = choose_k(table, {});
  EXPECT_TRUE(has(reason_of(table, choice),
                  "3: the only number of segments that beats both nulls, comes back "
                  "when customers are drawn anew and leaves no tiny segment; it "
                  "has a mean silhouette of 0.280"))
      << reason_of(table, choice);
}

TEST(Reason, NamesWhoIsEqualAndCoarser) {
  auto table = table_of({0.40, 0.3950, 0.30});
  const std::string one = reason_of(table, choose_k(table, {}));
  EXPECT_TRUE(has(one, " 2 is as good within 2%, and coarser.")) << one;
  table = table_of({0.40, 0.3950, 0.3950, 0.30});
  const std::string two = reason_of(table, choose_k(table, {}));
  EXPECT_TRUE(has(two, " 2 and 3 are as good within 2%, and coarser.")) << two;
}

TEST(ChooseK, SupportsWhatChanceCannotTellFromTheBest) {
  auto table = table_of({0.30, 0.35, 0.36, 0.20});
  EXPECT_EQ(choose_k(table, {}).supported, (std::vector<std::size_t>{4}));
  for (KEvidence& row : table) row.null_deviations = 5; // of 0.02 each: 0.1 above the null
  const ChoiceOfK choice = choose_k(table, {});
  EXPECT_EQ(choice.k, 4u);
  EXPECT_EQ(choice.supported, (std::vector<std::size_t>{3, 4}));
  EXPECT_TRUE(
      has(reason_of(table, choice), "The table supports 3 and 4 about as well; 4 is taken."))
      << reason_of(table, choice);
}

TEST(ChooseK, SupportsWhatRerunsTake) {
  const auto table = table_of({0.30, 0.35, 0.36, 0.20});
  ChoiceOfK choice = choose_k(table, {});
  add_reruns(table, {{0.30, 0.35, 0.36, 0.20}, {0.30, 0.39, 0.34, 0.20}}, choice);
  EXPECT_EQ(choice.by_reruns, (std::vector<std::size_t>{4, 3}));
  EXPECT_EQ(choice.supported, (std::vector<std::size_t>{3, 4}));
  EXPECT_TRUE(
      has(reason_of(table, choice), "With other seeds the rule takes 4 in 1 of 2 reruns only."))
      << reason_of(table, choice);
}

TEST(Reason, SaysOfANumberAskedForWhetherTheTableSupportsIt) {
  const auto table = table_of({0.30, 0.35, 0.36, 0.20});
  ChoiceOfK choice = choose_k(table, {});
  choice.supported = {3, 4};
  choice.k = 5;
  EXPECT_TRUE(has(reason_of(table, choice), "5 is outside what the table supports: 3 and 4."));
}

TEST(Reason, SaysAtLeastWhereTheRangeEnds) {
  const auto table = table_of({0.30, 0.35, 0.36});
  ChoiceOfK choice = choose_k(table, {});
  choice.at_end = true;
  EXPECT_TRUE(has(reason_of(table, choice), "Read it as at least 4: more could not be tried."));
}

// What the mixture of kinds says stands in the reason, whatever became of them.
TEST(Reason, TellsOfKinds) {
  using Outcome = KindEvidence::Outcome;
  const auto table = table_of({0.30, 0.35, 0.36});
  Chosen chosen{};
  chosen.table = table;
  chosen.choice = choose_k(table, {});
  chosen.kinds = {Outcome::taken, 4, 3, 4, 4, 0, 0, 0.99, 3, 0.71};
  const std::string taken = reason_words(chosen, {});
  EXPECT_TRUE(taken.starts_with("4: a model of kinds of customers finds 4. By k-means on the code "
                                "there would be 3 (adjusted Rand index 0.71)."))
      << taken;
  EXPECT_TRUE(has(taken, "taken: they come back when customers are drawn anew.")) << taken;
  chosen.kinds.comes_back = false;
  EXPECT_TRUE(has(reason_words(chosen, {}), "they come back in part only"));
  chosen.kinds.reruns = 3;
  chosen.kinds.same = 2;
  EXPECT_TRUE(has(reason_words(chosen, {}), "finds 4 (with other seeds too in 2 of 3)"));
  for (const auto& [outcome, words] :
       {std::pair{Outcome::one_kind, "finds no gap between groups: one kind"},
        {Outcome::no_end, "finds ever more of them"},
        {Outcome::tiny, "too small for a segment"},
        {Outcome::coarser, "finer segments by k-means lie farther apart"},
        {Outcome::unlike, "cannot tell apart"},
        {Outcome::unstable, "do not come back"},
        {Outcome::other_number, "finds 4 ("}}) {
    chosen.kinds.outcome = outcome;
    EXPECT_TRUE(has(reason_words(chosen, {}), words)) << words;
  }
  chosen.kinds = {};
  EXPECT_FALSE(has(reason_words(chosen, {}), "kinds"));
}

TEST(Reason, SaysWhatTheWardTreeSays) {
  auto table = table_of({0.20, 0.25, 0.29, 0.20});
  for (const auto& [agreement, words] :
       {std::pair{
            0.8,
            "The Ward tree, cut at 4, agrees (adjusted Rand index 0.80) and finds 3 of them again"},
        {0.79, "The Ward tree, cut at 4, agrees in part (adjusted Rand index 0.79) and finds 3 of "
               "them again"},
        {0.5, "The Ward tree, cut at 4, agrees in part (adjusted Rand index 0.50) and finds 3 of "
              "them again"},
        {0.49, "The Ward tree, cut at 4, cuts otherwise (adjusted Rand index 0.49) and finds 3 of "
               "them again"}}) {
    for (KEvidence& row : table) row.ward_agreement = agreement;
    for (const auto& rows : {table, unmeasured(table)}) {
      auto with_tree = rows;
      for (KEvidence& row : with_tree) {
        row.ward_agreement = agreement;
        row.ward_gap = row.k == 3 ? 1.25 : 1.1;
      }
      const std::string reason = reason_of(with_tree, choose_k(with_tree, {}));
      EXPECT_TRUE(has(reason, words)) << reason;
      EXPECT_TRUE(has(reason, "its widest gap is at 3.")) << reason;
    }
  }
}

TEST(Reason, SaysWhatTheRuleWouldHaveTakenWhereAnotherWasAskedFor) {
  const auto table = table_of({0.30, 0.28, 0.36, 0.29});
  ChoiceOfK choice = choose_k(table, {});
  choice.k = 3;
  EXPECT_TRUE(reason_of(table, choice)
                  .starts_with("3: asked for; in the code, the rule would have chosen 4: the best "
                               "of those"));
}

TEST(Reason, NamesWhatACoarserNumberPutsTogether) {
  const auto table = table_of({0.30, 0.36});
  Chosen chosen{};
  chosen.table = table;
  chosen.choice = choose_k(table, {});
  chosen.coarser = Coarser{table[0], {{0, 2}}};
  EXPECT_TRUE(has(reason_words(chosen, {"a", "b", "c"}),
                  " 2 are as stable (0.95), but put \"a\" and \"c\" together."));
}

TEST(Rule, HoldsTheLimitsInWords) {
  GateLimits limits;
  limits[null_excess_gate] = 0.07;
  limits[bootstrap_gate] = 0.66;
  limits[smallest_share_gate] = 0.045;
  const std::string rule = rule_words(limits);
  for (const char* words : {"0.07", "0.66", "4.5%", "2%"}) EXPECT_TRUE(has(rule, words)) << rule;
}

TEST(Knee, IsDeepestAtTheBend) {
  const std::vector<double> k = {2, 3, 4, 5, 6}, inertia = {100, 60, 25, 20, 15};
  const auto depths = knee_depths(k, inertia);
  EXPECT_EQ(std::max_element(depths.begin(), depths.end()) - depths.begin(), 2);
  EXPECT_NEAR(depths[2], 75.0 / 85 - 0.5, 1e-12);
  EXPECT_EQ(depths.front(), 0);
  EXPECT_EQ(depths.back(), 0);
  EXPECT_EQ(knee_depths(std::vector<double>{2, 3, 4}, std::vector<double>{5, 5, 5}),
            std::vector<double>(3, 0.0));
}

// 1 to 12, and an inertia that falls as k^-before up to `at` and as k^-after from there.
struct Curve {
  Curve(double before, std::size_t at, double after) {
    for (std::size_t i = 1; i <= 12; ++i) {
      const auto x = static_cast<double>(i), bend = static_cast<double>(at);
      k.push_back(x);
      inertia.push_back(1000 * (i <= at ? std::pow(x, -before)
                                        : std::pow(bend, after - before) * std::pow(x, -after)));
    }
  }

  // A logarithm of two inertias is off by a few epsilon, and is divided by at least log(12/11).
  static double tolerance() {
    return 8 * std::numeric_limits<double>::epsilon() / std::log(12.0 / 11);
  }

  std::vector<double> k, inertia;
};

TEST(Bend, IsNoneWhereTheInertiaFallsAsWithoutClusters) {
  for (const double dimensions : {1.0, 2.0, 4.0, 10.0, 50.0}) {
    const Curve curve(2 / dimensions, 12, 0);
    for (const double bend : inertia_bends(curve.k, curve.inertia))
      EXPECT_NEAR(bend, 0, Curve::tolerance()) << dimensions << " dimensions";
    const Knee knee = find_knee(curve.k, curve.inertia);
    EXPECT_FALSE(knee.clear) << dimensions << " dimensions";
    EXPECT_TRUE(has(knee_words(knee), "no clear knee"));
  }
}

TEST(Bend, IsHowMuchTheSlopeFalls) {
  const Curve curve(2, 5, 0.5);
  const auto bends = inertia_bends(curve.k, curve.inertia);
  for (std::size_t i = 0; i < bends.size(); ++i)
    EXPECT_NEAR(bends[i], curve.k[i] == 5 ? 1.5 : 0, Curve::tolerance()) << "k = " << curve.k[i];
  EXPECT_EQ(bends.front(), 0);
  EXPECT_EQ(bends.back(), 0);
}

TEST(Bend, IsZeroWhereAnInertiaIs) {
  const std::vector<double> k = {1, 2, 3, 4}, inertia = {100, 50, 0, 0};
  EXPECT_EQ(inertia_bends(k, inertia), std::vector<double>(4, 0.0));
}

TEST(FindKnee, IsClearWhereTheSlopeHalves) {
  const Curve curve(2, 5, 0.5);
  const Knee knee = find_knee(curve.k, curve.inertia);
  EXPECT_EQ(knee.k, 5u);
  EXPECT_NEAR(knee.bend, 1.5, Curve::tolerance());
  EXPECT_TRUE(knee.clear);
  EXPECT_TRUE(has(knee_words(knee), "a clear knee at 5")) << knee_words(knee);
  EXPECT_TRUE(has(knee_words(knee), "1.50")) << knee_words(knee);
}

TEST(FindKnee, IsNotClearWhereTheSlopeFallsByLess) {
  const Curve curve(2, 5, 1.1);
  const Knee knee = find_knee(curve.k, curve.inertia);
  EXPECT_EQ(knee.k, 5u);
  EXPECT_FALSE(knee.clear);
}

TEST(FindKnee, TakesTheStrongestOfSeveralBends) {
  const std::vector<double> k = {1, 2, 4, 8};
  const std::vector<double> inertia = {64, 32, 8, 7}; // slopes 1, 2 and 0.19
  EXPECT_EQ(find_knee(k, inertia).k, 4u);
}

TEST(FindKnee, IsNoneOfTwoPointsOrOfACurveThatBendsUp) {
  EXPECT_EQ(find_knee(std::vector<double>{1, 2}, std::vector<double>{5, 1}).k, 0u);
  const Curve steeper(0.5, 5, 2);
  const Knee knee = find_knee(steeper.k, steeper.inertia);
  EXPECT_FALSE(knee.clear);
  EXPECT_TRUE(has(knee_words({}), "no clear knee"));
}

} // namespace
} // namespace ilk
