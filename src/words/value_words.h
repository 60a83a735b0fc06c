// What a customer is worth, where several columns may add up to it.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "model/column_preparation.h"

namespace ilk {

/// "purchases"; of several columns that add up "value". `columns`: the prepared ones, of which
/// `value` names one at least.
std::string value_label(const std::vector<std::size_t>& value,
                        const std::vector<ColumnPreparation>& columns);

/// "the sum of MntWines, MntFruits and 4 more"; of one name that name.
std::string sum_words(const std::vector<std::string>& names);

/// The same of prepared columns, by their labels.
std::string sum_words(const std::vector<std::size_t>& value,
                      const std::vector<ColumnPreparation>& columns);

} // namespace ilk
