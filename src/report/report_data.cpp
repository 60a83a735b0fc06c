#include "report/report_data.h"

#include <algorithm>
#include <set>

#include <nlohmann/json.hpp>

#include "behaviour/contracts.h"
#include "facts/map_facts.h"
#include "facts/segment_names.h"
#include "report/certificate_data.h"
#include "report/choice_data.h"
#include "report/columns_data.h"
#include "report/explain_data.h"
#include "report/figures_data.h"
#include "report/map_data.h"
#include "report/packed.h"
#include "report/plan_data.h"
#include "report/profile_data.h"
#include "report/relations_data.h"
#include "report/segment_cards.h"
#include "report/segments_data.h"
#include "report/shared_data.h"
#include "report/shared_run.h"
#include "report/tidy_data.h"
#include "report/what_if_data.h"
#include "words/choice_words.h"
#include "words/dendrogram_words.h"
#include "words/encoder_words.h"
#include "words/preparation_words.h"
#include "words/relation_words.h"
#include "words/settings_words.h"
#include "words/sharing_words.h"
#include "words/survival_words.h"
#include "words/verdict_words.h"

namespace ilk {
namespace {

using nlohmann::json;

constexpr std::size_t most_curves = 16; // of encoders

// What was done to an attribute; null when it was left out.
json preparation_json(const Preparation& preparation, const std::string& name, bool parts) {
  const auto rows = prepared_of(preparation, name, parts);
  return rows.empty() ? json() : json_of(rows, FigureForm::shown);
}

json dropped_json(const Preparation& preparation, const std::string& name) {
  for (const DroppedColumn& column : preparation.dropped)
    if (column.name == name) return column.reason;
  return nullptr;
}

// Labels, and the attributes of the most telling parts.
std::set<std::string> detailed_attributes(const Explanation& explanation,
                                          const std::vector<ColumnPreparation>& columns,
                                          const std::vector<ColumnSchema>& attributes,
                                          const DataCaps& caps) {
  std::set<std::string> names;
  for (const std::size_t part : most_telling_parts(explanation, caps.detailed))
    names.insert(columns[part].schema.name);
  for (const ColumnSchema& schema : attributes)
    if (schema.role == Role::label && names.size() < 2 * caps.detailed) names.insert(schema.name);
  return names;
}

// All figures where the table has few attributes, else those of `detailed` ones.
json attributes_json(const std::vector<ColumnSchema>& attributes,
                     const std::vector<ColumnProfile>& profiles, const Preparation& preparation,
                     const std::set<std::string>& detailed, const DataCaps& caps) {
  json list = json::array();
  const bool all = profiles.size() <= caps.detailed;
  for (std::size_t j = 0; j < profiles.size(); ++j) {
    const ColumnSchema& schema = attributes[j];
    json column = column_json(schema, profiles[j]);
    const bool details = all || detailed.contains(schema.name);
    column["preparation"] = preparation_json(preparation, schema.name, details);
    column["dropped"] =
        schema.role == Role::label ? json(label_reason()) : dropped_json(preparation, schema.name);
    if (!details) leave_out_details(column);
    list.push_back(std::move(column));
  }
  return list;
}

json correlation_json(const Covariance& covariance, const std::vector<ColumnPreparation>& columns,
                      const DataCaps& caps) {
  std::vector<MatrixColumn> shown;
  for (const ColumnPreparation& column : columns)
    shown.push_back({part_name(column), part_label(column), column.schema.name});
  return matrix_json(shown, caps.matrix, prepared_correlation_words(),
                     [&](std::size_t a, std::size_t b) { return covariance.correlation(a, b); });
}

json quality_json(const Quality& quality) {
  return {{"silhouette_code", quality.silhouette_code},
          {"silhouette_code_error", quality.silhouette_code_error},
          {"silhouette_attributes", quality.silhouette_attributes},
          {"silhouette_attributes_error", quality.silhouette_attributes_error},
          {"simplified_silhouette_code", quality.simplified_silhouette_code},
          {"squared_silhouette_code", quality.squared_silhouette_code},
          {"reconstruction_r2", figure_or_null(quality.reconstruction_r2)},
          {"sampled_rows", quality.sampled_rows}};
}

void shorten_lists(json& data, const DataCaps& caps) {
  for (json& segment : data["segments"])
    for (const char* examples : {"typical", "border"})
      shorten(segment[examples], std::max<std::size_t>(1, caps.drivers / 8));
  shorten(data["left_out"]["columns"], caps.list);
  shorten(data["concentration"], caps.drivers);
  shorten(data["outcomes"], caps.drivers);
  shorten(data["encoder"]["curves"], most_curves);
  shorten(data["certificate"]["faithfulness"]["attributes"], caps.list);
}

// Of the customers whom the tree was made of.
std::vector<std::uint32_t> segments_of_tree(const RunParts& run) {
  std::vector<std::uint32_t> segments;
  auto outlier = run.outliers.begin();
  for (std::uint32_t row = 0; row < run.scores.size(); ++row) {
    if (outlier != run.outliers.end() && *outlier == row)
      ++outlier;
    else
      segments.push_back(run.scores[row].segment);
  }
  if (run.tree.drawn.empty()) return segments;
  std::vector<std::uint32_t> drawn;
  for (const std::uint32_t row : run.tree.drawn) drawn.push_back(segments[row]);
  return drawn;
}

// How long the customers of each segment stay, where the table is made of contracts.
std::vector<std::string> survival_of(const RunParts& run, const std::vector<std::string>& names) {
  if (run.log == nullptr || !run.log->log.find(LogRole::end)) return {};
  std::vector<std::uint32_t> segments;
  for (const Score& score : run.scores) segments.push_back(score.segment);
  return survival_lines(survival_by_segment(run.read.table, segments, names.size()), names);
}

// Up to so many segments, each has all parts that the caps allow; of more each has fewer.
constexpr std::size_t usual_segments = 24, least_parts = 5;

} // namespace

json input_json(const Provenance& provenance) {
  return {{"bytes", provenance.bytes},
          {"sha256", provenance.sha256.empty() ? json() : json(provenance.sha256)}};
}

json report_data(const RunParts& all, const json& configuration, const Provenance& provenance) {
  std::optional<SharedRun> shared;
  if (provenance.is_shared) shared.emplace(all);
  const RunParts run = shared ? shared->parts() : all;
  const ShownCustomers customers =
      shared ? shared->customers()
             : ShownCustomers{run.read.table, run.scores, run.explained.examples, provenance.ids};
  // With all digits. It holds quantiles and levels of few, so no page to share has it.
  json what_if = shared ? json() : what_if_json(run);
  const auto build = [&](const DataCaps& caps) {
    const Explanation& explanation = run.characterised.explanation;
    const Table& table = run.read.table;
    const auto& segments = explanation.segments;
    const auto names = segment_names(explanation);
    const auto& columns = run.model.preparation.columns;
    const auto parts = most_telling_parts(
        explanation,
        std::min(caps.parts, std::max(least_parts, usual_segments * caps.parts / segments.size())));
    const auto detailed = detailed_attributes(explanation, columns, table.attributes, caps);
    json data = table_data(run.read, run.explored, run.alerts, provenance, caps);
    data.update(
        {{"input", input_json(provenance)},
         {"left_out",
          json_of(left_out_of(run.read.schema.columns, table.attributes, run.model.preparation),
                  FigureForm::shown)},
         {"attributes", attributes_json(table.attributes, run.explored.profile.columns,
                                        run.model.preparation, detailed, caps)},
         {"correlation", correlation_json(run.covariance, columns, caps)},
         {"headline",
          json_of(headline_of(run.judged, table.rows(), customers_on(run.explained.borders),
                              table.rows() - run.outliers.size(), names,
                              run.chosen.choice.supported),
                  FigureForm::shown)},
         {"k_table", k_table_json(run.chosen.table, FigureForm::shown)},
         {"indices", index_columns_json()},
         {"choice", choice_json(run.chosen, run.judged.certificate, names)},
         {"choice_titles", json_of(choice_titles(run.chosen), FigureForm::shown)},
         {"choice_charts", choice_charts_json(run.chosen)},
         {"encoder",
          json_of(encoder_of(run.encoder, run.judged.certificate.space), FigureForm::shown)},
         {"dendrogram", json_of(dendrogram_of(run.tree, table.rows(), run.chosen.choice.k,
                                              run.judged.tree_agreement, segments_of_tree(run)),
                                FigureForm::shown)},
         {"segments", segment_cards_json(run, parts)},
         {"survival", survival_of(run, names)},
         {"compare", compare_json(explanation, columns, parts)},
         {"follows", follows_json(run.followed, segments)},
         {"tree", tree_json(explanation.tree, columns)},
         {"concentration",
          concentration_json(run.explained.concentration, segments, table.attributes)},
         {"plan", plan_json(run.plan, segments, verdict_of(run.judged.certificate), 4 * caps.list)},
         {"value", value_json(explanation, columns)},
         {"population", population_json(explanation, columns, parts)},
         {"distributions", distributions_json(explanation.distributions, columns, parts)},
         {"outcomes", outcome_facts_json(run.explained.outcomes)},
         {"map", map_json(run.explained.map, segments, table, run.scores, provenance.ids)},
         {"borders", borders_json(run.explained.borders, segments)},
         {"silhouettes", silhouettes_json(run.judged, segments)},
         {"quality", quality_json(run.judged.quality)},
         {"certificate", certificate_json(run.judged.certificate, names, columns,
                                          run.outliers.size(), FigureForm::shown)},
         {"trust", trust_json(run.judged.certificate, names, columns)},
         {"configuration",
          {{"seed", configuration["run"]["seed"]},
           {"encoders", configuration["encoder"]["encoders"]},
           {"k", configuration["segments"]["k"]},
           {"tails", configuration["prepare"]["tails"]},
           {"scale", configuration["prepare"]["scale"]}}}});
    data["settings"] = settings_json(run.read, provenance, settings_words(configuration));
    add_explanations(segments, columns, customers, data["segments"]);
    data["headline"]["shared"] = shared ? sharing_words(fewest_told) : "";
    if (shared) {
      json& cells = data["map"]["words"]["cells"];
      cells = cells.get<std::string>() + shared_cells_words(fewest_told);
      share(data, table.rows());
    }
    shorten_lists(data, caps);
    tidy(data);
    return data;
  };
  json whole = within_size(build, packed(what_if.dump()).size());
  whole["what_if"] = std::move(what_if);
  return whole;
}

json summary_data(const RunParts& run) {
  const auto& columns = run.model.preparation.columns;
  const auto& segments = run.characterised.explanation.segments;
  const auto names = segment_names(run.characterised.explanation);
  std::vector<std::vector<ToldAdvice>> advice;
  for (const Segment& segment : segments) advice.push_back(told_advice(run, segment));
  return {
      {"customers", run.read.table.rows()},
      {"attributes", columns.size()},
      {"source", source_json(run.read, Ids::shown)},
      {"k", run.chosen.choice.k},
      {"choice", choice_json(run.chosen, run.judged.certificate, names)},
      {"k_table", k_table_json(run.chosen.table, FigureForm::plain)},
      {"segments", segments_json({segments, columns, run.judged.silhouettes, run.plan, advice})},
      {"follows", follows_json(run.followed, segments)},
      {"quality", quality_json(run.judged.quality)},
      {"findings", findings_json(run.alerts, Ids::shown, FigureForm::plain)},
      {"outcomes", outcomes_json(run.explained.outcomes)},
      {"certificate", certificate_json(run.judged.certificate, names, columns, run.outliers.size(),
                                       FigureForm::plain)}};
}

} // namespace ilk
