// Exact sums. They wait for loads and stores more than for arithmetic, so bytes are reported, of
// tables that fill part of the second-level cache.
#include <span>

#include "base/grid.h"
#include "kernels/accumulate.h"
#include "kernels/transpose.h"
#include "micro_support.h"

namespace ilk::bench {
namespace {

constexpr std::size_t rows = 256; // of a tile of Lloyd's steps
constexpr std::size_t columns = 17;
constexpr std::size_t padded = kernels::padded_columns(columns);
constexpr std::uint32_t labels_in_use = 8;
constexpr std::size_t column_length = 16384;

Grid grid() {
  return Grid::for_sum(100, std::size_t{1} << 20);
}

double magic() {
  return grid().magic();
}

// Labels without an order that could be foreseen.
std::uint32_t label_of(std::size_t row) {
  return static_cast<std::uint32_t>(row * row / 3 % labels_in_use);
}

// A tile, row by row.
struct Tile {
  Tile() : values(normals(rows * columns, 1)), by_row(rows * padded) { fill(); }
  void fill() { kernels::transpose(values.data(), rows, columns, rows, data(), padded); }
  float* data() { return by_row.data(); }

  Array<float> values, by_row;
  Array<double> sums = Array<double>(labels_in_use * padded);
};

void transpose(benchmark::State& state) {
  Tile tile;
  std::fill(tile.by_row.begin(), tile.by_row.end(), 1.0f);
  measure(state, bytes(rows * (columns + padded) * sizeof(float)), written(tile.by_row),
          [&] { tile.fill(); });
}
BENCHMARK(transpose);

void note_moves(benchmark::State& state) {
  Array<std::uint32_t> labels(rows);
  Array<std::uint16_t> before(rows), next(rows);
  for (std::size_t i = 0; i < rows; ++i) {
    labels[i] = label_of(i);
    before[i] = static_cast<std::uint16_t>(i % 50 == 0 ? 7 - labels[i] : labels[i]);
  }
  std::vector<kernels::RowMove> moves(rows + 15);
  measure(state, bytes(rows * 8), written(next), [&] {
    kernels::note_moves(labels.data(), rows, before.data(), next.data(), moves.data());
  });
}
BENCHMARK(note_moves);

void add_rows_by_label(benchmark::State& state) {
  Tile tile;
  Array<std::uint32_t> labels(rows);
  for (std::size_t i = 0; i < rows; ++i) labels[i] = label_of(i);
  measure(state, bytes(rows * (padded * sizeof(float) + sizeof(std::uint32_t))), written(tile.sums),
          [&] {
            kernels::add_rows_by_label(tile.data(), padded, rows, labels.data(), magic(),
                                       tile.sums.data());
          });
}
BENCHMARK(add_rows_by_label);

void move_rows(benchmark::State& state) {
  Tile tile;
  Array<kernels::RowMove> moves;
  for (std::uint32_t i = 0; i < rows; ++i) {
    const std::uint32_t from = label_of(i), to = (from + 1 + i % 3) % labels_in_use;
    moves.push_back({i, static_cast<std::uint16_t>(from), static_cast<std::uint16_t>(to)});
  }
  measure(state, bytes(rows * (padded * sizeof(float) + sizeof(kernels::RowMove))),
          written(tile.sums),
          [&] { kernels::move_rows(tile.data(), padded, moves, magic(), tile.sums.data()); });
}
BENCHMARK(move_rows);

// A kernel that makes one number of a column.
template <class Number, class Kernel>
void measure_column(benchmark::State& state, Kernel kernel) {
  const auto values = normals(column_length, 2);
  Array<Number> result(1);
  measure(state, bytes(column_length * sizeof(float)), written(result),
          [&] { result[0] = kernel(values.data()); });
}

void add_squares(benchmark::State& state) {
  measure_column<double>(state, [](const float* values) {
    kernels::TwoGridSum sum;
    kernels::add_squares(values, column_length, magic(), grid().for_rests(column_length).magic(),
                         sum);
    return sum.coarse + sum.fine;
  });
}
BENCHMARK(add_squares);

void largest_magnitude(benchmark::State& state) {
  measure_column<float>(
      state, [](const float* values) { return kernels::largest_magnitude(values, column_length); });
}
BENCHMARK(largest_magnitude);

} // namespace
} // namespace ilk::bench
