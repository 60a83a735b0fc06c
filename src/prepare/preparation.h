// From raw attributes to columns that distances make sense on: fill, shorten tails, scale.
// Everything is fitted once, kept in the model, and applied the same when scoring.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/execution.h"
#include "prepare/transform.h"
#include "table/table.h"

namespace ilk {

enum class Scale {
  standard, ///< mean 0, standard deviation 1 (population)
  robust,   ///< median 0, interquartile range 1; standard where that range is 0
};

std::string_view name_of(Scale scale);
std::optional<Scale> scale_from(std::string_view name);

struct PrepareOptions {
  // Changes the result.
  Tail tails = Tail::automatic; ///< for columns whose dictionary entry leaves it open
  Scale scale = Scale::standard;
  Fill fill = Fill::median;
};

/// What is done to one attribute: clip, fill, transform, then (t - center) / scale.
struct ColumnPreparation {
  ColumnSchema schema;
  double fill = 0; ///< replaces a missing value
  Transform transform = Transform::none;
  double lambda = 1; ///< power of yeo_johnson
  double center = 0;
  double scale = 1;
  std::uint64_t filled = 0;  ///< missing values in the fitted table
  std::uint64_t clipped = 0; ///< values moved to the dictionary's range in the fitted table
  std::string reason;        ///< why this transform

  /// A raw value, or NaN for missing, as prepared. Finite for every finite float.
  float prepared(float raw) const;

  /// The raw value that a prepared one stands for (the fill and clipping aside).
  double restored(double value) const;
};

/// An attribute that is left out of the segmentation.
struct DroppedColumn {
  std::string name;
  std::string reason;
};

struct Preparation {
  std::vector<ColumnPreparation> columns;
  std::vector<DroppedColumn> dropped;
};

/// Fits on a table of raw attributes. Columns without values, with one value only, or equal to
/// an earlier column are dropped with a note. Tails, unless the dictionary or the options say:
/// a ratio stays as it is, being bounded; so does a column with |skewness| <= 1; a right-skewed
/// column without negative values gets log1p if that lowers |skewness|; any other gets
/// Yeo-Johnson if that at least halves |skewness|. There may be no column left.
Preparation fit_preparation(Execution& execution, const Table& table,
                            const PrepareOptions& options);

/// Applies it to raw attributes: `raw` has one column per entry of `names`; the columns of the
/// result follow preparation.columns. Throws DataError when a column is not there.
Matrix apply(Execution& execution, const Preparation& preparation, const RowBlock& raw,
             const std::vector<std::string>& names);

/// The names of a table's attributes, in order.
std::vector<std::string> attribute_names(const Table& table);

} // namespace ilk
