#include "explain/characterise.h"

#include <algorithm>
#include <set>

#include "explain/names.h"

namespace ilk {
namespace {

constexpr std::size_t most_compared = 160; // columns whose redundancy is looked at
constexpr std::size_t most_ruling = 60;    // columns that rules are made of

std::vector<Driver> drivers_of(const CharacterBasis& basis,
                               const std::vector<AttributeProfile>& population,
                               const std::vector<std::vector<double>>& areas,
                               const Segment& segment) {
  std::vector<Driver> drivers;
  for (std::size_t j = 0; j < segment.attributes.size(); ++j) {
    Driver driver{j, segment.attributes[j].difference, 0, areas[j][segment.id - 1], {}};
    const auto prepared = [&](double median) {
      const ColumnPreparation& column = basis.preparation.columns[j];
      return column.part == Part::value ? column.prepared(static_cast<float>(median))
                                        : (median - column.center) / column.scale;
    };
    if (basis.deviations[j] > 0)
      driver.median_difference =
          (prepared(segment.attributes[j].median) - prepared(population[j].median)) /
          basis.deviations[j];
    drivers.push_back(driver);
  }
  rank_drivers(drivers);
  return drivers;
}

// The columns that drive segments, at most so many: the strongest of each segment in turn.
std::vector<std::size_t> driving_columns(const std::vector<Segment>& segments, std::size_t most) {
  std::set<std::size_t> columns;
  for (std::size_t d = 0; columns.size() < most; ++d) {
    bool any = false;
    for (const Segment& segment : segments) {
      if (d >= segment.drivers.size() || columns.size() >= most) continue;
      any = true;
      columns.insert(segment.drivers[d].attribute);
    }
    if (!any) break;
  }
  return {columns.begin(), columns.end()};
}

// And beside those of zeros and ones the column that tells who lacks the value.
std::vector<std::size_t> ruling_columns(const Preparation& preparation,
                                        const std::vector<Segment>& segments) {
  auto columns = driving_columns(segments, most_ruling);
  const std::size_t driving = columns.size();
  for (std::size_t j = 0; j < preparation.columns.size(); ++j) {
    const ColumnPreparation& part = preparation.columns[j];
    const bool goes_along =
        std::any_of(columns.begin(), columns.begin() + static_cast<std::ptrdiff_t>(driving),
                    [&](std::size_t c) {
                      const ColumnPreparation& column = preparation.columns[c];
                      return column.schema.name == part.schema.name &&
                             (column.part == Part::level || column.schema.kind == Kind::boolean);
                    });
    if (part.part == Part::missing && goes_along) columns.push_back(j);
  }
  std::ranges::sort(columns);
  columns.erase(std::unique(columns.begin(), columns.end()), columns.end());
  return columns;
}

} // namespace

void characterise(Execution& execution, const CharacterBasis& basis, Explanation& explanation) {
  auto& segments = explanation.segments;
  const auto& [preparation, sampled, columns, labels, deviations, options] = basis;
  const auto areas = areas_of_columns(execution, columns, labels, segments.size());
  for (Segment& segment : segments)
    segment.drivers = drivers_of(basis, explanation.population, areas, segment);
  const Redundancy& redundancy =
      explanation.redundancy.emplace(execution, sampled, driving_columns(segments, most_compared));
  for (Segment& segment : segments) find_redundant(redundancy, segment.drivers);
  name_segments(execution,
                {preparation, explanation.population, redundancy, columns, labels, areas,
                 options.sample, options.seed},
                segments);
  Rules rules =
      find_rules(execution, {preparation.columns, columns, labels, segments.size(), options.sample,
                             ruling_columns(preparation, segments), options.seed});
  for (Segment& segment : segments) segment.rule = std::move(rules.of_segments[segment.id - 1]);
  explanation.tree = std::move(rules.tree);
}

} // namespace ilk
