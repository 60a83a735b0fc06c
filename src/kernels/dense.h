// Layers of a small neural network over tiles of rows.
//
// Activations are row by row, each row padded with zeros to `padded_width` floats; the
// lanes are the units of a layer. So every result is a sum in one fixed order, without
// sums across lanes, and neither the width of the machine's vectors nor the number of rows
// in a tile changes a bit. (Elsewhere lanes are rows; here that would need a sum across
// lanes for every weight's gradient.)
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace ilk::kernels {

/// A layer's width in memory: `units` rounded up to whole groups of 8 lanes.
constexpr std::size_t padded_width(std::size_t units) {
  return (units + 7) / 8 * 8;
}

/// out[r] = bias + sum over i < inputs of in[r][i] * weights[i], for `rows` rows. `weights` is
/// inputs x width, row by row; `width` a multiple of 8.
void dense(const float* in, std::size_t in_width, std::size_t inputs, const float* weights,
           const float* bias, std::size_t width, std::size_t rows, float* out);

/// The same, with what is negative made zero.
void dense_relu(const float* in, std::size_t in_width, std::size_t inputs, const float* weights,
                const float* bias, std::size_t width, std::size_t rows, float* out);

/// out[r] += sum over i < inputs of in[r][i] * weights[i].
void add_product(const float* in, std::size_t in_width, std::size_t inputs, const float* weights,
                 std::size_t width, std::size_t rows, float* out);

/// out[r] = sum over i < inputs of in[r][i] * weights[i]: backward through dense(), with its
/// transposed weights.
void product(const float* in, std::size_t in_width, std::size_t inputs, const float* weights,
             std::size_t width, std::size_t rows, float* out);

/// The same, zero where `activations` (rows x width) is not positive: backward through the layer
/// and the dense_relu() before it.
void product_relu(const float* in, std::size_t in_width, std::size_t inputs, const float* weights,
                  const float* activations, std::size_t width, std::size_t rows, float* out);

/// weights_gradient[i] = sum over rows of in[r][i] * gradient[r]; the same shapes.
void outer_product(const float* in, std::size_t in_width, std::size_t inputs, const float* gradient,
                   std::size_t width, std::size_t rows, float* weights_gradient);

/// weights_gradient[i] += the same.
void add_outer_product(const float* in, std::size_t in_width, std::size_t inputs,
                       const float* gradient, std::size_t width, std::size_t rows,
                       float* weights_gradient);

/// Row r of `to` becomes row indices[r] of `from`; both `width` wide, a multiple of 8.
void copy_rows(const float* from, std::size_t width, std::span<const std::uint32_t> indices,
               float* to);

/// Every row of `out` becomes `values`, `width` floats.
void fill_rows(const float* values, std::size_t width, std::size_t rows, float* out);

/// sums += the sum of the rows; `width` a multiple of 8.
void add_rows(const float* in, std::size_t width, std::size_t rows, float* sums);

/// gradient = factor * (output - input), `count` (a multiple of 8) values; returns the sum of
/// (output - input)^2, summed in 16 floats: keep `count` to a few thousand.
double squared_error_gradient(const float* output, const float* input, std::size_t count,
                              float factor, float* gradient);

/// One step of Adam: D. P. Kingma & J. Ba (2015), with the decoupled weight decay of
/// I. Loshchilov & F. Hutter (2019); the order of operations is PyTorch's.
struct AdamStep {
  float rate = 1e-3f;    ///< of this step
  float first = 0.9f;    ///< decay of the mean gradient
  float second = 0.999f; ///< decay of the mean squared gradient
  float epsilon = 1e-8f;
  float weight_decay = 0;
  float correction1 = 1;      ///< 1 - first^step
  float root_correction2 = 1; ///< sqrt(1 - second^step)
};

/// Updates `count` (a multiple of 8) parameters and their moments. The gradient is the sum, in
/// order, of `parts` of them, at least one.
void adam_update(const AdamStep& step, std::span<const float* const> parts, std::size_t count,
                 float* parameters, float* mean, float* square);

} // namespace ilk::kernels
