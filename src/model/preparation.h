// From raw attributes to columns that distances make sense on: fill, shorten tails, scale, one
// column per level of a category. Everything is fitted once, kept in the model, and applied the
// same when scoring: a row's prepared values depend on that row and the preparation alone, to the
// bit.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "base/execution.h"
#include "model/column_preparation.h"
#include "model/fills.h"
#include "model/robust_distance.h"
#include "table/table.h"

namespace ilk {

/// An attribute that is left out of the segmentation.
struct DroppedColumn {
  std::string name;
  std::string reason;
};

struct Preparation {
  std::vector<ColumnPreparation> columns; ///< those of one attribute side by side
  std::vector<DroppedColumn> dropped;
  Fills fills;                            ///< for the columns that are filled by looking at others
  std::vector<FillError> fill_errors;     ///< measured where the method was left open
  std::optional<RobustDistance> outliers; ///< how far from the rest, where that was fitted
};

/// Applies it to raw attributes: `raw` has one column per entry of `names`; the columns of the
/// result follow preparation.columns. Throws DataError when a column is not there.
Matrix apply(Execution& execution, const Preparation& preparation, const RowBlock& raw,
             const std::vector<std::string>& names);

/// The same where it is known which column each comes from.
Matrix apply(Execution& execution, const Preparation& preparation, const RawColumns& raw);

/// The names of a table's attributes, in order.
std::vector<std::string> attribute_names(const Table& table);

/// Of every prepared column the place of its attribute in `names`. Throws DataError when one is not
/// there.
std::vector<std::size_t> sources_in(const std::vector<ColumnPreparation>& columns,
                                    const std::vector<std::string>& names);

/// The attributes that the preparation needs, each once.
std::vector<ColumnSchema> needed_attributes(const Preparation& preparation);

} // namespace ilk
