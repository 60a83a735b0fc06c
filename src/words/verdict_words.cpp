#include "words/verdict_words.h"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "words/certificate_words.h"
#include "words/decimals.h"
#include "words/gate_words.h"

namespace ilk {
namespace {

// The figure that says it most plainly: the first that is not beaten, or else what is lacking.
std::string refuted_words(const Certificate& certificate, Null null) {
  const bool independent = null == Null::independent;
  const auto& silhouettes =
      independent ? certificate.figures.independent : certificate.figures.copula;
  const auto tables = tables_of_null(independent);
  const auto weak = std::ranges::find_if(
      silhouettes, [](const NullComparison& comparison) { return !comparison.beaten(); });
  if (weak == silhouettes.end())
    return fmt::format("the silhouettes are only {} above the mean of {}, and {} is asked for",
                       decimals(mean_excess(silhouettes), 3), tables,
                       decimals(certificate.limits[null_excess_gate], 2));
  return fmt::format("the silhouette {} is {}; that of {} is {} on the mean, with a 95% limit of "
                     "{}",
                     weak == silhouettes.begin() ? "where they are made" : "in the attributes",
                     decimals(weak->observed, 3), tables, decimals(weak->mean, 3),
                     decimals(weak->limit, 3));
}

std::string passed_words(const Certificate& certificate) {
  const GateFigures& figures = certificate.figures;
  return fmt::format(
      "{} segments: customers sit in them better than correlated columns explain "
      "(silhouette {}), and they come back when customers are drawn anew "
      "(adjusted Rand index {} over {} redrawings) and by other {} ({}). {} (silhouette {} in "
      "the attributes).",
      figures.k, figure::signed_decimal(mean_excess(figures.copula), 3).text,
      decimals(*figures.bootstrap_agreement, 2), certificate.sampling.reruns,
      figures.trained ? "encoders" : "starts of k-means", decimals(*figures.encoder_agreement, 2),
      apart_words(figures), decimals(figures.silhouette_attributes, 2));
}

std::string failed_words(const Certificate& certificate, const Verdict& verdict) {
  std::vector<std::string> failures;
  for (const Gate& gate : certificate.gates)
    if (!gate.passed)
      failures.push_back(fmt::format("{} ({})", gate_claim(gate, certificate.figures),
                                     gate_measured(gate, certificate.figures)));
  return fmt::format("{} groups that {}, but are not to be trusted as segments. What "
                     "does not hold: {}.",
                     certificate.figures.k,
                     verdict.beats_chance ? "beat both nulls" : "a model of kinds tells apart",
                     fmt::join(failures, "; "));
}

std::string reason_words(const Certificate& certificate, const Verdict& verdict) {
  using Reason = Verdict::Reason;
  const GateFigures& figures = certificate.figures;
  const std::size_t k = figures.k;
  const std::string why = verdict.not_beaten ? refuted_words(certificate, *verdict.not_beaten) : "";
  switch (verdict.reason) {
  case Reason::all_pass:
    return passed_words(certificate);
  case Reason::gate_fails:
    return failed_words(certificate, verdict);
  case Reason::other_numbers:
    return fmt::format("{} groups that are not shown to be segments: {}. Other numbers of segments "
                       "do beat such tables: {}.",
                       k, why, fmt::join(figures.others, ", "));
  case Reason::single_columns:
    return fmt::format("{} groups that single columns make: they lie well apart (silhouette {} in "
                       "the attributes), but so do groups in tables without any other relation: "
                       "{}. Where a column falls into ranges by itself, cut there.",
                       k, decimals(figures.silhouette_attributes, 2), why);
  case Reason::kinds_apart:
    return fmt::format("{} segments: kinds of customers with gaps between them, which come back "
                       "when customers are drawn anew (adjusted Rand index {}). The gaps lie in "
                       "single columns or in what rises and falls together, so that tables with "
                       "the same columns and no other relation do as well: {}.",
                       k, decimals(*figures.bootstrap_agreement, 2), why);
  case Reason::one_kind:
    return fmt::format("{} groups that are not shown to be segments: they stand out from tables "
                       "without segments, and come back when customers are drawn anew, but a model "
                       "of kinds of customers finds no gap between them and calls them one.",
                       k);
  case Reason::other_kinds:
    return fmt::format("{} groups that are not shown to be the segments: they stand out from "
                       "tables without segments, but a model of kinds of customers finds other "
                       "ones ({}, with an adjusted Rand index of {} to these), which cannot be "
                       "taken in their place.",
                       k, *figures.kinds_found, decimals(*figures.kinds_agreement, 2));
  case Reason::nothing_found:
    return fmt::format("No segments: a continuum{}. Beyond the columns' own distributions and "
                       "their correlations nothing is found: {}.",
                       verdict.comes_back
                           ? fmt::format(", cut usefully into {}", k)
                           : fmt::format(", and the {} groups it was cut into do not come back "
                                         "when customers are drawn anew",
                                         k),
                       why);
  case Reason::too_few:
    break;
  }
  return fmt::format("Too few customers to tell: {} segments of {} customers are a description of "
                     "these customers, and prove nothing about others.",
                     k, figure::count(figures.customers).text);
}

std::string weak_words(const Agreement& sampling, const std::vector<std::string>& names) {
  std::vector<std::string> weak;
  for (const std::size_t s : unreliable_segments(sampling))
    weak.push_back(fmt::format("\"{}\" ({})", names[s], decimals(sampling.jaccard[s], 2)));
  if (weak.empty()) return "";
  return fmt::format(" Hardly {} back when customers are drawn anew: {}.",
                     weak.size() == 1 ? "comes" : "come", fmt::join(weak, ", "));
}

} // namespace

std::string verdict_sentence(const Certificate& certificate,
                             const std::vector<std::string>& names) {
  std::string sentence =
      reason_words(certificate, verdict_of(certificate)) + weak_words(certificate.sampling, names);
  if (const std::string cleaning = cleaning_words(certificate); !cleaning.empty())
    sentence += " " + cleaning;
  return sentence;
}

std::string_view segments_word(const Verdict& verdict, std::size_t count) {
  if (verdict.passed()) return count == 1 ? "segment" : "segments";
  return count == 1 ? "group" : "groups";
}

std::string_view apart_words(const GateFigures& figures) {
  switch (apartness_of(figures.silhouette_attributes, figures.valleys)) {
  case Apartness::apart:
    return "They lie apart";
  case Apartness::touching:
    return "They touch at their edges";
  case Apartness::zones:
    break;
  }
  return "They border on one another, as zones rather than separate groups";
}

std::string cleaning_words(const Certificate& certificate) {
  const Agreement* weakest = much_depends_on(certificate);
  return weakest == nullptr
             ? ""
             : fmt::format("Much depends on the cleaning: with {}, the agreement is {} only.",
                           redone_words(weakest->redone), decimals(weakest->mean, 2));
}

std::string fallback_words(const Certificate& certificate) {
  if (certificate.abandoned.empty()) return "";
  return fmt::format("Made in the {}: of the spaces that were tried it passes the most gates.\n",
                     name_of(certificate.space));
}

std::string silhouette_words(const Judged& judged) {
  const Quality& quality = judged.quality;
  const std::string attributes = decimals(quality.silhouette_attributes, 3);
  if (judged.certificate.space == Space::attributes)
    return fmt::format("Silhouette {} in the attributes.", attributes);
  return fmt::format("Silhouette {} in the {}, {} in the attributes.",
                     decimals(quality.silhouette_code, 3), name_of(judged.certificate.space),
                     attributes);
}

} // namespace ilk
