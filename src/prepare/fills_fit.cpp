#include "prepare/fills_fit.h"

#include <algorithm>
#include <limits>

#include "base/philox.h"
#include "pass/run.h"
#include "prepare/ridge_fit.h"
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

} // namespace

Donors donors_of(const std::vector<ColumnPreparation>& columns, const RawColumns& raw) {
  Donors donors;
  donors.columns = columns.size();
  donors.values.reserve(raw.rows.rows * columns.size());
  for (std::size_t i = 0; i < raw.rows.rows; ++i)
    for (std::size_t j = 0; j < columns.size(); ++j) {
      const float value = raw.of(j)[i];
      donors.values.push_back(columns[j].is_observed(value)
                                  ? columns[j].prepared(value)
                                  : std::numeric_limits<float>::quiet_NaN());
    }
  return donors;
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

} // namespace ilk
