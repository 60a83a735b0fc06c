#include "report/relations_data.h"

#include <algorithm>
#include <cmath>

#include <nlohmann/json.hpp>

#include "facts/fields_json.h"
#include "facts/gaps.h"
#include "facts/missingness_fact.h"
#include "facts/relation_facts.h"
#include "report/figures_data.h"
#include "table/identity_text.h"
#include "words/relation_words.h"

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
    PairFact fact = pair_figures(pair);
    fact.first = attributes[pair.first].name;
    fact.second = attributes[pair.second].name;
    fact.measure = name_of(pair.measure);
    fact.words = pair_words(pair);
    list.push_back(json_of(fact, FigureForm::shown));
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

// The columns with gaps that were tested, each by its strongest dependence.
std::vector<GapFact> gap_facts(const Missingness& gaps,
                               const std::vector<ColumnSchema>& attributes) {
  std::vector<GapFact> facts;
  for (const MissingDependence& each : gaps.dependences)
    if (&each == strongest_dependence(gaps, each.column))
      facts.push_back(
          {attributes[each.column].name, gap_words(each, attributes), gap_figures(each)});
  return facts;
}

json missingness_json(const Missingness& gaps, const std::vector<ColumnSchema>& attributes,
                      std::size_t most) {
  const auto name = [&](std::uint32_t column) { return attributes[column].name; };
  MissingnessFact fact;
  fact.complete_rows = figure::count(gaps.complete_rows);
  fact.distinct_patterns = figure::count(gaps.distinct_patterns);
  fact.words = complete_words(gaps);
  fact.gaps = gap_facts(gaps, attributes);
  std::size_t named = 0;
  for (const MissingPattern& pattern : gaps.patterns) {
    if ((named += pattern.columns.size()) > 5 * most) break;
    fact.patterns.push_back({{}, pattern_words(pattern, attributes), figure::count(pattern.rows)});
    for (const std::uint32_t column : pattern.columns)
      fact.patterns.back().columns.push_back(name(column));
  }
  for (const MissingDependence& found : gaps.dependences)
    fact.dependences.push_back({name(found.column), name(found.other),
                                figure::decimal(found.auc, 2), figure::decimal(found.effect, 2),
                                figure::p_value(found.p_value),
                                figure::p_value(found.false_discovery_rate)});
  for (const MissingTogether& found : gaps.together)
    fact.together.push_back({name(found.first), name(found.second), figure::count(found.rows),
                             figure::correlation(found.phi)});
  fact.dependences.resize(std::min(fact.dependences.size(), most));
  fact.together.resize(std::min(fact.together.size(), most));
  fact.gaps.resize(std::min(fact.gaps.size(), most));
  return json_of(fact, FigureForm::shown);
}

std::string_view name_of(Relation relation) {
  switch (relation) {
  case Relation::sum:
    return "sum";
  case Relation::product:
    return "product";
  case Relation::ratio:
    return "ratio";
  case Relation::copy:
    return "copy";
  }
  return "";
}

json identities_json(const Identities& identities, const std::vector<ColumnSchema>& attributes,
                     std::size_t most) {
  IdentitiesFact fact;
  for (const CheckedIdentity& identity : identities.declared)
    if (fact.declared.size() < most)
      fact.declared.push_back({to_text(identity.identity), identity_words(identity),
                               identity.checked, figure::count(identity.rows),
                               figure::count(identity.broken),
                               figure::number(identity.largest_break)});
  const auto name = [&](std::uint32_t column) { return attributes[column].name; };
  for (const DiscoveredIdentity& identity : identities.discovered)
    if (fact.discovered.size() < most)
      fact.discovered.push_back({std::string(name_of(identity.relation)), name(identity.total),
                                 name(identity.first), name(identity.second),
                                 discovered_equation(identity, attributes),
                                 discovered_words(identity), figure::number(identity.factor),
                                 figure::count(identity.rows), figure::count(identity.holding)});
  return json_of(fact, FigureForm::shown);
}

json duplicates_json(const Duplicates& duplicates) {
  return json_of(DuplicatesFact{figure::count(duplicates.repeated),
                                figure::count(duplicates.superfluous),
                                figure::count(duplicates.largest), duplicates_words(duplicates)},
                 FigureForm::shown);
}

} // namespace

json relations_json(const Profile& profile, const Table& table, const DataCaps& caps) {
  return {{"pairs", pairs_json(profile.pairs.pairs, table.attributes, caps.pairs)},
          {"planes", planes_json(profile, table)},
          {"missingness", missingness_json(profile.missingness, table.attributes, caps.list)},
          {"identities", identities_json(profile.identities, table.attributes, caps.list)},
          {"duplicates", duplicates_json(profile.duplicates)}};
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
