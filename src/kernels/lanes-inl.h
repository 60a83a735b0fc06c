// Sixteen floats, or eight doubles, as one value, in as many vectors as the machine
// needs. Because the number of virtual lanes is fixed and every product is fused by
// name, AVX2, AVX-512 and the scalar path give the same bits.
//
// Included once per target by Highway's foreach_target.h.
#if defined(ILK_KERNELS_LANES_INL_H_) == defined(HWY_TARGET_TOGGLE)
#ifdef ILK_KERNELS_LANES_INL_H_
#undef ILK_KERNELS_LANES_INL_H_
#else
#define ILK_KERNELS_LANES_INL_H_
#endif

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstring>

#include <hwy/highway.h>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

HWY_BEFORE_NAMESPACE();
namespace ilk::HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

constexpr std::int32_t root_bits = 0x3f3504f3; // of the root of 1/2, as a float
constexpr std::int32_t mantissa_bits = 0x007fffff;

/// `Count` numbers of type T, with the elementwise operations that kernels need.
template <class T, std::size_t Count>
struct Lanes {
  using Tag = hn::CappedTag<T, Count>;
  using Vector = hn::Vec<Tag>;
  static constexpr std::size_t width = hn::MaxLanes(Tag());
  static constexpr std::size_t parts = Count / width;

  Vector part[parts];

  static HWY_INLINE Lanes of(T value) {
    Lanes result;
    for (std::size_t p = 0; p < parts; ++p) result.part[p] = hn::Set(Tag(), value);
    return result;
  }
  static HWY_INLINE Lanes load(const T* from) {
    Lanes result;
    for (std::size_t p = 0; p < parts; ++p) result.part[p] = hn::LoadU(Tag(), from + p * width);
    return result;
  }
  /// The first `count` numbers at `from`, the rest zero; reads nothing beyond them.
  static HWY_INLINE Lanes load_first(const T* from, std::size_t count) {
    if (count >= Count) return load(from);
    HWY_ALIGN T padded[Count] = {};
    std::memcpy(padded, from, count * sizeof(T));
    return load(padded);
  }
  /// The same with the lanes of `other` for the rest.
  static HWY_INLINE Lanes load_first_or(const T* from, std::size_t count, Lanes other) {
    HWY_ALIGN T filled[Count];
    other.store(filled);
    std::memcpy(filled, from, count * sizeof(T));
    return load(filled);
  }
  /// `Count` floats as doubles.
  static HWY_INLINE Lanes of_floats(const float* from) {
    Lanes result;
    const hn::Rebind<float, Tag> floats;
    for (std::size_t p = 0; p < parts; ++p)
      result.part[p] = hn::PromoteTo(Tag(), hn::LoadU(floats, from + p * width));
    return result;
  }
  HWY_INLINE void store(T* to) const {
    for (std::size_t p = 0; p < parts; ++p) hn::StoreU(part[p], Tag(), to + p * width);
  }
  HWY_INLINE void store_first(T* to, std::size_t count) const {
    if (count >= Count) return store(to);
    HWY_ALIGN T padded[Count];
    store(padded);
    std::memcpy(to, padded, count * sizeof(T));
  }

  /// The numbers, not negative, as integers.
  HWY_INLINE void store_rounded(std::uint32_t* to) const {
    const hn::RebindToSigned<Tag> integers;
    for (std::size_t p = 0; p < parts; ++p)
      hn::StoreU(hn::ConvertTo(integers, part[p]), integers,
                 reinterpret_cast<std::int32_t*>(to) + p * width);
  }

