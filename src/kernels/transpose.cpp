#include "kernels/transpose.h"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "kernels/transpose.cpp"
#include <hwy/foreach_target.h>

#include "kernels/lanes-inl.h"

HWY_BEFORE_NAMESPACE();
namespace ilk::HWY_NAMESPACE {

/// `rows`, at most 8, by `width`, at most 8; to[o][i] is zero from `rows` to 8.
HWY_INLINE void transpose_part(const float* from, std::size_t from_width, std::size_t rows,
                               std::size_t width, float* to, std::size_t to_width) {
  for (std::size_t o = 0; o < width; ++o)
    for (std::size_t i = 0; i < 8; ++i)
      to[o * to_width + i] = i < rows ? from[i * from_width + o] : 0;
}

#if HWY_TARGET == HWY_BASELINE_SCALAR // has no vectors of 8 floats

HWY_INLINE void transpose_block(const float* from, std::size_t from_width, std::size_t rows,
                                float* to, std::size_t to_width) {
  transpose_part(from, from_width, rows, 8, to, to_width);
}

#else

/// `rows`, at most 8, by 8: pairs, then pairs of pairs are interleaved within the halves of the
/// vectors, and at last the halves change places.
HWY_INLINE void transpose_block(const float* from, std::size_t from_width, std::size_t rows,
                                float* to, std::size_t to_width) {
  const hn::CappedTag<float, 8> floats;
  const hn::Repartition<double, decltype(floats)> pairs;
  hn::Vec<decltype(floats)> row[8];
  for (std::size_t i = 0; i < 8; ++i)
    row[i] = i < rows ? hn::LoadU(floats, from + i * from_width) : hn::Zero(floats);
  hn::Vec<decltype(pairs)> two[8];
  for (std::size_t i = 0; i < 4; ++i) {
    two[2 * i] = hn::BitCast(pairs, hn::InterleaveLower(floats, row[2 * i], row[2 * i + 1]));
    two[2 * i + 1] = hn::BitCast(pairs, hn::InterleaveUpper(floats, row[2 * i], row[2 * i + 1]));
  }
  for (std::size_t o = 0; o < 4; ++o) { // columns o and o + 4
    const std::size_t half = o / 2;
    const auto lower = o % 2 == 0 ? hn::InterleaveLower(pairs, two[half], two[2 + half])
                                  : hn::InterleaveUpper(pairs, two[half], two[2 + half]);
    const auto upper = o % 2 == 0 ? hn::InterleaveLower(pairs, two[4 + half], two[6 + half])
                                  : hn::InterleaveUpper(pairs, two[4 + half], two[6 + half]);
    hn::StoreU(hn::BitCast(floats, hn::ConcatLowerLower(pairs, upper, lower)), floats,
               to + o * to_width);
    hn::StoreU(hn::BitCast(floats, hn::ConcatUpperUpper(pairs, upper, lower)), floats,
               to + (o + 4) * to_width);
  }
}

#endif

void transpose(const float* from, std::size_t from_width, std::size_t rows, std::size_t width,
               float* to, std::size_t to_width) {
  for (std::size_t i = 0; i < rows; i += 8, from += 8 * from_width, to += 8) {
    const std::size_t count = rows - i < 8 ? rows - i : 8;
    std::size_t o = 0;
    for (; o + 8 <= width; o += 8)
      transpose_block(from + o, from_width, count, to + o * to_width, to_width);
    transpose_part(from + o, from_width, count, width - o, to + o * to_width, to_width);
  }
}

} // namespace ilk::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace ilk {

HWY_EXPORT(transpose);

namespace kernels {

void transpose(const float* from, std::size_t from_width, std::size_t rows, std::size_t width,
               float* to, std::size_t to_width) {
  HWY_DYNAMIC_DISPATCH(ilk::transpose)(from, from_width, rows, width, to, to_width);
}

} // namespace kernels
} // namespace ilk
#endif
