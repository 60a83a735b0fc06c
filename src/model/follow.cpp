#include "model/follow.h"

#include <algorithm>
#include <cmath>
#include <map>

#include <fmt/format.h>

#include "cluster/assignment.h"
#include "cluster/group_means.h"
#include "pass/run.h"
#include "summary/magnitude.h"

namespace ilk {
namespace {

// The model's code of each of the table's levels, and of those that are not in its list.
std::vector<float> recoded(const ColumnSchema& from, const ColumnSchema& to) {
  std::map<std::string, float> codes;
  for (std::size_t l = 0; l < to.levels.size(); ++l) codes[to.levels[l]] = static_cast<float>(l);
  const auto unseen = static_cast<float>(to.levels.size());
  std::vector<float> result;
  for (const std::string& level : from.levels) {
    const auto found = codes.find(level);
    result.push_back(found == codes.end() ? unseen : found->second);
  }
  result.push_back(unseen);
  return result;
}

void copy_column(std::span<const float> from, const ColumnSchema& schema,
                 const ColumnSchema& needed, std::span<float> to) {
  if ((schema.kind == Kind::category) != (needed.kind == Kind::category))
    throw DataError(
        fmt::format("the column '{}' is read as {} here, and is {} in the model that is "
                    "to be followed",
                    schema.name, name_of(schema.kind), name_of(needed.kind)),
        "give the data dictionary of that model's run with --schema");
  if (needed.kind != Kind::category || schema.levels == needed.levels) {
    std::ranges::copy(from, to.begin());
    return;
  }
  const auto codes = recoded(schema, needed);
  std::ranges::transform(from, to.begin(), [&](float value) {
    return std::isnan(value) ? value
                             : codes[std::min(static_cast<std::size_t>(value), codes.size() - 1)];
  });
}

// For each group its segment, or no number below `segments`.
std::vector<std::size_t> match(std::span<const double> costs, std::size_t groups,
                               std::size_t segments) {
  if (groups <= segments) return least_cost_assignment(costs, groups, segments);
  std::vector<double> turned(costs.size());
  for (std::size_t g = 0; g < groups; ++g)
    for (std::size_t s = 0; s < segments; ++s) turned[s * groups + g] = costs[g * segments + s];
  const auto group_of = least_cost_assignment(turned, segments, groups);
  std::vector<std::size_t> result(groups, segments);
  for (std::size_t s = 0; s < segments; ++s) result[group_of[s]] = s;
  return result;
}

bool nearest_to_each_other(std::span<const double> costs, std::size_t group, std::size_t segment,
                           std::size_t segments) {
  const double cost = costs[group * segments + segment];
  for (std::size_t s = 0; s < segments; ++s)
    if (costs[group * segments + s] < cost) return false;
  for (std::size_t g = 0; g * segments < costs.size(); ++g)
    if (costs[g * segments + segment] < cost) return false;
  return true;
}

} // namespace

Table as_read_by(const Model& model, const Table& table) {
  Table result;
  result.attributes = needed_attributes(model.preparation);
  result.values = Matrix(table.rows(), result.attributes.size());
  for (std::size_t j = 0; j < result.attributes.size(); ++j) {
    const ColumnSchema& needed = result.attributes[j];
    const auto found = std::ranges::find(table.attributes, needed.name, &ColumnSchema::name);
    if (found == table.attributes.end())
      throw DataError(
          fmt::format("the model that is to be followed needs the attribute '{}', which "
                      "this table lacks or does not use",
                      needed.name),
          "give a table with the columns of that model as attributes, or leave out "
          "--follow");
    const auto source = static_cast<std::size_t>(found - table.attributes.begin());
    copy_column(table.values.column(source), *found, needed, result.values.column(j));
  }
  return result;
}

FollowedPlaces follow_costs(std::span<const double> costs, std::span<const ModelSegment> segments,
                            std::span<const std::uint32_t> fallback) {
  const std::size_t groups = fallback.size();
  const auto matched = match(costs, groups, segments.size());
  std::vector<std::uint32_t> order(groups); // groups by their place otherwise
  for (std::uint32_t g = 0; g < groups; ++g) order[fallback[g]] = g;

  FollowedPlaces result{std::vector<std::uint32_t>(groups),
                        std::vector<std::optional<Followed>>(groups)};
  std::vector<bool> taken(groups);
  for (std::size_t g = 0; g < groups; ++g)
    if (matched[g] < std::min(groups, segments.size())) taken[matched[g]] = true;
  std::uint32_t free = 0;
  for (const std::uint32_t g : order) {
    if (matched[g] < std::min(groups, segments.size())) {
      result.place[g] = static_cast<std::uint32_t>(matched[g]);
    } else {
      while (taken[free]) ++free;
      result.place[g] = free++;
    }
    if (matched[g] >= segments.size()) continue;
    const ModelSegment& segment = segments[matched[g]];
    result.follows[result.place[g]] =
        Followed{segment.id, segment.name, std::sqrt(costs[g * segments.size() + matched[g]]),
                 nearest_to_each_other(costs, g, matched[g], segments.size())};
  }
  return result;
}

FollowedPlaces follow(Execution& execution, const Model& old, const Table& table,
                      std::span<const std::uint32_t> labels,
                      std::span<const std::uint32_t> fallback) {
  const Matrix prepared =
      apply(execution, old.preparation, table.values.block(), attribute_names(table));
  const Matrix codes = old.ensemble.encode(execution, prepared.block());
  const auto means = run(execution, codes.block(),
                         GroupMeans(labels, fallback.size(), codes.columns(),
                                    largest_magnitude(execution, codes.block())))
                         .centroids;
  std::vector<double> costs;
  for (std::size_t g = 0; g < fallback.size(); ++g)
    for (std::size_t s = 0; s < old.centroids.count; ++s) {
      double square = 0;
      for (std::size_t j = 0; j < codes.columns(); ++j) {
        const double difference = static_cast<double>(means.row(g)[j]) - old.centroids.row(s)[j];
        square += difference * difference;
      }
      costs.push_back(square);
    }
  return follow_costs(costs, old.segments, fallback);
}

} // namespace ilk
