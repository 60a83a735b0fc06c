// Which plays fire in which segments, and the figures that say so.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "base/execution.h"
#include "explain/segments.h"
#include "model/preparation.h"
#include "strategy/contact_history.h"
#include "strategy/play.h"
#include "table/table.h"

namespace ilk {

/// Customers in their segments. What it points to must outlive it.
struct SegmentedCustomers {
  const Table& table; ///< as it was read, all rows
  const Preparation& preparation;
  const Explanation& explanation;
  std::span<const std::uint32_t> segments; ///< index of each row's segment
  std::span<const std::uint32_t> outliers; ///< rows that no segment's figures count, ascending
  const ContactHistory* history =
      nullptr; ///< contacts of the days before; null where none is known
};

/// What a clause is about: a column's values, zeros and ones of a level, a measure, or nothing but
/// the segment.
struct ClauseSubject {
  std::string label;   ///< in the dictionary's words; empty for the segment itself
  ColumnSchema schema; ///< how its values are written; of zeros and ones that of yes and no
};

/// One clause in one segment. words/clause_words.h tells it.
struct ClauseEvidence {
  double figure = 0; ///< NaN where the segment has none
  bool holds = false;
  double miss = 0; ///< what it lacks: 0 where it holds, else |figure - limit| / the larger of both,
                   ///< in (0, 2]; 1 for an unknown figure
  ClauseFigure kind = ClauseFigure::share; ///< what `figure` is
  std::vector<std::pair<BoundRelation, double>> asked;
  ClauseSubject subject;
};

struct SegmentMatch {
  bool fires = false;                   ///< all clauses hold
  std::vector<ClauseEvidence> evidence; ///< one per clause
};

/// matches[play][segment]. A column is one that was prepared ("income", "region = north"), or any
/// other of the table, whose figures are then those of the customers fitted. Figures and limits are
/// compared as floats, as values were read. Throws DataError with the place for a column that is
/// not there, a category where a level is meant, and a figure that the column does not have; a
/// level or a missing value has no total, which is NaN here and refused by check_columns. O(rows)
/// for each measure and each column that was not prepared.
std::vector<std::vector<SegmentMatch>> match_plays(Execution& execution, const Playbook& playbook,
                                                   const SegmentedCustomers& customers);

/// The table's column that a clause looks at; nothing for the segment's own figures.
std::optional<std::size_t> column_of(const Clause& clause, const Playbook& playbook,
                                     const SegmentedCustomers& customers);

} // namespace ilk
