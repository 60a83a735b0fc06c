// Attributes that give a label away: they are the label under another name, or came to be after it.
#pragma once

#include <string>

#include "model/column_preparation.h"
#include "table/table.h"

namespace ilk {

/// The area under the curve from which on an attribute tells a label by itself; below 1 - this it
/// tells it the other way round.
inline constexpr double telling_auc = 0.99;

/// "tells churned by itself", of the first label in `labels` that the attribute tells, or an empty
/// string. Labels are booleans and categories of which the customers have two levels, at least 10
/// customers each. `columns`: the prepared columns of the attribute, `raw` its values. A category
/// is ranked by the share of the label in each of its columns.
std::string label_told_by(std::span<const ColumnPreparation> columns, std::span<const float> raw,
                          const Table& labels);

} // namespace ilk
