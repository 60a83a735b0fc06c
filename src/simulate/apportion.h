// A printed total handed out over the parts it is printed for, so that the printed parts add up to
// it exactly. Each part is off by less than a millionth, or by its share of what rounding did to
// the total: the running sums are rounded, not the parts (as Bresenham's lines are drawn).
#pragma once

#include <cmath>
#include <cstdint>
#include <utility>

namespace ilk::simulate {

class Apportion {
 public:
  /// `total` is the sum of the parts, added in their order; `millionths` what they shall add up to,
  /// below 2^50, so that the last running sum comes out at it in spite of the product's rounding.
  Apportion(double total, std::uint64_t millionths)
      : scale_(total > 0 ? static_cast<double>(millionths) / total : 0) {}

  /// The next part, in millionths. Zero for a part that is zero.
  std::uint64_t next(double part) {
    sum_ += part;
    const auto reached = static_cast<std::uint64_t>(std::llround(sum_ * scale_));
    return reached - std::exchange(handed_out_, reached);
  }

 private:
  double scale_;
  double sum_ = 0;
  std::uint64_t handed_out_ = 0;
};

} // namespace ilk::simulate
