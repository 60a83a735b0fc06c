#include "kernels/preparing.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "kernels/preparing.cpp"
#include <hwy/foreach_target.h>

#include "kernels/lanes-inl.h"

#ifndef ILK_KERNELS_LOG1P_TERMS // once, for all targets
#define ILK_KERNELS_LOG1P_TERMS
namespace ilk::log1p_terms {

// Below this 1 + x is no larger than the root of 2, and is taken as it is.
constexpr double taken_as_it_is = 0.41421356237309503;

constexpr std::uint64_t half_root_bits = 0x3fe6a09e667f3bcdu; // of the root of 1/2
constexpr std::uint64_t mantissa_bits = 0x000fffffffffffffu;

constexpr double ln2_high = 6.93147180369123816490e-01; // with zeros at its end
constexpr double ln2_low = 1.90821492927058770002e-10;

// log((1 + s) / (1 - s)) = 2 s + s R(s^2), for |s| up to 3 - 2 sqrt(2), to 2^-58.
constexpr double of_square[] = {6.666666666666735130e-01, 3.999999999940941908e-01,
                                2.857142874366239149e-01, 2.222219843214978396e-01,
                                1.818357216161805012e-01, 1.531383769920937332e-01,
                                1.479819860511658591e-01};

} // namespace ilk::log1p_terms
#endif

HWY_BEFORE_NAMESPACE();
namespace ilk::HWY_NAMESPACE {

// ones = m * 2^exponent with m from the root of 1/2 to that of 2, for ones >= 1.
HWY_INLINE void split_at_root(Doubles ones, Doubles& exponent, Doubles& m) {
  constexpr double magic = 6755399441055744.0; // 1.5 * 2^52: a whole number stands in its last bits
  for (std::size_t part = 0; part < Doubles::parts; ++part) {
    const Doubles::Tag doubles;
    const hn::RebindToUnsigned<Doubles::Tag> integers;
    const auto root = hn::Set(integers, log1p_terms::half_root_bits);
    const auto bits = hn::Sub(hn::BitCast(integers, ones.part[part]), root);
    const auto whole = hn::BitCast(integers, hn::Set(doubles, magic));
    const auto pushed = hn::BitCast(doubles, hn::Add(hn::ShiftRight<52>(bits), whole));
    exponent.part[part] = hn::Sub(pushed, hn::Set(doubles, magic));
    const auto mantissa = hn::And(bits, hn::Set(integers, log1p_terms::mantissa_bits));
    m.part[part] = hn::BitCast(doubles, hn::Add(mantissa, root));
  }
}

// log(1 + a) of 0 <= a, finite.
HWY_INLINE Doubles log1p_of(Doubles a) {
  namespace terms = log1p_terms;
  const Doubles one = Doubles::of(1), half = Doubles::of(0.5), limit = Doubles::of(2);
  const Doubles ones = one + a;
  Doubles exponent, m;
  split_at_root(ones, exponent, m);
  // What was lost when 1 was added.
  const Doubles lost = Doubles::where_less(a, limit, a - (ones - one), one - (ones - a)) / ones;
  const Doubles border = Doubles::of(terms::taken_as_it_is), none = Doubles::of(0);
  const Doubles f = Doubles::where_less(a, border, a, m - one);
  const Doubles rest = Doubles::where_less(a, border, none, lost);
  const Doubles whole = Doubles::where_less(a, border, none, exponent);
  const auto c = [](std::size_t i) { return Doubles::of(terms::of_square[i]); };
  const Doubles half_square = half * f * f;
  const Doubles s = f / (Doubles::of(2) + f);
  const Doubles z = s * s, w = z * z;
  const Doubles even = w * (c(1) + w * (c(3) + w * c(5)));
  const Doubles odd = z * (c(0) + w * (c(2) + w * (c(4) + w * c(6))));
  const Doubles low =
      s * (half_square + (odd + even)) + (whole * Doubles::of(terms::ln2_low) + rest);
  return ((low - half_square) + f) + whole * Doubles::of(terms::ln2_high);
}

HWY_INLINE Doubles signed_log1p_of(Doubles x) {
  const Doubles none = Doubles::of(0), a = Doubles::magnitude(x);
  const Doubles log = log1p_of(a);
  const Doubles taken = Doubles::where_less(x, none, none - log, log);
  return Doubles::where_less(a, Doubles::of(std::numeric_limits<double>::infinity()), taken, x);
}

constexpr std::size_t group = 8; // values

void fill_missing(std::span<const float> values, float fill, double* to) {
  const Doubles filled = Doubles::of(fill);
  std::size_t i = 0;
  for (; i + group <= values.size(); i += group) {
    const Doubles known = Doubles::of_floats(values.data() + i);
    Doubles::where_nan(known, filled, known).store(to + i);
  }
  for (; i < values.size(); ++i) to[i] = std::isnan(values[i]) ? fill : values[i];
}

void standardise(std::span<const double> values, double center, double scale, double most,
                 float* to) {
  const Doubles middle = Doubles::of(center), unit = Doubles::of(scale);
  const Doubles high = Doubles::of(most), low = Doubles::of(-most);
  const Doubles largest_float = Doubles::of(std::numeric_limits<float>::max());
  const Doubles least_float = Doubles::of(std::numeric_limits<float>::lowest());
  const hn::Rebind<float, Doubles::Tag> floats;
  std::size_t i = 0;
  for (; i + group <= values.size(); i += group) {
    Doubles value = Doubles::load(values.data() + i);
    value = Doubles::smaller(Doubles::larger(value, least_float), largest_float);
    for (auto& part : value.part) part = hn::PromoteTo(Doubles::Tag(), hn::DemoteTo(floats, part));
    value = Doubles::smaller(Doubles::larger((value - middle) / unit, low), high);
    for (std::size_t p = 0; p < Doubles::parts; ++p)
      hn::StoreU(hn::DemoteTo(floats, value.part[p]), floats, to + i + p * Doubles::width);
  }
  for (; i < values.size(); ++i) to[i] = kernels::standardised(values[i], center, scale, most);
}

void signed_log1p(std::span<double> values) {
  std::size_t i = 0;
  for (; i + group <= values.size(); i += group)
    signed_log1p_of(Doubles::load(values.data() + i)).store(values.data() + i);
  const std::size_t left = values.size() - i;
  if (left > 0)
    signed_log1p_of(Doubles::load_first(values.data() + i, left))
        .store_first(values.data() + i, left);
}

} // namespace ilk::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace ilk {

