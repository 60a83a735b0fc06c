// What the columns of a table were taken for.
#pragma once

#include <string>

#include "table/schema.h"

namespace ilk {

/// One table, as lines: what columns are, which, why where it is not plain, and what to type to
/// change it. Long lists and names are cut.
std::string role_words(const Schema& schema);

} // namespace ilk
