// What is said of observations.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "profile/observation.h"
#include "table/schema.h"

namespace ilk {

/// One or two sentences with figures. `attributes`: the columns of the table, here and below.
std::string observation_sentence(const Observation& observation,
                                 const std::vector<ColumnSchema>& attributes);

/// That observations are of some columns only, where a table of so many has too many; else empty.
std::string observed_columns_words(std::size_t columns);

/// Its kind, as a heading: "Relation explained by a third".
std::string heading_of(ObservationKind kind);

/// The figures behind it: "Rank correlation: 0.75 (95% interval 0.74 to 0.76) · n = 8,950 customers
/// · false discovery rate under 0.001".
std::string observation_figures(const Observation& observation);

} // namespace ilk