  friend HWY_INLINE Lanes operator+(Lanes a, Lanes b) {
    for (std::size_t p = 0; p < parts; ++p) a.part[p] = hn::Add(a.part[p], b.part[p]);
    return a;
  }
  friend HWY_INLINE Lanes operator-(Lanes a, Lanes b) {
    for (std::size_t p = 0; p < parts; ++p) a.part[p] = hn::Sub(a.part[p], b.part[p]);
    return a;
  }
  friend HWY_INLINE Lanes operator*(Lanes a, Lanes b) {
    for (std::size_t p = 0; p < parts; ++p) a.part[p] = hn::Mul(a.part[p], b.part[p]);
    return a;
  }
  friend HWY_INLINE Lanes operator/(Lanes a, Lanes b) {
    for (std::size_t p = 0; p < parts; ++p) a.part[p] = hn::Div(a.part[p], b.part[p]);
    return a;
  }
  /// a * b + c, rounded once.
  static HWY_INLINE Lanes fused(Lanes a, Lanes b, Lanes c) {
#if HWY_TARGET == HWY_BASELINE_SCALAR // Highway's own would round twice
    HWY_ALIGN T x[Count], y[Count], z[Count];
    a.store(x), b.store(y), c.store(z);
    for (std::size_t i = 0; i < Count; ++i) z[i] = std::fma(x[i], y[i], z[i]);
    return load(z);
#else
    for (std::size_t p = 0; p < parts; ++p) c.part[p] = hn::MulAdd(a.part[p], b.part[p], c.part[p]);
    return c;
#endif
  }
  static HWY_INLINE Lanes root(Lanes a) {
    for (std::size_t p = 0; p < parts; ++p) a.part[p] = hn::Sqrt(a.part[p]);
    return a;
  }
  static HWY_INLINE Lanes larger(Lanes a, Lanes b) {
    for (std::size_t p = 0; p < parts; ++p) a.part[p] = hn::Max(a.part[p], b.part[p]);
    return a;
  }
  static HWY_INLINE Lanes smaller(Lanes a, Lanes b) {
    for (std::size_t p = 0; p < parts; ++p) a.part[p] = hn::Min(a.part[p], b.part[p]);
    return a;
  }
  static HWY_INLINE Lanes magnitude(Lanes a) {
    for (std::size_t p = 0; p < parts; ++p) a.part[p] = hn::Abs(a.part[p]);
    return a;
  }
  /// Where test > 0 the value, elsewhere zero.
  static HWY_INLINE Lanes where_positive(Lanes test, Lanes value) {
    for (std::size_t p = 0; p < parts; ++p)
      value.part[p] = hn::IfThenElseZero(hn::Gt(test.part[p], hn::Zero(Tag())), value.part[p]);
    return value;
  }
  /// Whether some lane of a is <= that of b.
  static HWY_INLINE bool any_at_most(Lanes a, Lanes b) {
    bool any = false;
    for (std::size_t p = 0; p < parts; ++p)
      any = any || !hn::AllFalse(Tag(), hn::Le(a.part[p], b.part[p]));
    return any;
  }
  /// In how many lanes a < b.
  static HWY_INLINE std::size_t count_less(Lanes a, Lanes b) {
    std::size_t count = 0;
    for (std::size_t p = 0; p < parts; ++p)
      count += hn::CountTrue(Tag(), hn::Lt(a.part[p], b.part[p]));
    return count;
  }
  /// In how many lanes a == b.
  static HWY_INLINE std::size_t count_equal(Lanes a, Lanes b) {
    std::size_t count = 0;
    for (std::size_t p = 0; p < parts; ++p)
      count += hn::CountTrue(Tag(), hn::Eq(a.part[p], b.part[p]));
    return count;
  }
  /// Where a is NaN: yes, elsewhere no.
  static HWY_INLINE Lanes where_nan(Lanes a, Lanes yes, Lanes no) {
    for (std::size_t p = 0; p < parts; ++p)
      yes.part[p] = hn::IfThenElse(hn::Eq(a.part[p], a.part[p]), no.part[p], yes.part[p]);
    return yes;
  }
  /// Where a < b: yes, elsewhere no.
  static HWY_INLINE Lanes where_less(Lanes a, Lanes b, Lanes yes, Lanes no) {
    for (std::size_t p = 0; p < parts; ++p)
      yes.part[p] = hn::IfThenElse(hn::Lt(a.part[p], b.part[p]), yes.part[p], no.part[p]);
    return yes;
  }
  /// value times two to the whole number, for what stays within the normal numbers.
  static HWY_INLINE Lanes times_two_to(Lanes value, Lanes whole) {
    const hn::RebindToSigned<Tag> integers;
    for (std::size_t p = 0; p < parts; ++p) {
      const auto exponent = hn::ShiftLeft<23>(hn::ConvertTo(integers, whole.part[p]));
      value.part[p] = hn::BitCast(Tag(), hn::Add(hn::BitCast(integers, value.part[p]), exponent));
    }
    return value;
  }
  /// x = m times two to the exponent, m from the root of 1/2 to that of 2, for normal x > 0.
  static HWY_INLINE void split_at_root(Lanes x, Lanes& exponent, Lanes& m) {
    const hn::RebindToSigned<Tag> integers;
    const auto root = hn::Set(integers, root_bits);
    for (std::size_t p = 0; p < parts; ++p) {
      const auto bits = hn::Sub(hn::BitCast(integers, x.part[p]), root);
      exponent.part[p] = hn::ConvertTo(Tag(), hn::ShiftRight<23>(bits));
      const auto mantissa = hn::And(bits, hn::Set(integers, mantissa_bits));
      m.part[p] = hn::BitCast(Tag(), hn::Add(mantissa, root));
    }
  }
  /// The sum of all lanes by halving: lane i with lane i + Count/2, and so on.
  HWY_INLINE T total() const {
    HWY_ALIGN T lane[Count];
    store(lane);
    for (std::size_t half = Count / 2; half > 0; half /= 2)
      for (std::size_t i = 0; i < half; ++i) lane[i] += lane[i + half];
    return lane[0];
  }
};

