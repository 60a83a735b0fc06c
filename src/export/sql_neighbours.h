// Missing values from similar customers, in SQL that every engine has: no row looks at the rows
// around it, but is joined with all lenders, which are numbered by their distance.
#pragma once

#include <string>
#include <vector>

#include "export/program.h"
#include "export/sql_dialect.h"

namespace ilk {

/// The donors as a table `lenders`, to stand behind WITH.
std::string sql_lenders(const BorrowingStep& step, const SqlDialect& dialect);

/// A SELECT of further steps: what it adds to the columns, and what stands behind the step before.
struct SqlStep {
  std::vector<std::string> columns;
  std::string joined = {};
  std::vector<std::string> grouped = {}; ///< the columns that stay, where rows become one again
};

/// In this order: each row with a number of its own; with each lender, where it lacks something;
/// filled by the nearest lenders. `carried`: the columns that the last leaves as they are.
std::vector<SqlStep> sql_borrowing(const BorrowingStep& step,
                                   const std::vector<std::string>& carried);

} // namespace ilk
