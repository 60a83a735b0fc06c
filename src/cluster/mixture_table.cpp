#include "cluster/mixture_table.h"

#include <algorithm>
#include <cmath>

namespace ilk {

MixtureTable::MixtureTable(std::size_t rows, std::span<const MixtureNumber> numbers,
                           std::span<const MixtureCategory> categories)
    : rows_(rows), padded_((rows + 15) / 16 * 16) {
  for (const bool gapped : {false, true})
    for (std::size_t j = 0; j < numbers.size(); ++j)
      if (numbers[j].gapped == gapped) order_.push_back(j);
  whole_ = static_cast<std::size_t>(
      std::ranges::count_if(numbers, [](const MixtureNumber& each) { return !each.gapped; }));
  numbers_.resize(order_.size() * padded_);
  known_.resize((order_.size() - whole_) * padded_);
  for (std::size_t j = 0; j < order_.size(); ++j) {
    const auto& values = numbers[order_[j]].values;
    for (std::size_t i = 0; i < rows; ++i) {
      const bool is_known = !std::isnan(values[i]);
      if (is_known) numbers_[j * padded_ + i] = values[i];
      if (j >= whole_) known_[(j - whole_) * padded_ + i] = is_known ? 1 : 0;
    }
  }
  for (const MixtureCategory& category : categories) {
    levels_.push_back(category.levels);
    const std::size_t first = flags_.size();
    flags_.resize(first + (category.levels - 1) * padded_);
    for (std::size_t i = 0; i < rows; ++i)
      if (category.codes[i] > 0) flags_[first + (category.codes[i] - 1) * padded_ + i] = 1;
  }
  flag_columns_ = padded_ == 0 ? 0 : flags_.size() / padded_;
  weights_.resize(padded_);
  std::fill_n(weights_.begin(), rows, 1.0f);
  if (whole_ < columns() || whole_ > kernels::most_covariance_columns) return;
  second_moments_.resize(whole_ * (whole_ + 1) / 2);
  for (std::size_t b = 0; b < blocks(); ++b)
    kernels::covariance_squares(block(b), 1, block(b).weights, second_moments_.data());
}

std::size_t MixtureTable::blocks() const {
  return (padded_ + kernels::mixture_block_rows - 1) / kernels::mixture_block_rows;
}

kernels::MixtureRows MixtureTable::block(std::size_t b) const {
  const std::size_t first = b * kernels::mixture_block_rows;
  kernels::MixtureRows rows;
  if (!numbers_.empty()) rows.numbers = numbers_.data() + first;
  if (!known_.empty()) rows.known = known_.data() + first;
  if (!flags_.empty()) rows.flags = flags_.data() + first;
  rows.weights = weights_.data() + first;
  rows.stride = padded_;
  rows.whole = whole_;
  rows.gapped = order_.size() - whole_;
  rows.flag_columns = flag_columns_;
  rows.rows = std::min(kernels::mixture_block_rows, padded_ - first);
  return rows;
}

} // namespace ilk
