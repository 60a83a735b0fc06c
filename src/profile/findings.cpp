#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "profile/attributes.h"

namespace ilk {
namespace {

std::string percent(std::uint64_t part, std::uint64_t whole) {
  return fmt::format(
      "{:.1f}%", whole == 0 ? 0.0 : 100.0 * static_cast<double>(part) / static_cast<double>(whole));
}

std::string range_words(const ColumnSchema& schema) {
  if (schema.lowest && schema.highest)
    return fmt::format("{} to {}", *schema.lowest, *schema.highest);
  return schema.lowest ? fmt::format("at least {}", *schema.lowest)
                       : fmt::format("at most {}", *schema.highest);
}

std::string column_words(const ColumnSchema& schema) {
  return schema.label == schema.name ? schema.name
                                     : fmt::format("{} ({})", schema.label, schema.name);
}

Finding outside_finding(const ColumnSchema& schema, const AttributeSummary& summary) {
  const double extreme = schema.highest && summary.moments.maximum > *schema.highest
                             ? summary.moments.maximum
                             : summary.moments.minimum;
  return {true, fmt::format("{} {} of {} outside its range ({}), as far as {:.6g}; {}.",
                            summary.outside, summary.outside == 1 ? "value" : "values",
                            column_words(schema), range_words(schema), extreme,
                            schema.outside == Outside::clip
                                ? "they are moved to its edge"
                                : "they are kept (outside = \"clip\" in the data dictionary moves "
                                  "them to its edge)")};
}

void add_column_findings(const ColumnSchema& schema, const AttributeSummary& summary,
                         std::vector<Finding>& findings) {
  const ColumnMoments& moments = summary.moments;
  const std::uint64_t rows = moments.count + moments.missing;
  const std::string column = column_words(schema);
  if (summary.outside > 0) findings.push_back(outside_finding(schema, summary));
  if (moments.count == 0) {
    findings.push_back({true, fmt::format("{} has no values and is left out.", column)});
    return;
  }
  if (moments.minimum == moments.maximum)
    findings.push_back(
        {true, fmt::format("{} is always {:.6g} and is left out.", column, moments.minimum)});
  if (moments.missing > 0)
    findings.push_back(
        {moments.missing * 20 > rows,
         fmt::format("{} is missing for {} customer{} ({}); the median, {:.6g}, stands "
                     "in for it.",
                     column, moments.missing, moments.missing == 1 ? "" : "s",
                     percent(moments.missing, rows), summary.median)});
  if (moments.zeros * 2 > moments.count && moments.minimum != moments.maximum)
    findings.push_back({false, fmt::format("{} is zero for {} of the customers.", column,
                                           percent(moments.zeros, moments.count))});
  if (std::abs(moments.skewness) > 3)
    findings.push_back(
        {false, fmt::format("{} has a long tail: its mean is {:.6g}, its median {:.6g} "
                            "and its largest value {:.6g}.",
                            column, moments.mean, summary.median, moments.maximum)});
}

} // namespace

std::vector<Finding> find(const Table& table, const std::vector<AttributeSummary>& summaries,
                          const Schema& schema, const ReadReport& report) {
  std::vector<Finding> findings;
  if (report.bad_rows > 0) {
    const BadRow& first = report.first.front();
    findings.push_back(
        {true,
         fmt::format("{} of {} rows could not be read and are left out; the first "
                     "is on line {}: {}.",
                     report.bad_rows, report.rows + report.bad_rows, first.line, first.what)});
  }
  for (std::size_t j = 0; j < summaries.size(); ++j)
    add_column_findings(table.attributes[j], summaries[j], findings);
  for (const ColumnSchema& column : schema.columns)
    if (column.role == Role::ignore)
      findings.push_back({false, fmt::format("Column {} is not used.", column.name)});
  std::stable_partition(findings.begin(), findings.end(),
                        [](const Finding& finding) { return finding.warning; });
  return findings;
}

} // namespace ilk
