// Sums, products and copies that hold among the columns of a table.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "base/execution.h"
#include "table/table.h"

namespace ilk {

/// How a declared sum fares.
struct CheckedIdentity {
  Identity identity;
  bool checked = false;   ///< false: one of its columns is not an attribute of the table
  std::uint64_t rows = 0; ///< in which no column of it is missing
  std::uint64_t broken = 0;
  std::vector<std::uint64_t> first_broken; ///< the first rows, 10 at most
  double largest_break = 0; ///< |total - sum| where it is largest, in the total's unit; 0: none
};

/// What a column can be made of.
enum class Relation {
  sum,     ///< total = first + second
  product, ///< total = first * second
  ratio,   ///< total = first / second
  copy,    ///< total = factor * first
};

/// A relation that was found, and on which rows it holds.
struct DiscoveredIdentity {
  Relation relation = Relation::sum;
  std::uint32_t total = 0, first = 0, second = 0; ///< columns; second == first in a copy
  double factor = 1;                              ///< of a copy
  std::uint64_t rows = 0;                         ///< in which none of the columns is missing
  std::uint64_t holding = 0;
  std::uint64_t non_zero = 0; ///< of rows: those in which neither first nor second is 0
  std::uint64_t holding_non_zero = 0;

  double share() const { return static_cast<double>(holding) / static_cast<double>(rows); }
};

struct Identities {
  std::vector<CheckedIdentity> declared; ///< in the dictionary's order
  std::vector<DiscoveredIdentity> discovered;
};

/// Checks a sum on all rows. A row breaks it when total and sum differ by more than the tolerance
/// and what rounding the values to float explains: 2^-24 of each. O(rows * terms).
CheckedIdentity check_identity(const Table& table, const Identity& identity);

/// Relations that nobody declared. Sums are looked for among amounts and counts, products and
/// ratios among all numbers but dates and booleans, copies among all numbers. Columns that do not
/// vary, or that are copies of an earlier column, make nothing else.
///
/// A row holds when it is off by no more than 0.01 or 1e-4 of the total, or by a hundredth of the
/// total's deviation if that is less than 0.01. A relation holds in at least 98% of the rows, and,
/// since zeros make anything hold, in at least 98% of those without a zero, of which there are at
/// least 30. Relations that fail on a sample of 2,000 rows are not counted on all. O(columns^3 *
/// some 10 rows), of the first 200 columns of numbers.
std::vector<DiscoveredIdentity> discover_identities(Execution& execution, const Table& table,
                                                    const std::vector<Identity>& declared);

/// Both of the above.
Identities profile_identities(Execution& execution, const Table& table, const Schema& schema);

} // namespace ilk
