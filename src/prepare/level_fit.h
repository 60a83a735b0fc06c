// Fits the preparation of a category: which levels have a column of their own.
#pragma once

#include <span>
#include <vector>

#include "model/preparation.h"
#include "prepare/preparation_fit.h"

namespace ilk {

/// The most levels of one category that have a column of their own.
inline constexpr std::size_t most_levels = 20;

/// One column per level that at least options.rare_level of the customers with a value have, at
/// most most_levels of the commonest (ties to the earlier), and one for all others together, where
/// anybody has one. Each is centred by its mean and divided by one scale, so that their variances
/// add up to the category's weight, over the customers who have a value; those who have none stand
/// at the center. Fewer than two columns are none: the category tells nothing.
std::vector<ColumnPreparation> fit_levels(const ColumnSchema& schema, std::span<const float> raw,
                                          const PrepareOptions& options);

/// The words for naming a segment by a part: "Region: north" and "Not region north"; "Income
/// missing" and "Income known"; of a boolean with the default words, "Churned" and "No churned".
void set_words(ColumnPreparation& column);

} // namespace ilk