#if HWY_TARGET == HWY_BASELINE_SCALAR && defined(__SSE2__)

/// The same floats on the path of every x86-64 processor, four in a vector. It has no instruction
/// that rounds a product and a sum once: the product of two floats is exact as a double, and the
/// sum, rounded to a double, rounds to the same float as the exact one unless it lies halfway
/// between two of them, or where floats have fewer digits. Then, which is seldom, the library does
/// it.
template <std::size_t Count>
struct FloatsByFour {
  static constexpr std::size_t width = 4;
  static constexpr std::size_t parts = Count / width;

  __m128 part[parts];

  static HWY_INLINE FloatsByFour of(float value) {
    FloatsByFour result;
    for (auto& part : result.part) part = _mm_set1_ps(value);
    return result;
  }
  static HWY_INLINE FloatsByFour load(const float* from) {
    FloatsByFour result;
    for (std::size_t p = 0; p < parts; ++p) result.part[p] = _mm_loadu_ps(from + p * width);
    return result;
  }
  static HWY_INLINE FloatsByFour load_first(const float* from, std::size_t count) {
    return load_first_or(from, count, of(0));
  }
  static HWY_INLINE FloatsByFour load_first_or(const float* from, std::size_t count,
                                               FloatsByFour other) {
    if (count >= Count) return load(from);
    HWY_ALIGN float filled[Count];
    other.store(filled);
    std::memcpy(filled, from, count * sizeof(float));
    return load(filled);
  }
  HWY_INLINE void store(float* to) const {
    for (std::size_t p = 0; p < parts; ++p) _mm_storeu_ps(to + p * width, part[p]);
  }
  HWY_INLINE void store_first(float* to, std::size_t count) const {
    if (count >= Count) return store(to);
    HWY_ALIGN float padded[Count];
    store(padded);
    std::memcpy(to, padded, count * sizeof(float));
  }
  HWY_INLINE void store_rounded(std::uint32_t* to) const {
    for (std::size_t p = 0; p < parts; ++p)
      _mm_storeu_si128(reinterpret_cast<__m128i*>(to + p * width), _mm_cvttps_epi32(part[p]));
  }

