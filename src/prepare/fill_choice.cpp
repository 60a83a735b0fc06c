#include "prepare/fill_choice.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include <fmt/format.h>

#include "base/philox.h"
#include "pass/run.h"
#include "prepare/column_values.h"
#include "prepare/fills_fit.h"
#include "prepare/own_fits.h"
#include "summary/row_sample.h"

namespace ilk {
namespace {

constexpr std::size_t measured_rows = 5'000;
constexpr std::size_t most_hidden = 500;
constexpr std::size_t least_hidden = 30;
constexpr std::size_t known_per_hidden = 5;
constexpr double advantage = 0.95;      // of the median's error, at most
constexpr double clear_advantage = 0.9; // of what is not portable, of the best error otherwise

// Cells of one column that are hidden, with what they were.
struct Hidden {
  std::size_t column = 0; // prepared
  std::vector<std::uint32_t> rows;
  std::vector<float> truth; // prepared
};

// The rows with the smallest random keys among those that have a value.
Hidden hidden_of(const RawColumns& sample, const ColumnPreparation& preparation, std::size_t column,
                 std::uint64_t seed) {
  const RandomStream stream(seed, Purpose::hidden_cells,
                            static_cast<std::uint32_t>(sample.sources[column]));
  const auto values = sample.of(column);
  std::vector<std::pair<std::uint64_t, std::uint32_t>> keys;
  for (std::uint32_t row = 0; row < values.size(); ++row)
    if (!std::isnan(values[row])) keys.emplace_back(stream.word(row), row);
  std::sort(keys.begin(), keys.end());
  keys.resize(std::min(most_hidden, keys.size() / known_per_hidden));
  Hidden hidden;
  hidden.column = column;
  for (const auto& [key, row] : keys) {
    hidden.rows.push_back(row);
    hidden.truth.push_back(preparation.prepared(values[row]));
  }
  return hidden;
}

FillError error_of(const Hidden& hidden, const ColumnPreparation& column, Fill method,
                   const auto& found) {
  double squares = 0;
  for (std::size_t i = 0; i < hidden.rows.size(); ++i) {
    const double error = static_cast<double>(found(hidden.rows[i])) - hidden.truth[i];
    squares += error * error;
  }
  return {column.schema.name, method, std::sqrt(squares / static_cast<double>(hidden.rows.size())),
          hidden.rows.size()};
}

// The error of one value put in for all, in the units of `column`.
FillError error_of_constant(const Hidden& hidden, ColumnPreparation column,
                            const FillMethod& method, double fill) {
  column.method = &method;
  column.fill = fill;
  const float found = column.prepared(std::numeric_limits<float>::quiet_NaN());
  return error_of(hidden, column, {method.name}, [found](std::uint32_t) { return found; });
}

// The value that the method would put in.
double value_by(Execution& execution, const FillMethod& method, const ColumnPreparation& column,
                std::span<const float> raw) {
  if (&method == column.method) return column.fill;
  Matrix within(raw.size(), 1);
  std::transform(raw.begin(), raw.end(), within.column(0).begin(),
                 [&](float value) { return static_cast<float>(column.within_range(value)); });
  return method.value(ColumnValues(execution, column.schema, within.column(0)));
}

// All hidden columns filled by the method, which looks at other columns.
void measure_by_others(Execution& execution, const RawColumns& masked,
                       std::vector<ColumnPreparation> columns, const std::vector<Hidden>& hidden,
                       const FillMethod& method, std::uint64_t seed,
                       std::vector<FillError>& errors) {
  for (const Hidden& cells : hidden) columns[cells.column].method = &method;
  const Fills fills = fit_fills(execution, columns, masked, seed);
  Matrix prepared = prepare_alone(execution, columns, masked);
  complete(execution, columns, fills, masked, prepared);
  for (const Hidden& cells : hidden) {
    const auto values = prepared.column(cells.column);
    errors.push_back(error_of(cells, columns[cells.column], {method.name},
                              [values](std::uint32_t row) { return values[row]; }));
  }
}

const FillError* find(const std::vector<FillError>& errors, const std::string& column,
                      Fill method) {
  for (const FillError& error : errors)
    if (error.column == column && error.method == method) return &error;
  return nullptr;
}

} // namespace

std::vector<FillError> measure_fills(Execution& execution, const Table& table,
                                     const std::vector<ColumnPreparation>& columns,
                                     const std::vector<std::size_t>& open, bool is_portable,
                                     std::uint64_t seed) {
  const RowBlock all = table.values.block();
  Matrix rows = gather_rows(
      all, run(execution, all, RowSample(measured_rows, RandomStream(seed, Purpose::fill_rows))));
  const auto sources = sources_in(columns, attribute_names(table));
  std::vector<Hidden> hidden;
  for (const std::size_t j : open) {
    Hidden cells = hidden_of({rows.block(), sources}, columns[j], j, seed);
    if (cells.rows.size() >= least_hidden) hidden.push_back(std::move(cells));
  }
  std::vector<FillError> errors;
  if (hidden.empty()) return errors;
  for (const Hidden& cells : hidden) {
    const ColumnPreparation& column = columns[cells.column];
    for (const FillMethod* method : fill_methods()) {
      if (!method->is_tried || method->by_others()) continue;
      const auto raw = table.values.column(sources[cells.column]);
      errors.push_back(
          error_of_constant(cells, column, *method, value_by(execution, *method, column, raw)));
    }
    for (const std::uint32_t row : cells.rows)
      rows.at(row, sources[cells.column]) = std::numeric_limits<float>::quiet_NaN();
  }
  const RawColumns masked{rows.block(), sources};
  for (const FillFit* fit : fill_fits()) {
    const FillMethod& method = fill_methods().at(fit->name);
    if (method.is_tried && (method.is_portable || !is_portable) &&
        columns.size() <= fit->most_columns)
      measure_by_others(execution, masked, columns, hidden, method, seed, errors);
  }
  return errors;
}

Fill least_error(const std::vector<FillError>& errors, const std::string& column) {
  const FillError* median = find(errors, column, Fill::median);
  if (median == nullptr) return Fill::median;
  const FillError* best = median;
  for (const bool is_portable : {true, false}) {
    const double than_best = is_portable ? 1 : clear_advantage * best->rmse;
    for (const FillMethod* method : fill_methods()) {
      const FillError* error = find(errors, column, {method->name});
      if (method->is_portable != is_portable || error == nullptr) continue;
      const double most = method->by_others() ? advantage : 1;
      if (error->rmse < best->rmse && error->rmse <= most * median->rmse &&
          (is_portable || error->rmse <= than_best))
        best = error;
    }
  }
  return best->method;
}

std::string choice_words(const std::vector<FillError>& errors, const std::string& column) {
  const FillError* median = find(errors, column, Fill::median);
  if (median == nullptr) return "";
  const Fill method = least_error(errors, column);
  if (method == Fill::median)
    return fmt::format("filled by the median, whose error on {} hidden values ({:.2f}) no other "
                       "way betters",
                       median->cells, median->rmse);
  return fmt::format("filled by {}: error {:.2f} on {} hidden values, {:.2f} by the median",
                     name_of(method), find(errors, column, method)->rmse, median->cells,
                     median->rmse);
}

} // namespace ilk
