#include "report/shared_run.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <limits>
#include <map>
#include <numeric>

#include <fmt/format.h>

#include "base/significant.h"
#include "ilk/error.h"
#include "report/shared_plan.h"
#include "words/segment_words.h"

namespace ilk {
namespace {

constexpr int digits_of_extremes = 2;
constexpr double nothing = std::numeric_limits<double>::quiet_NaN();

std::string month_of(double day) {
  const std::chrono::year_month_day date(
      std::chrono::sys_days(std::chrono::days(static_cast<int>(day))));
  return fmt::format("{:04}-{:02}", int{date.year()}, unsigned{date.month()});
}

// Days as the first of their month.
double coarse_as(Kind kind, double value) {
  if (kind != Kind::date || !std::isfinite(value)) return coarse_figure(value);
  using namespace std::chrono;
  const year_month_day day(sys_days(days(static_cast<int>(std::floor(value)))));
  return static_cast<double>(sys_days(day.year() / day.month() / 1).time_since_epoch().count());
}

// Between the fifth and the sixth from outside.
double outermost(std::vector<double>& values, bool is_highest, Kind kind) {
  const auto by = [&](double a, double b) { return is_highest ? a > b : a < b; };
  constexpr std::ptrdiff_t ten = fewest_told;
  std::partial_sort(values.begin(), values.begin() + ten, values.end(), by);
  const double middle = (values[ten / 2 - 1] + values[ten / 2]) / 2;
  return kind == Kind::date ? coarse_as(kind, middle) : to_significant(middle, digits_of_extremes);
}

std::vector<double> present_values(const Table& table, std::size_t column) {
  std::vector<double> values;
  for (std::size_t row = 0; row < table.rows(); ++row)
    if (const double value = table.number(row, column); !std::isnan(value)) values.push_back(value);
  return values;
}

void share_levels(ColumnProfile& profile) {
  const auto few = std::ranges::stable_partition(
      profile.levels, [](const LevelCount& level) { return level.count >= fewest_told; });
  for (const LevelCount& level : few) profile.other_levels.count += level.count;
  if (!few.empty()) profile.other_levels.level = "rare levels";
  profile.levels.erase(few.begin(), few.end());
  if (profile.other_levels.count < fewest_told) profile.other_levels = {};
}

// The figures that a single customer can move far, of the values with their ends cut off. Nothing
// is told of the rarer answer to a question that fewer than ten gave.
void share_moments(ColumnMoments& moments, const std::vector<double>& values, double low,
                   double high, Kind kind) {
  const auto yes = static_cast<std::uint64_t>(std::ranges::count(values, 1.0));
  const bool is_one_answer = kind == Kind::boolean &&
                             (told_customers(yes) == 0 || told_customers(values.size() - yes) == 0);
  const double answer = told_customers(yes) == 0 ? 0 : 1;
  const auto n = static_cast<double>(values.size());
  double sum = 0, squares = 0, cubes = 0, fourths = 0;
  const auto cut = [&](double value) {
    return is_one_answer ? answer : std::clamp(value, low, high);
  };
  for (const double value : values) sum += cut(value);
  for (const double value : values) {
    const double off = cut(value) - sum / n;
    squares += off * off;
    cubes += off * off * off;
    fourths += off * off * off * off;
  }
  const double variance = squares / n;
  moments.minimum = is_one_answer ? answer : low;
  moments.maximum = is_one_answer ? answer : high;
  if (is_one_answer) moments.zeros = answer == 0 ? values.size() : 0;
  moments.mean = coarse_as(kind, sum / n);
  moments.sum = coarse_figure(sum);
  moments.variance = coarse_figure(variance);
  moments.skewness = variance > 0 ? coarse_figure(cubes / n / std::pow(variance, 1.5)) : 0;
  moments.excess_kurtosis =
      variance > 0 ? coarse_figure(fourths / n / (variance * variance) - 3) : 0;
}

ColumnProfile shared(const ColumnProfile& profile, const ColumnSchema& schema, const Table& table,
                     std::size_t column) {
  if (profile.moments.count < fewest_told) { // as if it had none
    ColumnProfile empty;
    empty.moments.missing = table.rows();
    empty.moments.minimum = empty.moments.maximum = empty.moments.mean = nothing;
    empty.quantiles.fill(nothing);
    return empty;
  }
  ColumnProfile result = profile;
  share_levels(result);
  for (std::uint64_t* count : {&result.moments.missing, &result.moments.zeros, &result.negative,
                               &result.outside, &result.unseen})
    *count = told_customers(*count);
  std::erase_if(result.most_frequent,
                [](const ValueCount& value) { return value.count < fewest_told; });
  if (result.sentinel && result.sentinel->count < fewest_told) result.sentinel.reset();
  for (std::uint64_t& count : result.histogram) count = told_customers(count);
  if (schema.kind == Kind::category) return result;
  auto values = present_values(table, column);
  const double low = outermost(values, false, schema.kind),
               high = std::max(low, outermost(values, true, schema.kind));
  share_moments(result.moments, values, low, high, schema.kind);
  const auto within = [&](double value) {
    return std::clamp(coarse_as(schema.kind, value), low, std::max(low, high));
  };
  for (double& quantile : result.quantiles) quantile = within(quantile);
  for (double& quantile : result.ecdf) quantile = within(quantile);
  if (result.dates) result.dates = {month_of(low), month_of(result.median()), month_of(high)};
  result.bins = {within(result.bins.low), within(result.bins.high)};
  return result;
}

// Whom a finding is about; nothing where it is about columns.
std::optional<std::uint64_t> customers_of(const Alert::Finding& finding) {
  if (const auto* rows = std::get_if<RowsAlert>(&finding)) return rows->rows.count;
  if (const auto* column = std::get_if<ColumnAlert>(&finding))
    return column->rows.all == 0 ? std::nullopt : std::optional(column->rows.count);
  if (const auto* missing = std::get_if<MissingAlert>(&finding)) return missing->rows.count;
  if (const auto* sum = std::get_if<SumAlert>(&finding))
    return sum->broken.count == 0 ? std::nullopt : std::optional(sum->broken.count);
  return std::nullopt;
}

bool is_extreme(AlertKind kind) {
  return kind == AlertKind::impossible_values || kind == AlertKind::long_tail;
}

// `columns`: what is told of the table's `attributes`.
std::vector<Alert> shared(const std::vector<Alert>& alerts,
                          const std::vector<ColumnSchema>& attributes,
                          const std::vector<ColumnProfile>& columns) {
  std::vector<Alert> result;
  const auto told_of = [&](const std::string& name) -> const ColumnMoments* {
    const auto at = std::ranges::find(attributes, name, &ColumnSchema::name);
    return at == attributes.end()
               ? nullptr
               : &columns[static_cast<std::size_t>(at - attributes.begin())].moments;
  };
  for (Alert alert : alerts) {
    if (customers_of(alert.finding).value_or(fewest_told) < fewest_told) continue;
    if (alert.kind == AlertKind::rare_levels) continue; // it names them
    if (auto* rows = std::get_if<RowsAlert>(&alert.finding)) {
      rows->line.reset();
      rows->first.clear();
      rows->first_of_all.clear();
    } else if (auto* column = std::get_if<ColumnAlert>(&alert.finding)) {
      const ColumnMoments* moments = told_of(column->column.name);
      if (column->value && is_extreme(alert.kind) && moments != nullptr) {
        column->value = std::clamp(*column->value, moments->minimum, moments->maximum);
        column->mean = moments->mean;
      }
      column->median = coarse_figure(column->median);
    } else if (auto* sum = std::get_if<SumAlert>(&alert.finding)) {
      sum->first.clear();
      sum->largest_break = to_significant(sum->largest_break, digits_of_extremes);
    }
    result.push_back(std::move(alert));
  }
  return result;
}

// The mean of the ten of them around that quantile. O(values).
double mean_of_ten(std::vector<double>& values, double probability) {
  constexpr std::size_t ten = fewest_told;
  const auto middle =
      static_cast<std::size_t>(std::lround(probability * static_cast<double>(values.size() - 1)));
  const std::size_t first = std::min(middle - std::min(middle, ten / 2), values.size() - ten);
  const auto begin = values.begin() + static_cast<std::ptrdiff_t>(first), end = begin + ten;
  std::nth_element(values.begin(), begin, values.end());
  if (end != values.end()) std::nth_element(begin, end, values.end());
  return std::accumulate(begin, end, 0.0) / ten;
}

// Of the values that people are told of, of some customers; nothing where fewer than ten have one.
void share_profile(AttributeProfile& profile, std::vector<double> values,
                   const ColumnPreparation& column) {
  const bool is_value = column.part == Part::value;
  const std::pair<double*, double> quantiles[] = {{&profile.minimum, 0}, {&profile.p10, 0.1},
                                                  {&profile.p25, 0.25},  {&profile.median, 0.5},
                                                  {&profile.p75, 0.75},  {&profile.p90, 0.9}};
  const bool is_told = values.size() >= fewest_told;
  const bool has_numbers = is_value && column.schema.kind != Kind::boolean;
  for (const auto& [quantile, probability] : quantiles)
    if (!is_told)
      *quantile = nothing;
    else if (has_numbers)
      *quantile = mean_of_ten(values, probability);
  if (!is_told) profile.mean = profile.share_of_total = nothing;
  for (double* value : {&profile.p10, &profile.p25, &profile.median, &profile.p75, &profile.p90,
                        &profile.minimum, &profile.mean})
    *value = coarse_as(is_value ? column.schema.kind : Kind::ratio, *value);
  for (double* rank : {&profile.ranks.p10, &profile.ranks.median, &profile.ranks.p90})
    *rank = is_told ? std::round(100 * *rank) / 100 : nothing;
}

// Of each segment the values of that column, and behind them those of all.
std::vector<std::vector<double>> shown_values(const RunParts& run, std::size_t segments,
                                              const ColumnPreparation& column, std::size_t source) {
  std::vector<std::vector<double>> values(segments + 1);
  auto outlier = run.outliers.begin();
  for (std::uint32_t row = 0; row < run.scores.size(); ++row) {
    if (outlier != run.outliers.end() && *outlier == row) {
      ++outlier;
      continue;
    }
    const float shown = column.shown(run.read.table.values.at(row, source));
    if (std::isnan(shown)) continue;
    values[run.scores[row].segment].push_back(shown);
    values[segments].push_back(shown);
  }
  return values;
}

Explanation shared(Explanation explanation, const RunParts& run) {
  const auto& columns = run.model.preparation.columns;
  const auto sources = sources_in(columns, attribute_names(run.read.table));
  const std::size_t segments = explanation.segments.size();
  for (std::size_t j = 0; j < columns.size(); ++j) {
    auto values = shown_values(run, segments, columns[j], sources[j]);
    for (std::size_t g = 0; g < segments; ++g)
      share_profile(explanation.segments[g].attributes[j], std::move(values[g]), columns[j]);
    share_profile(explanation.population[j], std::move(values[segments]), columns[j]);
  }
  for (Distribution& distribution : explanation.distributions) {
    std::vector<double> edges = distribution.edges;
    for (double& edge : edges) edge = coarse_as(columns[distribution.attribute].schema.kind, edge);
    const bool ascend = std::ranges::adjacent_find(edges, std::greater_equal<>()) == edges.end();
    if (ascend) distribution.edges = std::move(edges);
    for (auto& counts : distribution.segments)
      for (std::uint64_t& count : counts) count = told_customers(count);
  }
  return explanation;
}

std::uint64_t left_in(const std::vector<MapCell>& cells) {
  std::uint64_t customers = 0;
  for (const MapCell& cell : cells) customers += told_customers(cell.customers);
  return customers;
}

// Cells of ten customers or more, as fine as nine tenths of them fit in.
CustomerMap shared(const CustomerMap& map, std::size_t segments) {
  CustomerMap result;
  std::ranges::copy(map.explained, result.explained);
  if (map.points.empty()) return result;
  MapGrid grid = map.grid ? *map.grid : grid_over(map.points);
  const auto counts = map.grid ? map.counts : counts_of(map.points, grid, segments);
  const std::uint64_t all = std::accumulate(counts.begin(), counts.end(), std::uint64_t{0});
  std::uint32_t merged = 1;
  result.cells = cells_of(counts, segments, merged);
  while (10 * left_in(result.cells) < 9 * all && merged < 16) {
    merged *= 2;
    result.cells = cells_of(counts, segments, merged);
  }
  for (double& step : grid.step) step *= merged;
  std::erase_if(result.cells, [](const MapCell& cell) { return cell.customers < fewest_told; });
  result.grid = grid;
  return result;
}

// Of the values of ten customers: the median, of levels the most frequent; NaN where half have
// none.
float middle_of(const Table& table, std::size_t column, const std::vector<std::uint32_t>& rows) {
  std::vector<double> values;
  for (const std::uint32_t row : rows)
    if (const float value = table.values.at(row, column); !std::isnan(value))
      values.push_back(value);
  if (2 * values.size() <= rows.size()) return std::numeric_limits<float>::quiet_NaN();
  if (table.attributes[column].kind == Kind::category) {
    std::map<double, std::size_t> counts;
    for (const double value : values) ++counts[value];
    return static_cast<float>(
        std::ranges::max_element(counts, {}, [](const auto& each) { return each.second; })->first);
  }
  std::ranges::sort(values);
  const std::size_t half = values.size() / 2;
  const double middle =
      values.size() % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2;
  if (table.attributes[column].kind == Kind::boolean) return middle >= 0.5F ? 1.0F : 0.0F;
  return static_cast<float>(coarse_as(table.attributes[column].kind, middle));
}

// The ten of a segment with the smallest of something.
template <class By>
std::vector<std::uint32_t> ten_of(const RunParts& run, std::uint32_t segment, By by) {
  std::vector<std::uint32_t> rows;
  auto outlier = run.outliers.begin();
  for (std::uint32_t row = 0; row < run.scores.size(); ++row) {
    while (outlier != run.outliers.end() && *outlier < row) ++outlier;
    if (outlier != run.outliers.end() && *outlier == row) continue;
    if (run.scores[row].segment == segment) rows.push_back(row);
  }
  const auto ten = rows.begin() + std::min<std::ptrdiff_t>(fewest_told, std::ssize(rows));
  std::ranges::partial_sort(rows, ten,
                            [&](std::uint32_t a, std::uint32_t b) { return by(a) < by(b); });
  rows.erase(ten, rows.end());
  return rows;
}

void refuse_small(const std::vector<Segment>& segments) {
  for (const Segment& segment : segments)
    if (segment.size < fewest_told)
      throw UsageError(fmt::format("segment {} has {} customers, and a page to share says nothing "
                                   "about fewer than {}",
                                   segment.id, segment.size, fewest_told),
                       "ask for fewer segments with --k, or make the page without --share");
}

std::uint32_t most_frequent_next(const RunParts& run, const std::vector<std::uint32_t>& rows) {
  std::map<std::uint32_t, std::size_t> counts;
  for (const std::uint32_t row : rows) ++counts[run.scores[row].next];
  return std::ranges::max_element(counts, {}, [](const auto& each) { return each.second; })->first;
}

float median_margin(const RunParts& run, const std::vector<std::uint32_t>& rows) {
  std::vector<float> margins;
  for (const std::uint32_t row : rows) margins.push_back(run.scores[row].margin);
  std::ranges::sort(margins);
  return margins[margins.size() / 2];
}

} // namespace

SharedRun::SharedRun(const RunParts& run)
    : run_(run), explored_(run.explored), characterised_(run.characterised),
      explained_(run.explained) {
  if (run.plan) plan_ = shared_plan(*run.plan);
  const Table& table = run.read.table;
  const auto& segments = run.characterised.explanation.segments;
  refuse_small(segments);
  for (std::size_t j = 0; j < explored_.profile.columns.size(); ++j)
    explored_.profile.columns[j] =
        shared(run.explored.profile.columns[j], table.attributes[j], table, j);
  alerts_ = shared(run.alerts, table.attributes, explored_.profile.columns);
  std::erase_if(explained_.borders,
                [](const Border& border) { return border.customers < fewest_told; });
  std::erase_if(explored_.profile.missingness.patterns,
                [](const MissingPattern& pattern) { return pattern.rows < fewest_told; });
  characterised_.explanation = shared(std::move(characterised_.explanation), run);
  explained_.map = shared(run.explained.map, segments.size());
  constexpr std::uint64_t steps = Concentration::points - 1;
  if (table.rows() < steps * fewest_told) explained_.concentration.clear();

  medians_.attributes = table.attributes;
  medians_.values = Matrix(2 * segments.size(), table.values.columns());
  explained_.examples.assign(segments.size(), {});
  for (std::uint32_t segment = 0; segment < segments.size(); ++segment) {
    const std::vector<std::uint32_t> of[] = {
        ten_of(run, segment, [&](std::uint32_t row) { return run.scores[row].distance; }),
        ten_of(run, segment, [&](std::uint32_t row) { return run.scores[row].margin; })};
    for (const auto& rows : of) {
      const auto at = static_cast<std::uint32_t>(scores_.size());
      for (std::size_t j = 0; j < medians_.values.columns(); ++j)
        medians_.values.at(at, j) = middle_of(table, j, rows);
      scores_.push_back({.segment = segment,
                         .margin = median_margin(run, rows),
                         .next = most_frequent_next(run, rows)});
      if (&rows == of)
        explained_.examples[segment].typical = {at};
      else
        explained_.examples[segment].border = {{at, std::nullopt}};
    }
  }
}

RunParts SharedRun::parts() const {
  return {run_.read,  explored_,     alerts_,        run_.covariance, run_.outliers, run_.encoder,
          run_.tree,  run_.chosen,   characterised_, run_.judged,     run_.model,    run_.scores,
          explained_, run_.followed, plan_,          run_.log};
}

ShownCustomers SharedRun::customers() const {
  return {medians_, scores_, explained_.examples, Ids::hidden};
}

} // namespace ilk
