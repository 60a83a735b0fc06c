// The tables that reruns for k are made on. They are the same in every space that is tried, and so
// is what depends on them and the seed alone: they are made once, when first asked for.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

#include "base/execution.h"
#include "base/function_ref.h"
#include "cluster/kmeans.h"
#include "fit/options.h"
#include "fit/refit.h"
#include "judge/null_tables.h"
#include "table/table.h"

namespace ilk {

/// One rerun's table, prepared.
struct RerunTable {
  Cleaned cleaned;
  /// Of customers drawn anew: all evidence rows by that preparation, and the partitions of those
  /// drawn, on their attributes.
  Matrix all;
  std::vector<std::size_t> counts;
  std::vector<KMeansResult> on_attributes; ///< one per count
};

class RerunTables {
 public:
  /// `table` must outlive it.
  RerunTables(Execution& execution, const Table& table, const RunOptions& options);

  /// At most null_rows customers, which tables without segments are like.
  const Table& sample() const { return sample_; }

  const NullTables& nulls() const { return nulls_; }

  /// That of rerun `number`, from 0, which `make` makes where it is not kept. Tables that are large
  /// together are made each time. Different numbers may be asked for at the same time.
  std::shared_ptr<const RerunTable> get(std::size_t number, FunctionRef<RerunTable()> make);

 private:
  Table sample_;
  NullTables nulls_;
  bool keeps_;
  std::vector<std::shared_ptr<const RerunTable>> kept_;
};

/// Reruns of the table itself: of few customers more, for their figures hang on the seed, and cost
/// little.
std::size_t observed_reruns(const EvidenceOptions& options, std::size_t customers);

} // namespace ilk
