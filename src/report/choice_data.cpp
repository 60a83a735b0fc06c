#include "report/choice_data.h"

#include <nlohmann/json.hpp>

#include "facts/choice_fact.h"
#include "facts/null_figure.h"
#include "facts/verdict.h"
#include "words/choice_charts_words.h"
#include "words/choice_words.h"
#include "words/kinds_words.h"

namespace ilk {
namespace {

using nlohmann::json;

// What reruns give.
void add_reruns(const KEvidence& row, KRowFact& fact) {
  fact.null_excess = figure::signed_decimal(row.null_excess, 3);
  fact.null_deviations = figure::signed_decimal(row.null_deviations, 1);
  fact.null_silhouette = figure::decimal(row.null_silhouette, 3);
  fact.beats_nulls = row.beats_nulls;
  fact.bootstrap = figure::decimal(row.bootstrap, 3);
  fact.bootstrap_deviation = figure::decimal(row.bootstrap_deviation, 3);
  fact.least_jaccard = figure::decimal(row.least_jaccard, 2);
  fact.bootstrap_attributes = figure::decimal(row.bootstrap_attributes, 3);
  fact.decides = figure::decimal(figure_of(row), 3);
  fact.decides_deviation = figure::decimal(noise_of(row), 3);
}

KRowFact fact_of(const KEvidence& row) {
  KRowFact fact;
  fact.k = row.k;
  fact.fit = row.fit;
  fact.inertia = figure::number(row.inertia);
  fact.silhouette_code = figure::decimal(row.silhouette_code, 3);
  fact.silhouette_attributes = figure::decimal(row.silhouette_attributes, 3);
  fact.inertia_attributes = figure::number(row.inertia_attributes);
  fact.silhouette_plain = figure::decimal(row.silhouette_plain, 3);
  fact.smallest_share = figure::share(row.smallest_share);
  fact.ward_gap = figure::decimal(row.ward_gap, 2);
  fact.ward_agreement = figure::decimal(row.ward_agreement, 2);
  fact.smallest_share_attributes = figure::share(row.smallest_share_attributes);
  if (row.measured) add_reruns(row, fact);
  return fact;
}

std::optional<std::size_t> number_or_none(std::size_t k) {
  return k == 0 ? std::nullopt : std::optional(k);
}

void add_kinds(const KindEvidence& kinds, ChoiceFact& fact) {
  using Outcome = KindEvidence::Outcome;
  fact.kinds = name_of(kinds.outcome);
  fact.kinds_reason = kinds_words(kinds);
  if (kinds.outcome == Outcome::not_looked) return;
  if (kinds.outcome != Outcome::no_end) fact.kinds_found = kinds.count;
  fact.kinds_agreement = figure::decimal(kinds.agreement, 3);
  if (kinds.fidelity != 0) fact.kinds_fidelity = figure::decimal(kinds.fidelity, 3);
}

} // namespace

json k_table_json(const std::vector<KEvidence>& table, FigureForm form) {
  json list = json::array();
  for (const KEvidence& row : table) {
    json object = json_of(fact_of(row), form);
    for (const auto& [key, value] : row.indices)
      object[key] = json_of(index_figure(key, value), form);
    list.push_back(std::move(object));
  }
  return list;
}

json index_columns_json() {
  json list = json::array();
  for (const IndexColumn& column : index_columns())
    list.push_back({{"key", column.key}, {"heading", column.heading}});
  return list;
}

json choice_charts_json(const Chosen& chosen) {
  std::vector<KRowFact> rows;
  for (const KEvidence& row : chosen.table) rows.push_back(fact_of(row));
  return json_of(choice_charts(chosen, rows), FigureForm::shown);
}

json choice_json(const Chosen& chosen, const Certificate& certificate,
                 const std::vector<std::string>& names) {
  ChoiceFact fact;
  fact.k = chosen.choice.k;
  fact.reason = reason_words(chosen, names);
  fact.rule = rule_words(chosen.limits);
  fact.chosen_by = chosen.by_user ? "user" : "rule";
  fact.holds = chosen.choice.holds;
  fact.at_end = chosen.choice.at_end;
  fact.structure = name_of(structure_of(certificate.figures, verdict_of(certificate)));
  fact.supported = chosen.choice.supported;
  fact.supported_reason = supported_words(chosen);
  add_kinds(chosen.kinds, fact);
  fact.knee = knee_words(chosen.knee);
  fact.knee_attributes = knee_words(chosen.knee_attributes);
  fact.gap = number_or_none(chosen.gap);
  fact.gap_attributes = number_or_none(chosen.gap_attributes);
  return json_of(fact, FigureForm::plain);
}

} // namespace ilk
