// What an analyst should know about a table before going on, as values; words/alert_words.h has the
// sentences.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "explain/segments.h"
#include "io/source.h"
#include "model/column_preparation.h"
#include "profile/profile.h"
#include "table/table.h"

namespace ilk {

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
  like_levels,       ///< levels that differ in capitals, accents or blanks only
  sensitive,         ///< a trait of people that marketing may not act on everywhere
  sensitive_segment, ///< a segment that is told apart by such a trait before all else
  shared_levels,     ///< several columns have one level for the same customers
  left_out,          ///< a column that is not used
  far_apart,         ///< customers far from the rest in several columns together
};

std::string_view name_of(Severity severity); ///< "error", "warning", "note"
std::string_view name_of(AlertKind kind);    ///< "unreadable_rows", ...

/// So many customers, or rows, of all.
struct PartOf {
  std::uint64_t count = 0, all = 0;

  double share() const {
    return all == 0 ? 0 : static_cast<double>(count) / static_cast<double>(all);
  }
  bool operator==(const PartOf&) const = default;
};

/// What is said of rows.
struct RowsAlert {
  PartOf rows;
  std::string first;                 ///< the id of the first customer, or what is wrong with the
                                     ///< first row
  std::optional<std::uint64_t> line; ///< of it in the file
  std::uint64_t most_alike = 0;      ///< duplicates: how often the most frequent row stands
  std::vector<std::string> first_of_all; ///< far apart: the first customers
  bool are_left_out = false;             ///< of the fit

  bool operator==(const RowsAlert&) const = default;
};

/// What is said of a column; which figures there are follows from the kind of the alert.
struct ColumnAlert {
  ColumnSchema column;
  PartOf rows;                 ///< the customers whom it concerns
  std::optional<double> value; ///< the extreme, the sentinel, the only value
  std::string level; ///< of a category: its only one; empty where the dictionary has it not
  double mean = 0, median = 0; ///< of a long tail, whose end is `value`
  bool is_low_tail = false;
  std::optional<double> tail_index; ///< where means and totals rest on few customers
  std::vector<std::string> levels;  ///< the first of the rare ones
  std::uint64_t rare_levels = 0;
  std::string reason;        ///< why it is left out, where that is known
  std::uint32_t segment = 0; ///< that it tells apart

  bool operator==(const ColumnAlert&) const = default;
};

/// A column with gaps.
struct MissingAlert {
  ColumnSchema column;
  PartOf rows;
  std::optional<ColumnSchema> depends_on; ///< whose values tell most about where it is missing
  double auc = 0.5, cramers_v = 0;        ///< as in MissingDependence

  bool operator==(const MissingAlert&) const = default;
};

/// A sum that the dictionary declares.
struct SumAlert {
  Identity identity;
  bool is_checked = false;
  PartOf broken;
  std::string first; ///< the id of the first customer for whom it does not hold
  double largest_break = 0;

  bool operator==(const SumAlert&) const = default;
};

/// Columns that say the same.
struct SameAlert {
  ColumnSchema total, first, second; ///< as in DiscoveredIdentity
  Relation relation = Relation::copy;
  double factor = 1;
  PartOf holding;
  double rank_correlation = 0; ///< of a near copy: total and first

  bool operator==(const SameAlert&) const = default;
};

/// A column that the preparation left out.
struct DroppedAlert {
  std::string column, reason;

  bool operator==(const DroppedAlert&) const = default;
};

struct Alert {
  using Finding =
      std::variant<RowsAlert, ColumnAlert, MissingAlert, SumAlert, SameAlert, DroppedAlert>;

  Severity severity = Severity::note;
  AlertKind kind = AlertKind::left_out;
  std::vector<std::string> columns; ///< names; empty when it is about rows
  double share = 0;                 ///< of the customers that it is about, in [0, 1]
  Finding finding;

  bool operator==(const Alert&) const = default;
};

/// One for every segment that a sensitive trait tells apart before all else. `columns`: the
/// preparation's.
std::vector<Alert> sensitive_segments(const std::vector<Segment>& segments,
                                      const std::vector<ColumnPreparation>& columns);

/// By severity, then kind, then share. `schema` is what the table was read by, `read` what became
/// of its rows.
std::vector<Alert> find_alerts(const Table& table, const Schema& schema, const ReadReport& read,
                               const Profile& profile);

} // namespace ilk
