#include "prepare/fills_fit.h"

#include <algorithm>

#include "pass/run.h"
#include "prepare/own_fits.h"
#include "summary/row_sample.h"

namespace ilk {

Matrix sample_of(Execution& execution, const RowBlock& rows, std::size_t size,
                 const RandomStream& stream) {
  return gather_rows(rows, run(execution, rows.as_table(), RowSample(size, stream)));
}

Fills fit_fills(Execution& execution, const std::vector<ColumnPreparation>& columns,
                const RawColumns& raw, std::uint64_t seed) {
  Fills fills;
  for (const FillFit* fit : fill_fits()) {
    const FillMethod& method = fill_methods().at(fit->name);
    const bool used = std::ranges::any_of(
        columns, [&](const ColumnPreparation& column) { return column.is_filled_by(method); });
    if (!used) continue;
    if (auto fitted = fit->fit(execution, columns, raw, fills, seed))
      fills.push_back({&method, std::move(fitted)});
  }
  return fills;
}

} // namespace ilk
