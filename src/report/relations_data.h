// How columns go together, and what is missing together; see docs/profile.md.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "profile/profile.h"
#include "report/data_caps.h"
#include "table/table.h"

namespace ilk {

/// `pairs`, `planes`, `missingness`, `identities` and `duplicates`.
nlohmann::json relations_json(const Profile& profile, const Table& table, const DataCaps& caps);

/// A column of a correlation matrix.
struct MatrixColumn {
  std::string name, label;
  std::string owner; ///< the attribute that it is made of
};

/// The fact `Correlation`: of at most `most` columns, those that have the strongest correlation
/// with another. `correlation` is asked for two different columns. O(columns^2).
nlohmann::json matrix_json(const std::vector<MatrixColumn>& columns, std::size_t most,
                           std::string measure,
                           const std::function<double(std::size_t, std::size_t)>& correlation);

/// The rank correlations of the columns of numbers.
nlohmann::json rank_correlation_json(const PairProfiles& pairs,
                                     const std::vector<ColumnSchema>& attributes,
                                     const DataCaps& caps);

} // namespace ilk
