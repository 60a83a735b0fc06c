#include "report/certificate_data.h"

#include <nlohmann/json.hpp>

#include "facts/certificate_fact.h"
#include "facts/null_figure.h"
#include "facts/trust_fact.h"
#include "words/certificate_words.h"
#include "words/gate_words.h"
#include "words/verdict_words.h"

namespace ilk {
namespace {

using nlohmann::json;

std::optional<AgreementFact> agreement_fact(const Agreement& agreement) {
  if (agreement.reruns == 0) return std::nullopt;
  AgreementFact fact{redone_words(agreement.redone),          figure::decimal(agreement.mean, 2),
                     figure::decimal(agreement.deviation, 3), figure::decimal(agreement.least, 3),
                     figure::count(agreement.reruns),         {}};
  for (const double each : agreement.jaccard) fact.jaccard.push_back(figure::decimal(each, 2));
  return fact;
}

AgreementsFact agreements_fact(const Certificate& certificate) {
  AgreementsFact fact{agreement_fact(certificate.sampling),
                      agreement_fact(certificate.sampling_attributes),
                      agreement_fact(certificate.encoder),
                      {},
                      figure::decimal(certificate.algorithm, 2)};
  for (const Agreement& cleaning : certificate.cleaning)
    if (auto each = agreement_fact(cleaning)) fact.cleaning.push_back(*std::move(each));
  return fact;
}

CandidateFact candidate_fact(const Candidate& candidate) {
  return {candidate_name(candidate),
          figure::decimal(candidate.silhouette_attributes, 3),
          figure::decimal(candidate.davies_bouldin_attributes, 2),
          figure::number(candidate.calinski_harabasz_attributes),
          figure::decimal(candidate.silhouette_own, 3),
          figure::decimal(candidate.agreement, 2)};
}

FaithfulnessFact faithfulness_fact(const Faithfulness& faithfulness,
                                   const std::vector<ColumnPreparation>& columns) {
  const Neighbourhood& near = faithfulness.neighbourhood;
  FaithfulnessFact fact{figure::share(faithfulness.r2),
                        {},
                        figure::count(faithfulness.held_out),
                        figure::decimal(near.trustworthiness, 4),
                        figure::decimal(near.continuity, 4),
                        figure::count(near.neighbours),
                        figure::count(near.rows)};
  for (std::size_t j = 0; j < faithfulness.r2_by_column.size(); ++j)
    fact.attributes.push_back({part_name(columns[j]), part_label(columns[j]),
                               figure::share(faithfulness.r2_by_column[j])});
  return fact;
}

// A limit as its gate shows it.
Figure limit_figure(const Gate& gate) {
  if (!gate.limit) return {};
  switch (gate.rule->limit->form) {
  case GateLimit::Form::count:
    return figure::count(static_cast<std::uint64_t>(*gate.limit));
  case GateLimit::Form::share:
    return figure::share(*gate.limit);
  case GateLimit::Form::decimal:
    break;
  }
  return figure::decimal(*gate.limit, 2);
}

std::vector<GateFact> gate_facts(const std::vector<Gate>& gates, const GateFigures& figures) {
  std::vector<GateFact> facts;
  for (const Gate& gate : gates)
    facts.push_back({std::string(gate.key()), gate_claim(gate, figures),
                     gate_measured(gate, figures), std::string(gate_state(gate)),
                     std::string(gate_meaning(gate)), limit_figure(gate), gate.passed});
  return facts;
}

} // namespace

json certificate_json(const Certificate& certificate, const std::vector<std::string>& names,
                      const std::vector<ColumnPreparation>& columns, std::size_t outliers,
                      FigureForm form) {
  CertificateFact fact;
  fact.measured = certificate.measured;
  fact.depth = certificate.depth;
  fact.space = name_of(certificate.space);
  fact.rows = figure::count(certificate.rows);
  for (const NullFigure& each : certificate.null) fact.null.push_back(null_fact(each));
  fact.agreement = agreements_fact(certificate);
  for (const Candidate& each : certificate.candidates)
    fact.candidates.push_back(candidate_fact(each));
  fact.faithfulness = faithfulness_fact(certificate.faithfulness, columns);
  fact.gates = gate_facts(certificate.gates, certificate.figures);
  for (const Abandoned& each : certificate.abandoned)
    fact.abandoned.push_back(
        {std::string(name_of(each.space)), gate_facts(each.gates, each.figures)});
  fact.outliers = figure::count(outliers);
  const Verdict verdict = verdict_of(certificate);
  fact.verdict = {std::string(name_of(verdict.kind())), verdict_sentence(certificate, names),
                  verdict.passed()};
  return json_of(fact, form);
}

json trust_json(const Certificate& certificate, const std::vector<std::string>& names,
                const std::vector<ColumnPreparation>& columns) {
  return json_of(trust_of(certificate, names, columns), FigureForm::shown);
}

} // namespace ilk
