// Layers of a small neural network over tiles of rows.
//
// Activations are row by row, each row padded with zeros to `padded_width` floats; the
// lanes are the units of a layer. So every result is a sum in one fixed order, without
// sums across lanes, and neither the width of the machine's vectors nor the number of rows
// in a tile changes a bit. (Elsewhere lanes are rows; here that would need a sum across
// lanes for every weight's gradient.)
#pragma once

#include <cstddef>

namespace ilk::kernels {

/// A layer's width in memory: `units` rounded up to whole groups of 16 lanes.
constexpr std::size_t padded_width(std::size_t units) {
  return (units + 15) / 16 * 16;
}

/// out[r] += sum over i < inputs of in[r][i] * weights[i], for `rows` rows. `weights` is
/// inputs x width, row by row; `width` a multiple of 16. Forward through a layer, and, with
/// the transposed weights, backward through it.
void add_product(const float* in, std::size_t in_width, std::size_t inputs, const float* weights,
                 std::size_t width, std::size_t rows, float* out);

/// weights_gradient[i] += sum over rows of in[r][i] * gradient[r]; the same shapes.
void add_outer_product(const float* in, std::size_t in_width, std::size_t inputs,
                       const float* gradient, std::size_t width, std::size_t rows,
                       float* weights_gradient);

/// Every row of `out` becomes `values`, `width` floats.
void fill_rows(const float* values, std::size_t width, std::size_t rows, float* out);

/// sums += the sum of the rows.
void add_rows(const float* in, std::size_t width, std::size_t rows, float* sums);

/// values = max(values, 0); `count` a multiple of 16.
void relu(float* values, std::size_t count);

/// Zeroes the gradient where the activation is not positive; `count` a multiple of 16.
void relu_backward(const float* activations, float* gradient, std::size_t count);

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

/// Updates `count` (a multiple of 16) parameters and their moments.
void adam_update(const AdamStep& step, const float* gradient, std::size_t count, float* parameters,
                 float* mean, float* square);

} // namespace ilk::kernels
