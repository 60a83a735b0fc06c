#include "prepare/fills.h"

#include <algorithm>

#include "base/philox.h"
#include "pass/run.h"
#include "prepare/neighbour_fill.h"
#include "prepare/ridge_fill.h"
#include "summary/row_sample.h"

namespace ilk {
namespace {

constexpr std::size_t ridge_rows = 5'000; // that regressions are fitted on, at most

bool any_fills_by(const std::vector<ColumnPreparation>& columns, Fill method) {
  return std::ranges::any_of(columns, [method](const ColumnPreparation& column) {
    return column.fills_by_others() && column.method == method;
  });
}

Matrix sampled(Execution& execution, const RowBlock& rows, std::size_t size,
               const RandomStream& stream) {
  return gather_rows(rows, run(execution, rows.as_table(), RowSample(size, stream)));
}

// One row at a time is completed by these.
class RowCompletion {
 public:
  RowCompletion(const std::vector<ColumnPreparation>& columns, const Fills& fills)
      : columns_(columns), fills_(fills), row_(columns.size()), observed_(columns.size()) {}

  void complete(const RawColumns& raw, std::size_t row, Matrix& prepared) {
    bool needed = false;
    for (std::size_t j = 0; j < columns_.size(); ++j) {
      observed_[j] = columns_[j].is_observed(raw.of(j)[row]);
      needed = needed || (observed_[j] == 0 && columns_[j].fills_by_others());
    }
    if (!needed) return;
    for (std::size_t j = 0; j < columns_.size(); ++j) row_[j] = prepared.at(row, j);
    lend(columns_, fills_.donors, observed_, row_);
    sweep(fills_.ridges, observed_, row_);
    for (std::size_t j = 0; j < columns_.size(); ++j) prepared.at(row, j) = row_[j];
  }

 private:
  const std::vector<ColumnPreparation>& columns_;
  const Fills& fills_;
  std::vector<float> row_;
  std::vector<std::uint8_t> observed_;
};

} // namespace

Matrix prepare_alone(Execution& execution, const std::vector<ColumnPreparation>& columns,
                     const RawColumns& raw) {
  Matrix prepared(raw.rows.rows, columns.size());
  execution.for_each(columns.size(), [&](std::size_t j) {
    const auto values = raw.of(j);
    std::transform(values.begin(), values.end(), prepared.column(j).begin(),
                   [&](float value) { return columns[j].prepared(value); });
  });
  return prepared;
}

Fills fit_fills(Execution& execution, const std::vector<ColumnPreparation>& columns,
                const RawColumns& raw, std::uint64_t seed) {
  Fills fills;
  if (any_fills_by(columns, Fill::neighbours)) {
    const Matrix donors =
        sampled(execution, raw.rows, most_donors, RandomStream(seed, Purpose::fill_donors));
    fills.donors = donors_of(columns, {donors.block(), raw.sources});
  }
  if (any_fills_by(columns, Fill::ridge)) {
    const Matrix rows =
        sampled(execution, raw.rows, ridge_rows, RandomStream(seed, Purpose::fill_rows));
    const RawColumns sample{rows.block(), raw.sources};
    Matrix prepared = prepare_alone(execution, columns, sample);
    complete(execution, columns, {fills.donors, {}}, sample, prepared);
    fills.ridges = fit_ridges(execution, columns, sample, std::move(prepared));
  }
  return fills;
}

void complete(Execution& execution, const std::vector<ColumnPreparation>& columns,
              const Fills& fills, const RawColumns& raw, Matrix& prepared) {
  if (fills.donors.values.empty() && fills.ridges.empty()) return;
  constexpr std::size_t block_rows = 1024;
  const std::size_t rows = prepared.rows();
  execution.for_each((rows + block_rows - 1) / block_rows, [&](std::size_t block) {
    RowCompletion completion(columns, fills);
    const std::size_t end = std::min(rows, (block + 1) * block_rows);
    for (std::size_t row = block * block_rows; row < end; ++row)
      completion.complete(raw, row, prepared);
  });
}

} // namespace ilk
