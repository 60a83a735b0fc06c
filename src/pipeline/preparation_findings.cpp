#include "pipeline/preparation_findings.h"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace ilk {
namespace {

// Columns without values or with one value are told of by the profile.
bool is_told_already(const DroppedColumn& column) {
  return column.reason == "has no values" || column.reason.starts_with("is always ");
}

Finding distant_finding(const Fitted& fitted, const Table& table, const RunOptions& options) {
  constexpr std::size_t named = 3;
  std::vector<std::string> first;
  for (std::size_t i = 0; i < std::min(named, fitted.far.size()); ++i)
    first.push_back(table.id_of(fitted.far[i]));
  const bool one = fitted.far.size() == 1;
  const bool out = options.outliers == OutlierPolicy::leave_out;
  return {false,
          fmt::format("{} customer{} ({:.1f}%) {} far from the rest in several attributes together "
                      "({}{}); {}.",
                      fitted.far.size(), one ? "" : "s",
                      100.0 * static_cast<double>(fitted.far.size()) /
                          static_cast<double>(table.rows()),
                      one ? "lies" : "lie", fitted.far.size() > named ? "the first: " : "",
                      fmt::join(first, ", "),
                      out ? "they are left out of the fit"
                          : "they are kept in the fit (outliers = \"leave_out\" in [prepare] "
                            "leaves them out)")};
}

} // namespace

void add_preparation_findings(const Fitted& fitted, const Table& table, const RunOptions& options,
                              std::vector<Finding>& findings) {
  for (const DroppedColumn& column : fitted.preparation.dropped)
    if (!is_told_already(column))
      findings.push_back({true, fmt::format("{} {} and is left out.", column.name, column.reason)});
  if (!fitted.far.empty()) findings.push_back(distant_finding(fitted, table, options));
  std::stable_partition(findings.begin(), findings.end(),
                        [](const Finding& finding) { return finding.warning; });
}

} // namespace ilk
