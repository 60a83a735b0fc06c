// From raw attributes to columns that distances make sense on: fill, shorten tails, scale, one
// column per level of a category. Everything is fitted once, kept in the model, and applied the
// same when scoring: a row's prepared values depend on that row and the preparation alone, to the
// bit.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/execution.h"
#include "prepare/column_preparation.h"
#include "prepare/fills.h"
#include "prepare/robust_distance.h"
#include "table/table.h"

namespace ilk {

enum class Scale {
  standard, ///< mean 0, standard deviation 1 (population)
  robust,   ///< median 0, interquartile range 1; standard where that range is 0
};

std::string_view name_of(Scale scale);
std::optional<Scale> scale_from(std::string_view name);

/// All of them change the result.
struct PrepareOptions {
  Tail tails = Tail::automatic; ///< for columns whose dictionary entry leaves it open
  Scale scale = Scale::standard;
  Fill fill = Fill::automatic;   ///< the same; of booleans the mean, unless the dictionary says
  double category_weight = 0.5;  ///< variance of a category or a boolean, against 1 of a number
  double rare_level = 0.02;      ///< levels that a smaller share of the customers has are pooled
  bool missing_indicator = true; ///< a column for telling that a value is missing, where that tells
  double missing_weight = 0.25;  ///< its variance
  std::uint64_t seed = 1;        ///< of the samples that are taken
};

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

/// Fits on a table of raw attributes; columns whose role is a label are passed over. Left out with
/// a note are columns without values, with one value only, equal to an earlier column, the same as
/// one in other units (see copies.h), or, when `labels` are given (a table of the same rows), that
/// tell a label by themselves (see leaks.h).
///
/// Tails, unless the dictionary or the options say: a ratio, a boolean stays as it is, being
/// bounded; so does a column with |skewness| <= 1; a right-skewed column without negative values
/// gets log1p if that lowers |skewness|; any other gets Yeo-Johnson if that at least halves
/// |skewness|. Missing values: see fill_choice.h. There may be no column left.
Preparation fit_preparation(Execution& execution, const Table& table, const PrepareOptions& options,
                            const Table* labels = nullptr);

/// Applies it to raw attributes: `raw` has one column per entry of `names`; the columns of the
/// result follow preparation.columns. Throws DataError when a column is not there.
Matrix apply(Execution& execution, const Preparation& preparation, const RowBlock& raw,
             const std::vector<std::string>& names);

/// The names of a table's attributes, in order.
std::vector<std::string> attribute_names(const Table& table);

/// Of every prepared column the place of its attribute in `names`. Throws DataError when one is not
/// there.
std::vector<std::size_t> sources_in(const std::vector<ColumnPreparation>& columns,
                                    const std::vector<std::string>& names);

/// The attributes that the preparation needs, each once.
std::vector<ColumnSchema> needed_attributes(const Preparation& preparation);

/// Writes into the attributes the ways of filling that the preparation has come to, so that a rerun
/// does not measure them again.
void keep_fills(const Preparation& preparation, std::vector<ColumnSchema>& attributes);

} // namespace ilk
