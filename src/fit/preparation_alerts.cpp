#include "fit/preparation_alerts.h"

#include <algorithm>
#include <iterator>

#include "table/short_text.h"

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
  RowsAlert found;
  found.rows = {fitted.far.size(), table.rows()};
  for (std::size_t i = 0; i < std::min(named, fitted.far.size()); ++i)
    found.first_of_all.push_back(short_text(table.id_of(fitted.far[i])));
  found.are_left_out = options.outliers == OutlierPolicy::leave_out;
  return {Severity::note, AlertKind::far_apart, {}, found.rows.share(), found};
}

} // namespace

std::vector<Alert> alerts_of(const Prepared& fitted, const Table& table, const RunOptions& options,
                             const std::vector<Segment>& segments, std::vector<Alert> told) {
  std::vector<Alert> added;
  const double all = 1;
  for (const DroppedColumn& column : fitted.preparation.dropped)
    if (!is_told_already(column, told))
      added.push_back({Severity::warning,
                       AlertKind::left_out,
                       {column.name},
                       all,
                       DroppedAlert{column.name, column.reason}});
  // More than a handful are a kind of their own, of which the segments tell.
  constexpr double handful = 0.05;
  const auto rows = static_cast<double>(table.rows());
  const bool few = static_cast<double>(fitted.far.size()) <= handful * rows;
  if (!fitted.far.empty() && (few || options.outliers == OutlierPolicy::leave_out))
    added.push_back(distant_alert(fitted, table, options));
  std::ranges::move(sensitive_segments(segments, fitted.preparation.columns),
                    std::back_inserter(added));
  told.insert(told.end(), added.begin(), added.end());
  std::ranges::stable_sort(told, {}, &Alert::severity);
  return told;
}

} // namespace ilk