  friend HWY_INLINE FloatsByFour operator+(FloatsByFour a, FloatsByFour b) {
    for (std::size_t p = 0; p < parts; ++p) a.part[p] = _mm_add_ps(a.part[p], b.part[p]);
    return a;
  }
  friend HWY_INLINE FloatsByFour operator-(FloatsByFour a, FloatsByFour b) {
    for (std::size_t p = 0; p < parts; ++p) a.part[p] = _mm_sub_ps(a.part[p], b.part[p]);
    return a;
  }
  friend HWY_INLINE FloatsByFour operator*(FloatsByFour a, FloatsByFour b) {
    for (std::size_t p = 0; p < parts; ++p) a.part[p] = _mm_mul_ps(a.part[p], b.part[p]);
    return a;
  }
  friend HWY_INLINE FloatsByFour operator/(FloatsByFour a, FloatsByFour b) {
    for (std::size_t p = 0; p < parts; ++p) a.part[p] = _mm_div_ps(a.part[p], b.part[p]);
    return a;
  }
  static HWY_INLINE FloatsByFour fused(FloatsByFour a, FloatsByFour b, FloatsByFour c) {
    FloatsByFour result;
    __m128i doubtful = _mm_setzero_si128();
    for (std::size_t p = 0; p < parts; ++p)
      result.part[p] = fused_but_for_doubtful(a.part[p], b.part[p], c.part[p], doubtful);
    if (_mm_movemask_epi8(doubtful) != 0) return fused_one_by_one(a, b, c);
    return result;
  }
  static HWY_INLINE FloatsByFour root(FloatsByFour a) {
    for (auto& part : a.part) part = _mm_sqrt_ps(part);
    return a;
  }
  static HWY_INLINE FloatsByFour larger(FloatsByFour a, FloatsByFour b) {
    for (std::size_t p = 0; p < parts; ++p) a.part[p] = _mm_max_ps(a.part[p], b.part[p]);
    return a;
  }
  static HWY_INLINE FloatsByFour smaller(FloatsByFour a, FloatsByFour b) {
    for (std::size_t p = 0; p < parts; ++p) a.part[p] = _mm_min_ps(a.part[p], b.part[p]);
    return a;
  }
  static HWY_INLINE FloatsByFour magnitude(FloatsByFour a) {
    for (auto& part : a.part) part = _mm_andnot_ps(_mm_set1_ps(-0.0f), part);
    return a;
  }
  static HWY_INLINE FloatsByFour where_positive(FloatsByFour test, FloatsByFour value) {
    for (std::size_t p = 0; p < parts; ++p)
      value.part[p] = _mm_and_ps(_mm_cmpgt_ps(test.part[p], _mm_setzero_ps()), value.part[p]);
    return value;
  }
  static HWY_INLINE bool any_at_most(FloatsByFour a, FloatsByFour b) {
    int any = 0;
    for (std::size_t p = 0; p < parts; ++p)
      any |= _mm_movemask_ps(_mm_cmple_ps(a.part[p], b.part[p]));
    return any != 0;
  }
  static HWY_INLINE std::size_t count_less(FloatsByFour a, FloatsByFour b) {
    std::size_t count = 0;
    for (std::size_t p = 0; p < parts; ++p) count += set_lanes(_mm_cmplt_ps(a.part[p], b.part[p]));
    return count;
  }
  static HWY_INLINE std::size_t count_equal(FloatsByFour a, FloatsByFour b) {
    std::size_t count = 0;
    for (std::size_t p = 0; p < parts; ++p) count += set_lanes(_mm_cmpeq_ps(a.part[p], b.part[p]));
    return count;
  }
  static HWY_INLINE FloatsByFour where_nan(FloatsByFour a, FloatsByFour yes, FloatsByFour no) {
    for (std::size_t p = 0; p < parts; ++p)
      yes.part[p] = chosen(_mm_cmpeq_ps(a.part[p], a.part[p]), no.part[p], yes.part[p]);
    return yes;
  }
  static HWY_INLINE FloatsByFour where_less(FloatsByFour a, FloatsByFour b, FloatsByFour yes,
                                            FloatsByFour no) {
    for (std::size_t p = 0; p < parts; ++p)
      yes.part[p] = chosen(_mm_cmplt_ps(a.part[p], b.part[p]), yes.part[p], no.part[p]);
    return yes;
  }
  static HWY_INLINE FloatsByFour times_two_to(FloatsByFour value, FloatsByFour whole) {
    for (std::size_t p = 0; p < parts; ++p) {
      const __m128i exponent = _mm_slli_epi32(_mm_cvttps_epi32(whole.part[p]), 23);
      value.part[p] = _mm_castsi128_ps(_mm_add_epi32(_mm_castps_si128(value.part[p]), exponent));
    }
    return value;
  }
  static HWY_INLINE void split_at_root(FloatsByFour x, FloatsByFour& exponent, FloatsByFour& m) {
    const __m128i root = _mm_set1_epi32(root_bits);
    for (std::size_t p = 0; p < parts; ++p) {
      const __m128i bits = _mm_sub_epi32(_mm_castps_si128(x.part[p]), root);
      exponent.part[p] = _mm_cvtepi32_ps(_mm_srai_epi32(bits, 23));
      const __m128i mantissa = _mm_and_si128(bits, _mm_set1_epi32(mantissa_bits));
      m.part[p] = _mm_castsi128_ps(_mm_add_epi32(mantissa, root));
    }
  }
  HWY_INLINE float total() const {
    HWY_ALIGN float lane[Count];
    store(lane);
    for (std::size_t half = Count / 2; half > 0; half /= 2)
      for (std::size_t i = 0; i < half; ++i) lane[i] += lane[i + half];
    return lane[0];
  }

