// The kinds of customers that a mixture finds, and their place in a run.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/execution.h"
#include "cluster/kinds.h"
#include "cluster/kmeans.h"
#include "fit/options.h"
#include "fit/prepared.h"
#include "io/read.h"
#include "model/centroids.h"
#include "table/table.h"

namespace ilk {

/// A table's columns as the mixture takes them. Codes that are whole numbers in a row are numbers:
/// answers from 1 to 5 have an order, and depend on one another as numbers do. Moved, never copied:
/// columns view codes and numbers.
struct KindTable {
  std::vector<KindColumn> columns;
  std::vector<std::vector<std::uint32_t>> codes;
  std::vector<std::vector<float>> numbers;

  KindTable() = default;
  KindTable(KindTable&&) = default;
  KindTable& operator=(KindTable&&) = default;
};

/// The columns of these names, all of which the table has. It must outlive the result.
KindTable kind_table(const Table& table, const std::vector<std::string>& names);

struct FoundKinds {
  bool looked = false; ///< false: too few customers, too many columns, or not asked for
  std::vector<std::string> columns;  ///< that were looked at
  Kinds kinds;                       ///< labels of the evidence rows
  std::vector<std::size_t> by_seeds; ///< kinds found with other seeds, which are supported too

  /// Numbers whose zeros kinds differ in.
  std::vector<std::string> zeros_apart() const;

  /// Numbers that the mixture describes best as they are: a transform would take modes away.
  std::vector<std::string> tails_kept() const;

  /// Whether segments can be tried with them: more than one kind, an end below the numbers that
  /// were looked at, and none under either share or number of customers.
  bool can_be_tried(const GateLimits& limits, std::size_t customers) const;
};

FoundKinds find_kinds(Execution& execution, const Read& read, const Prepared& fitted,
                      const RunOptions& options);

/// Labels the evidence rows of another preparation of the same table.
void label_anew(Execution& execution, const Read& read, const Prepared& fitted, FoundKinds& found);

/// Puts the partition by these centroids in the place of that with as many clusters.
void put_kinds(Execution& execution, const RowBlock& codes, const Centroids& centroids,
               std::vector<KMeansResult>& partitions);

} // namespace ilk
