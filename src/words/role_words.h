// What the columns of a table were taken for.
#pragma once

#include <string>
#include <vector>

#include "model/preparation.h"
#include "table/schema.h"

namespace ilk {

/// One table, as lines: what columns are, which, why where it is not plain, and what to type to
/// change it. Attributes that the preparation `dropped` are left out, with its reasons. Long lists
/// and names are cut.
std::string role_words(Schema schema, const std::vector<DroppedColumn>& dropped = {});

} // namespace ilk