 private:
  static HWY_INLINE std::size_t set_lanes(__m128 mask) {
    const auto bits = static_cast<unsigned>(_mm_movemask_ps(mask));
    return (0x4332322132212110ull >> (4 * bits)) & 15; // how many of four bits
  }
  static HWY_INLINE __m128 chosen(__m128 mask, __m128 yes, __m128 no) {
    return _mm_or_ps(_mm_and_ps(mask, yes), _mm_andnot_ps(mask, no));
  }
  // Adds to `doubtful` where the sum may have been rounded twice to another float.
  static HWY_INLINE __m128 fused_but_for_doubtful(__m128 a, __m128 b, __m128 c, __m128i& doubtful) {
    const auto sum_of = [](__m128 x, __m128 y, __m128 z) {
      return _mm_add_pd(_mm_mul_pd(_mm_cvtps_pd(x), _mm_cvtps_pd(y)), _mm_cvtps_pd(z));
    };
    const __m128d low = sum_of(a, b, c);
    const __m128d high = sum_of(_mm_movehl_ps(a, a), _mm_movehl_ps(b, b), _mm_movehl_ps(c, c));
    const __m128 rounded = _mm_movelh_ps(_mm_cvtpd_ps(low), _mm_cvtpd_ps(high));
    // What a float has no room for of each sum is in the lower half of its bits.
    const __m128 lower = _mm_shuffle_ps(_mm_castpd_ps(low), _mm_castpd_ps(high), 0x88);
    const __m128i lost = _mm_and_si128(_mm_castps_si128(lower), _mm_set1_epi32(0x1fffffff));
    const __m128i halfway = _mm_cmpeq_epi32(lost, _mm_set1_epi32(0x10000000));
    const __m128i size = _mm_and_si128(_mm_castps_si128(rounded), _mm_set1_epi32(0x7fffffff));
    const __m128i small = _mm_and_si128(_mm_cmpgt_epi32(size, _mm_setzero_si128()),
                                        _mm_cmplt_epi32(size, _mm_set1_epi32(0x00800000)));
    doubtful = _mm_or_si128(doubtful, _mm_or_si128(halfway, small));
    return rounded;
  }
  static HWY_NOINLINE FloatsByFour fused_one_by_one(FloatsByFour a, FloatsByFour b,
                                                    FloatsByFour c) {
    HWY_ALIGN float x[Count], y[Count], z[Count];
    a.store(x), b.store(y), c.store(z);
    for (std::size_t i = 0; i < Count; ++i) z[i] = std::fma(x[i], y[i], z[i]);
    return load(z);
  }
};

using Floats = FloatsByFour<16>;
using HalfFloats = FloatsByFour<8>;

#else

using Floats = Lanes<float, 16>;
using HalfFloats = Lanes<float, 8>; // for what 16 do not fit

#endif

using Doubles = Lanes<double, 8>;

} // namespace ilk::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif
