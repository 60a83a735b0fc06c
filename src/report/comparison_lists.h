// The lists of customers that ilk compare writes.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "monitor/comparison.h"

namespace ilk {

struct ComparisonList {
  std::string name; ///< of its file
  std::string text; ///< CSV; see moved_csv
};

/// moved-since.csv where there is an earlier table, moved-by-model.csv where there is another
/// model.
std::vector<ComparisonList> comparison_lists(const Comparison& comparison);

/// Their names only.
std::vector<std::string> comparison_list_names(const Comparison& comparison);

} // namespace ilk
