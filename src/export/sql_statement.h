// A program as one SELECT.
#pragma once

#include <string>
#include <vector>

#include "export/program.h"
#include "export/sql_dialect.h"

namespace ilk {

struct SqlOutput {
  std::string table;              ///< as it stands in the statement
  std::string id;                 ///< column of the ids; empty for none
  std::vector<std::string> names; ///< of the segments
};

/// Throws UsageError for what the engine's SQL cannot, with what can be done.
std::string sql_statement(const Program& program, const SqlDialect& dialect,
                          const SqlOutput& output);

} // namespace ilk
