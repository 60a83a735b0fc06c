// Which table of a database is meant.
#pragma once

#include <string>
#include <vector>

namespace ilk {

/// `wanted` when the database has it; without one, the only table. Throws DataError naming
/// `database`, with the list, when there is no such table, none, or several to choose from.
std::string chosen_table(const std::string& wanted, const std::vector<std::string>& tables,
                         const std::string& database);

} // namespace ilk
