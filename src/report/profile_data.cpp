#include "report/profile_data.h"

#include <algorithm>
#include <cmath>
#include <functional>

#include "ilk/version.h"
#include "report/answers_data.h"
#include "report/figures_data.h"
#include "report/observations_data.h"
#include "table/identity_text.h"

namespace ilk {
namespace {

using nlohmann::json;

json list_of_figures(const auto& values) {
  json list = json::array();
  for (const double value : values) list.push_back(figure_or_null(value));
  return list;
}

json value_counts(const std::vector<ValueCount>& counts) {
  json list = json::array();
  for (const ValueCount& count : counts)
    list.push_back({{"value", count.value}, {"count", count.count}});
  return list;
}

json levels_json(const ColumnProfile& profile) {
  json list = json::array();
  for (const LevelCount& level : profile.levels)
    list.push_back({{"level", level.level}, {"count", level.count}});
  if (profile.other_levels.count > 0)
    list.push_back({{"level", profile.other_levels.level}, {"count", profile.other_levels.count}});
  return list;
}

std::string_view name_of(Association measure) {
  switch (measure) {
  case Association::correlation:
    return "rank correlation";
  case Association::cramers_v:
    return "Cramer's V";
  case Association::correlation_ratio:
    return "correlation ratio";
  }
  return "";
}

json pairs_json(const Explored& explored) {
  json list = json::array();
  for (const PairProfile& pair : explored.profile.pairs.pairs)
    list.push_back({{"first", explored.table.attributes[pair.first].name},
                    {"second", explored.table.attributes[pair.second].name},
                    {"measure", name_of(pair.measure)},
                    {"value", figure_or_null(pair.value)},
                    {"pearson", figure_or_null(pair.pearson)},
                    {"spearman", figure_or_null(pair.spearman)},
                    {"p_value", figure_or_null(pair.p_value)},
                    {"rows", pair.rows}});
  return list;
}

// Counts of customers in the plane of the pairs that go together most.
json planes_json(const Explored& explored) {
  constexpr std::size_t most = 12;
  std::vector<const PairProfile*> pairs;
  for (const PairProfile& pair : explored.profile.pairs.pairs)
    if (pair.measure == Association::correlation && std::isfinite(pair.value))
      pairs.push_back(&pair);
  std::ranges::stable_sort(pairs, std::greater{}, [](const PairProfile* p) { return p->value; });
  pairs.resize(std::min(pairs.size(), most));
  json list = json::array();
  const auto range = [&](std::uint32_t column) {
    const auto& quantiles = explored.profile.columns[column].quantiles;
    return BinRange{quantiles.front(), quantiles.back()};
  };
  const auto ends = [](const BinRange& bins) { return json{bins.low, bins.high}; };
  for (const PairProfile* pair : pairs) {
    const PairHistogram plane =
        pair_histogram(explored.table.values.column(pair->first), range(pair->first),
                       explored.table.values.column(pair->second), range(pair->second));
    list.push_back({{"first", explored.table.attributes[pair->first].name},
                    {"second", explored.table.attributes[pair->second].name},
                    {"bins", PairHistogram::bins},
                    {"first_range", ends(plane.first)},
                    {"second_range", ends(plane.second)},
                    {"counts", plane.counts}});
  }
  return list;
}

json missingness_json(const Explored& explored) {
  const Missingness& gaps = explored.profile.missingness;
  const auto name = [&](std::uint32_t column) { return explored.table.attributes[column].name; };
  json patterns = json::array(), dependences = json::array(), together = json::array();
  for (const MissingPattern& pattern : gaps.patterns) {
    json columns = json::array();
    for (const std::uint32_t column : pattern.columns) columns.push_back(name(column));
    patterns.push_back({{"columns", std::move(columns)}, {"rows", pattern.rows}});
  }
  for (const MissingDependence& found : gaps.dependences)
    dependences.push_back({{"column", name(found.column)},
                           {"other", name(found.other)},
                           {"auc", figure_or_null(found.auc)},
                           {"effect", figure_or_null(found.effect)},
                           {"p_value", figure_or_null(found.p_value)},
                           {"false_discovery_rate", figure_or_null(found.false_discovery_rate)}});
  for (const MissingTogether& found : gaps.together)
    together.push_back({{"first", name(found.first)},
                        {"second", name(found.second)},
                        {"rows", found.rows},
                        {"phi", figure_or_null(found.phi)}});
  return {{"complete_rows", gaps.complete_rows},
          {"distinct_patterns", gaps.distinct_patterns},
          {"patterns", std::move(patterns)},
          {"dependences", std::move(dependences)},
          {"together", std::move(together)}};
}

json identities_json(const Explored& explored) {
  json declared = json::array(), found = json::array();
  for (const CheckedIdentity& identity : explored.profile.identities.declared)
    declared.push_back({{"equation", to_text(identity.identity)},
                        {"checked", identity.checked},
                        {"rows", identity.rows},
                        {"broken", identity.broken},
                        {"largest_break", identity.largest_break}});
  const auto name = [&](std::uint32_t column) { return explored.table.attributes[column].name; };
  for (const DiscoveredIdentity& identity : explored.profile.identities.discovered) {
    const char* const relation = identity.relation == Relation::sum       ? "sum"
                                 : identity.relation == Relation::product ? "product"
                                 : identity.relation == Relation::ratio   ? "ratio"
                                                                          : "copy";
    found.push_back({{"relation", relation},
                     {"total", name(identity.total)},
                     {"first", name(identity.first)},
                     {"second", name(identity.second)},
                     {"factor", identity.factor},
                     {"rows", identity.rows},
                     {"holding", identity.holding}});
  }
  return {{"declared", std::move(declared)}, {"discovered", std::move(found)}};
}

// The matrix of rank correlations of the columns of numbers.
json correlation_json(const Explored& explored) {
  const auto& schema = explored.table.attributes;
  std::vector<std::size_t> columns;
  for (std::size_t j = 0; j < schema.size(); ++j)
    if (is_scale(schema[j].kind)) columns.push_back(j);
  json names = json::array(), labels = json::array(), values = json::array();
  for (const std::size_t a : columns) {
    names.push_back(schema[a].name);
    labels.push_back(schema[a].label);
    json row = json::array();
    for (const std::size_t b : columns)
      row.push_back(a == b ? json(1.0) : figure_or_null(explored.profile.pairs.of(a, b).spearman));
    values.push_back(std::move(row));
  }
  return {{"measure", "Spearman's rank correlation of the columns as they came"},
          {"names", std::move(names)},
          {"labels", std::move(labels)},
          {"values", std::move(values)}};
}

json columns_json(const Explored& explored) {
  json list = json::array();
  for (std::size_t j = 0; j < explored.profile.columns.size(); ++j)
    list.push_back(column_json(explored.table.attributes[j], explored.profile.columns[j]));
  return list;
}

json unused_json(const Explored& explored) {
  json list = json::array();
  for (const ColumnSchema& column : explored.schema.columns)
    if (column.role == Role::id || column.role == Role::ignore)
      list.push_back(
          {{"name", column.name}, {"role", name_of(column.role)}, {"reason", column.reason}});
  return list;
}

} // namespace

json source_json(const Explored& explored) {
  json first = json::array();
  for (const BadRow& row : explored.read.first)
    first.push_back(
        {{"line", row.line}, {"column", row.column}, {"name", row.name}, {"what", row.what}});
  return {{"file", explored.file},
          {"rows", explored.read.rows},
          {"bad_rows", explored.read.bad_rows},
          {"first_bad_rows", std::move(first)}};
}

json findings_json(const Explored& explored) {
  json list = json::array();
  for (const Alert& alert : explored.profile.alerts)
    list.push_back({{"kind", alert.severity == Severity::note ? "note" : "warning"},
                    {"severity", name_of(alert.severity)},
                    {"alert", name_of(alert.kind)},
                    {"columns", alert.columns},
                    {"share", alert.share},
                    {"text", alert.text}});
  return list;
}

json column_json(const ColumnSchema& schema, const ColumnProfile& profile) {
  const ColumnMoments& moments = profile.moments;
  json column = {{"name", schema.name},
                 {"label", schema.label},
                 {"unit", schema.unit},
                 {"role", name_of(schema.role)},
                 {"kind", name_of(schema.kind)},
                 {"count", moments.count},
                 {"missing", moments.missing},
                 {"distinct", profile.distinct},
                 {"zeros", moments.zeros},
                 {"negative", profile.negative},
                 {"outside", profile.outside},
                 {"unseen", profile.unseen},
                 {"whole", profile.whole},
                 {"minimum", figure_or_null(moments.minimum)},
                 {"p10", figure_or_null(profile.p10())},
                 {"median", figure_or_null(profile.median())},
                 {"p90", figure_or_null(profile.p90())},
                 {"maximum", figure_or_null(moments.maximum)},
                 {"sum", figure_or_null(moments.sum)},
                 {"mean", figure_or_null(moments.mean)},
                 {"deviation", figure_or_null(moments.deviation())},
                 {"skewness", figure_or_null(moments.skewness)},
                 {"excess_kurtosis", figure_or_null(moments.excess_kurtosis)},
                 {"probabilities", profile_probabilities},
                 {"quantiles", list_of_figures(profile.quantiles)},
                 {"ecdf", list_of_figures(profile.ecdf)},
                 {"most_frequent", value_counts(profile.most_frequent)},
                 {"tail_index", figure_or_null(profile.tail.index)},
                 {"tail_values", profile.tail.values},
                 {"histogram",
                  {{"low", figure_or_null(profile.bins.low)},
                   {"high", figure_or_null(profile.bins.high)},
                   {"counts", profile.histogram}}}};
  if (schema.kind == Kind::category) { // codes of levels are no numbers
    column["levels"] = levels_json(profile);
    for (const char* key : {"minimum", "p10", "median", "p90", "maximum", "sum", "mean",
                            "deviation", "skewness", "excess_kurtosis", "tail_index", "zeros"})
      column[key] = nullptr;
    for (const char* key : {"quantiles", "ecdf", "most_frequent"}) column[key] = json::array();
    column["histogram"] = nullptr;
  }
  if (profile.sentinel)
    column["sentinel"] = {{"value", profile.sentinel->value}, {"count", profile.sentinel->count}};
  if (profile.dates)
    column["dates"] = {{"first", profile.dates->first},
                       {"median", profile.dates->middle},
                       {"last", profile.dates->last}};
  return column;
}

json table_data(const Explored& explored) {
  const Duplicates& duplicates = explored.profile.duplicates;
  return {{"ilk", {{"version", version}, {"format", data_format}}},
          {"source", source_json(explored)},
          {"findings", findings_json(explored)},
          {"observations", observations_json(explored.observations, explored.table)},
          {"hypotheses", answers_json(explored.answers)},
          {"unused", unused_json(explored)},
          {"pairs", pairs_json(explored)},
          {"planes", planes_json(explored)},
          {"missingness", missingness_json(explored)},
          {"identities", identities_json(explored)},
          {"duplicates",
           {{"repeated", duplicates.repeated},
            {"superfluous", duplicates.superfluous},
            {"largest", duplicates.largest}}}};
}

json profile_data(const Explored& explored) {
  json data = table_data(explored);
  data["attributes"] = columns_json(explored);
  data["correlation"] = correlation_json(explored);
  return data;
}

} // namespace ilk
