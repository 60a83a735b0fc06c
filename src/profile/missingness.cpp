#include "profile/missingness.h"

#include <algorithm>
#include <cmath>

#include "profile/missing_patterns.h"
#include "profile/significance.h"
#include "summary/even_rows.h"

namespace ilk {
namespace {

constexpr std::uint64_t least_of_each = 20; // missing and present values, to test anything
constexpr std::size_t most_patterns = 20;

// A column with enough missing and enough present values.
struct GappedColumn {
  std::uint32_t column = 0;
  std::vector<std::uint32_t> gaps;
};

std::vector<GappedColumn> testable(const RowBlock& rows) {
  std::vector<GappedColumn> columns;
  for (std::uint32_t j = 0; j < rows.columns; ++j) {
    auto gaps = gaps_of(rows.column(j));
    if (gaps.size() >= least_of_each && rows.rows - gaps.size() >= least_of_each)
      columns.push_back({j, std::move(gaps)});
  }
  return columns;
}

// Whether the gaps of each of `columns` go with the numbers of column `other`, which are ranked
// once for all of them.
void test_numbers(const RowBlock& rows, std::uint32_t other,
                  const std::vector<GappedColumn>& columns, std::vector<MissingDependence>& tests) {
  const RankedValues ranked(rows.column(other));
  for (const auto& [column, gaps] : columns) {
    if (column == other) continue;
    const auto test = ranked.test(gaps);
    if (!test) continue;
    tests.push_back(
        {column, other, test->auc, 0, std::abs(test->auc - 0.5), test->p_value, test->p_value});
  }
}

void test_levels(const RowBlock& rows, std::uint32_t other, std::size_t levels,
                 const std::vector<GappedColumn>& columns, std::vector<MissingDependence>& tests) {
  const auto values = rows.column(other);
  const auto level_of = [&](std::uint32_t row) {
    return std::min(static_cast<std::size_t>(values[row]), levels - 1);
  };
  std::vector<std::uint64_t> all(levels);
  std::uint64_t known = 0;
  for (std::uint32_t row = 0; row < values.size(); ++row) {
    if (std::isnan(values[row])) continue;
    ++all[level_of(row)];
    ++known;
  }
  for (const auto& [column, gaps] : columns) {
    if (column == other) continue;
    std::vector<std::uint64_t> counts(all); // of those who have a value, then of the others
    counts.resize(2 * levels);
    std::uint64_t missing = 0;
    for (const std::uint32_t row : gaps) {
      if (std::isnan(values[row])) continue;
      --counts[level_of(row)];
      ++counts[levels + level_of(row)];
      ++missing;
    }
    if (missing == 0 || missing == known) continue;
    const ContingencyTest test = chi_square(counts, levels);
    tests.push_back(
        {column, other, 0.5, test.cramers_v, test.cramers_v / 2, test.p_value, test.p_value});
  }
}

MissingTogether test_together(std::size_t rows, const GappedColumn& first,
                              const GappedColumn& second) {
  std::uint64_t both = 0;
  for (auto a = first.gaps.begin(), b = second.gaps.begin();
       a != first.gaps.end() && b != second.gaps.end();) {
    both += *a == *b ? 1 : 0;
    const std::uint32_t row = std::min(*a, *b);
    if (*a == row) ++a;
    if (*b == row) ++b;
  }
  const std::uint64_t in_first = first.gaps.size() - both, in_second = second.gaps.size() - both;
  // Present in both, missing in the second, in the first, in both.
  const std::uint64_t counts[4] = {rows - both - in_first - in_second, in_second, in_first, both};
  const ContingencyTest test = chi_square(counts, 2);
  const bool more = static_cast<double>(counts[0]) * static_cast<double>(counts[3]) >=
                    static_cast<double>(counts[1]) * static_cast<double>(counts[2]);
  return {first.column, second.column, counts[3], more ? test.cramers_v : -test.cramers_v,
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
      together[a].push_back(test_together(tested.rows, columns[a], columns[b]));
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
