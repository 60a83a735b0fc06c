#include "words/certificate_words.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "facts/figure.h"
#include "facts/grades.h"
#include "words/counted.h"
#include "words/gate_words.h"
#include "words/verdict_words.h"

namespace ilk {
namespace {

// Names of the user's within a sentence of other words keep their own direction of writing.
std::string isolated(std::string_view words) {
  return fmt::format("\u2068{}\u2069", words);
}

std::vector<std::string> lead_of(const Certificate& certificate,
                                 const std::vector<std::string>& names) {
  std::vector<std::string> lead = {verdict_sentence(certificate, names)};
  if (!certificate.measured) {
    lead.push_back("Nothing was made again: under 30 customers reruns would say nothing.");
    return lead;
  }
  lead.push_back(fmt::format("{} It was taken on {} customers.",
                             certificate.depth == "quick"
                                 ? "This is quick evidence, of few reruns; --evidence full makes "
                                   "more of them."
                                 : "This is full evidence.",
                             figure::count(certificate.rows).text));
  lead.push_back("Any table can be cut into segments. What shows that these are more than an "
                 "accident: they were made again from other customers, by other encoders and after "
                 "other cleaning, and the same was done with tables in which there are no "
                 "segments.");
  return lead;
}

// A segment that is another one by other cleaning, however well it comes back otherwise.
std::string by_other_cleaning(const Certificate& certificate,
                              const std::vector<std::string>& names) {
  const Agreement* weakest = nullptr;
  std::size_t segment = 0;
  for (const Agreement& each : certificate.cleaning)
    for (std::size_t s = 0; s < each.jaccard.size() && s < names.size(); ++s)
      if (weakest == nullptr || each.jaccard[s] < weakest->jaccard[segment]) {
        weakest = &each;
        segment = s;
      }
  if (weakest == nullptr || stability_of(weakest->jaccard[segment]) != Stability::unreliable)
    return "";
  return fmt::format("; with {} {} is another one ({})", redone_words(weakest->redone),
                     isolated(fmt::format("{} {}", segment + 1, names[segment])),
                     figure::decimal(weakest->jaccard[segment], 2).text);
}

void add_stability(const Certificate& certificate, const std::vector<std::string>& names,
                   TrustFact& trust) {
  const Agreement& sampling = certificate.sampling;
  const auto& jaccard = sampling.jaccard;
  if (jaccard.empty()) return;
  std::vector<std::string> shared;
  for (std::size_t s = 0; s < jaccard.size(); ++s) {
    trust.stability_grades.emplace_back(stability_words(jaccard[s]));
    shared.push_back(fmt::format("{} {} {}", s + 1, names[s], figure::decimal(jaccard[s], 2).text));
  }
  trust.stability_summary =
      fmt::format("Customers in common (Jaccard): {}.", fmt::join(shared, "; "));
  const auto least = std::ranges::min_element(jaccard);
  const auto weakest = static_cast<std::size_t>(least - jaccard.begin());
  trust.stability = stability_of(*least) == Stability::very_stable
                        ? "Every segment comes back when customers are drawn anew" +
                              by_other_cleaning(certificate, names)
                        : fmt::format("The least stable segment when customers are drawn anew: "
                                      "{}, {}",
                                      isolated(fmt::format("{} {}", weakest + 1, names[weakest])),
                                      figure::decimal(*least, 2).text);
  trust.stability_marks = {figure::decimal(unreliable_jaccard, 2),
                           figure::decimal(very_stable_jaccard, 2)};
  trust.stability_note = fmt::format(
      "Share of customers that a segment and its match among redrawn customers have in common "
      "(Jaccard), over {}. Under {} do not rely on the segment, from {} on it is very stable.",
      counted(sampling.reruns, "redrawing"), trust.stability_marks[0].text,
      trust.stability_marks[1].text);
}

std::string kept_title(const Faithfulness& faithfulness,
                       const std::vector<ColumnPreparation>& columns) {
  if (!std::isfinite(faithfulness.r2)) return "What the code keeps of each attribute";
  std::string title = fmt::format("The code keeps {} of the attributes' variance",
                                  figure::share(faithfulness.r2).text);
  const auto& by_column = faithfulness.r2_by_column;
  std::size_t least = by_column.size();
  for (std::size_t j = 0; j < by_column.size(); ++j)
    if (std::isfinite(by_column[j]) &&
        (least == by_column.size() || by_column[j] < by_column[least]))
      least = j;
  if (least < by_column.size())
    title += fmt::format(", least of {} ({})", isolated(part_label(columns[least])),
                         figure::share(by_column[least]).text);
  return title;
}

std::string kept_note(const Faithfulness& faithfulness) {
  const Neighbourhood& near = faithfulness.neighbourhood;
  return fmt::format(
      "Segments are made on a short code that an encoder learnt from the attributes. Bars: the "
      "share of each attribute's variance that can be read back from it (R²), of {}. "
      "Trustworthiness {}: falls when customers who are far apart become neighbours in the code "
      "(among the {} nearest); continuity {}: the reverse; 1 is best, 0.5 as by chance (Venna and "
      "Kaski, by ranks).",
      faithfulness.held_out > 0 ? fmt::format("{} customers that no encoder trained on",
                                              figure::count(faithfulness.held_out).text)
                                : "the customers it was fitted on",
      figure::decimal(near.trustworthiness, 4).text, near.neighbours,
      figure::decimal(near.continuity, 4).text);
}

} // namespace

std::string_view stability_words(double jaccard) {
  switch (stability_of(jaccard)) {
  case Stability::unreliable:
    return "not to be relied on";
  case Stability::mostly:
    return "mostly comes back";
  case Stability::very_stable:
    break;
  }
  return "very stable";
}

TrustFact trust_of(const Certificate& certificate, const std::vector<std::string>& names,
                   const std::vector<ColumnPreparation>& columns) {
  TrustFact trust;
  trust.lead = lead_of(certificate, names);
  trust.gates = gates_heading(certificate.gates);
  for (const Abandoned& space : certificate.abandoned)
    trust.abandoned.push_back(abandoned_heading(name_of(space.space), space.gates));
  trust.nulls = null_titles(certificate);
  trust.null_kinds = null_kinds();
  trust.agreement_rows = agreement_rows(certificate);
  trust.agreements = agreements_title(trust.agreement_rows);
  trust.agreements_note = agreements_note();
  trust.agreements_summary = agreements_summary(trust.agreement_rows);
  add_stability(certificate, names, trust);
  trust.faithfulness = kept_title(certificate.faithfulness, columns);
  trust.faithfulness_note = kept_note(certificate.faithfulness);
  trust.candidates = candidates_title(certificate.candidates);
  trust.reruns = fmt::format("Figures of reruns, which have fewer starts: the run's own silhouette "
                             "in the attributes is {}.",
                             figure::decimal(certificate.figures.silhouette_attributes, 3).text);
  return trust;
}

} // namespace ilk
