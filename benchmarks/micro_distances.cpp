// Distances: to centroids, to one point, and between rows.
#include "kernels/nearest.h"
#include "kernels/pairwise.h"
#include "micro_support.h"

namespace ilk::bench {
namespace {

constexpr std::size_t rows = 256; // of a tile of Lloyd's steps
// A line more than that, since at a power of two all columns would meet in a few sets of the cache.
constexpr std::size_t stride = rows + 16;

// Rows and centroids, and room for all that a search writes.
struct Search {
  Search(std::size_t columns, std::size_t count)
      : values(normals(stride * columns, 1)), centroids(normals(count * columns, 2)),
        centre(normals(columns, 3)), shifted(count * columns), norms(count), labels(rows),
        second_labels(rows), distances(rows),
        second_distances(rows), block{values.data(), stride, columns, rows},
        targets{centroids.data(), count, columns, centre.data(), shifted.data(), norms.data()} {
    kernels::shift_targets(targets, shifted.data(), norms.data());
  }

  // A difference, its square and the sum for each value and centroid; in the centred form the
  // first is taken, and squared and summed, once a value, and a multiply-add is left.
  Cost cost() const {
    const std::size_t values_read = rows * targets.columns;
    if (targets.columns <= kernels::most_direct_columns)
      return operations(3 * values_read * targets.count);
    return operations(values_read * (3 + 2 * targets.count));
  }

  Array<float> values, centroids, centre, shifted, norms;
  Array<std::uint32_t> labels, second_labels;
  Array<float> distances, second_distances;
  kernels::Columns block;
  kernels::Targets targets;
};

std::size_t argument(const benchmark::State& state, std::size_t which) {
  return static_cast<std::size_t>(state.range(which));
}

void nearest(benchmark::State& state) {
  Search s(argument(state, 0), argument(state, 1));
  measure(state, s.cost(), written(s.labels, s.distances),
          [&] { kernels::nearest(s.block, s.targets, s.labels.data(), s.distances.data()); });
}
BENCHMARK(nearest)
    ->ArgNames({"columns", "k"})
    ->Args({17, 4})
    ->Args({17, 8})
    ->Args({17, 12})
    ->Args({8, 8})
    ->Args({40, 8});

void nearest_two(benchmark::State& state) {
  Search s(argument(state, 0), argument(state, 1));
  measure(state, s.cost(), written(s.labels, s.distances, s.second_labels, s.second_distances),
          [&] {
            kernels::nearest_two(s.block, s.targets, s.labels.data(), s.distances.data(),
                                 s.second_labels.data(), s.second_distances.data());
          });
}
BENCHMARK(nearest_two)->ArgNames({"columns", "k"})->Args({17, 8});

void squared_distances(benchmark::State& state) {
  Search s(argument(state, 0), 1);
  measure(state, operations(3 * rows * argument(state, 0)), written(s.distances),
          [&] { kernels::squared_distances(s.block, s.centroids.data(), s.distances.data()); });
}
BENCHMARK(squared_distances)->ArgName("columns")->Arg(17);

// As the silhouette asks: two runs of references.
void sum_distances(benchmark::State& state) {
  constexpr std::size_t references = 256;
  const std::uint32_t ends[] = {references / 2, references};
  const std::size_t columns = argument(state, 0);
  const auto queries = normals(columns * kernels::query_rows, 4);
  const auto values = normals(references * columns, 5);
  Array<float> sums(std::size(ends) * kernels::query_rows);
  // Three operations a column, and the addition of the root.
  const Cost cost = operations(references * kernels::query_rows * (3 * columns + 1));
  measure(state, cost, written(sums), [&] {
    kernels::sum_distances(queries.data(), columns, values.data(), ends, sums.data());
  });
}
BENCHMARK(sum_distances)->ArgName("columns")->Arg(8)->Arg(17);

// The same with the sums of both sides.
void sum_pair_distances(benchmark::State& state) {
  constexpr std::size_t references = 256;
  const std::uint32_t ends[] = {references / 2, references};
  const std::size_t columns = argument(state, 0);
  const auto queries = normals(columns * kernels::query_rows, 4);
  const auto values = normals(references * columns, 5);
  const Array<float> keep(kernels::query_rows, 1.0f);
  Array<float> sums(std::size(ends) * kernels::query_rows), lanes(references * 16);
  const Cost cost = operations(references * kernels::query_rows * (3 * columns + 2));
  measure(state, cost, written(sums, lanes), [&] {
    std::fill(lanes.begin(), lanes.end(), 0.0f);
    kernels::sum_pair_distances(queries.data(), keep.data(), columns, values.data(), ends,
                                sums.data(), lanes.data());
  });
}
BENCHMARK(sum_pair_distances)->ArgName("columns")->Arg(8)->Arg(17);

} // namespace
} // namespace ilk::bench
