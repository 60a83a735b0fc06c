#include "report/relations_data.h"

#include <algorithm>
#include <cmath>

#include <nlohmann/json.hpp>

#include "facts/fields_json.h"
#include "facts/gaps.h"
#include "facts/missingness_fact.h"
#include "facts/relation_facts.h"
#include "table/identity_text.h"
#include "words/column_words.h"
#include "words/missing_words.h"
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

// The ends of the bins of a plane, as they are shown.
std::vector<std::string> edges_of(const BinRange& range, const ColumnSchema& column) {
  std::vector<std::string> edges;
  const double width = (range.high - range.low) / PairHistogram::bins;
  for (std::size_t bin = 0; bin <= PairHistogram::bins; ++bin)
    edges.push_back(figure::of_column(range.low + static_cast<double>(bin) * width, column).text);
  return edges;
}

// How counts are shown; what is empty stays so.
std::vector<std::string> texts_of(std::span<const std::uint64_t> counts) {
  std::vector<std::string> texts;
  for (const std::uint64_t count : counts)
    texts.push_back(count == 0 ? "" : figure::count(count).text);
  return texts;
}

// Counts of customers in the plane of the pairs that go together most.
json planes_json(const Profile& profile, const Table& table, const DataCaps& caps) {
  const std::size_t most = std::min<std::size_t>(12, caps.pairs / 8);
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
  for (const PairProfile* pair : pairs) {
    const PairHistogram plane =
        pair_histogram(table.values.column(pair->first), range(pair->first),
                       table.values.column(pair->second), range(pair->second));
    const ColumnSchema &first = table.attributes[pair->first],
                       &second = table.attributes[pair->second];
    PlaneFact fact;
    fact.first = first.name;
    fact.second = second.name;
    fact.bins = PairHistogram::bins;
    fact.first_range = {plane.first.low, plane.first.high};
    fact.second_range = {plane.second.low, plane.second.high};
    fact.first_edges = edges_of(plane.first, first);
    fact.second_edges = edges_of(plane.second, second);
    fact.first_spans = bin_spans(fact.first_edges);
    fact.second_spans = bin_spans(fact.second_edges);
    fact.counts.assign(plane.counts.begin(), plane.counts.end());
    fact.customers = texts_of(plane.counts);
    fact.title = plane_title(first, second);
    fact.summary = plane_words(plane, first, second);
    list.push_back(json_of(fact, FigureForm::shown));
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

json missingness_json(const Profile& profile, const std::vector<ColumnSchema>& attributes,
                      std::size_t most) {
  const Missingness& gaps = profile.missingness;
  const auto name = [&](std::uint32_t column) { return attributes[column].name; };
  MissingnessFact fact;
  fact.complete_rows = figure::count(gaps.complete_rows);
  fact.distinct_patterns = figure::count(gaps.distinct_patterns);
  fact.words = complete_words(gaps);
  tell_missing(attributes, profile.columns, fact);
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
          {"planes", planes_json(profile, table, caps)},
          {"missingness", missingness_json(profile, table.attributes, caps.list)},
          {"identities", identities_json(profile.identities, table.attributes, caps.list)},
          {"duplicates", duplicates_json(profile.duplicates)}};
}

json matrix_json(const std::vector<MatrixColumn>& columns, std::size_t most, std::string measure,
                 const std::function<double(std::size_t, std::size_t)>& correlation) {
  CorrelationFact fact;
  fact.measure = std::move(measure);
  fact.all = columns.size();
  std::vector<double> largest(columns.size(), -1);
  double strongest_r = 0;
  for (std::size_t a = 0; a < columns.size(); ++a)
    for (std::size_t b = 0; b < a; ++b) {
      const double r = correlation(a, b), size = std::abs(r);
      if (!std::isfinite(r)) continue;
      largest[a] = std::max(largest[a], size);
      largest[b] = std::max(largest[b], size);
      // Levels of one category exclude each other; that says nothing.
      if (columns[a].owner == columns[b].owner || size <= std::abs(strongest_r)) continue;
      strongest_r = r;
      fact.title = strongest_words(columns[b].label, columns[a].label, r);
    }
  const auto shown = strongest(largest, most);
  for (const std::size_t a : shown) {
    fact.names.push_back(columns[a].name);
    fact.labels.push_back(columns[a].label);
    fact.owners.push_back(columns[a].owner);
    std::vector<double>& values = fact.values.emplace_back();
    std::vector<std::string>& texts = fact.texts.emplace_back();
    for (const std::size_t b : shown) {
      values.push_back(a == b ? 1 : correlation(a, b));
      texts.push_back(figure::decimal(values.back(), 2).text);
    }
  }
  tell_matrix(fact);
  return json_of(fact, FigureForm::shown);
}

json rank_correlation_json(const PairProfiles& pairs, const std::vector<ColumnSchema>& attributes,
                           const DataCaps& caps) {
  std::vector<std::size_t> numbers;
  std::vector<MatrixColumn> columns;
  for (std::size_t j = 0; j < attributes.size(); ++j)
    if (is_scale(attributes[j].kind)) {
      numbers.push_back(j);
      columns.push_back({attributes[j].name, label_of(attributes[j]), attributes[j].name});
    }
  return matrix_json(
      columns, caps.matrix, rank_correlation_words(),
      [&](std::size_t a, std::size_t b) { return pairs.of(numbers[a], numbers[b]).spearman; });
}

} // namespace ilk
