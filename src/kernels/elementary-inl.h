// Exponentials and logarithms of sixteen floats, to two units in the last place: reduction to a
// short interval and a polynomial (S. L. Moshier, Cephes, 1989), with every product fused by name,
// so that all paths give the same bits.
//
// Included once per target, behind lanes-inl.h.
#if defined(ILK_KERNELS_ELEMENTARY_INL_H_) == defined(HWY_TARGET_TOGGLE)
#ifdef ILK_KERNELS_ELEMENTARY_INL_H_
#undef ILK_KERNELS_ELEMENTARY_INL_H_
#else
#define ILK_KERNELS_ELEMENTARY_INL_H_
#endif

#include "kernels/lanes-inl.h"

HWY_BEFORE_NAMESPACE();
namespace ilk::HWY_NAMESPACE {

/// exp(x) of x <= 80; zero where x < -80.
HWY_INLINE Floats exp_of(Floats x) {
  const Floats least = Floats::of(-80.0f);
  const Floats clamped = Floats::larger(x, least);
  // The nearest integer of x / ln 2, by pushing the fraction out of the mantissa.
  const Floats magic = Floats::of(12582912.0f);
  const Floats whole = Floats::fused(clamped, Floats::of(1.44269504f), magic) - magic;
  Floats r = Floats::fused(whole, Floats::of(-0.693359375f), clamped);
  r = Floats::fused(whole, Floats::of(2.12194440e-4f), r);
  Floats p = Floats::of(1.9875691500e-4f);
  for (const float c :
       {1.3981999507e-3f, 8.3334519073e-3f, 4.1665795894e-2f, 1.6666665459e-1f, 5.0000001201e-1f})
    p = Floats::fused(p, r, Floats::of(c));
  Floats value = Floats::fused(p, r * r, r) + Floats::of(1.0f);
  value = Floats::times_two_to(value, whole);
  return Floats::where_less(x, least, Floats::of(0), value);
}

/// log(x) of normal x > 0.
HWY_INLINE Floats log_of(Floats x) {
  const Floats one = Floats::of(1.0f);
  Floats exponent, m; // x = m times two to the exponent, m in [sqrt(1/2), sqrt(2))
  Floats::split_at_root(x, exponent, m);
  const Floats r = m - one;
  const Floats square = r * r;
  Floats p = Floats::of(7.0376836292e-2f);
  for (const float c : {-1.1514610310e-1f, 1.1676998740e-1f, -1.2420140846e-1f, 1.4249322787e-1f,
                        -1.6668057665e-1f, 2.0000714765e-1f, -2.4999993993e-1f, 3.3333331174e-1f})
    p = Floats::fused(p, r, Floats::of(c));
  Floats value = Floats::fused(p, r, Floats::of(-0.5f)) * square;
  value = Floats::fused(exponent, Floats::of(-2.12194440e-4f), value) + r;
  return Floats::fused(exponent, Floats::of(0.693359375f), value);
}

} // namespace ilk::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif
