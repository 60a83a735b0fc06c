#include "profile/missingness.h"

#include <algorithm>
#include <cmath>

#include "profile/missing_patterns.h"
#include "profile/significance.h"
#include "summary/even_rows.h"
#include "summary/ranks.h"

namespace ilk {
namespace {

constexpr std::uint64_t least_of_each = 20; // missing and present values, to test anything
constexpr std::size_t most_patterns = 20;

// Columns with enough missing and enough present values.
std::vector<std::uint32_t> testable(const RowBlock& rows) {
  std::vector<std::uint32_t> columns;
  for (std::size_t j = 0; j < rows.columns; ++j) {
    const auto missing = static_cast<std::uint64_t>(
        std::ranges::count_if(rows.column(j), [](float value) { return std::isnan(value); }));
    if (missing >= least_of_each && rows.rows - missing >= least_of_each)
      columns.push_back(static_cast<std::uint32_t>(j));
  }
  return columns;
}

// Whether the gaps of each of `columns` go with the numbers of column `other`, which are ranked
// once for all of them.
void test_numbers(const RowBlock& rows, std::uint32_t other,
                  const std::vector<std::uint32_t>& columns,
                  std::vector<MissingDependence>& tests) {
  const auto values = rows.column(other);
  std::vector<float> present;
  for (const float value : values)
    if (!std::isnan(value)) present.push_back(value);
  const TiedRanks ranked = tied_ranks(present);
  for (const std::uint32_t column : columns) {
    if (column == other) continue;
    const auto gaps = rows.column(column);
    double rank_sum = 0; // of multiples of a half: exact
    std::uint64_t missing = 0;
    for (std::size_t i = 0, place = 0; i < values.size(); ++i) {
      if (std::isnan(values[i])) continue;
      if (std::isnan(gaps[i])) {
        rank_sum += ranked.ranks[place];
        ++missing;
      }
      ++place;
    }
    if (missing == 0 || missing == present.size()) continue;
    const RankTest test = mann_whitney(rank_sum, missing, present.size(), ranked.ties);
    tests.push_back(
        {column, other, test.auc, 0, std::abs(test.auc - 0.5), test.p_value, test.p_value});
  }
}

void test_levels(const RowBlock& rows, std::uint32_t other, std::size_t levels,
                 const std::vector<std::uint32_t>& columns, std::vector<MissingDependence>& tests) {
  const auto values = rows.column(other);
  for (const std::uint32_t column : columns) {
    if (column == other) continue;
    const auto gaps = rows.column(column);
    std::vector<std::uint64_t> counts(2 * levels);
    std::uint64_t missing = 0, present = 0;
    for (std::size_t i = 0; i < values.size(); ++i) {
      if (std::isnan(values[i])) continue;
      const auto level = std::min(static_cast<std::size_t>(values[i]), levels - 1);
      const bool gap = std::isnan(gaps[i]);
      ++counts[(gap ? levels : 0) + level];
      ++(gap ? missing : present);
    }
    if (missing == 0 || present == 0) continue;
    const ContingencyTest test = chi_square(counts, levels);
    tests.push_back(
        {column, other, 0.5, test.cramers_v, test.cramers_v / 2, test.p_value, test.p_value});
  }
}

MissingTogether test_together(const RowBlock& rows, std::uint32_t first, std::uint32_t second) {
  const auto a = rows.column(first), b = rows.column(second);
  std::uint64_t counts[4] = {0, 0, 0, 0}; // present in both, in the first, in the second, in none
  for (std::size_t i = 0; i < a.size(); ++i)
    ++counts[(std::isnan(a[i]) ? 2 : 0) + (std::isnan(b[i]) ? 1 : 0)];
  const ContingencyTest test = chi_square(counts, 2);
  const bool more = static_cast<double>(counts[0]) * static_cast<double>(counts[3]) >=
                    static_cast<double>(counts[1]) * static_cast<double>(counts[2]);
  return {first,        second,      counts[3], more ? test.cramers_v : -test.cramers_v,
          test.p_value, test.p_value};
}

void adjust(Missingness& found) {
  std::vector<double> p_values;
  for (const auto& test : found.dependences) p_values.push_back(test.p_value);
  for (const auto& test : found.together) p_values.push_back(test.p_value);
  const std::vector<double> rates = false_discovery_rates(p_values);
  auto rate = rates.begin();
  for (auto& test : found.dependences) test.false_discovery_rate = *rate++;
  for (auto& test : found.together) test.false_discovery_rate = *rate++;
}

} // namespace

Missingness profile_missingness(Execution& execution, const Table& table) {
  const RowBlock rows = table.values.block();
  Missingness found;
  found.patterns = missing_patterns(rows);
  std::erase_if(found.patterns, [&](const MissingPattern& pattern) {
    if (!pattern.columns.empty()) return false;
    found.complete_rows = pattern.rows;
    return true;
  });
  found.distinct_patterns = found.patterns.size();
  if (found.patterns.size() > most_patterns) found.patterns.resize(most_patterns);

  // Of very many rows some are tested: what they do not show is nothing to act on.
  const Matrix some =
      rows.rows > settling_rows ? gather_rows(rows, even_rows(rows.rows, settling_rows)) : Matrix();
  const RowBlock tested = rows.rows > settling_rows ? some.block() : rows;
  const auto columns = testable(tested);
  if (columns.empty()) return found;
  std::vector<std::vector<MissingDependence>> tests(rows.columns);
  std::vector<std::vector<MissingTogether>> together(columns.size());
  execution.for_each(rows.columns, [&](std::size_t j) {
    const ColumnSchema& schema = table.attributes[j];
    const auto other = static_cast<std::uint32_t>(j);
    if (is_scale(schema.kind))
      test_numbers(tested, other, columns, tests[j]);
    else
      test_levels(tested, other, schema.levels.size() + 1, columns, tests[j]);
  });
  execution.for_each(columns.size(), [&](std::size_t a) {
    for (std::size_t b = a + 1; b < columns.size(); ++b)
      together[a].push_back(test_together(tested, columns[a], columns[b]));
  });
  for (const auto& of_other : tests)
    found.dependences.insert(found.dependences.end(), of_other.begin(), of_other.end());
  for (const auto& of_first : together)
    found.together.insert(found.together.end(), of_first.begin(), of_first.end());
  adjust(found);
  std::ranges::stable_sort(found.dependences, std::greater(), &MissingDependence::effect);
  std::ranges::stable_sort(found.together, std::greater(),
                           [](const MissingTogether& pair) { return std::abs(pair.phi); });
  return found;
}

} // namespace ilk
