// Rows of a log, read: what passes over a log absorb.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "behaviour/log_names.h"
#include "behaviour/window.h"
#include "io/source.h"

namespace ilk {

/// How many rows were left out, and why.
struct LogCounts {
  std::uint64_t rows = 0;           ///< of the log, with as many fields as the header
  std::uint64_t bad = 0;            ///< a cell is not what its column holds
  std::uint64_t no_customer = 0;    ///< nobody is named
  std::uint64_t no_day = 0;         ///< no day
  std::uint64_t cancelled = 0;      ///< by the status
  std::uint64_t other_currency = 0; ///< than the one asked for
  std::uint64_t late = 0;           ///< after the window
  std::uint64_t far_day = 0;        ///< a year or more from nearly all others
  std::uint64_t not_asked_for = 0;  ///< other words than those that count
  std::uint64_t unfit = 0;          ///< another number of fields than the header

  void add(const LogCounts& other) {
    rows += other.rows;
    bad += other.bad;
    no_customer += other.no_customer;
    no_day += other.no_day;
    cancelled += other.cancelled;
    other_currency += other.other_currency;
    late += other.late;
    far_day += other.far_day;
    not_asked_for += other.not_asked_for;
    unfit += other.unfit;
  }

  template <class Self, class Archive>
  static void fields(Self& self, Archive& archive) {
    archive(self.rows, self.bad, self.no_customer, self.no_day, self.cancelled, self.other_currency,
            self.late, self.far_day, self.not_asked_for, self.unfit);
  }
};

/// A cell that its column cannot hold.
struct BadLogCell {
  std::uint64_t origin = 0; ///< see Source::words_for
  std::size_t column = 0;   ///< of the log
  std::string what = {};
};

enum class RowClass : std::uint8_t {
  purchase,
  returned, ///< of what was bought before; its amounts are negative
  undone,   ///< a purchase that was returned whole: it counts for sums alone
  held,     ///< not decided yet: passed over
};

/// The rows that were kept; vectors are as long as they are many.
struct LogBlock {
  Source::Words words = {}; ///< as read
  LogCounts counts = {};
  std::vector<BadLogCell> bad = {};          ///< the first of them
  std::vector<std::uint32_t> rows = {};      ///< places in `words`
  std::vector<std::uint64_t> customers = {}; ///< hashes of the ids
  std::vector<Day> days = {};
  std::vector<std::int32_t> seconds = {}; ///< of the day; -1 where no time is told
  std::vector<RowClass> classes = {};
  std::vector<std::uint64_t> orders = {};        ///< hashes; 0 where none is named
  std::vector<std::uint64_t> products = {};      ///< likewise
  std::vector<std::vector<double>> numbers = {}; ///< by measure; NaN where missing

  std::size_t size() const { return rows.size(); }
};

} // namespace ilk
