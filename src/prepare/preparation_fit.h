// Fits a preparation; model/preparation.h applies it.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/execution.h"
#include "model/preparation.h"
#include "prepare/scales.h"
#include "table/table.h"

namespace ilk {

/// All of them change the result.
struct PrepareOptions {
  Tail tails = Tail::automatic; ///< for columns whose dictionary entry leaves it open
  Scale scale = Scale::standard;
  Fill fill = Fill::automatic;   ///< the same; of booleans the mean, unless the dictionary says
  bool portable = false;         ///< no fill that some form of an exported model cannot express
  double category_weight = 0.5;  ///< variance of a category or a boolean, against 1 of a number
  double rare_level = 0.02;      ///< levels that a smaller share of the customers has are pooled
  bool missing_indicator = true; ///< a column for telling that a value is missing, where that tells
  double missing_weight = 0.25;  ///< its variance
  std::uint64_t seed = 1;        ///< of the samples that are taken
  /// Names of numbers of which it is told apart whether they are 0, in a column as a boolean's.
  std::vector<std::string> zeros_apart = {};
  /// Names of numbers whose long tail is a kind of customers, and stays, where the way is open.
  std::vector<std::string> tails_kept = {};
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

/// Writes into the attributes the ways of filling that the preparation has come to, so that a rerun
/// does not measure them again.
void keep_fills(const Preparation& preparation, std::vector<ColumnSchema>& attributes);

} // namespace ilk
