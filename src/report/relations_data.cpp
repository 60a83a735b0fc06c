#include "report/relations_data.h"

#include <algorithm>
#include <cmath>

#include <nlohmann/json.hpp>

#include "report/figures_data.h"
#include "table/identity_text.h"

namespace ilk {
namespace {

using nlohmann::json;

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

// Strongest pairs come before those that do not vary.
double strength_of(const PairProfile& pair) {
  return std::isfinite(pair.value) ? pair.value : -1;
}

json pairs_json(const std::vector<PairProfile>& pairs, const std::vector<ColumnSchema>& attributes,
                std::size_t most) {
  json list = json::array();
  std::vector<double> strengths;
  for (const PairProfile& pair : pairs) strengths.push_back(strength_of(pair));
  for (const std::size_t i : strongest(strengths, most)) {
    const PairProfile& pair = pairs[i];
    list.push_back({{"first", attributes[pair.first].name},
                    {"second", attributes[pair.second].name},
                    {"measure", name_of(pair.measure)},
                    {"value", figure_or_null(pair.value)},
                    {"pearson", figure_or_null(pair.pearson)},
                    {"spearman", figure_or_null(pair.spearman)},
                    {"p_value", figure_or_null(pair.p_value)},
                    {"rows", pair.rows}});
  }
  return list;
}

// Counts of customers in the plane of the pairs that go together most.
json planes_json(const Profile& profile, const Table& table) {
  constexpr std::size_t most = 12;
  std::vector<const PairProfile*> pairs;
  for (const PairProfile& pair : profile.pairs.pairs)
    if (pair.measure == Association::correlation && std::isfinite(pair.value))
      pairs.push_back(&pair);
  std::ranges::stable_sort(pairs, std::greater{}, [](const PairProfile* p) { return p->value; });
  pairs.resize(std::min(pairs.size(), most));
  json list = json::array();
  const auto range = [&](std::uint32_t column) {
    const auto& quantiles = profile.columns[column].quantiles;
    return BinRange{quantiles.front(), quantiles.back()};
  };
  const auto ends = [](const BinRange& bins) { return json{bins.low, bins.high}; };
  for (const PairProfile* pair : pairs) {
    const PairHistogram plane =
        pair_histogram(table.values.column(pair->first), range(pair->first),
                       table.values.column(pair->second), range(pair->second));
    list.push_back({{"first", table.attributes[pair->first].name},
                    {"second", table.attributes[pair->second].name},
                    {"bins", PairHistogram::bins},
                    {"first_range", ends(plane.first)},
                    {"second_range", ends(plane.second)},
                    {"counts", plane.counts}});
  }
  return list;
}

json missingness_json(const Missingness& gaps, const std::vector<ColumnSchema>& attributes,
                      std::size_t most) {
  const auto name = [&](std::uint32_t column) { return attributes[column].name; };
  json patterns = json::array(), dependences = json::array(), together = json::array();
  std::size_t named = 0;
  for (const MissingPattern& pattern : gaps.patterns) {
    if ((named += pattern.columns.size()) > 5 * most) break;
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
  shorten(dependences, most);
  shorten(together, most);
  return {{"complete_rows", gaps.complete_rows},
          {"distinct_patterns", gaps.distinct_patterns},
          {"patterns", std::move(patterns)},
          {"dependences", std::move(dependences)},
          {"together", std::move(together)}};
}

json identities_json(const Identities& identities, const std::vector<ColumnSchema>& attributes,
                     std::size_t most) {
  json declared = json::array(), found = json::array();
  for (const CheckedIdentity& identity : identities.declared)
    declared.push_back({{"equation", to_text(identity.identity)},
                        {"checked", identity.checked},
                        {"rows", identity.rows},
                        {"broken", identity.broken},
                        {"largest_break", identity.largest_break}});
  const auto name = [&](std::uint32_t column) { return attributes[column].name; };
  for (const DiscoveredIdentity& identity : identities.discovered) {
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
  shorten(declared, most);
  shorten(found, most);
  return {{"declared", std::move(declared)}, {"discovered", std::move(found)}};
}

} // namespace

json relations_json(const Profile& profile, const Table& table, const DataCaps& caps) {
  const Duplicates& duplicates = profile.duplicates;
  return {{"pairs", pairs_json(profile.pairs.pairs, table.attributes, caps.pairs)},
          {"planes", planes_json(profile, table)},
          {"missingness", missingness_json(profile.missingness, table.attributes, caps.list)},
          {"identities", identities_json(profile.identities, table.attributes, caps.list)},
          {"duplicates",
           {{"repeated", duplicates.repeated},
            {"superfluous", duplicates.superfluous},
            {"largest", duplicates.largest}}}};
}

json matrix_json(std::size_t count, std::size_t most,
                 const std::function<double(std::size_t, std::size_t)>& correlation,
                 const std::function<std::pair<std::string, std::string>(std::size_t)>& name) {
  std::vector<double> largest(count, -1);
  for (std::size_t a = 0; a < count; ++a)
    for (std::size_t b = 0; b < a; ++b)
      if (const double r = std::abs(correlation(a, b)); std::isfinite(r)) {
        largest[a] = std::max(largest[a], r);
        largest[b] = std::max(largest[b], r);
      }
  const auto shown = strongest(largest, most);
  json names = json::array(), labels = json::array(), values = json::array();
  for (const std::size_t a : shown) {
    const auto [column, label] = name(a);
    names.push_back(column);
    labels.push_back(label);
    json row = json::array();
    for (const std::size_t b : shown)
      row.push_back(a == b ? json(1.0) : figure_or_null(correlation(a, b)));
    values.push_back(std::move(row));
  }
  return {
      {"names", std::move(names)}, {"labels", std::move(labels)}, {"values", std::move(values)}};
}

json rank_correlation_json(const PairProfiles& pairs, const std::vector<ColumnSchema>& attributes,
                           const DataCaps& caps) {
  std::vector<std::size_t> columns;
  for (std::size_t j = 0; j < attributes.size(); ++j)
    if (is_scale(attributes[j].kind)) columns.push_back(j);
  json data = matrix_json(
      columns.size(), caps.matrix,
      [&](std::size_t a, std::size_t b) { return pairs.of(columns[a], columns[b]).spearman; },
      [&](std::size_t a) {
        return std::pair(attributes[columns[a]].name, attributes[columns[a]].label);
      });
  data["measure"] = "Spearman's rank correlation of the columns as they came";
  return data;
}

} // namespace ilk
