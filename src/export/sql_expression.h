// Expressions in SQL.
#pragma once

#include <span>
#include <string>

#include "export/expression.h"
#include "export/sql_dialect.h"

namespace ilk {

/// A number that is a double in every engine, and reads back with the same bits: 1.5e0, (-2e-3).
std::string sql_number(double value);

/// In parentheses wherever its parts could be taken apart. `attributes`: what inputs are.
std::string sql_of(const Expression& expression, const SqlDialect& dialect,
                   std::span<const ColumnSchema> attributes);

/// terms joined by " + ", in groups, since some engines allow expressions of some depth only.
std::string sql_sum(const std::vector<std::string>& terms);

} // namespace ilk