HWY_EXPORT(fill_missing);
HWY_EXPORT(standardise);
HWY_EXPORT(signed_log1p);

namespace kernels {

void fill_missing(std::span<const float> values, float fill, double* to) {
  HWY_DYNAMIC_DISPATCH(ilk::fill_missing)(values, fill, to);
}

void standardise(std::span<const double> values, double center, double scale, double most,
                 float* to) {
  HWY_DYNAMIC_DISPATCH(ilk::standardise)(values, center, scale, most, to);
}

float standardised(double value, double center, double scale, double most) {
  constexpr double largest = std::numeric_limits<float>::max();
  const auto rounded = static_cast<float>(std::clamp(value, -largest, largest));
  const double apart = (rounded - center) / scale;
  return static_cast<float>(std::clamp(apart, -most, most));
}

void signed_log1p(std::span<double> values) {
  HWY_DYNAMIC_DISPATCH(ilk::signed_log1p)(values);
}

double signed_log1p(double x) {
  namespace terms = log1p_terms;
  const double a = std::abs(x);
  if (!std::isfinite(x)) return x;
  double f = a, rest = 0, whole = 0;
  if (a >= terms::taken_as_it_is) {
    const double ones = 1 + a;
    const std::uint64_t bits = std::bit_cast<std::uint64_t>(ones) - terms::half_root_bits;
    whole = static_cast<double>(bits >> 52);
    f = std::bit_cast<double>((bits & terms::mantissa_bits) + terms::half_root_bits) - 1;
    rest = (a < 2 ? a - (ones - 1) : 1 - (ones - a)) / ones;
  }
  const double half_square = 0.5 * f * f;
  const double s = f / (2 + f);
  const double z = s * s, w = z * z;
  const double* const c = terms::of_square;
  const double even = w * (c[1] + w * (c[3] + w * c[5]));
  const double odd = z * (c[0] + w * (c[2] + w * (c[4] + w * c[6])));
  const double low = s * (half_square + (odd + even)) + (whole * terms::ln2_low + rest);
  const double log = ((low - half_square) + f) + whole * terms::ln2_high;
  return x < 0 ? -log : log;
}

} // namespace kernels
} // namespace ilk
#endif
