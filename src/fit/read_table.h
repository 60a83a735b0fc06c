// The first stage: a table, by its dictionary.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/execution.h"
#include "io/read.h"

namespace ilk {

/// All of them change the result.
/// Roles of columns by their names, as the user gives them.
struct GivenRoles {
  std::vector<std::string> id, attribute, label, ignore;

  bool any() const { return !(id.empty() && attribute.empty() && label.empty() && ignore.empty()); }
};

/// The schema with those roles. `file` is for messages, `found` what was inferred from the cells,
/// for the kinds of columns that had none. Throws UsageError for a column that there is not, for
/// one with two roles, and for two ids.
Schema with_roles(Schema schema, const GivenRoles& roles, const std::string& file,
                  const Schema& found);

struct ReadOptions {
  std::optional<std::filesystem::path> schema; ///< data dictionary; inferred when absent
  GivenRoles roles;                            ///< go before the dictionary's
  /// Reading stops when more than this share of the rows cannot be read.
  double most_bad_rows = 0.1;
  /// Segments are made from customers: a repeated id, or fewer than two rows, stop the reading.
  bool one_row_per_customer = true;
  /// That the source was opened with; for the record, as the source is given.
  std::string encoding = {};
};

/// Throws DataError when too many rows cannot be read, for mistakes in the dictionary, and for what
/// the options do not allow; and what the source throws. The rows are put in the order of their
/// keys: whatever order the source gave them in, the value is the same but for the places of rows.
Read read_table(Execution& execution, const Source& source, const ReadOptions& options);

/// Throws DataError when a customer's id stands in two rows of a table in the source's order.
/// `why`: what the id is needed for, to be said behind the fault, or empty.
void require_unique_ids(Execution& execution, const Source& source, const Table& table,
                        const std::string& why, const std::string& remedy);

} // namespace ilk
