// What the columns of a log of purchases are.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "table/schema.h"

namespace ilk {

enum class LogRole {
  customer, ///< who bought
  date,     ///< when, perhaps with the time of day
  time,     ///< the time of day, where the date has none
  amount,   ///< of the row, in money
  quantity, ///< pieces
  price,    ///< of one piece: with a quantity it makes the amount
  discount, ///< taken off, in money
  product,  ///< what was bought
  kind,     ///< of what kind it or the row is
  channel,  ///< where or how
  order,    ///< rows of one order have one
  currency, ///< of the amount
  status,   ///< whether the row counts: cancelled and refunded orders do not
  end,      ///< of a contract, when it ended; missing while it runs
  other,    ///< may be named by attributes
};

/// "customer"; nothing for an unknown name.
std::string_view name_of(LogRole role);
std::optional<LogRole> log_role_from(std::string_view name);

/// All names, in the order of LogRole.
std::vector<std::string_view> log_role_names();

struct LogColumn {
  ColumnSchema schema; ///< name, and how its cells are written
  LogRole role = LogRole::other;
  std::string reason = {}; ///< why it is taken for that
  bool is_number = false;  ///< its cells are numbers, or days
};

/// The columns of a log, in its order; all roles but `other` are held by one column at most.
struct LogSchema {
  std::vector<LogColumn> columns = {};

  /// Its place; nothing where there is none.
  std::optional<std::size_t> find(LogRole role) const;
  std::optional<std::size_t> find(std::string_view name) const;
};

} // namespace ilk
