// A run as people may see it who must not learn anything of a single customer: what `--share` puts
// into the report.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "report/explain_data.h"
#include "report/run_parts.h"
#include "report/sharing.h"

namespace ilk {

/// Copies of those parts of a run that tell of few customers, with
///   extremes        as the median of the ten outermost, with two digits
///   moments         of values whose ends are cut off there
///   quantiles       with three digits, and means; days as the first of their month
///   segments        of ten to thirty customers too: each quantile as the mean of the ten around it
///   the plan        without arms of fewer than ten customers (report/shared_plan.h)
///   values, levels  of fewer than ten customers left out, counts of fewer than ten as none
///   columns         in which fewer than ten have a value as if nobody had one
///   customers       as the medians of ten
///   the map         as cells of ten customers or more
///   findings        about fewer than ten customers left out, of others the first rows
/// The run must outlive it.
class SharedRun {
 public:
  /// Throws UsageError where a segment has fewer than ten customers. O(rows x columns).
  explicit SharedRun(const RunParts& run);
  explicit SharedRun(const RunParts&& run) = delete; // it is looked at later

  RunParts parts() const;
  ShownCustomers customers() const;

 private:
  const RunParts& run_;
  Explored explored_;
  std::vector<Alert> alerts_;
  Characterised characterised_;
  Explained explained_;
  std::optional<Plan> plan_;
  Table medians_; ///< of ten customers each
  std::vector<Score> scores_;
};

} // namespace ilk
