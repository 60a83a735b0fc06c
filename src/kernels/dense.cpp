#include "kernels/dense.h"

#include <algorithm>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "kernels/dense.cpp"
#include <hwy/foreach_target.h>

#include "kernels/lanes-inl.h"

HWY_BEFORE_NAMESPACE();
namespace ilk::HWY_NAMESPACE {

// How a tile of sums begins and ends. `at` is its place in the output, `first` that in a row.
struct FromZero {
  template <class Lane>
  HWY_INLINE Lane begin(const float*, std::size_t) const {
    return Lane::of(0);
  }
};
struct FromBias {
  const float* bias;
  template <class Lane>
  HWY_INLINE Lane begin(const float*, std::size_t first) const {
    return Lane::load(bias + first);
  }
};
struct FromOutput {
  template <class Lane>
  HWY_INLINE Lane begin(const float* at, std::size_t) const {
    return Lane::load(at);
  }
};
struct AsItIs {
  template <class Lane>
  HWY_INLINE Lane end(Lane sum, std::size_t) const {
    return sum;
  }
};
struct Relu {
  template <class Lane>
  HWY_INLINE Lane end(Lane sum, std::size_t) const {
    return Lane::larger(sum, Lane::of(0));
  }
};
struct WherePositive {
  const float* activations;
  template <class Lane>
  HWY_INLINE Lane end(Lane sum, std::size_t at) const {
    return Lane::where_positive(Lane::load(activations + at), sum);
  }
};

// Two matrices to multiply: element (a, t) of the left one is at across * a + term * t; the right
// one and the output are row by row, `width` wide.
struct Factors {
  const float* left;
  std::size_t across;
  std::size_t term;
  const float* right;
  std::size_t width;
  std::size_t terms;
  float* out;
};

// out[a][g] = the sum over t of left(a, t) * right row t, group g, for `Across` rows from `a` and
// `Groups` groups of lanes from `first`: what the registers hold.
template <class Lane, std::size_t Across, std::size_t Groups, class Begin, class End>
HWY_INLINE void product_tile(const Factors& f, std::size_t a, std::size_t first, Begin begin,
                             End end) {
  constexpr std::size_t lanes = Lane::parts * Lane::width;
  const std::size_t at = a * f.width + first;
  Lane sums[Across][Groups];
  for (std::size_t i = 0; i < Across; ++i)
    for (std::size_t g = 0; g < Groups; ++g)
      sums[i][g] =
          begin.template begin<Lane>(f.out + at + i * f.width + g * lanes, first + g * lanes);
  const float* left = f.left + a * f.across;
  const float* right = f.right + first;
  for (std::size_t t = 0; t < f.terms; ++t, left += f.term, right += f.width) {
    Lane values[Groups];
    for (std::size_t g = 0; g < Groups; ++g) values[g] = Lane::load(right + g * lanes);
    for (std::size_t i = 0; i < Across; ++i) {
      const Lane factor = Lane::of(left[i * f.across]);
      for (std::size_t g = 0; g < Groups; ++g)
        sums[i][g] = Lane::fused(factor, values[g], sums[i][g]);
    }
  }
  for (std::size_t i = 0; i < Across; ++i)
    for (std::size_t g = 0; g < Groups; ++g) {
      const std::size_t to = at + i * f.width + g * lanes;
      end.end(sums[i][g], to).store(f.out + to);
    }
}

// Each loaded group serves all rows of a tile and each factor all its groups, so tiles are as
// large as the registers allow: a group of 16 takes one of 32 with AVX-512, two of 16 with AVX2.
constexpr bool wide = Floats::parts == 1;

template <std::size_t Across, class Begin, class End>
HWY_INLINE void product_rows(const Factors& f, std::size_t a, Begin begin, End end) {
  std::size_t first = 0;
  if constexpr (wide && Across <= 4)
    for (; first + 64 <= f.width; first += 64)
      product_tile<Floats, Across, 4>(f, a, first, begin, end);
  if constexpr (wide || Across <= 2)
    for (; first + 32 <= f.width; first += 32)
      product_tile<Floats, Across, 2>(f, a, first, begin, end);
  for (; first + 16 <= f.width; first += 16)
    product_tile<Floats, Across, 1>(f, a, first, begin, end);
  if (first < f.width) product_tile<HalfFloats, Across, 1>(f, a, first, begin, end);
}

template <class Begin, class End>
HWY_INLINE void multiply(const Factors& f, std::size_t across, Begin begin, End end) {
  std::size_t a = 0;
  if (wide && f.width % 64 != 0)
    for (; a + 8 <= across; a += 8) product_rows<8>(f, a, begin, end);
  if (wide || f.width < 32)
    for (; a + 4 <= across; a += 4) product_rows<4>(f, a, begin, end);
  for (; a + 2 <= across; a += 2) product_rows<2>(f, a, begin, end);
  for (; a < across; ++a) product_rows<1>(f, a, begin, end);
}

void dense(const float* in, std::size_t in_width, std::size_t inputs, const float* weights,
           const float* bias, std::size_t width, std::size_t rows, float* out) {
  multiply({in, in_width, 1, weights, width, inputs, out}, rows, FromBias{bias}, AsItIs());
}

void dense_relu(const float* in, std::size_t in_width, std::size_t inputs, const float* weights,
                const float* bias, std::size_t width, std::size_t rows, float* out) {
  multiply({in, in_width, 1, weights, width, inputs, out}, rows, FromBias{bias}, Relu());
}

void add_product(const float* in, std::size_t in_width, std::size_t inputs, const float* weights,
                 std::size_t width, std::size_t rows, float* out) {
  multiply({in, in_width, 1, weights, width, inputs, out}, rows, FromOutput(), AsItIs());
}

void product(const float* in, std::size_t in_width, std::size_t inputs, const float* weights,
             std::size_t width, std::size_t rows, float* out) {
  multiply({in, in_width, 1, weights, width, inputs, out}, rows, FromZero(), AsItIs());
}

void product_relu(const float* in, std::size_t in_width, std::size_t inputs, const float* weights,
                  const float* activations, std::size_t width, std::size_t rows, float* out) {
  multiply({in, in_width, 1, weights, width, inputs, out}, rows, FromZero(),
           WherePositive{activations});
}

void outer_product(const float* in, std::size_t in_width, std::size_t inputs, const float* gradient,
                   std::size_t width, std::size_t rows, float* weights_gradient) {
  multiply({in, 1, in_width, gradient, width, rows, weights_gradient}, inputs, FromZero(),
           AsItIs());
}

void add_outer_product(const float* in, std::size_t in_width, std::size_t inputs,
                       const float* gradient, std::size_t width, std::size_t rows,
                       float* weights_gradient) {
  multiply({in, 1, in_width, gradient, width, rows, weights_gradient}, inputs, FromOutput(),
           AsItIs());
}

void copy_rows(const float* from, std::size_t width, std::span<const std::uint32_t> indices,
               float* to) {
  for (const std::uint32_t index : indices) {
    const float* const row = from + index * width;
    for (std::size_t i = 0; i < width; i += 8) HalfFloats::load(row + i).store(to + i);
    to += width;
  }
}

// Groups lanes from `first` of sums += the sum of the rows: as many chains of additions at once.
template <class Lane, std::size_t Groups>
HWY_INLINE void add_some(const float* in, std::size_t width, std::size_t rows, std::size_t first,
                         float* sums) {
  constexpr std::size_t lanes = Lane::parts * Lane::width;
  Lane sum[Groups];
  for (std::size_t g = 0; g < Groups; ++g) sum[g] = Lane::load(sums + first + g * lanes);
  for (std::size_t r = 0; r < rows; ++r)
    for (std::size_t g = 0; g < Groups; ++g)
      sum[g] = sum[g] + Lane::load(in + r * width + first + g * lanes);
  for (std::size_t g = 0; g < Groups; ++g) sum[g].store(sums + first + g * lanes);
}

void add_rows(const float* in, std::size_t width, std::size_t rows, float* sums) {
  std::size_t first = 0;
  for (; first + 64 <= width; first += 64) add_some<Floats, 4>(in, width, rows, first, sums);
  for (; first + 16 <= width; first += 16) add_some<Floats, 1>(in, width, rows, first, sums);
  if (first < width) add_some<HalfFloats, 1>(in, width, rows, first, sums);
}

template <class Lane>
HWY_INLINE Lane subtract_some(const float* output, const float* input, float factor,
                              float* gradient, Lane squares) {
  const Lane difference = Lane::load(output) - Lane::load(input);
  (Lane::of(factor) * difference).store(gradient);
  return Lane::fused(difference, difference, squares);
}

double squared_error_gradient(const float* output, const float* input, std::size_t count,
                              float factor, float* gradient) {
  Floats squares = Floats::of(0);
  HalfFloats rest = HalfFloats::of(0);
  std::size_t i = 0;
  for (; i + 16 <= count; i += 16)
    squares = subtract_some(output + i, input + i, factor, gradient + i, squares);
  if (i < count) rest = subtract_some(output + i, input + i, factor, gradient + i, rest);
  return static_cast<double>(squares.total()) + static_cast<double>(rest.total());
}

template <class Lane>
HWY_INLINE void adam_some(const kernels::AdamStep& step, std::span<const float* const> parts,
                          std::size_t at, float* parameters, float* mean, float* square) {
  parameters += at, mean += at, square += at;
  Lane g = Lane::load(parts[0] + at);
  for (std::size_t p = 1; p < parts.size(); ++p) g = g + Lane::load(parts[p] + at);
  const Lane m = Lane::fused(Lane::of(step.first), Lane::load(mean), Lane::of(1 - step.first) * g);
  const Lane v =
      Lane::fused(Lane::of(step.second), Lane::load(square), Lane::of(1 - step.second) * (g * g));
  const Lane root = Lane::root(v) * Lane::of(1 / step.root_correction2) + Lane::of(step.epsilon);
  const Lane update = Lane::of(step.rate / step.correction1) * m / root;
  m.store(mean);
  v.store(square);
  (Lane::of(1 - step.rate * step.weight_decay) * Lane::load(parameters) - update).store(parameters);
}

void adam_update(const kernels::AdamStep& step, std::span<const float* const> parts,
                 std::size_t count, float* parameters, float* mean, float* square) {
  std::size_t i = 0;
  for (; i + 16 <= count; i += 16) adam_some<Floats>(step, parts, i, parameters, mean, square);
  if (i < count) adam_some<HalfFloats>(step, parts, i, parameters, mean, square);
}

} // namespace ilk::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace ilk {

