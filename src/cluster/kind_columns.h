// From a table's columns to those that the mixture of kinds describes.
//
// What is two things in one column is taken apart: zeros in 3 to 97% of the rows, and an end value
// in as many that is over five times as frequent as its neighbour, become a yes or no beside a
// number that is missing there. Whole numbers of at most four values are categories; those of fewer
// than a hundred get uniform noise of width 1, by row key, for a density has no use for ties. A
// number is put on the scale that fits it (kind_transform.h), unless others determine it
// (redundant_numbers.h). A yes or no that says the same as an earlier one (|phi| >= 0.9) is left
// out.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "base/execution.h"
#include "cluster/kind_transform.h"
#include "cluster/mixture_table.h"
#include "table/matrix.h"

namespace ilk {

/// A column of the table: numbers, or codes where `levels` > 0. The owner of the values must
/// outlive it.
struct KindColumn {
  std::string name;
  std::span<const float> numbers;       ///< missing is NaN
  std::span<const std::uint32_t> codes; ///< below `levels`; what is missing has its own
  std::size_t levels = 0;
  bool integer = false; ///< all known numbers are whole
};

/// Where a number of the mixture comes from.
struct KindNumber {
  std::size_t column = 0;
  bool zeros_apart = false;
  std::vector<float> heaps; ///< end values that are apart
  float noise_from = 0;     ///< uniform noise on [this, this + 1), where `noisy`
  bool noisy = false;
  bool gapped = false;
  KindTransform transform = KindTransform::identity;
  double least = 0, largest = 0; ///< values beyond are brought to these before a transform
  double mean = 0, deviation = 1;
};

/// Where a category comes from: levels of codes, or values of a number.
struct KindCategory {
  std::size_t column = 0;
  std::vector<float> values;        ///< of a number: those that are told apart, level by level
  bool is_one_value = false;        ///< yes where it is values[0]
  std::vector<std::uint32_t> level; ///< of codes: the level of each code
  std::size_t levels = 2;
};

/// How columns become the mixture's.
struct KindFeatures {
  std::vector<KindNumber> numbers;
  std::vector<KindCategory> categories;
  std::vector<std::size_t> redundant; ///< columns that others determine
  std::size_t repeated = 0;           ///< indicators that repeat another
  std::uint64_t seed = 1;
};

/// The features, and two geometries of the rows that they were learned from.
struct KindGeometry {
  KindFeatures features;
  Matrix near;  ///< transformed numbers, zeros apart, indicators: for starts and for merging
  Matrix plain; ///< numbers or their logarithms, z-scored; indicators: for more starts
};

/// Learned from `rows` (indices, at least one), in this order. Constant columns are left out.
/// O(rows x columns^2).
KindGeometry learn_kind_columns(Execution& execution, std::span<const KindColumn> columns,
                                std::span<const std::uint64_t> keys,
                                std::span<const std::uint32_t> rows, std::uint64_t seed);

/// The mixture's columns of any rows, in their order. A value that was not seen in learning counts
/// as the commonest level.
MixtureTable mixture_table(const KindFeatures& features, std::span<const KindColumn> columns,
                           std::span<const std::uint64_t> keys,
                           std::span<const std::uint32_t> rows);

} // namespace ilk
