#include "monitor/follow.h"

#include <algorithm>
#include <cmath>
#include <map>

#include <fmt/format.h>

#include "cluster/assignment.h"
#include "cluster/group_means.h"
#include "cluster/kmeans.h"
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

// Part of what its row, or its column, sums to; 0 where that is 0.
double share_of(std::uint64_t part, std::uint64_t whole) {
  return whole == 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole);
}

// A tenth: below it a match is no more than the last that was left to both.
bool goes_on(const Followed& followed) {
  constexpr double least_in_common = 0.1;
  return std::max(followed.from_old, followed.of_old) >= least_in_common;
}

Followed followed(std::span<const double> costs, std::span<const std::uint64_t> customers,
                  std::size_t group, std::size_t index, std::span<const ModelSegment> segments) {
  constexpr double least_share = 0.5;
  const std::size_t width = segments.size(), cell = group * width + index;
  std::uint64_t of_group = 0, of_segment = 0;
  for (std::size_t s = 0; s < width; ++s) of_group += customers[group * width + s];
  for (std::size_t c = index; c < customers.size(); c += width) of_segment += customers[c];
  Followed result{segments[index].id, segments[index].name, std::sqrt(costs[cell])};
  result.from_old = share_of(customers[cell], of_group);
  result.of_old = share_of(customers[cell], of_segment);
  result.keeps_name = nearest_to_each_other(costs, group, index, width) &&
                      result.from_old >= least_share && result.of_old >= least_share;
  return result;
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

FollowedPlaces follow_costs(std::span<const double> costs, std::span<const std::uint64_t> customers,
                            std::span<const ModelSegment> segments,
                            std::span<const std::uint32_t> fallback) {
  const std::size_t groups = fallback.size();
  auto matched = match(costs, groups, segments.size());
  std::vector<std::optional<Followed>> follows(groups);
  for (std::size_t g = 0; g < groups; ++g) {
    if (matched[g] >= segments.size()) continue;
    follows[g] = followed(costs, customers, g, matched[g], segments);
    if (goes_on(*follows[g])) continue;
    follows[g].reset();
    matched[g] = segments.size();
  }
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
    result.follows[result.place[g]] = std::move(follows[g]);
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
  std::vector<std::uint64_t> customers(costs.size());
  const auto segments = assign(execution, codes.block(), old.centroids);
  for (std::size_t i = 0; i < labels.size(); ++i)
    ++customers[labels[i] * old.centroids.count + segments[i]];
  return follow_costs(costs, customers, old.segments, fallback);
}

} // namespace ilk
