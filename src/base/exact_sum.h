// Sums of doubles without rounding until the end, so that the result does not
// depend on the order or grouping of the terms.
//
// The idea is the small superaccumulator of Neal, "Fast exact summation using
// small and large superaccumulators" (2015): a fixed-point number wide enough
// for any finite double, kept as overlapping 64-bit chunks 32 bits apart, so
// that carries need to be settled only once in a thousand terms.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace ilk {

class ExactSum {
 public:
  /// Adds a finite value. Requires std::isfinite(value).
  void add(double value);

  /// Adds all terms of the other sum.
  void add(const ExactSum& other);

  /// The sum, rounded once to the nearest double.
  double value() const;

  /// The sum to 113 bits, for differences of sums that nearly cancel.
  __extension__ typedef __float128 Float128;
  Float128 extended() const;

  /// Bytes of equal sums are equal: carries are settled before writing.
  template <class Self, class Archive>
  static void fields(Self& self, Archive& archive) {
    if constexpr (Archive::writing) {
      ExactSum settled = self;
      settled.settle();
      archive(settled.chunks_);
    } else {
      archive(self.chunks_);
      self.unsettled_ = 1;
    }
  }

 private:
  static constexpr std::size_t chunk_count = 67; // 2046 exponents + 53 bits + room for carries
  static constexpr std::int32_t settle_after = 500;

  void settle();

  std::array<std::int64_t, chunk_count> chunks_{};
  std::int32_t unsettled_ = 0; // terms since the last settling
};

} // namespace ilk
