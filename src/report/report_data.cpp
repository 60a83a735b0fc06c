#include "report/report_data.h"

#include <algorithm>
#include <numeric>
#include <set>

#include <nlohmann/json.hpp>

#include "report/certificate_data.h"
#include "report/columns_data.h"
#include "report/explain_data.h"
#include "report/figures_data.h"
#include "report/map_data.h"
#include "report/plan_data.h"
#include "report/profile_data.h"
#include "report/relations_data.h"
#include "report/segments_data.h"
#include "report/tidy_data.h"

namespace ilk {
namespace {

using nlohmann::json;

constexpr std::size_t most_curves = 16; // of encoders

json part_json(const ColumnPreparation& column) {
  return {{"name", part_name(column)},    {"label", part_label(column)},
          {"part", name_of(column.part)}, {"reason", column.reason},
          {"filled", column.filled},      {"center", column.center},
          {"scale", column.scale}};
}

// What was done to an attribute, and, where that made more than one column, or a category's, each
// of them under `parts`. Null when it was left out.
json preparation_json(const Preparation& preparation, const std::string& name) {
  json result, parts = json::array();
  for (const ColumnPreparation& column : preparation.columns) {
    if (column.schema.name != name) continue;
    parts.push_back(part_json(column));
    if (!result.is_null()) continue;
    result = {{"transform", name_of(column.transform)},
              {"lambda", column.lambda},
              {"reason", column.reason},
              {"method", name_of(column.method)},
              {"fill", column.fill},
              {"filled", column.filled},
              {"clipped", column.clipped},
              {"center", column.center},
              {"scale", column.scale}};
  }
  const bool one_value = parts.size() == 1 && parts[0]["part"] == name_of(Part::value);
  if (!result.is_null() && !one_value) result["parts"] = std::move(parts);
  return result;
}

json dropped_json(const Preparation& preparation, const std::string& name) {
  for (const DroppedColumn& column : preparation.dropped)
    if (column.name == name) return column.reason;
  return nullptr;
}

// Labels, and the attributes of the most telling parts.
std::set<std::string> detailed_attributes(const Segmentation& s, const DataCaps& caps) {
  std::set<std::string> names;
  for (const std::size_t part : most_telling_parts(s, caps.detailed))
    names.insert(s.model.preparation.columns[part].schema.name);
  for (const ColumnSchema& schema : s.table.attributes)
    if (schema.role == Role::label && names.size() < 2 * caps.detailed) names.insert(schema.name);
  return names;
}

json attributes_json(const Segmentation& s, const DataCaps& caps) {
  json list = json::array();
  const auto detailed = detailed_attributes(s, caps);
  const bool all = s.profile.columns.size() <= caps.detailed;
  for (std::size_t j = 0; j < s.profile.columns.size(); ++j) {
    const ColumnSchema& schema = s.table.attributes[j];
    json column = column_json(schema, s.profile.columns[j]);
    column["preparation"] = preparation_json(s.model.preparation, schema.name);
    column["dropped"] = schema.role == Role::label
                            ? json("a label: told of each segment, and no part of any")
                            : dropped_json(s.model.preparation, schema.name);
    if (!all && !detailed.contains(schema.name)) {
      leave_out_details(column);
      if (!column["preparation"].is_null()) column["preparation"].erase("parts");
    }
    list.push_back(std::move(column));
  }
  return list;
}

json correlation_json(const Segmentation& s, const DataCaps& caps) {
  const auto& columns = s.model.preparation.columns;
  return matrix_json(
      columns.size(), caps.matrix,
      [&](std::size_t a, std::size_t b) { return s.covariance.correlation(a, b); },
      [&](std::size_t a) { return std::pair(part_name(columns[a]), part_label(columns[a])); });
}

json measured(const KEvidence& row, double value) {
  return row.measured ? json(value) : json();
}

json k_table_json(const Segmentation& s) {
  json list = json::array();
  for (const KEvidence& row : s.k_table)
    list.push_back({{"k", row.k},
                    {"fit", row.fit},
                    {"inertia", row.inertia},
                    {"silhouette_code", row.silhouette_code},
                    {"silhouette_attributes", row.silhouette_attributes},
                    {"calinski_harabasz", row.calinski_harabasz},
                    {"davies_bouldin", row.davies_bouldin},
                    {"inertia_attributes", row.inertia_attributes},
                    {"silhouette_plain", row.silhouette_plain},
                    {"knee", row.knee},
                    {"smallest_share", row.smallest_share},
                    {"ward_gap", row.ward_gap},
                    {"ward_agreement", row.ward_agreement},
                    {"calinski_harabasz_attributes", row.calinski_harabasz_attributes},
                    {"davies_bouldin_attributes", row.davies_bouldin_attributes},
                    {"separation", row.separation},
                    {"separation_attributes", row.separation_attributes},
                    {"bend", row.bend},
                    {"bend_attributes", row.bend_attributes},
                    {"gap", figure_or_null(row.gap)},
                    {"gap_error", figure_or_null(row.gap_error)},
                    {"gap_attributes", figure_or_null(row.gap_attributes)},
                    {"gap_error_attributes", figure_or_null(row.gap_error_attributes)},
                    {"smallest_share_attributes", row.smallest_share_attributes},
                    {"null_excess", measured(row, row.null_excess)},
                    {"null_deviations", measured(row, row.null_deviations)},
                    {"null_silhouette", measured(row, row.null_silhouette)},
                    {"beats_nulls", row.measured ? json(row.beats_nulls) : json()},
                    {"bootstrap", measured(row, row.bootstrap)},
                    {"bootstrap_deviation", measured(row, row.bootstrap_deviation)},
                    {"least_jaccard", measured(row, row.least_jaccard)},
                    {"bootstrap_attributes", measured(row, row.bootstrap_attributes)}});
  return list;
}

json choice_json(const Segmentation& s) {
  return {{"k", s.choice.k},
          {"reason", s.choice.reason},
          {"rule", s.rule},
          {"holds", s.choice.holds},
          {"knee", knee_words(s.knee)},
          {"knee_attributes", knee_words(s.knee_attributes)},
          {"gap", s.gap_choice == 0 ? json() : json(s.gap_choice)},
          {"gap_attributes", s.gap_choice_attributes == 0 ? json() : json(s.gap_choice_attributes)},
          {"chosen_by", s.k_by_user ? "user" : "rule"}};
}

json encoder_json(const Segmentation& s) {
  json curves = json::array();
  for (const TrainingCurve& curve : s.encoder.curves)
    curves.push_back({{"training", curve.training},
                      {"held_out", curve.held_out},
                      {"best_epoch", curve.best_epoch}});
  const NetworkShape& shape = s.model.ensemble.members.front().shape();
  return {{"encoders", s.model.ensemble.members.size()},
          {"inputs", shape.inputs},
          {"hidden", shape.hidden},
          {"code", shape.code},
          {"columns", s.model.ensemble.columns},
          {"linear_r2", figure_or_null(s.encoder.linear_r2)},
          {"reconstruction_r2", figure_or_null(s.encoder.reconstruction_r2)},
          {"curves", std::move(curves)}};
}

// The top of the tree: its leaves are the clusters of a cut into as many as are shown.
json dendrogram_json(const Segmentation& s) {
  constexpr std::size_t most_leaves = 24;
  const MergeTree& tree = s.tree.tree;
  const std::size_t rows = s.table.rows();
  const std::size_t shown = std::min(most_leaves, tree.leaves);
  const std::size_t first = tree.leaves - shown; // merges below are folded into the leaves
  json leaves = json::array(), merges = json::array();
  std::vector<std::size_t> number(tree.leaves + tree.merges.size());
  const auto as_leaf = [&](std::uint32_t cluster) {
    const bool is_merge = cluster >= tree.leaves;
    if (is_merge && cluster - tree.leaves >= first) return number[cluster];
    const std::uint64_t size =
        is_merge ? tree.merges[cluster - tree.leaves].size : s.tree.leaf_sizes[cluster];
    leaves.push_back(
        {{"size", size}, {"share", static_cast<double>(size) / static_cast<double>(rows)}});
    return leaves.size() - 1;
  };
  for (std::size_t m = first; m < tree.merges.size(); ++m) {
    const std::size_t left = as_leaf(tree.merges[m].left);
    const std::size_t right = as_leaf(tree.merges[m].right);
    merges.push_back({{"left", left}, {"right", right}, {"height", tree.merges[m].height}});
    number[tree.leaves + m] = shown + (m - first);
  }
  const std::size_t k = s.choice.k;
  const auto height = [&](std::size_t merge) { return tree.merges[merge].height; };
  json cut; // micro-clusters of few different customers may be fewer than k
  if (k <= tree.leaves)
    cut = ((tree.leaves > k ? height(tree.leaves - k - 1) : 0) + height(tree.leaves - k)) / 2;
  return {{"rows", rows},
          {"micro_clusters", s.tree.approximate() ? json(tree.leaves) : json()},
          {"leaves", std::move(leaves)},
          {"merges", std::move(merges)},
          {"k", k},
          {"cut_height", std::move(cut)},
          {"agreement", s.tree_agreement}};
}

json quality_json(const Segmentation& s) {
  return {{"silhouette_code", s.quality.silhouette_code},
          {"silhouette_code_error", s.quality.silhouette_code_error},
          {"silhouette_attributes", s.quality.silhouette_attributes},
          {"silhouette_attributes_error", s.quality.silhouette_attributes_error},
          {"simplified_silhouette_code", s.quality.simplified_silhouette_code},
          {"squared_silhouette_code", s.quality.squared_silhouette_code},
          {"reconstruction_r2", figure_or_null(s.quality.reconstruction_r2)},
          {"sampled_rows", s.quality.sampled_rows}};
}

// Up to so many segments, each has all parts that the caps allow; of more each has fewer.
constexpr std::size_t usual_segments = 12, least_parts = 5;

} // namespace

json report_data(const Segmentation& s, const json& configuration, const Provenance& provenance) {
  return within_size([&](const DataCaps& caps) {
    const std::size_t segments = s.explanation.segments.size();
    const auto parts = most_telling_parts(
        s, std::min(caps.parts, std::max(least_parts, usual_segments * caps.parts / segments)));
    json data = table_data(s, provenance, caps);
    data.update({{"input", {{"bytes", provenance.bytes}, {"sha256", provenance.sha256}}},
                 {"attributes", attributes_json(s, caps)},
                 {"correlation", correlation_json(s, caps)},
                 {"k_table", k_table_json(s)},
                 {"choice", choice_json(s)},
                 {"encoder", encoder_json(s)},
                 {"dendrogram", dendrogram_json(s)},
                 {"segments", segments_json(s, parts, caps.drivers)},
                 {"follows", follows_json(s)},
                 {"tree", tree_json(s)},
                 {"concentration", concentration_json(s)},
                 {"plan", plan_json(s, 5 * caps.list)},
                 {"value", value_json(s)},
                 {"population", population_json(s, parts)},
                 {"distributions", distributions_json(s, parts)},
                 {"outcomes", outcomes_json(s)},
                 {"map", map_json(s, provenance.ids)},
                 {"borders", borders_json(s)},
                 {"silhouettes", silhouettes_json(s)},
                 {"quality", quality_json(s)},
                 {"certificate", certificate_json(s)},
                 {"configuration",
                  {{"seed", configuration["run"]["seed"]},
                   {"encoders", configuration["encoder"]["encoders"]},
                   {"k", configuration["segments"]["k"]},
                   {"tails", configuration["prepare"]["tails"]},
                   {"scale", configuration["prepare"]["scale"]}}}});
    add_explanations(s, provenance.ids, data["segments"]);
    for (json& segment : data["segments"])
      for (const char* examples : {"typical", "border"})
        shorten(segment[examples], std::max<std::size_t>(1, caps.drivers / 8));
    shorten(data["concentration"], caps.drivers);
    shorten(data["outcomes"], caps.drivers);
    shorten(data["encoder"]["curves"], most_curves);
    shorten(data["certificate"]["faithfulness"]["attributes"], caps.list);
    tidy(data);
    return data;
  });
}

json summary_data(const Segmentation& s) {
  std::vector<std::size_t> parts(s.model.preparation.columns.size());
  std::iota(parts.begin(), parts.end(), std::size_t{0});
  return {{"customers", s.table.rows()},
          {"attributes", parts.size()},
          {"source", source_json(s, Ids::shown)},
          {"k", s.choice.k},
          {"choice", choice_json(s)},
          {"k_table", k_table_json(s)},
          {"segments", segments_json(s, parts, parts.size())},
          {"follows", follows_json(s)},
          {"quality", quality_json(s)},
          {"findings", findings_json(s, Ids::shown)},
          {"outcomes", outcomes_json(s)},
          {"certificate", certificate_json(s)}};
}

} // namespace ilk
