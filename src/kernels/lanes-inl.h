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

HWY_BEFORE_NAMESPACE();
namespace ilk::HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

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
  /// The sum of all lanes by halving: lane i with lane i + Count/2, and so on.
  HWY_INLINE T total() const {
    HWY_ALIGN T lane[Count];
    store(lane);
    for (std::size_t half = Count / 2; half > 0; half /= 2)
      for (std::size_t i = 0; i < half; ++i) lane[i] += lane[i + half];
    return lane[0];
  }
};

using Floats = Lanes<float, 16>;
using HalfFloats = Lanes<float, 8>; // for what 16 do not fit
using Doubles = Lanes<double, 8>;

} // namespace ilk::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif
