#include "explain/examples.h"

#include <algorithm>

#include "explain/typical.h"

namespace ilk {
namespace {

constexpr std::size_t examples = 3, most_columns = 24;

// Columns of the table: all that segments are made from, or those of the strongest drivers.
std::vector<std::size_t> columns_to_change(const Model& model, const Table& table,
                                           const std::vector<Segment>& segments) {
  const auto sources = sources_in(model.preparation.columns, attribute_names(table));
  std::vector<std::size_t> columns;
  const auto add = [&](std::size_t prepared) {
    const std::size_t column = sources[prepared];
    if (columns.size() < most_columns && std::ranges::find(columns, column) == columns.end())
      columns.push_back(column);
  };
  std::size_t longest = 0;
  for (const Segment& segment : segments) longest = std::max(longest, segment.drivers.size());
  for (std::size_t d = 0; d < longest; ++d)
    for (const Segment& segment : segments)
      if (d < segment.drivers.size()) add(segment.drivers[d].attribute);
  for (std::size_t j = 0; j < sources.size(); ++j) add(j);
  std::ranges::sort(columns);
  return columns;
}

} // namespace

std::vector<SegmentExamples> find_examples(Execution& execution, const Model& model,
                                           const Table& table, std::span<const Score> scores,
                                           std::span<const std::uint32_t> rows,
                                           const std::vector<Segment>& segments,
                                           std::span<const double> deviations) {
  auto typical = typical_customers(scores, rows, segments.size(), examples);
  const auto border = border_customers(scores, rows, segments.size(), examples);
  std::vector<std::uint32_t> customers;
  for (const auto& list : border) customers.insert(customers.end(), list.begin(), list.end());
  const auto columns = columns_to_change(model, table, segments);
  auto changes = smallest_changes(execution, model, table, customers, columns, rows, deviations);
  std::vector<SegmentExamples> found;
  for (std::size_t s = 0, at = 0; s < segments.size(); ++s) {
    SegmentExamples& each = found.emplace_back();
    each.typical = std::move(typical[s]);
    for (const std::uint32_t row : border[s]) each.border.push_back({row, changes[at++]});
  }
  return found;
}

} // namespace ilk
