#include "model/network.h"

#include <algorithm>
#include <cassert>

#include "kernels/dense.h"
#include "kernels/transpose.h"

namespace ilk {
namespace {

using kernels::padded_width;

std::vector<std::size_t> widths_of(const NetworkShape& shape) {
  std::vector<std::size_t> widths = {shape.inputs};
  widths.insert(widths.end(), shape.hidden.begin(), shape.hidden.end());
  widths.push_back(shape.code);
  widths.insert(widths.end(), shape.hidden.rbegin(), shape.hidden.rend());
  widths.push_back(shape.inputs);
  return widths;
}

} // namespace

Network::Network(NetworkShape shape, std::vector<float> linear_path)
    : shape_(std::move(shape)), linear_path_(std::move(linear_path)) {
  const auto widths = widths_of(shape_);
  std::size_t at = 0;
  for (std::size_t l = 0; l + 1 < widths.size(); ++l) {
    Layer layer{widths[l], widths[l + 1], padded_width(widths[l + 1]), at, 0, false};
    layer.bias = at + layer.inputs * layer.width;
    layer.relu = l + 2 != widths.size() && l != shape_.hidden.size();
    at = layer.bias + layer.width;
    layers_.push_back(layer);
  }
  parameters_.assign(at, 0);
  if (linear_path_.empty()) return;

  assert(linear_path_.size() == shape_.code * shape_.inputs);
  const std::size_t code_width = padded_width(shape_.code), width = padded_width(shape_.inputs);
  project_.assign(shape_.inputs * code_width, 0);
  reconstruct_.assign(shape_.code * width, 0);
  for (std::size_t c = 0; c < shape_.code; ++c)
    for (std::size_t j = 0; j < shape_.inputs; ++j)
      project_[j * code_width + c] = reconstruct_[c * width + j] =
          linear_path_[c * shape_.inputs + j];
}

float& Network::weight(std::size_t layer, std::size_t output, std::size_t input) {
  return parameters_[layers_[layer].weights + input * layers_[layer].width + output];
}

float& Network::bias(std::size_t layer, std::size_t output) {
  return parameters_[layers_[layer].bias + output];
}

Network::Workspace::Workspace(const Network& network)
    : inputs(network_tile_rows * padded_width(network.shape().inputs)) {
  for (const Layer& layer : network.layers()) {
    activations.emplace_back(network_tile_rows * layer.width);
    gradients.emplace_back(network_tile_rows * layer.width);
  }
}

Network::Transposed::Transposed(const Network& network) {
  for (const Layer& layer : network.layers()) {
    at.push_back(weights.size());
    weights.resize(weights.size() + layer.width * padded_width(layer.inputs));
  }
}

void Network::load(const RowBlock& rows, std::span<const std::uint32_t> indices,
                   Workspace& work) const {
  assert(indices.size() <= network_tile_rows && rows.columns == shape_.inputs);
  const std::size_t width = padded_width(shape_.inputs);
  for (std::size_t j = 0; j < rows.columns; ++j) {
    const float* column = rows.data + j * rows.stride;
    for (std::size_t i = 0; i < indices.size(); ++i)
      work.inputs[i * width + j] = column[indices[i]];
  }
}

std::vector<float> Network::row_by_row(const RowBlock& rows) const {
  const std::size_t width = padded_width(shape_.inputs);
  std::vector<float> values(rows.rows * width);
  for (std::size_t j = 0; j < rows.columns; ++j) {
    const auto column = rows.column(j);
    for (std::size_t i = 0; i < rows.rows; ++i) values[i * width + j] = column[i];
  }
  return values;
}

void Network::load(const std::vector<float>& row_by_row, std::span<const std::uint32_t> indices,
                   Workspace& work) const {
  kernels::copy_rows(row_by_row.data(), padded_width(shape_.inputs), indices, work.inputs.data());
}

void Network::run_layers(std::size_t first, std::size_t last, const float* in, std::size_t rows,
                         Workspace& work) const {
  for (std::size_t l = first; l < last; ++l) {
    const Layer& layer = layers_[l];
    float* out = work.activations[l].data();
    const auto through = layer.relu ? kernels::dense_relu : kernels::dense;
    through(in, padded_width(layer.inputs), layer.inputs, parameters_.data() + layer.weights,
            parameters_.data() + layer.bias, layer.width, rows, out);
    in = out;
  }
}

void Network::encode(std::size_t rows, Workspace& work) const {
  run_layers(0, encoder_layers(), work.inputs.data(), rows, work);
  if (has_linear_path())
    kernels::add_product(work.inputs.data(), padded_width(shape_.inputs), shape_.inputs,
                         project_.data(), padded_width(shape_.code), rows,
                         work.activations[encoder_layers() - 1].data());
}

void Network::forward(std::size_t rows, Workspace& work) const {
  encode(rows, work);
  const float* code = work.activations[encoder_layers() - 1].data();
  run_layers(encoder_layers(), layers_.size(), code, rows, work);
  if (has_linear_path())
    kernels::add_product(code, padded_width(shape_.code), shape_.code, reconstruct_.data(),
                         padded_width(shape_.inputs), rows, work.activations.back().data());
}

double Network::squared_error(std::size_t rows, const Workspace& work) const {
  const auto& output = work.activations.back();
  const std::size_t width = padded_width(shape_.inputs);
  double sum = 0;
  for (std::size_t r = 0; r < rows; ++r) {
    float row_sum = 0;
    for (std::size_t j = 0; j < shape_.inputs; ++j) {
      const float error = output[r * width + j] - work.inputs[r * width + j];
      row_sum += error * error;
    }
    sum += row_sum;
  }
  return sum;
}

// Back from work.gradients[last - 1]; leaves the gradient by the output of layer first - 1.
void Network::backward_layers(std::size_t first, std::size_t last, const float* in,
                              std::size_t rows, const Transposed& transposed, Workspace& work,
                              Into into, std::span<float> gradient) const {
  const auto outer_product =
      into == Into::fresh ? kernels::outer_product : kernels::add_outer_product;
  for (std::size_t l = last; l-- > first;) {
    const Layer& layer = layers_[l];
    const float* by_output = work.gradients[l].data();
    const float* layer_in = l == first ? in : work.activations[l - 1].data();
    const std::size_t in_width = padded_width(layer.inputs);
    outer_product(layer_in, in_width, layer.inputs, by_output, layer.width, rows,
                  gradient.data() + layer.weights);
    float* const bias = gradient.data() + layer.bias;
    if (into == Into::fresh) std::fill_n(bias, layer.width, 0.0f);
    kernels::add_rows(by_output, layer.width, rows, bias);
    if (l == 0) return; // nobody asks for the gradient by the inputs
    const float* weights = transposed.weights.data() + transposed.at[l];
    float* by_input = work.gradients[l - 1].data();
    if (layers_[l - 1].relu)
      kernels::product_relu(by_output, layer.width, layer.outputs, weights, layer_in, in_width,
                            rows, by_input);
    else
      kernels::product(by_output, layer.width, layer.outputs, weights, in_width, rows, by_input);
  }
}

double Network::backward(std::size_t rows, float scale, const Transposed& transposed,
                         Workspace& work, Into into, std::span<float> gradient,
                         std::span<const float> by_code) const {
  const std::size_t encoder = encoder_layers();
  auto& by_output = work.gradients.back();
  const double error = kernels::squared_error_gradient(
      work.activations.back().data(), work.inputs.data(), rows * padded_width(shape_.inputs),
      2 * scale, by_output.data());

  // The decoder's backward pass leaves the gradient by the code in gradients[encoder - 1].
  backward_layers(encoder, layers_.size(), work.activations[encoder - 1].data(), rows, transposed,
                  work, into, gradient);
  if (has_linear_path())
    kernels::add_product(by_output.data(), padded_width(shape_.inputs), shape_.inputs,
                         project_.data(), padded_width(shape_.code), rows,
                         work.gradients[encoder - 1].data());
  for (std::size_t i = 0; i < by_code.size(); ++i) work.gradients[encoder - 1][i] += by_code[i];
  backward_layers(0, encoder, work.inputs.data(), rows, transposed, work, into, gradient);
  return error;
}

void Network::transpose(Transposed& transposed) const {
  for (std::size_t l = 1; l < layers_.size(); ++l) {
    const Layer& layer = layers_[l];
    kernels::transpose(parameters_.data() + layer.weights, layer.width, layer.inputs, layer.width,
                       transposed.weights.data() + transposed.at[l], padded_width(layer.inputs));
  }
}

} // namespace ilk
