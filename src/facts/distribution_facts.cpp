#include "facts/distribution_facts.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace ilk {
namespace {

// "120 to 240", or the bin's one value.
std::string values_of_bin(const Distribution& distribution, const ColumnSchema& schema,
                          const std::vector<double>& single, std::size_t bin) {
  if (!single.empty()) return figure::of_column(single[bin], schema).text;
  double from = distribution.edges[bin], to = distribution.edges[bin + 1];
  if (distribution.kind == BinKind::whole) {
    from = std::ceil(from);
    to = std::floor(to);
  }
  return figure::of_column(from, schema).text + " to " + figure::of_column(to, schema).text;
}

std::vector<std::string> texts_of(const std::vector<std::uint64_t>& counts) {
  std::vector<std::string> texts;
  for (const std::uint64_t count : counts) texts.push_back(figure::count(count).text);
  return texts;
}

} // namespace

std::vector<double> single_values(const Distribution& distribution) {
  const auto& edges = distribution.edges;
  std::vector<double> values;
  for (std::size_t bin = 0; bin + 1 < edges.size(); ++bin) {
    const double value = edges[bin] + 0.5;
    if (edges[bin + 1] - edges[bin] != 1 || value != std::floor(value)) return {};
    values.push_back(value);
  }
  return values;
}

bool has_bin_per_value(const Distribution& distribution) {
  return distribution.kind == BinKind::value || !single_values(distribution).empty();
}

DistributionFacts distribution_facts(const Distribution& distribution,
                                     const ColumnPreparation& column) {
  const ColumnSchema& schema = column.schema;
  const auto single = single_values(distribution);
  DistributionFacts facts;
  facts.name = part_name(column);
  facts.bins = std::string(name_of(distribution.kind));
  facts.edges = distribution.edges;
  for (const double edge : distribution.edges)
    facts.edge_texts.push_back(figure::of_column(edge, schema).text);
  if (!single.empty()) {
    facts.single.emplace();
    for (const double value : single)
      facts.single->push_back(figure::of_column(value, schema).text);
  }
  facts.population = distribution.population();
  facts.population_texts = texts_of(facts.population);
  facts.segments = distribution.segments;
  for (const auto& counts : distribution.segments) {
    facts.segment_texts.push_back(texts_of(counts));
    const auto fullest = std::ranges::max_element(counts);
    const auto all = std::accumulate(counts.begin(), counts.end(), std::uint64_t{0});
    const bool any = fullest != counts.end() && all > 0;
    const auto bin = static_cast<std::size_t>(fullest - counts.begin());
    facts.fullest.push_back(any ? values_of_bin(distribution, schema, single, bin) : "–");
    facts.fullest_holds.push_back(
        any ? figure::share(static_cast<double>(*fullest) / static_cast<double>(all)).text : "–");
  }
  return facts;
}

} // namespace ilk
