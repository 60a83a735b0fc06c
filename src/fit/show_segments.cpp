#include "fit/show_segments.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <string>
#include <vector>

#include "fit/refit.h"

namespace ilk {
namespace {

std::vector<Outcome> outcomes_of(Execution& execution, const Prepared& fitted,
                                 const Segmented& segmented) {
  if (fitted.labels.attributes.empty()) return {};
  const Table rows =
      with_values(fitted.labels, gather_rows(fitted.labels.values.block(), fitted.rows));
  return profile_outcomes(execution, rows, segmented.labels, segmented.centroids.count);
}

// Labels are left out of the table whose totals are looked at.
bool is_of_attributes(const Measure& measure, const std::vector<std::string>& names) {
  const auto is_there = [&](const ColumnName& column) {
    return std::ranges::find(names, column.name) != names.end();
  };
  return is_there(measure.column) &&
         std::ranges::all_of(measure.where, is_there, &Criterion::column);
}

std::vector<Measure> totals_of(const Prepared& fitted, const Table& attributes,
                               const Explanation& explanation,
                               const std::optional<Playbook>& playbook) {
  std::vector<Measure> totals;
  const auto& columns = fitted.preparation.columns;
  for (std::size_t j = 0; j < columns.size(); ++j)
    if (const std::string& name = columns[j].schema.name;
        !std::isnan(explanation.segments.front().attributes[j].share_of_total))
      totals.push_back({name, {name, {}}, {}});
  if (playbook)
    std::ranges::copy_if(playbook->measures, std::back_inserter(totals),
                         [names = attribute_names(attributes)](const Measure& measure) {
                           return is_of_attributes(measure, names);
                         });
  return totals;
}

// By the rows of the whole table.
CustomerMap map_of(Execution& execution, const Prepared& fitted, const Segmented& segmented,
                   std::uint64_t seed) {
  CustomerMap map = make_map(execution, segmented.codes.block(), fitted.sample, segmented.labels,
                             segmented.centroids.count, seed);
  for (MapPoint& point : map.points) point.row = fitted.rows[point.row];
  return map;
}

} // namespace

Explained show_segments(Execution& execution, const Read& read, const Prepared& fitted,
                        const Segmented& segmented, const Explanation& explanation,
                        const Model& model, std::span<const Score> scores,
                        const std::optional<Playbook>& playbook, std::uint64_t seed) {
  const std::size_t k = segmented.centroids.count;
  std::vector<double> deviations;
  for (std::size_t j = 0; j < fitted.preparation.columns.size(); ++j)
    deviations.push_back(std::sqrt(fitted.covariance.at(j, j)));
  const Table& attributes = fitted.attributes(read);
  return {outcomes_of(execution, fitted, segmented),
          find_concentration(execution, fitted.fitted(read),
                             totals_of(fitted, attributes, explanation, playbook), segmented.labels,
                             k),
          find_examples(execution, model, attributes, scores, fitted.rows, explanation.segments,
                        deviations),
          find_borders(segmented.scores, k), map_of(execution, fitted, segmented, seed)};
}

} // namespace ilk