HWY_EXPORT(dense);
HWY_EXPORT(dense_relu);
HWY_EXPORT(add_product);
HWY_EXPORT(product);
HWY_EXPORT(product_relu);
HWY_EXPORT(outer_product);
HWY_EXPORT(add_outer_product);
HWY_EXPORT(copy_rows);
HWY_EXPORT(add_rows);
HWY_EXPORT(squared_error_gradient);
HWY_EXPORT(adam_update);

namespace kernels {

void dense(const float* in, std::size_t in_width, std::size_t inputs, const float* weights,
           const float* bias, std::size_t width, std::size_t rows, float* out) {
  HWY_DYNAMIC_DISPATCH(ilk::dense)(in, in_width, inputs, weights, bias, width, rows, out);
}

void dense_relu(const float* in, std::size_t in_width, std::size_t inputs, const float* weights,
                const float* bias, std::size_t width, std::size_t rows, float* out) {
  HWY_DYNAMIC_DISPATCH(ilk::dense_relu)(in, in_width, inputs, weights, bias, width, rows, out);
}

void product(const float* in, std::size_t in_width, std::size_t inputs, const float* weights,
             std::size_t width, std::size_t rows, float* out) {
  HWY_DYNAMIC_DISPATCH(ilk::product)(in, in_width, inputs, weights, width, rows, out);
}

void product_relu(const float* in, std::size_t in_width, std::size_t inputs, const float* weights,
                  const float* activations, std::size_t width, std::size_t rows, float* out) {
  HWY_DYNAMIC_DISPATCH(ilk::product_relu)
  (in, in_width, inputs, weights, activations, width, rows, out);
}

void add_product(const float* in, std::size_t in_width, std::size_t inputs, const float* weights,
                 std::size_t width, std::size_t rows, float* out) {
  HWY_DYNAMIC_DISPATCH(ilk::add_product)(in, in_width, inputs, weights, width, rows, out);
}

void outer_product(const float* in, std::size_t in_width, std::size_t inputs, const float* gradient,
                   std::size_t width, std::size_t rows, float* weights_gradient) {
  HWY_DYNAMIC_DISPATCH(ilk::outer_product)
  (in, in_width, inputs, gradient, width, rows, weights_gradient);
}

void copy_rows(const float* from, std::size_t width, std::span<const std::uint32_t> indices,
               float* to) {
  HWY_DYNAMIC_DISPATCH(ilk::copy_rows)(from, width, indices, to);
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

double squared_error_gradient(const float* output, const float* input, std::size_t count,
                              float factor, float* gradient) {
  return HWY_DYNAMIC_DISPATCH(ilk::squared_error_gradient)(output, input, count, factor, gradient);
}

void adam_update(const AdamStep& step, std::span<const float* const> parts, std::size_t count,
                 float* parameters, float* mean, float* square) {
  HWY_DYNAMIC_DISPATCH(ilk::adam_update)(step, parts, count, parameters, mean, square);
}

} // namespace kernels
} // namespace ilk
#endif
