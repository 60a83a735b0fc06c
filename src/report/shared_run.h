// A run as people may see it who must not learn anything of a single customer: what `--share` puts
// into the report.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "report/explain_data.h"
#include "report/run_parts.h"

namespace ilk {

/// A figure about fewer customers than this is left out (Sweeney 2002, "k-anonymity", as to the
/// size of the group; nothing is promised against somebody who knows all the others).
inline constexpr std::uint64_t fewest_told = 10;

/// Copies of those parts of a run that tell of few customers, with
///   extremes        as the median of the ten outermost, with two digits
///   quantiles       with three digits, and means; days as the first of their month
///   values, levels  of fewer than ten customers left out, counts of fewer than ten as none
///   customers       as the medians of ten
///   the map         as cells of ten customers or more
///   findings        about fewer than ten customers left out, of others the first rows
/// The run must outlive it.
class SharedRun {
 public:
  /// Throws UsageError where a segment has fewer than ten customers. O(rows x columns).
  explicit SharedRun(const RunParts& run);

  RunParts parts() const;
  ShownCustomers customers() const;

 private:
  const RunParts& run_;
  Explored explored_;
  std::vector<Alert> alerts_;
  Characterised characterised_;
  Explained explained_;
  Table medians_; ///< of ten customers each
  std::vector<Score> scores_;
};

/// Does the same in the data of a report on so many customers: planes, pairs, fills, labels, trees
/// with small leaves, silhouettes, rows that could not be read.
void share(nlohmann::json& report, std::uint64_t customers);

} // namespace ilk
