// What is missing, in words.
#pragma once

#include <string>
#include <vector>

#include "facts/missingness_fact.h"
#include "profile/column_profile.h"
#include "table/schema.h"

namespace ilk {

/// Sets what is said over and beside the bars of missing values.
void tell_missing(const std::vector<ColumnSchema>& attributes,
                  const std::vector<ColumnProfile>& profiles, MissingnessFact& fact);

} // namespace ilk
