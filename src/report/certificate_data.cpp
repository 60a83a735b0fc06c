#include "report/certificate_data.h"

#include <nlohmann/json.hpp>

#include "report/figures_data.h"

namespace ilk {
namespace {

using nlohmann::json;

json null_json(const std::vector<NullFigure>& figures) {
  json list = json::array();
  for (const NullFigure& entry : figures) {
    const NullComparison& comparison = entry.comparison;
    list.push_back({{"k", entry.k},
                    {"index", entry.index},
                    {"null", name_of(entry.null)},
                    {"observed", figure_or_null(comparison.observed)},
                    {"mean", figure_or_null(comparison.mean)},
                    {"deviation", figure_or_null(comparison.deviation)},
                    {"p95", figure_or_null(comparison.p95)},
                    {"limit", figure_to(6, comparison.limit)}, // `limit` of a rule keeps all digits
                    {"rank", comparison.rank},
                    {"reruns", comparison.reruns},
                    {"beaten", comparison.beaten()}});
  }
  return list;
}

json agreement_json(const Agreement& agreement) {
  if (agreement.reruns == 0) return nullptr;
  return {{"what", agreement.what},           {"mean", agreement.mean},
          {"deviation", agreement.deviation}, {"least", agreement.least},
          {"reruns", agreement.reruns},       {"jaccard", agreement.jaccard}};
}

json candidates_json(const std::vector<Candidate>& candidates) {
  json list = json::array();
  for (const Candidate& candidate : candidates)
    list.push_back({{"name", candidate.name},
                    {"silhouette_attributes", candidate.silhouette_attributes},
                    {"davies_bouldin_attributes", candidate.davies_bouldin_attributes},
                    {"calinski_harabasz_attributes", candidate.calinski_harabasz_attributes},
                    {"silhouette_own", candidate.silhouette_own},
                    {"agreement", candidate.agreement}});
  return list;
}

json faithfulness_json(const Faithfulness& faithfulness,
                       const std::vector<ColumnPreparation>& columns) {
  json attributes = json::array();
  for (std::size_t j = 0; j < faithfulness.r2_by_column.size(); ++j) {
    const ColumnPreparation& column = columns[j];
    attributes.push_back({{"name", part_name(column)},
                          {"label", part_label(column)},
                          {"r2", figure_or_null(faithfulness.r2_by_column[j])}});
  }
  return {{"r2", figure_or_null(faithfulness.r2)},
          {"attributes", std::move(attributes)},
          {"held_out", faithfulness.held_out},
          {"trustworthiness", faithfulness.neighbourhood.trustworthiness},
          {"continuity", faithfulness.neighbourhood.continuity},
          {"neighbours", faithfulness.neighbourhood.neighbours},
          {"rows", faithfulness.neighbourhood.rows}};
}

json gates_json(const std::vector<Gate>& gates) {
  json list = json::array();
  for (const Gate& gate : gates)
    list.push_back({{"key", gate.key},
                    {"claim", gate.claim},
                    {"measured", gate.measured},
                    {"limit", gate.limit ? json(*gate.limit) : json()},
                    {"state", gate.passed         ? "passed"
                              : gate.was_measured ? "failed"
                                                  : "not measured"},
                    {"passed", gate.passed}});
  return list;
}

} // namespace

json certificate_json(const Certificate& certificate, const std::vector<ColumnPreparation>& columns,
                      std::size_t outliers) {
  json cleaning = json::array(), abandoned = json::array();
  for (const Agreement& agreement : certificate.cleaning)
    cleaning.push_back(agreement_json(agreement));
  for (const Abandoned& space : certificate.abandoned)
    abandoned.push_back({{"space", name_of(space.space)}, {"gates", gates_json(space.gates)}});
  return {{"measured", certificate.measured},
          {"depth", certificate.depth},
          {"space", name_of(certificate.space)},
          {"rows", certificate.rows},
          {"null", null_json(certificate.null)},
          {"agreement",
           {{"sampling", agreement_json(certificate.sampling)},
            {"sampling_attributes", agreement_json(certificate.sampling_attributes)},
            {"encoder", agreement_json(certificate.encoder)},
            {"cleaning", std::move(cleaning)},
            {"algorithm", certificate.algorithm}}},
          {"candidates", candidates_json(certificate.candidates)},
          {"faithfulness", faithfulness_json(certificate.faithfulness, columns)},
          {"gates", gates_json(certificate.gates)},
          {"abandoned", std::move(abandoned)},
          {"outliers", outliers},
          {"verdict",
           {{"kind", name_of(certificate.verdict.kind)},
            {"passed", certificate.verdict.passed()},
            {"sentence", certificate.verdict.sentence}}}};
}

} // namespace ilk
