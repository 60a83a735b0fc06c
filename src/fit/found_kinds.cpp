#include "fit/found_kinds.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace ilk {
namespace {

constexpr std::size_t least_rows = 50, most_kind_columns = 200;
// Of few customers the number hangs on the seed: it is looked for with others too.
constexpr std::size_t few_customers = 1'000, other_seeds = 3;

// The numbers that the levels name, where they are whole, follow one another, and are at least
// three.
std::vector<float> numbers_in_a_row(const std::vector<std::string>& levels) {
  std::vector<float> numbers;
  for (const std::string& level : levels) {
    int number = 0;
    const auto end = level.data() + level.size();
    const auto [stop, error] = std::from_chars(level.data(), end, number);
    if (error != std::errc() || stop != end) return {};
    numbers.push_back(static_cast<float>(number));
  }
  if (numbers.size() < 3) return {};
  const auto [least, most] = std::ranges::minmax(numbers);
  return most - least + 1 == static_cast<float>(numbers.size()) ? numbers : std::vector<float>();
}

void add_grades(std::span<const float> codes, const std::vector<float>& numbers, KindTable& to) {
  auto& values = to.numbers.emplace_back();
  for (const float code : codes)
    values.push_back(std::isnan(code) ? code : numbers[static_cast<std::size_t>(code)]);
  to.columns.back().numbers = values;
  to.columns.back().integer = true;
}

void add_category(const Table& table, std::size_t j, KindTable& to) {
  const auto levels = static_cast<std::uint32_t>(table.attributes[j].levels.size());
  auto& codes = to.codes.emplace_back();
  bool missing = false;
  for (const float value : table.values.column(j)) {
    missing = missing || std::isnan(value);
    codes.push_back(std::isnan(value) ? levels : static_cast<std::uint32_t>(value));
  }
  KindColumn& column = to.columns.back();
  column.levels = levels + (missing ? 1 : 0);
  column.codes = codes;
}

bool is_whole(float value) {
  return std::isnan(value) || value == std::round(value);
}

// Of the attributes those that segments can be made from.
std::vector<std::string> columns_for(const Table& table, const Preparation& preparation) {
  std::vector<std::string> names;
  for (const ColumnSchema& column : table.attributes)
    if (std::ranges::find(preparation.dropped, column.name, &DroppedColumn::name) ==
            preparation.dropped.end() &&
        column.role == Role::attribute)
      names.push_back(column.name);
  return names;
}

std::vector<std::uint64_t> evidence_keys(const Read& read, const Prepared& fitted) {
  std::vector<std::uint64_t> keys;
  for (const std::uint32_t i : fitted.sample) keys.push_back(read.table.keys[fitted.rows[i]]);
  return keys;
}

} // namespace

KindTable kind_table(const Table& table, const std::vector<std::string>& names) {
  KindTable result;
  result.codes.reserve(names.size()); // columns keep views of them
  result.numbers.reserve(names.size());
  for (const std::string& name : names) {
    const auto at = std::ranges::find(table.attributes, name, &ColumnSchema::name);
    const auto j = static_cast<std::size_t>(at - table.attributes.begin());
    KindColumn& column = result.columns.emplace_back();
    column.name = name;
    if (at->kind == Kind::category) {
      const auto numbers = numbers_in_a_row(at->levels);
      if (numbers.empty())
        add_category(table, j, result);
      else
        add_grades(table.values.column(j), numbers, result);
      continue;
    }
    column.numbers = table.values.column(j);
    column.integer = std::ranges::all_of(column.numbers, is_whole);
  }
  return result;
}

std::vector<std::string> FoundKinds::zeros_apart() const {
  std::vector<std::string> names;
  const auto& categories = kinds.model.features.categories;
  for (std::size_t g = 0; g < categories.size(); ++g)
    if (categories[g].is_one_value && categories[g].values[0] == 0 &&
        kinds.model.parameters.tells[g])
      names.push_back(columns[categories[g].column]);
  return names;
}

std::vector<std::string> FoundKinds::tails_kept() const {
  std::vector<std::string> names;
  for (const KindNumber& number : kinds.model.features.numbers)
    if (number.transform == KindTransform::identity) names.push_back(columns[number.column]);
  return names;
}

bool FoundKinds::can_be_tried(const GateLimits& limits, std::size_t customers) const {
  if (!looked || !kinds.structure || kinds.at_end || kinds.count < 2) return false;
  std::vector<std::size_t> sizes(kinds.count);
  for (const std::uint32_t label : kinds.labels) ++sizes[label];
  const double share =
      static_cast<double>(std::ranges::min(sizes)) / static_cast<double>(kinds.labels.size());
  return share >= limits[smallest_share_gate] &&
         share * static_cast<double>(customers) >= limits[smallest_size_gate];
}

FoundKinds find_kinds(Execution& execution, const Read& read, const Prepared& fitted,
                      const RunOptions& options) {
  FoundKinds found;
  found.columns = columns_for(fitted.evidence, fitted.preparation);
  found.looked = options.kinds && fitted.evidence.rows() >= least_rows &&
                 found.columns.size() <= most_kind_columns;
  if (!found.looked) return found;
  const auto keys = evidence_keys(read, fitted);
  const KindTable columns = kind_table(fitted.evidence, found.columns);
  KindOptions kinds;
  kinds.seed = options.seed;
  found.kinds = find_kinds(execution, columns.columns, keys, kinds);
  if (found.kinds.structure && !found.kinds.at_end && fitted.evidence.rows() <= few_customers) {
    kinds.family = found.kinds.model.family;
    kinds.path.largest = kinds.path.limit = found.kinds.components + kinds.path.patience;
    for (std::size_t other = 1; other <= other_seeds; ++other) {
      kinds.seed = options.seed + other;
      const Kinds again = find_kinds(execution, columns.columns, keys, kinds);
      found.by_seeds.push_back(again.count);
      if (again.count < 2) continue;
      found.kinds.least_supported = std::min(found.kinds.least_supported, again.count);
      found.kinds.most_supported = std::max(found.kinds.most_supported, again.count);
    }
  }
  return found;
}

void label_anew(Execution& execution, const Read& read, const Prepared& fitted, FoundKinds& found) {
  const KindTable columns = kind_table(fitted.evidence, found.columns);
  KindLabels labels =
      label_kinds(execution, found.kinds.model, columns.columns, evidence_keys(read, fitted));
  found.kinds.labels = std::move(labels.labels);
  found.kinds.margins = std::move(labels.margins);
}

void put_kinds(Execution& execution, const RowBlock& codes, const Centroids& centroids,
               std::vector<KMeansResult>& partitions) {
  const auto at = std::ranges::find_if(partitions, [&](const KMeansResult& partition) {
    return partition.centroids.count == centroids.count;
  });
  if (at == partitions.end()) return;
  KMeansResult result;
  result.centroids = centroids;
  result.labels = assign(execution, codes, centroids);
  result.sizes.resize(centroids.count);
  for (const std::uint32_t label : result.labels) ++result.sizes[label];
  result.inertia = at->inertia;
  result.converged = true;
  *at = std::move(result);
}

} // namespace ilk
