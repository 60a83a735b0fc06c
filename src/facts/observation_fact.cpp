#include "facts/observation_fact.h"

namespace ilk {
namespace {

// The column whose middles the bars are, or null.
const ColumnSchema* column_of_middles(const Observation& observation,
                                      const std::vector<ColumnSchema>& attributes) {
  switch (observation.kind) {
  case ObservationKind::together:
  case ObservationKind::unrelated:
    return &attributes[observation.columns[1]];
  case ObservationKind::groups:
    return std::holds_alternative<GroupMiddles>(observation.details)
               ? &attributes[observation.columns[0]]
               : nullptr;
  default:
    return nullptr;
  }
}

bool is_within(ObservationKind kind) {
  return kind == ObservationKind::regardless || kind == ObservationKind::explained;
}

} // namespace

bool is_share(ObservationKind kind) {
  return kind == ObservationKind::share || kind == ObservationKind::concentration ||
         kind == ObservationKind::comes_from || kind == ObservationKind::hardly_ever;
}

Figure estimate_figure(ObservationKind kind, double value) {
  if (is_share(kind)) return figure::share(value);
  return kind == ObservationKind::groups ? figure::decimal(value, 2) : figure::correlation(value);
}

std::string heights_of(const Observation& observation,
                       const std::vector<ColumnSchema>& attributes) {
  if (const ColumnSchema* column = column_of_middles(observation, attributes))
    return std::string(name_of(column->kind));
  return is_within(observation.kind) ? "correlation" : "share";
}

Figure height_figure(const Observation& observation, const std::vector<ColumnSchema>& attributes,
                     double value) {
  if (const ColumnSchema* column = column_of_middles(observation, attributes))
    return figure::of_column(value, *column);
  return is_within(observation.kind) ? figure::decimal(value, 2) : figure::share(value);
}

} // namespace ilk
