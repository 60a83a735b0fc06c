#include "fit/prepared.h"

#include <algorithm>
#include <numeric>
#include <optional>

#include <fmt/format.h>

#include "fit/experiment.h"
#include "fit/refit.h"
#include "judge/far_groups.h"
#include "pass/run.h"
#include "prepare/preparation_fit.h"
#include "prepare/robust_distance_fit.h"
#include "summary/magnitude.h"
#include "summary/row_sample.h"

namespace ilk {
namespace {

constexpr int outlier_rounds = 10;
constexpr double outlier_share = 0.02; // of the customers, at most: of one group, and in all
constexpr double distant_share = 0.2;  // of the customers, at most: by their robust distance
constexpr std::size_t coarse = 12;     // of finer partitions ordinary clusters may be tiny

std::size_t count_distinct(const RowBlock& rows) {
  std::vector<std::uint32_t> order(rows.rows);
  std::iota(order.begin(), order.end(), 0u);
  const auto compare = [&](std::uint32_t a, std::uint32_t b) {
    for (std::size_t j = 0; j < rows.columns; ++j) {
      const float x = rows.column(j)[a], y = rows.column(j)[b];
      if (x != y) return x < y;
    }
    return false;
  };
  std::sort(order.begin(), order.end(), compare);
  std::size_t distinct = rows.rows == 0 ? 0 : 1;
  for (std::size_t i = 1; i < order.size(); ++i) distinct += compare(order[i - 1], order[i]);
  return distinct;
}

std::size_t least_distinct(const RunOptions& options) {
  return std::max<std::size_t>(2, options.k);
}

void check_distinct(const Prepared& fitted, std::size_t distinct, const std::string& file,
                    const RunOptions& options) {
  const std::size_t needed = least_distinct(options);
  if (distinct >= needed) return;
  const bool sampled = fitted.sample.size() < fitted.rows.size();
  throw DataError(
      Place{file},
      fmt::format("{} {} different customer{}, and {} segments need at least {}",
                  sampled ? fmt::format("a sample of {} rows has", fitted.sample.size()) : "has",
                  distinct, distinct == 1 ? "" : "s", needed, needed),
      sampled ? "ask for fewer segments with --k, or raise evidence_rows"
              : "ask for fewer segments with --k, or give more customers");
}

std::vector<std::size_t> counts_for(const RunOptions& options, std::size_t distinct) {
  std::vector<std::size_t> counts;
  for (std::size_t k = 2; k <= std::min(options.largest_k, distinct); ++k) counts.push_back(k);
  if (options.k > options.largest_k) counts.push_back(options.k);
  return counts;
}

// Everything that follows from the rows.
void fit_rows(Execution& execution, const Table& whole, const Table* labels,
              const std::string& file, const RunOptions& options, Prepared& fitted) {
  if (!fitted.outliers.empty()) {
    fitted.remaining = with_values(whole, gather_rows(whole.values.block(), fitted.rows));
    keep_fills(fitted.preparation, fitted.remaining.attributes); // they are not measured again
  }
  const Table& table = fitted.fitted(whole);
  auto measured = std::move(fitted.preparation.fill_errors);
  PrepareOptions prepare = options.prepare;
  prepare.seed = options.seed;
  std::optional<Table> remaining_labels;
  if (labels != nullptr && !fitted.outliers.empty())
    labels = &remaining_labels.emplace(
        with_values(*labels, gather_rows(labels->values.block(), fitted.rows)));
  fitted.preparation = fit_preparation(execution, table, prepare, labels);
  if (!measured.empty()) fitted.preparation.fill_errors = std::move(measured);
  if (fitted.preparation.columns.empty())
    throw DataError(Place{file}, "no attribute is left to make segments from",
                    "every column is constant, empty or ignored; check the columns' roles with "
                    "`ilk schema`");
  const PreparedRows prepared(fitted.preparation, table);
  const double largest = run(execution, prepared, LargestMagnitude());
  fitted.covariance = run(execution, prepared, CoMoments(prepared.columns, largest, prepared.rows));
  fitted.sample = run(execution, prepared.raw(),
                      RowSample(evidence_rows(options, prepared.columns),
                                RandomStream(options.seed, Purpose::evidence_rows)));
  fitted.sampled = prepared.gather(execution, fitted.sample);
  fitted.distinct = count_distinct(fitted.sampled.block());
  check_distinct(fitted, fitted.distinct, file, options);
  fitted.counts = counts_for(options, fitted.distinct);
  KMeansOptions cluster;
  cluster.counts = fitted.counts;
  cluster.restarts = options.restarts;
  cluster.seed = options.seed;
  fitted.on_attributes = kmeans(execution, fitted.sampled.block(), cluster);
}

// Keeps out those of the rows for which `is_out` holds.
void take_out(const auto& is_out, Prepared& fitted) {
  std::vector<std::uint32_t> kept;
  for (std::size_t i = 0; i < fitted.rows.size(); ++i)
    (is_out(i) ? fitted.outliers : kept).push_back(fitted.rows[i]);
  std::ranges::sort(fitted.outliers);
  fitted.rows = std::move(kept);
}

// How far the rows are from the rest; nothing where there are too few of them, or too few or too
// many numbers to look at together.
void measure_distances(Execution& execution, const Table& whole, const RunOptions& options,
                       Prepared& fitted, std::vector<double>& squares) {
  constexpr std::size_t rows_per_column = 5, most_columns = 100;
  std::vector<std::uint32_t> columns;
  for (std::uint32_t j = 0; j < fitted.preparation.columns.size(); ++j) {
    const ColumnPreparation& column = fitted.preparation.columns[j];
    if (column.part == Part::value && column.schema.kind != Kind::boolean) columns.push_back(j);
  }
  squares.clear();
  if (columns.size() < 2 || columns.size() > most_columns ||
      fitted.rows.size() < rows_per_column * columns.size())
    return;
  const PreparedRows prepared(fitted.preparation, fitted.fitted(whole));
  const Matrix sample =
      prepared.gather(execution, distance_sample(execution, prepared.raw(), options.seed));
  fitted.preparation.outliers =
      fit_robust_distance(execution, sample.block(), std::move(columns), options.seed);
  if (fitted.preparation.outliers->columns.empty()) {
    fitted.preparation.outliers.reset();
    return;
  }
  squares = fitted.preparation.outliers->squared(execution, prepared);
}

// Takes out the customers who are far from the rest, and fits the others anew.
void leave_out_distant(Execution& execution, const Table& table, const Table* labels,
                       const std::string& file, const RunOptions& options, Prepared& fitted) {
  std::vector<double> squares;
  measure_distances(execution, table, options, fitted, squares);
  if (squares.empty()) return;
  const double limit = fitted.preparation.outliers->limit;
  const auto distant =
      std::ranges::count_if(squares, [&](double square) { return square > limit; });
  if (distant == 0) return;
  const auto all = static_cast<double>(fitted.rows.size());
  if (static_cast<double>(distant) > distant_share * all)
    throw DataError(
        Place{file},
        fmt::format("{} of {} customers lie far from the rest, and no more than {:.0f}% "
                    "may be left out",
                    distant, fitted.rows.size(), 100 * distant_share),
        "they are no handful of outliers: set outliers = \"report\" in [prepare]");
  take_out([&](std::size_t i) { return squares[i] > limit; }, fitted);
  fitted.far = fitted.outliers;
  fit_rows(execution, table, labels, file, options, fitted);
}

// Once everything else is settled.
void report_distant(Execution& execution, const Table& whole, const RunOptions& options,
                    Prepared& fitted) {
  std::vector<double> squares;
  measure_distances(execution, whole, options, fitted, squares);
  if (options.outliers != OutlierPolicy::report) return;
  for (std::size_t i = 0; i < squares.size(); ++i)
    if (squares[i] > fitted.preparation.outliers->limit) fitted.far.push_back(fitted.rows[i]);
}

// Whether a column says something of the customers who would be out alone: then they are no
// accident, but a kind of their own.
bool would_lose_a_column(const RowBlock& rows, const std::vector<std::uint32_t>& labels,
                         const std::vector<bool>& is_far) {
  for (std::size_t j = 0; j < rows.columns; ++j) {
    const auto column = rows.column(j);
    std::optional<float> first;
    bool varies = false, varies_among_kept = false;
    for (std::size_t i = 0; i < column.size() && !varies_among_kept; ++i) {
      varies = varies || column[i] != column[0];
      if (is_far[labels[i]]) continue;
      varies_among_kept = first && column[i] != *first;
      if (!first) first = column[i];
    }
    if (varies && !varies_among_kept) return true;
  }
  return false;
}

// Takes the customers of far groups out; false, and nothing is changed, where too few different
// ones would be left to make segments of, too many would be out in all, or a column would say
// nothing any more.
bool leave_out(Execution& execution, const Table& whole, const FarGroups& far,
               const RunOptions& options, Prepared& fitted) {
  const auto sampled = assign(execution, fitted.sampled.block(), far.centroids);
  std::vector<std::uint32_t> left;
  for (std::uint32_t i = 0; i < sampled.size(); ++i)
    if (!far.is_far[sampled[i]]) left.push_back(i);
  const Matrix rest = gather_rows(fitted.sampled.block(), left);
  if (count_distinct(rest.block()) < least_distinct(options)) return false;

  const Table& table = fitted.fitted(whole);
  const Matrix prepared = // of all rows, which is seldom needed
      apply(execution, fitted.preparation, table.values.block(), attribute_names(table));
  const auto labels = assign(execution, prepared.block(), far.centroids);
  const auto taken = static_cast<double>(
      std::ranges::count_if(labels, [&](std::uint32_t label) { return far.is_far[label]; }));
  const std::size_t distant =
      options.outliers == OutlierPolicy::leave_out ? fitted.far.size() : 0; // counted apart
  const auto already = static_cast<double>(fitted.outliers.size() - distant);
  const auto all = already + static_cast<double>(fitted.rows.size());
  if (already + taken > outlier_share * all) return false; // no handful any more
  if (would_lose_a_column(prepared.block(), labels, far.is_far)) return false;
  take_out([&](std::size_t i) { return far.is_far[labels[i]]; }, fitted);
  return true;
}

// What the labels are told by, or null.
const Table* labels_of(const Prepared& fitted) {
  return fitted.labels.attributes.empty() ? nullptr : &fitted.labels;
}

} // namespace

std::size_t evidence_rows(const RunOptions& options, std::size_t columns) {
  constexpr std::size_t narrow = 20, enough = 5'000;
  const std::size_t most = options.evidence_rows;
  return columns <= narrow ? most : std::max(std::min(most, enough), most * narrow / columns);
}

Prepared prepare(Execution& execution, const Read& read, const RunOptions& options) {
  Prepared fitted;
  if (has_role(read.table, Role::label)) {
    fitted.labels = columns_of_role(read.table, Role::label);
    fitted.apart = columns_of_role(read.table, Role::attribute);
  }
  const Table& table = fitted.attributes(read);
  const Table* const labels = labels_of(fitted);
  fitted.rows.resize(table.rows());
  std::iota(fitted.rows.begin(), fitted.rows.end(), 0u);
  fit_rows(execution, table, labels, read.source, options, fitted);
  if (options.outliers == OutlierPolicy::leave_out)
    leave_out_distant(execution, table, labels, read.source, options, fitted);
  for (int round = 0; options.leave_out_outliers && round < outlier_rounds; ++round) {
    const auto coarse_ones = static_cast<std::size_t>(
        std::ranges::count_if(fitted.counts, [](std::size_t k) { return k <= coarse; }));
    const FarGroups far =
        far_groups(execution, fitted.sampled.block(),
                   std::span(fitted.on_attributes).first(coarse_ones), outlier_share);
    if (far.empty() || !leave_out(execution, table, far, options, fitted)) break;
    fit_rows(execution, table, labels, read.source, options, fitted);
  }
  report_distant(execution, table, options, fitted);
  fitted.evidence =
      with_values(table, gather_rows(table.values.block(), elements(fitted.rows, fitted.sample)));
  keep_fills(fitted.preparation, fitted.evidence.attributes); // reruns do not measure them again
  return fitted;
}

} // namespace ilk
