#include "kernels/dense.h"

#include <algorithm>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "kernels/dense.cpp"
#include <hwy/foreach_target.h>

#include "kernels/lanes-inl.h"

HWY_BEFORE_NAMESPACE();
namespace ilk::HWY_NAMESPACE {

// A tile of accumulators that fits the registers: 4 x 4 groups of 16 lanes where a group is
// one register, 2 x 2 where it takes two.
constexpr std::size_t tile_side = Floats::parts == 1 ? 4 : 2;

// sums[a][g] += left(a, t) * right row t, group g, for t in [0, terms): the heart of both
// products. `left` points at a = 0, t = 0.
template <std::size_t Across, std::size_t Groups>
HWY_INLINE void product_tile(const float* left, std::size_t left_across, std::size_t left_term,
                             const float* right, std::size_t width, std::size_t terms, float* out) {
  Floats sums[Across][Groups];
  for (std::size_t a = 0; a < Across; ++a)
    for (std::size_t g = 0; g < Groups; ++g) sums[a][g] = Floats::load(out + a * width + g * 16);
  for (std::size_t t = 0; t < terms; ++t) {
    Floats values[Groups];
    for (std::size_t g = 0; g < Groups; ++g) values[g] = Floats::load(right + t * width + g * 16);
    for (std::size_t a = 0; a < Across; ++a) {
      const Floats factor = Floats::of(left[a * left_across + t * left_term]);
      for (std::size_t g = 0; g < Groups; ++g)
        sums[a][g] = Floats::fused(factor, values[g], sums[a][g]);
    }
  }
  for (std::size_t a = 0; a < Across; ++a)
    for (std::size_t g = 0; g < Groups; ++g) sums[a][g].store(out + a * width + g * 16);
}

template <std::size_t Across>
HWY_INLINE void product_rows(const float* left, std::size_t left_across, std::size_t left_term,
                             const float* right, std::size_t width, std::size_t terms, float* out) {
  std::size_t first = 0;
  for (; first + tile_side * 16 <= width; first += tile_side * 16)
    product_tile<Across, tile_side>(left, left_across, left_term, right + first, width, terms,
                                    out + first);
  for (; first < width; first += 16)
    product_tile<Across, 1>(left, left_across, left_term, right + first, width, terms, out + first);
}

// out[a] += sum over t of left(a, t) * right[t], for a in [0, across).
HWY_INLINE void product(const float* left, std::size_t left_across, std::size_t left_term,
                        const float* right, std::size_t width, std::size_t terms,
                        std::size_t across, float* out) {
  std::size_t a = 0;
  for (; a + tile_side <= across; a += tile_side)
    product_rows<tile_side>(left + a * left_across, left_across, left_term, right, width, terms,
                            out + a * width);
  for (; a < across; ++a)
    product_rows<1>(left + a * left_across, left_across, left_term, right, width, terms,
                    out + a * width);
}

void add_product(const float* in, std::size_t in_width, std::size_t inputs, const float* weights,
                 std::size_t width, std::size_t rows, float* out) {
  product(in, in_width, 1, weights, width, inputs, rows, out);
}

void add_outer_product(const float* in, std::size_t in_width, std::size_t inputs,
                       const float* gradient, std::size_t width, std::size_t rows,
                       float* weights_gradient) {
  product(in, 1, in_width, gradient, width, rows, inputs, weights_gradient);
}

void add_rows(const float* in, std::size_t width, std::size_t rows, float* sums) {
  for (std::size_t first = 0; first < width; first += 16) {
    Floats sum = Floats::load(sums + first);
    for (std::size_t r = 0; r < rows; ++r) sum = sum + Floats::load(in + r * width + first);
    sum.store(sums + first);
  }
}

void relu(float* values, std::size_t count) {
  for (std::size_t i = 0; i < count; i += 16)
    Floats::larger(Floats::load(values + i), Floats::of(0)).store(values + i);
}

void relu_backward(const float* activations, float* gradient, std::size_t count) {
  for (std::size_t i = 0; i < count; i += 16)
    Floats::where_positive(Floats::load(activations + i), Floats::load(gradient + i))
        .store(gradient + i);
}

void adam_update(const kernels::AdamStep& step, const float* gradient, std::size_t count,
                 float* parameters, float* mean, float* square) {
  const Floats first = Floats::of(step.first), rest1 = Floats::of(1 - step.first);
  const Floats second = Floats::of(step.second), rest2 = Floats::of(1 - step.second);
  const Floats size = Floats::of(step.rate / step.correction1);
  const Floats root_correction = Floats::of(step.root_correction2);
  const Floats epsilon = Floats::of(step.epsilon);
  const Floats keep = Floats::of(1 - step.rate * step.weight_decay);
  for (std::size_t i = 0; i < count; i += 16) {
    const Floats g = Floats::load(gradient + i);
    const Floats m = Floats::fused(first, Floats::load(mean + i), rest1 * g);
    const Floats v = Floats::fused(second, Floats::load(square + i), rest2 * (g * g));
    const Floats update = size * m / (Floats::root(v) / root_correction + epsilon);
    m.store(mean + i);
    v.store(square + i);
    (keep * Floats::load(parameters + i) - update).store(parameters + i);
  }
}

} // namespace ilk::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace ilk {

HWY_EXPORT(add_product);
HWY_EXPORT(add_outer_product);
HWY_EXPORT(add_rows);
HWY_EXPORT(relu);
HWY_EXPORT(relu_backward);
HWY_EXPORT(adam_update);

namespace kernels {

void add_product(const float* in, std::size_t in_width, std::size_t inputs, const float* weights,
                 std::size_t width, std::size_t rows, float* out) {
  HWY_DYNAMIC_DISPATCH(ilk::add_product)(in, in_width, inputs, weights, width, rows, out);
}

void add_outer_product(const float* in, std::size_t in_width, std::size_t inputs,
                       const float* gradient, std::size_t width, std::size_t rows,
                       float* weights_gradient) {
  HWY_DYNAMIC_DISPATCH(ilk::add_outer_product)
  (in, in_width, inputs, gradient, width, rows, weights_gradient);
}

void fill_rows(const float* values, std::size_t width, std::size_t rows, float* out) {
  for (std::size_t r = 0; r < rows; ++r) std::copy_n(values, width, out + r * width);
}

void add_rows(const float* in, std::size_t width, std::size_t rows, float* sums) {
  HWY_DYNAMIC_DISPATCH(ilk::add_rows)(in, width, rows, sums);
}

void relu(float* values, std::size_t count) {
  HWY_DYNAMIC_DISPATCH(ilk::relu)(values, count);
}

void relu_backward(const float* activations, float* gradient, std::size_t count) {
  HWY_DYNAMIC_DISPATCH(ilk::relu_backward)(activations, gradient, count);
}

void adam_update(const AdamStep& step, const float* gradient, std::size_t count, float* parameters,
                 float* mean, float* square) {
  HWY_DYNAMIC_DISPATCH(ilk::adam_update)(step, gradient, count, parameters, mean, square);
}

} // namespace kernels
} // namespace ilk
#endif
