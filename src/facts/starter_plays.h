// Plays to begin a playbook with, proposed from what a table says: for outcomes, totals and what
// sets segments apart. They are proposals: nobody has said yet what anything costs or brings.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "facts/advice.h"
#include "table/table.h"

namespace ilk {

/// A figure of a segment and its limits, one at least, as a playbook has them.
struct StarterClause {
  std::string column; ///< with its level, "region = north"; empty for every segment
  std::string figure; ///< name_of(ClauseFigure)
  std::optional<double> at_least, at_most;

  bool holds(double figure_of_segment) const {
    return (!at_least || figure_of_segment >= *at_least) &&
           (!at_most || figure_of_segment <= *at_most);
  }
};

/// Which customers of the segments: never nobody, never everybody.
struct StarterCustomer {
  std::string column;
  std::variant<bool, std::string, double> limit; ///< equal to the first two; of a number a bound
  bool at_least = true;                          ///< of that bound
  std::uint64_t customers = 0;                   ///< of the table who meet it
};

enum class StarterKind {
  retain,
  help,
  offer,
  keep,
  welcome,  ///< those who came lately
  win_back, ///< those who have not bought for long
  ask,      ///< a segment of which the table does not say what to do
};

struct StarterPlay {
  StarterKind kind = StarterKind::ask;
  std::string about;                   ///< the column that it is about, in words; may be empty
  std::string whom;                    ///< of a play for one segment the segment's name; else empty
  std::vector<std::uint32_t> segments; ///< numbers of those in which it fires; none before a fit
  std::vector<StarterClause> clauses;  ///< all must hold; one at least
  std::optional<StarterCustomer> customer;
  std::optional<std::string> rank_by;
  std::optional<StarterCustomer> still_here = {}; ///< those who have not left, where it is known
};

/// Of a table with segments; `table` has all rows, labels too. One play for each outcome and each
/// total that asks for one, and one to be filled in for each segment that gets none and is not to
/// be left alone, where up to three figures tell it from all others. O(rows x plays).
std::vector<StarterPlay> starter_plays(const AdviceBasis& basis, const Table& table);

/// Of a table alone: by its labels and by what its columns are named. Whether its clauses hold
/// anywhere is not known before a fit; its conditions on customers do.
std::vector<StarterPlay> starter_plays(const Table& table);

} // namespace ilk
