// What must be known of a whole log before customers are made of it: its days, the size of its
// numbers, its words, its returns.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <unordered_map>
#include <vector>

#include "behaviour/log_block.h"
#include "behaviour/log_reader.h"

namespace ilk {

/// How a measure's numbers are kept as whole ones, so that sums are exact in any order: value =
/// steps * 10^-decimals.
struct NumberGrid {
  int decimals = 0;

  double scale() const; ///< steps in one unit: 10^decimals

  /// The nearest number of steps.
  std::int64_t steps_of(double value) const;
};

/// A purchase that was given back, or may have been.
struct LogReturn {
  std::uint64_t key = 0; ///< of customer, product and amount
  Day day = 0;
  std::int32_t second = 0;

  auto operator<=>(const LogReturn&) const = default;
};

/// The key under which a purchase and its return find each other.
std::uint64_t return_key(const LogBlock& block, std::size_t i, double amount);

/// Hashes of rows, of which those below a bound are kept, so that copies can be counted in bounded
/// memory: all rows of a log of a few million, a known share of a larger one (P. Gibbons, "Distinct
/// sampling for highly-accurate answers to distinct values queries", VLDB 2001). In any order of
/// the rows the same ones are kept.
class RowHashes {
 public:
  /// Nothing seen, and the same bound as the other's.
  RowHashes none_seen() const;

  void add(std::uint64_t hash, std::uint64_t times = 1);
  void merge(const RowHashes& other);

  std::uint64_t copies() const; ///< rows that equal an earlier one, scaled up
  bool is_estimate() const { return bound_shift_ > 0; }

 private:
  void shrink();

  std::unordered_map<std::uint64_t, std::uint64_t> times_;
  int bound_shift_ = 0; // those below 2^(64 - this) are kept
};

struct LogOverview {
  LogCounts counts = {};
  std::vector<BadLogCell> bad = {};
  std::map<Day, std::uint64_t> days = {}; ///< rows on each
  std::uint64_t with_time = 0;            ///< rows that tell the time of day
  std::uint64_t returned = 0;             ///< rows
  std::uint64_t negative = 0;             ///< rows with an amount below 0
  std::vector<NumberGrid> grids = {};     ///< by measure
  /// By column that was asked for: purchases by word.
  std::vector<std::map<std::string, std::uint64_t>> levels = {};
  std::map<std::string, std::uint64_t> currencies = {};
  std::vector<LogReturn> returns = {}; ///< ascending
  std::uint64_t copies = 0;
  bool copies_are_estimated = false;
};

/// Looks at the log once. `level_columns`: of the log, whose words are counted; a column with more
/// than 10,000 different ones has none. `until`: rows behind it are left out of levels and returns.
LogOverview overview_of(Execution& execution, const Source& source, const LogReader& reader,
                        const std::vector<std::size_t>& level_columns, Day until);

} // namespace ilk
