#include "fit/preparation_alerts.h"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace ilk {
namespace {

// Whether an alert says already that the column carries nothing of its own.
bool is_told_already(const DroppedColumn& column, const std::vector<Alert>& alerts) {
  return std::ranges::any_of(alerts, [&](const Alert& alert) {
    const bool idle = alert.kind == AlertKind::empty || alert.kind == AlertKind::constant ||
                      alert.kind == AlertKind::copy;
    return idle && std::ranges::count(alert.columns, column.name) > 0;
  });
}

Alert distant_alert(const Prepared& fitted, const Table& table, const RunOptions& options) {
  constexpr std::size_t named = 3;
  std::vector<std::string> first;
  for (std::size_t i = 0; i < std::min(named, fitted.far.size()); ++i)
    first.push_back(table.id_of(fitted.far[i]));
  const bool one = fitted.far.size() == 1;
  const bool out = options.outliers == OutlierPolicy::leave_out;
  const double share = static_cast<double>(fitted.far.size()) / static_cast<double>(table.rows());
  const auto words = [&](const std::string& who) {
    return fmt::format("{} customer{} ({:.1f}%) {} far from the rest in several attributes "
                       "together{}; {}.",
                       fitted.far.size(), one ? "" : "s", 100 * share, one ? "lies" : "lie", who,
                       out ? "they are left out of the fit"
                           : "they are kept in the fit (outliers = \"leave_out\" in [prepare] "
                             "leaves them out)");
  };
  const std::string who = fmt::format(" ({}{})", fitted.far.size() > named ? "the first: " : "",
                                      fmt::join(first, ", "));
  return {Severity::note, AlertKind::far_apart, {}, share, words(who), words("")};
}

} // namespace

std::vector<Alert> alerts_of(const Prepared& fitted, const Table& table, const RunOptions& options,
                             std::vector<Alert> told) {
  std::vector<Alert> added;
  const double all = 1;
  for (const DroppedColumn& column : fitted.preparation.dropped)
    if (!is_told_already(column, told))
      added.push_back({Severity::warning,
                       AlertKind::left_out,
                       {column.name},
                       all,
                       fmt::format("{} {} and is left out.", column.name, column.reason)});
  // More than a handful are a kind of their own, of which the segments tell.
  constexpr double handful = 0.05;
  const auto rows = static_cast<double>(table.rows());
  const bool few = static_cast<double>(fitted.far.size()) <= handful * rows;
  if (!fitted.far.empty() && (few || options.outliers == OutlierPolicy::leave_out))
    added.push_back(distant_alert(fitted, table, options));
  told.insert(told.end(), added.begin(), added.end());
  std::ranges::stable_sort(told, {}, &Alert::severity);
  return told;
}

} // namespace ilk
