// How columns go together, and what is missing together; see docs/profile.md.
#pragma once

#include <functional>
#include <string>
#include <utility>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "profile/profile.h"
#include "report/data_caps.h"
#include "table/table.h"

namespace ilk {

/// `pairs`, `planes`, `missingness`, `identities` and `duplicates`.
nlohmann::json relations_json(const Profile& profile, const Table& table, const DataCaps& caps);

/// `names`, `labels` and `values` of a correlation matrix: of at most `most` of `count` columns,
/// those that have the strongest correlation with another. `correlation` is asked for two
/// different columns, `name` for the name and the label of one. O(count^2).
nlohmann::json
matrix_json(std::size_t count, std::size_t most,
            const std::function<double(std::size_t, std::size_t)>& correlation,
            const std::function<std::pair<std::string, std::string>(std::size_t)>& name);

/// The rank correlations of the columns of numbers.
nlohmann::json rank_correlation_json(const PairProfiles& pairs,
                                     const std::vector<ColumnSchema>& attributes,
                                     const DataCaps& caps);

} // namespace ilk
