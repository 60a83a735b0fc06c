#include "model/prepared_rows.h"

namespace ilk {

PreparedRows::PreparedRows(const Preparation& preparation, const RowBlock& raw,
                           const std::vector<std::string>& names)
    : rows(raw.rows), columns(preparation.columns.size()), preparation_(&preparation), raw_(raw),
      sources_(sources_in(preparation.columns, names)) {}

PreparedBlock PreparedRows::slice(std::size_t first, std::size_t count) const {
  Execution alone(1);
  return {apply(alone, *preparation_, {raw_.slice(first, count), sources_}),
          raw_.first_row + first};
}

Matrix PreparedRows::gather(Execution& execution, std::span<const std::uint32_t> chosen) const {
  const Matrix raw = gather_rows(raw_, chosen);
  return apply(execution, *preparation_, {raw.block(), sources_});
}

} // namespace ilk
