// What is said of single columns.
#pragma once

#include <string>

#include "facts/attribute_fact.h"
#include "profile/column_profile.h"
#include "table/schema.h"

namespace ilk {

/// What is to be seen of a column, as a title: "Purchases: half of the customers are at or below
/// 361"; its name where it has no values.
std::string attribute_title(const ColumnSchema& schema, const ColumnProfile& profile);

/// A column with all that is said of it.
AttributeFact told_attribute(const ColumnSchema& schema, const ColumnProfile& profile);

} // namespace ilk
