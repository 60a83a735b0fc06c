// How attributes were prepared, in words.
#pragma once

#include <string>
#include <vector>

#include "facts/making_facts.h"
#include "model/preparation.h"

namespace ilk {

/// What was done to the attribute of that name, a row per column that it gave; empty where it was
/// left out. Without `parts` one row, whatever it gave.
std::vector<PreparedFacts> prepared_of(const Preparation& preparation, const std::string& name,
                                       bool parts);

/// Why no segment is made from a column that is a label.
std::string label_reason();

/// Columns without segments of their own: of a table that was prepared, and of one that was not.
/// `all`: of the source, `attributes`: of the table.
LeftOutFacts left_out_of(const std::vector<ColumnSchema>& all,
                         const std::vector<ColumnSchema>& attributes,
                         const Preparation& preparation);
LeftOutFacts not_looked_at(const std::vector<ColumnSchema>& all);

} // namespace ilk
