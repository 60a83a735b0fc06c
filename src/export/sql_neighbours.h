// Missing values from similar customers, in SQL.
#pragma once

#include <string>

#include "export/program.h"
#include "export/sql_dialect.h"

namespace ilk {

/// The donors as a table `lenders`, to stand behind WITH.
std::string sql_lenders(const BorrowingStep& step, const SqlDialect& dialect);

/// One column, filled.
std::string sql_borrowed(const BorrowingStep& step, const BorrowingStep::Wanted& wanted);

} // namespace ilk
