// What columns, their parts and conditions on them are called.
#pragma once

#include <string>
#include <vector>

#include "profile/claim.h"
#include "profile/condition.h"
#include "profile/observation.h"
#include "table/schema.h"

namespace ilk {

/// What people call the column: its label, or its name where it has none.
std::string label_of(const ColumnSchema& column);

/// "credit limit (CREDIT_LIMIT)", or the name alone where there is no other label.
std::string full_name(const ColumnSchema& column);

/// The label with its unit, for an axis: "tenure (months)".
std::string axis_words(const ColumnSchema& column);

/// A factor between two columns: "100", "1.609", "1.0005".
std::string factor_words(double factor);

/// A part of a column's values: "below 280", "280 to below 1,513", "12 months", "always the same".
std::string part_words(const ValuePart& part, const ColumnSchema& column);

/// Values that lie side by side: "0", "up to 120", "120 to 250 months", "from 250 months".
std::string span_words(const ValueSpan& span, const ColumnSchema& column);

/// "balance low (below 280) and tenure equal to 12 months"; empty for no criteria.
std::string condition_words(const std::vector<ResolvedCriterion>& criteria);

} // namespace ilk
