// The one judgement on a segmentation, its sentence and the page's headline.
#include <algorithm>

#include <gtest/gtest.h>

#include "facts/verdict.h"
#include "support/gate_figures.h"
#include "words/verdict_words.h"

namespace ilk {
namespace {

using test::beaten_by;
using test::exact_limits;
using test::figures_at_limits;
using test::not_beaten;
using Keys = std::vector<std::string>;

bool has(const std::string& text, const std::string& words) {
  return text.find(words) != std::string::npos;
}

Certificate certificate_on(const GateFigures& figures) {
  Certificate certificate;
  certificate.measured = true;
  certificate.limits = exact_limits();
  certificate.figures = figures;
  certificate.gates = judge_gates(exact_limits(), figures);
  return certificate;
}

Verdict verdict_on(const GateFigures& figures) {
  return verdict_of(certificate_on(figures));
}

std::string sentence_on(const GateFigures& figures) {
  return verdict_sentence(certificate_on(figures), {"a", "b", "c", "d", "e"});
}

TEST(Verdict, IsSegmentsWhenEveryGatePasses) {
  const Verdict verdict = verdict_on(figures_at_limits());
  const std::string sentence = sentence_on(figures_at_limits());
  EXPECT_EQ(verdict.kind(), Verdict::Kind::segments);
  EXPECT_TRUE(verdict.passed());
  EXPECT_TRUE(sentence.starts_with("5 segments: ")) << sentence;
  for (const char* words :
       {"silhouette +0.250", "adjusted Rand index 0.63", "by other encoders (0.75)"})
    EXPECT_TRUE(has(sentence, words)) << sentence;
}

TEST(Verdict, IsUncertainWhenAnotherGateFailsAndNamesIt) {
  GateFigures figures = figures_at_limits();
  figures.encoder_agreement = 0.5;
  figures.smallest_share = 0.01;
  const Verdict verdict = verdict_on(figures);
  const std::string sentence = sentence_on(figures);
  EXPECT_EQ(verdict.kind(), Verdict::Kind::uncertain);
  EXPECT_FALSE(verdict.passed());
  EXPECT_TRUE(sentence.starts_with("5 groups that beat both nulls")) << sentence;
  for (const char* words : {"other encoders", "(0.500)", "smallest segment", "(1%)"})
    EXPECT_TRUE(has(sentence, words)) << sentence;
  EXPECT_FALSE(has(sentence, "drawn anew")) << sentence;
}

TEST(Verdict, IsAContinuumWhenANullIsNotBeaten) {
  GateFigures figures = figures_at_limits();
  figures.copula[1] = not_beaten();
  const Verdict by_copula = verdict_on(figures);
  const std::string copula_words = sentence_on(figures);
  EXPECT_EQ(by_copula.kind(), Verdict::Kind::continuum);
  EXPECT_EQ(copula_words,
            "No segments: a continuum, cut usefully into 5. Beyond the columns' own distributions "
            "and their correlations nothing is found: the silhouette in the attributes is 0.500; "
            "that of tables with the same distributions and rank correlations is 0.250 on the "
            "mean, with a 95% limit of 0.500.");

  figures.independent[0] = not_beaten();
  const Verdict by_both = verdict_on(figures);
  const std::string both_words = sentence_on(figures);
  EXPECT_EQ(by_both.kind(), Verdict::Kind::continuum);
  EXPECT_TRUE(has(both_words, "the silhouette where they are made is 0.500; that of tables "
                              "with every column shuffled by itself is 0.250"))
      << both_words;
  EXPECT_FALSE(by_both.passed());
}

TEST(Verdict, CallsNothingUsefulThatDoesNotComeBack) {
  GateFigures figures = figures_at_limits();
  figures.copula[1] = not_beaten();
  figures.bootstrap_agreement = 0.1;
  const Verdict verdict = verdict_on(figures);
  const std::string sentence = sentence_on(figures);
  EXPECT_EQ(verdict.kind(), Verdict::Kind::continuum);
  EXPECT_FALSE(has(sentence, "usefully")) << sentence;
  EXPECT_TRUE(has(sentence, "do not come back")) << sentence;
}

TEST(Verdict, SaysWhatIsLackingWhenTheExcessIsSmall) {
  GateFigures figures = figures_at_limits();
  figures.copula = {beaten_by(0.125), beaten_by(0.125)};
  const Verdict verdict = verdict_on(figures);
  const std::string sentence = sentence_on(figures);
  EXPECT_EQ(verdict.kind(), Verdict::Kind::continuum);
  EXPECT_TRUE(has(sentence, "only 0.125 above the mean of tables with the same "
                            "distributions and rank correlations, and 0.25 is asked for"))
      << sentence;
}

TEST(Verdict, IsNoContinuumWhereOtherNumbersOfSegmentsBeatTheNulls) {
  GateFigures figures = figures_at_limits();
  figures.copula[0] = not_beaten();
  figures.others = {4, 6};
  const Verdict verdict = verdict_on(figures);
  const std::string sentence = sentence_on(figures);
  EXPECT_EQ(verdict.kind(), Verdict::Kind::uncertain);
  EXPECT_TRUE(has(sentence, "beat such tables: 4, 6.")) << sentence;
}

TEST(Verdict, IsNoContinuumWhereSingleColumnsFallApart) {
  GateFigures figures = figures_at_limits();
  figures.independent[0] = not_beaten();
  figures.silhouette_attributes = 0.75;
  const Verdict verdict = verdict_on(figures);
  const std::string sentence = sentence_on(figures);
  EXPECT_EQ(verdict.kind(), Verdict::Kind::uncertain);
  EXPECT_TRUE(has(sentence, "single columns")) << sentence;
}

TEST(Verdict, SaysHowFarApartTheSegmentsLie) {
  GateFigures figures = figures_at_limits();
  for (const auto& [silhouette, words] :
       {std::pair{0.75, "They lie apart"}, {0.375, "touch at their edges"}, {0.125, "zones"}}) {
    figures.silhouette_attributes = silhouette;
    figures.silhouette_plain = silhouette;
    EXPECT_TRUE(has(sentence_on(figures), words)) << silhouette;
  }
}

TEST(Verdict, SaysApartOnlyWhereThereAreValleys) {
  GateFigures figures = figures_at_limits();
  figures.silhouette_attributes = figures.silhouette_plain = 0.75;
  figures.valleys = 0.8; // of five pairs of neighbours one has none
  EXPECT_FALSE(has(sentence_on(figures), "They lie apart")) << sentence_on(figures);
}

TEST(Verdict, OfKindsWithGapsNeedsNoNull) {
  GateFigures figures = figures_at_limits();
  figures.by_kinds = true;
  figures.kinds_found = 5;
  EXPECT_EQ(verdict_on(figures).reason, Verdict::Reason::all_pass);
  figures.copula[0] = not_beaten();
  EXPECT_EQ(verdict_on(figures).reason, Verdict::Reason::kinds_apart);
  EXPECT_TRUE(verdict_on(figures).passed());
  EXPECT_TRUE(has(sentence_on(figures), "gaps between them")) << sentence_on(figures);
  EXPECT_EQ(structure_of(figures, verdict_on(figures)), Structure::shown);
  figures.bootstrap_agreement = 0.5;
  EXPECT_EQ(verdict_on(figures).kind(), Verdict::Kind::uncertain);
}

TEST(Verdict, IsUncertainWhereNullsAndMixtureDisagree) {
  GateFigures figures = figures_at_limits();
  figures.kinds_found = 1;
  EXPECT_EQ(verdict_on(figures).reason, Verdict::Reason::one_kind);
  EXPECT_EQ(verdict_on(figures).kind(), Verdict::Kind::uncertain);
  EXPECT_TRUE(has(sentence_on(figures), "calls them one")) << sentence_on(figures);
  EXPECT_EQ(structure_of(figures, verdict_on(figures)), Structure::not_shown);
  figures.kinds_found = 7;
  figures.kinds_agreement = 0.5;
  EXPECT_EQ(verdict_on(figures).reason, Verdict::Reason::other_kinds);
  EXPECT_TRUE(has(sentence_on(figures), "finds other ones (7")) << sentence_on(figures);
  figures.kinds_agreement = 0.9;
  EXPECT_TRUE(verdict_on(figures).passed());
}

TEST(Structure, OfAContinuumIsLikelyOnlyWhereBothFindNothing) {
  GateFigures figures = figures_at_limits();
  EXPECT_EQ(structure_of(figures, verdict_on(figures)), Structure::shown);
  figures.copula[0] = not_beaten();
  EXPECT_EQ(structure_of(figures, verdict_on(figures)), Structure::not_shown);
  figures.kinds_found = 1;
  EXPECT_EQ(structure_of(figures, verdict_on(figures)), Structure::continuum);
  figures.customers = 10;
  EXPECT_EQ(structure_of(figures, verdict_on(figures)), Structure::unknown);
}

TEST(Verdict, SpeaksOfEncodersOnlyWhereThereAreSome) {
  GateFigures figures = figures_at_limits();
  figures.trained = false;
  EXPECT_TRUE(has(sentence_on(figures), "other starts of k-means"));
  EXPECT_FALSE(has(sentence_on(figures), "encoders"));
}

TEST(Verdict, IsTooFewBeforeAnythingElse) {
  GateFigures figures = figures_at_limits();
  figures.customers = 199;
  figures.copula[0] = not_beaten();
  const Verdict verdict = verdict_on(figures);
  const std::string sentence = sentence_on(figures);
  EXPECT_EQ(verdict.kind(), Verdict::Kind::too_few);
  EXPECT_TRUE(has(sentence, "5 segments of 199 customers")) << sentence;
}

TEST(Verdict, IsTooFewWhereNoNullWasDrawn) {
  GateFigures figures;
  figures.customers = 1000;
  const Verdict verdict = verdict_on(figures);
  const std::string sentence = sentence_on(figures);
  EXPECT_EQ(verdict.kind(), Verdict::Kind::too_few) << sentence;
}

TEST(Verdict, HasANameOfItsOwnForEveryKind) {
  Keys names;
  for (const auto kind : {Verdict::Kind::segments, Verdict::Kind::uncertain,
                          Verdict::Kind::continuum, Verdict::Kind::too_few})
    names.emplace_back(name_of(kind));
  EXPECT_EQ(names, (Keys{"segments", "uncertain", "no segments", "too few customers"}));
}

// What the page's badge says follows from the verdict that all others tell.
TEST(Headline, SaysWhatTheVerdictSays) {
  Judged judged;
  judged.certificate = certificate_on(figures_at_limits());
  HeadlineFact headline = headline_of(judged, 1200, 0, 1200);
  EXPECT_EQ(headline.title, "5 segments of 1,200 customers");
  EXPECT_EQ(headline.grade, "good");
  EXPECT_TRUE(has(headline.points[0], "More than chance")) << headline.points[0];

  GateFigures figures = figures_at_limits();
  figures.copula[1] = not_beaten();
  judged.certificate = certificate_on(figures);
  headline = headline_of(judged, 1200, 0, 1200);
  EXPECT_EQ(headline.title, "5 groups of 1,200 customers");
  EXPECT_TRUE(has(headline.badge, "no segments: a continuum, cut usefully; "));
  EXPECT_TRUE(has(headline.sure, "a useful cut, and no more")) << headline.sure;

  figures.bootstrap_agreement = 0.1;
  judged.certificate = certificate_on(figures);
  headline = headline_of(judged, 1200, 0, 1200);
  EXPECT_TRUE(has(headline.badge, "no segments: a continuum, and its parts do not come back; "));
  EXPECT_FALSE(has(headline.badge, "usefully"));
}

// A green badge stands over nothing that speaks against it.
TEST(Headline, CountsItsCautionsAndSaysTheFirstWithoutTerms) {
  Judged judged;
  judged.certificate = certificate_on(figures_at_limits());
  judged.certificate.measured = true;
  judged.certificate.depth = "quick";
  HeadlineFact headline = headline_of(judged, 1200, 0, 1200);
  EXPECT_TRUE(has(headline.badge, " tests hold, quick evidence")) << headline.badge;
  EXPECT_FALSE(has(headline.badge, "caution"));
  EXPECT_EQ(headline.caution, "");
  judged.certificate.cleaning = {
      summarise_agreement({Redone::Part::outliers, "", 0, 0, 0.02}, {0.43}, {})};
  headline = headline_of(judged, 1200, 0, 1200, {}, {5, 6});
  EXPECT_EQ(headline.grade, "unsure");
  EXPECT_TRUE(has(headline.badge, "quick evidence, 2 cautions")) << headline.badge;
  EXPECT_EQ(headline.caution,
            "When the most unusual customers are left out, the groups come out differently.");
  judged.certificate.cleaning.clear();
  headline = headline_of(judged, 1200, 0, 1200, {}, {4, 5, 6});
  EXPECT_EQ(headline.caution, "4 or 6 segments cannot be told from 5 by how well they fit.");
  headline = headline_of(judged, 1200, 0, 1200, {}, {2, 5, 6, 7, 8, 9});
  EXPECT_EQ(headline.caution, "2 or 6 to 9 segments cannot be told from 5 by how well they fit.");
}

TEST(Headline, TellsOfBordersAndOfCleaning) {
  Judged judged;
  judged.quality.silhouette_attributes = 0.3;
  judged.certificate = certificate_on(figures_at_limits());
  judged.certificate.sampling = summarise_agreement({}, {0.9, 0.7}, {});
  judged.certificate.cleaning = {summarise_agreement({Redone::Part::tails, "none"}, {0.59}, {}),
                                 summarise_agreement({Redone::Part::fill, "mean"}, {0.8}, {})};
  const HeadlineFact headline = headline_of(judged, 1000, 130, 1000);
  ASSERT_EQ(headline.points.size(), 4u);
  EXPECT_EQ(
      headline.points[1],
      "They come back when customers are drawn anew (agreement 0.80 of 1 over 2 redrawings).");
  EXPECT_EQ(headline.points[2],
            "They touch at their edges: 13% of the customers stand on a border.");
  EXPECT_EQ(headline.points[3], "Much depends on the cleaning: with long tails left as they are, "
                                "the agreement is 0.59 only.");
  EXPECT_TRUE(has(verdict_sentence(judged.certificate, {}), headline.points[3]));
  judged.certificate.cleaning[0].mean = 0.6;
  EXPECT_EQ(headline_of(judged, 1000, 130, 1000).points.size(), 3u);
}

TEST(Verdict, NamesSegmentsThatHardlyComeBack) {
  Certificate certificate = certificate_on(figures_at_limits());
  certificate.sampling.jaccard = {0.6, 0.59, 0.9};
  EXPECT_TRUE(has(verdict_sentence(certificate, {"a", "b", "c"}),
                  " Hardly comes back when customers are drawn anew: \"b\" (0.59)."));
  certificate.sampling.jaccard = {0.5, 0.59, 0.9};
  EXPECT_TRUE(has(verdict_sentence(certificate, {"a", "b", "c"}),
                  " Hardly come back when customers are drawn anew: \"a\" (0.50), \"b\" (0.59)."));
}

} // namespace
} // namespace ilk
