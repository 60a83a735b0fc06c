#include "prepare/missing_fit.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "base/philox.h"
#include "pass/run.h"
#include "prepare/level_fit.h"
#include "prepare/preparation_fit.h"
#include "profile/significance.h"
#include "summary/row_sample.h"

namespace ilk {
namespace {

constexpr std::size_t tested_rows = 5'000;
constexpr double least_share = 0.05; // of the customers that lack the value, and that have it
constexpr double least_separation = 0.1;
constexpr double significance = 0.05;

// A test of whether values of `other` are missing in `column` by chance.
struct Test {
  std::size_t column = 0; // first prepared column of its attribute
  std::size_t other = 0;
  RankTest found;
};

// The first prepared column of every attribute that is often missing, but not always.
std::vector<std::size_t> often_missing(const std::vector<ColumnPreparation>& columns,
                                       std::size_t rows) {
  std::vector<std::size_t> result;
  for (std::size_t j = 0; j < columns.size(); ++j) {
    if (j > 0 && columns[j].schema.name == columns[j - 1].schema.name) continue;
    const double share = static_cast<double>(columns[j].filled) / static_cast<double>(rows);
    if (share >= least_share && share <= 1 - least_share) result.push_back(j);
  }
  return result;
}

// Whether those who lack a candidate have other values of any column, which is ranked once for all
// candidates.
std::vector<Test> tests_of(Execution& execution, const RawColumns& sample,
                           const std::vector<ColumnPreparation>& columns,
                           const std::vector<std::size_t>& candidates) {
  std::vector<std::vector<std::uint32_t>> gaps;
  for (const std::size_t j : candidates) gaps.push_back(gaps_of(sample.of(j)));
  const std::size_t others = columns.size();
  std::vector<Test> tests(candidates.size() * others); // by candidate
  execution.for_each(others, [&](std::size_t i) {
    const auto raw = sample.of(i);
    std::vector<float> shown(raw.size());
    std::ranges::transform(raw, shown.begin(),
                           [&](float value) { return columns[i].shown(value); });
    const RankedValues ranked(shown);
    for (std::size_t c = 0; c < candidates.size(); ++c)
      tests[c * others + i] = {candidates[c], i, ranked.test(gaps[c]).value_or(RankTest{})};
  });
  std::erase_if(tests, [&](const Test& test) {
    return columns[test.other].schema.name == columns[test.column].schema.name;
  });
  return tests;
}

ColumnPreparation missing_part(const ColumnPreparation& of, const ColumnPreparation& other,
                               const RankTest& found, std::size_t rows,
                               const PrepareOptions& options) {
  ColumnPreparation part;
  part.schema = of.schema;
  part.part = Part::missing;
  part.filled = of.filled;
  part.center = static_cast<double>(of.filled) / static_cast<double>(rows);
  part.scale = std::sqrt(part.center * (1 - part.center) / options.missing_weight);
  part.reason =
      fmt::format("it goes with {} (area under the curve {:.2f})", part_name(other), found.auc);
  set_words(part);
  return part;
}

// Whether a column tells already of the same customers that they lack a value.
bool is_told_of(const Table& table, const std::string& attribute,
                const std::vector<ColumnPreparation>& columns) {
  const auto values = [&](const std::string& name) {
    const auto at = std::ranges::find(table.attributes, name, &ColumnSchema::name);
    return table.values.column(static_cast<std::size_t>(at - table.attributes.begin()));
  };
  return std::ranges::any_of(columns, [&](const ColumnPreparation& column) {
    return column.part == Part::missing &&
           std::ranges::equal(values(column.schema.name), values(attribute),
                              [](float a, float b) { return std::isnan(a) == std::isnan(b); });
  });
}

} // namespace

void add_missing_parts(Execution& execution, const Table& table, const PrepareOptions& options,
                       std::vector<ColumnPreparation>& columns) {
  const auto candidates = often_missing(columns, table.rows());
  if (!options.missing_indicator || candidates.empty()) return;
  const RowBlock all = table.values.block();
  const Matrix rows = gather_rows(
      all, run(execution, all,
               RowSample(tested_rows, RandomStream(options.seed, Purpose::missing_rows))));
  const RawColumns sample{rows.block(), sources_in(columns, attribute_names(table))};
  const auto tests = tests_of(execution, sample, columns, candidates);
  std::vector<double> p;
  for (const Test& test : tests) p.push_back(test.found.p_value);
  const auto adjusted = false_discovery_rates(p);

  std::vector<ColumnPreparation> result;
  for (std::size_t j = 0; j < columns.size(); ++j) {
    result.push_back(columns[j]);
    const bool last =
        j + 1 == columns.size() || columns[j + 1].schema.name != columns[j].schema.name;
    if (!last) continue;
    const Test* strongest = nullptr;
    const auto strength = [](const Test& test) { return std::abs(test.found.auc - 0.5); };
    for (std::size_t t = 0; t < tests.size(); ++t) {
      const bool tells = adjusted[t] < significance && strength(tests[t]) >= least_separation;
      if (columns[tests[t].column].schema.name == columns[j].schema.name && tells &&
          (strongest == nullptr || strength(tests[t]) > strength(*strongest)))
        strongest = &tests[t];
    }
    if (strongest != nullptr && !is_told_of(table, columns[j].schema.name, result))
      result.push_back(missing_part(columns[j], columns[strongest->other], strongest->found,
                                    table.rows(), options));
  }
  columns = std::move(result);
}

} // namespace ilk
