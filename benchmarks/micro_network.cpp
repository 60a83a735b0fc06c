// The layers of a network, by inputs and units, and the step of Adam.
#include "kernels/dense.h"
#include "micro_support.h"

namespace ilk::bench {
namespace {

constexpr std::size_t rows = 64; // of a tile of the network

// A layer between a tile of rows and what comes of it.
struct Layer {
  explicit Layer(const benchmark::State& state)
      : inputs(static_cast<std::size_t>(state.range(0))),
        width(static_cast<std::size_t>(state.range(1))), in_width(kernels::padded_width(inputs)),
        in(normals(rows * in_width, 1)), weights(normals(inputs * width, 2)),
        bias(normals(width, 3)), activations(normals(rows * width, 4)), out(rows * width) {}

  // One multiply-add for each row and weight; where a sum starts from is no operation.
  Cost cost() const { return operations(2 * rows * inputs * width); }

  std::size_t inputs, width, in_width;
  Array<float> in, weights, bias, activations, out;
};

void dense_relu(benchmark::State& state) {
  Layer l(state);
  measure(state, l.cost(), written(l.out), [&] {
    kernels::dense_relu(l.in.data(), l.in_width, l.inputs, l.weights.data(), l.bias.data(), l.width,
                        rows, l.out.data());
  });
}

void product_relu(benchmark::State& state) {
  Layer l(state);
  measure(state, l.cost(), written(l.out), [&] {
    kernels::product_relu(l.in.data(), l.in_width, l.inputs, l.weights.data(), l.activations.data(),
                          l.width, rows, l.out.data());
  });
}

void add_outer_product(benchmark::State& state) {
  Layer l(state);
  measure(state, l.cost(), written(l.weights), [&] {
    kernels::add_outer_product(l.in.data(), l.in_width, l.inputs, l.activations.data(), l.width,
                               rows, l.weights.data());
  });
}

void outer_product(benchmark::State& state) {
  Layer l(state);
  measure(state, l.cost(), written(l.weights), [&] {
    kernels::outer_product(l.in.data(), l.in_width, l.inputs, l.activations.data(), l.width, rows,
                           l.weights.data());
  });
}

void layers(benchmark::internal::Benchmark* benchmark) {
  benchmark->ArgNames({"inputs", "units"})->Args({17, 64})->Args({64, 32})->Args({32, 8});
}
BENCHMARK(dense_relu)->Apply(layers);
BENCHMARK(product_relu)->Apply(layers);
BENCHMARK(outer_product)->Apply(layers);
BENCHMARK(add_outer_product)->Apply(layers);

// Bytes from here on: there is little arithmetic for each value that is read or written.

void add_rows(benchmark::State& state) {
  Layer l(state);
  Array<float> sums(l.width);
  measure(state, bytes(rows * l.width * sizeof(float)), written(sums), [&] {
    std::fill(sums.begin(), sums.end(), 0.0f);
    kernels::add_rows(l.activations.data(), l.width, rows, sums.data());
  });
}
BENCHMARK(add_rows)->Apply(layers);

void copy_rows(benchmark::State& state) {
  constexpr std::size_t width = 24;
  const auto from = normals(4 * rows * width, 11);
  std::vector<std::uint32_t> indices(rows);
  for (std::uint32_t i = 0; i < rows; ++i) indices[i] = i * 37 % (4 * rows);
  Array<float> to(rows * width);
  measure(state, bytes(2 * rows * width * sizeof(float)), written(to),
          [&] { kernels::copy_rows(from.data(), width, indices, to.data()); });
}
BENCHMARK(copy_rows);

void squared_error_gradient(benchmark::State& state) {
  constexpr std::size_t count = 4096;
  const auto output = normals(count, 5), input = normals(count, 6);
  Array<float> gradient(count);
  Array<double> error(1);
  measure(state, bytes(3 * count * sizeof(float)), written(gradient, error), [&] {
    error[0] =
        kernels::squared_error_gradient(output.data(), input.data(), count, 0.3f, gradient.data());
  });
}
BENCHMARK(squared_error_gradient);

// About as many parameters as 17-64-32-8-32-64-17 has, with the gradients of two parts of a batch.
void adam_update(benchmark::State& state) {
  constexpr std::size_t count = 7168;
  const auto one = normals(count, 7), other = normals(count, 8);
  const float* const parts[] = {one.data(), other.data()};
  auto parameters = normals(count, 9), mean = normals(count, 10);
  Array<float> square(count, 1);
  // Both gradients are read, and three arrays read and written.
  measure(state, bytes(8 * count * sizeof(float)), written(parameters, mean, square), [&] {
    kernels::adam_update({}, parts, count, parameters.data(), mean.data(), square.data());
  });
}
BENCHMARK(adam_update);

} // namespace
} // namespace ilk::bench
