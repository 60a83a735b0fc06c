// Claims that people made about their customers, each answered with what was measured; whether they
// hold is judged in facts/claim_verdict.h.
//
// A claim is a sentence with one or more readings; a reading has one or more parts; a part is one
// check. docs/hypotheses.md has the format of the file and the rules of the verdicts.
#pragma once

#include <cstdint>
#include <filesystem>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "profile/condition.h"

namespace ilk {

enum class ClaimCheck {
  share,       ///< of the customers meeting `given`, how many meet `then`
  total_share, ///< how much of a column's total comes from the customers meeting `from`
  correlation, ///< Spearman's rank correlation of x and y
  compare,     ///< whether `of` is higher where `given` is met than elsewhere, by superiority
  trend,       ///< whether `of` rises along another column, by Spearman's rank correlation
};

enum class Expected { at_least, at_most, about, higher, lower, same, rising, falling, flat, none };

struct Expectation {
  Expected kind = Expected::at_least;
  double value = 0;     ///< of at_least, at_most and about
  double tolerance = 0; ///< of all others and about
};

/// The check is repeated in each part of this column.
struct Strata {
  ColumnName column;
  std::size_t parts = 3; ///< of a column of numbers; a category has one per level
};

struct ClaimPart {
  ClaimCheck check = ClaimCheck::share;
  Condition given;                       ///< empty: all customers
  Condition condition;                   ///< share: then; total_share: from; compare: against
  ColumnName of;                         ///< correlation: y; not used by share
  ColumnName along;                      ///< correlation: x; trend: along
  std::optional<ColumnName> controlling; ///< correlation: what is held fixed
  std::size_t parts = 0; ///< trend: groups along the column; 0: each value if few, else three
  Expectation expectation;
  std::optional<Strata> within;
  Place place;
};

struct ClaimReading {
  std::string text; ///< what the claim is taken to mean; empty when there is one reading only
  std::vector<ClaimPart> parts;
};

struct Claim {
  std::size_t number = 0; ///< from 1, in the order of the file
  std::string text;
  std::vector<ClaimReading> readings;
};

/// "share", "total_share", "correlation", "compare", "trend", as in the file.
std::string_view name_of(ClaimCheck check);

/// A figure that does not exist is NaN.
struct Estimate {
  double estimate = std::numeric_limits<double>::quiet_NaN();
  double low = std::numeric_limits<double>::quiet_NaN(); ///< 95% interval
  double high = std::numeric_limits<double>::quiet_NaN();
  std::uint64_t n = 0; ///< customers that it is made from
};

/// A part of a column's values. Without any bound it is the only value that the column has.
struct ValuePart {
  std::optional<double> from;  ///< the least value of it
  std::optional<double> below; ///< the least value above it
  std::optional<double> only;  ///< the one value, or the code of the level, that it is

  bool operator==(const ValuePart&) const = default;
};

/// One side of a comparison, or one step of a trend.
struct GroupFigures {
  ValuePart step;  ///< of a trend, in the column that it goes along
  Estimate median; ///< n: customers of the group
  double mean = std::numeric_limits<double>::quiet_NaN();
};

struct StratumAnswer {
  ValuePart part; ///< of PartAnswer::within
  Estimate figure;
};

/// What was claimed, of whom, and what was measured.
struct PartAnswer {
  ClaimCheck check = ClaimCheck::share;
  Expectation expectation;
  std::vector<ResolvedCriterion> given;        ///< empty: all customers
  std::vector<ResolvedCriterion> condition;    ///< share: then; total_share: from; compare:
                                               ///< against, or all others where it is empty
  std::optional<ColumnSchema> of, along, held; ///< as in ClaimPart; held: controlling
  std::optional<ColumnSchema> within;          ///< the column of the strata
  Estimate figure;                             ///< share, share of the total, correlation, or
                                               ///< superiority
  double customers_share = std::numeric_limits<double>::quiet_NaN(); ///< total_share only
  std::vector<GroupFigures> groups; ///< compare: those who meet `given`, then those they are
                                    ///< compared with; trend: its steps
  std::vector<StratumAnswer> strata;
};

struct ReadingAnswer {
  std::string text;
  std::vector<PartAnswer> parts;
};

struct Answer {
  std::size_t number = 0;
  std::string text;
  std::vector<ReadingAnswer> readings;
};

/// Reads claims from TOML. Throws DataError with line, column and remedy for every mistake that
/// can be seen without the table, IoError when the file cannot be read.
std::vector<Claim> load_claims(const std::filesystem::path& path);

/// Answers the claims, in their order. Throws DataError with the place in the claims' file for a
/// column or level that the table has not. O(parts x strata x n log n).
std::vector<Answer> check_claims(Execution& execution, const Table& table,
                                 const std::vector<Claim>& claims);

} // namespace ilk
