// Customers from a log of purchases, for programs that want the table itself.
#pragma once

#include <string>
#include <vector>

#include "ilk/dataset.h"
#include "ilk/options.h"
#include "ilk/source.h"

namespace ilk {

/// A table with one row per customer, and all that is known of how it was made.
struct Customers {
  Dataset table;           ///< the id first, then the attributes
  std::string dictionary;  ///< of its columns, in TOML: fit() reads it
  std::string description; ///< of the log, in TOML: the next log then gives the same columns
  std::vector<std::string> remarks; ///< the window, what was left out and why, a sentence each
};

/// Makes customers of the log. Of the options, `dictionary` is the log's description,
/// `settings` those of [transactions] in docs/configuration.md, such as {"transactions.window",
/// "6m"}; threads, progress and stop are looked at too. The same for any order of the rows. Throws
/// DataError when no customer or no day is found, when amounts have several currencies, or nobody
/// bought in the window; UsageError, IoError, MemoryError, Interrupted. May be called from several
/// threads at once, with a source each.
///
/// To find segments at once, set {"transactions.on", "true"} for fit().
Customers customers_of(const TableSource& log, const FitOptions& options = {});

} // namespace ilk
