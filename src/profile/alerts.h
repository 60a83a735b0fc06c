// What an analyst should know about a table before going on.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "io/source.h"
#include "table/table.h"

namespace ilk {

struct Profile;

enum class Severity {
  error_like, ///< what is made of the table is likely to be wrong
  warning,    ///< needs a decision
  note,       ///< worth knowing
};

/// What an alert is about, gravest first.
enum class AlertKind {
  unreadable_rows,
  repeated_ids,
  sentinel,          ///< a value that stands for "missing"
  impossible_values, ///< outside the dictionary's range
  broken_identity,   ///< a declared sum does not hold
  mostly_missing,
  duplicate_rows,
  missing_dependent, ///< gaps go with another column
  missing,
  empty,
  constant,
  copy,      ///< a column is a multiple of another
  near_copy, ///< two columns rank the customers alike
  redundant, ///< a column is made of two others
  mostly_zero,
  long_tail,
  open_dates,    ///< day and month could be exchanged
  unseen_levels, ///< that the dictionary does not list
  rare_levels,
  left_out,  ///< a column that is not used
  far_apart, ///< customers far from the rest in several columns together
};

std::string_view name_of(Severity severity); ///< "error", "warning", "note"
std::string_view name_of(AlertKind kind);    ///< "unreadable_rows", ...

struct Alert {
  Severity severity = Severity::note;
  AlertKind kind = AlertKind::left_out;
  std::vector<std::string> columns; ///< names; empty when it is about rows
  double share = 0;                 ///< of the customers that it is about, in [0, 1]
  std::string text;                 ///< one sentence, in the dictionary's words
  std::string anonymous = {};       ///< the same where the text names a customer or quotes a cell,
                                    ///< without; empty where it does neither

  bool operator==(const Alert&) const = default;
};

/// By severity, then kind, then share. Reads all of `profile` but its alerts.
std::vector<Alert> find_alerts(const Table& table, const Schema& schema, const ReadReport& read,
                               const Profile& profile);

} // namespace ilk
