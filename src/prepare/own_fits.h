// Methods whose fit takes passes of its own, or the whole table: how they are applied stands in
// model, and how they are fitted here, since scoring links no passes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "base/execution.h"
#include "base/method_list.h"
#include "model/fills.h"
#include "prepare/column_values.h"

namespace ilk {

struct TransformFit {
  std::string_view name; ///< of the transform
  TransformFigures (*fit)(const ColumnValues& values);
};

MethodList<TransformFit>& transform_fits();

/// By the transform itself, or by its entry above.
TransformFigures fit_transform(const Transform& transform, const ColumnValues& values);

struct FillFit {
  std::string_view name; ///< of a fill that looks at other columns

  /// For the columns that are filled by it. `before`: the fills that complete a row earlier.
  std::shared_ptr<const RowFill> (*fit)(Execution& execution,
                                        const std::vector<ColumnPreparation>& columns,
                                        const RawColumns& raw, const Fills& before,
                                        std::uint64_t seed);

  /// Not tried, where the choice is left open, with more prepared columns than this.
  std::size_t most_columns = static_cast<std::size_t>(-1);
};

/// In the order in which they are tried and fitted, that of fill_methods().
MethodList<FillFit>& fill_fits();

} // namespace ilk
