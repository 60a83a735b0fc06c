// The table that a mixture describes, as its kernels read it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "kernels/mixture_step.h"

namespace ilk {

/// A column of numbers about 0 with a deviation of about 1; missing is NaN, and only where
/// `gapped`.
struct MixtureNumber {
  std::vector<float> values;
  bool gapped = false;
};

/// A column of codes below `levels` >= 2.
struct MixtureCategory {
  std::vector<std::uint32_t> codes;
  std::size_t levels = 2;
};

/// Immutable. Columns are padded to whole groups of rows; numbers without gaps stand first.
class MixtureTable {
 public:
  MixtureTable(std::size_t rows, std::span<const MixtureNumber> numbers,
               std::span<const MixtureCategory> categories);

  std::size_t rows() const { return rows_; }
  std::size_t padded() const { return padded_; } ///< rows, up to a multiple of 16
  std::size_t columns() const { return order_.size(); }
  std::size_t whole() const { return whole_; }
  std::size_t flags() const { return flag_columns_; }
  const std::vector<std::size_t>& levels() const { return levels_; } ///< by category

  /// Which of the given numbers stands at place j.
  std::size_t number_at(std::size_t j) const { return order_[j]; }

  /// Place j; missing is 0.
  std::span<const float> values(std::size_t j) const {
    return {numbers_.data() + j * padded_, padded_};
  }
  /// Whether the number at place j is there in row i.
  bool known(std::size_t j, std::size_t i) const {
    return j < whole_ || known_[(j - whole_) * padded_ + i] > 0;
  }
  std::span<const float> weights() const { return weights_; } ///< 1, and 0 for padding

  /// Sums of x_j x_l at j (j + 1) / 2 + l, l <= j; empty unless all numbers are whole and at
  /// most 12.
  const std::vector<double>& second_moments() const { return second_moments_; }

  std::size_t blocks() const;
  kernels::MixtureRows block(std::size_t b) const;

 private:
  std::size_t rows_, padded_, whole_ = 0, flag_columns_ = 0;
  std::vector<std::size_t> order_, levels_;
  std::vector<float> numbers_, known_, flags_, weights_;
  std::vector<double> second_moments_;
};

} // namespace ilk
