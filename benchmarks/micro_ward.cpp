// The screens of Ward's method.
#include "kernels/ward_scan.h"
#include "micro_support.h"

namespace ilk::bench {
namespace {

constexpr std::size_t blocks = 64;
constexpr std::size_t slots = blocks * kernels::ward_block;

// Blocks of clusters and a query at the origin. Clusters are far from it in some columns, which
// says how many of them a screen reads; one in 500 is near, so that something is found.
struct Clusters {
  Clusters(std::size_t columns, std::size_t first_far)
      : centroids(normals(slots * columns, 1)), inverse_weights(slots, 0.5f), query(columns),
        asked(blocks), hits(slots), found(1) {
    for (std::size_t b = 0; b < blocks; ++b) asked[b] = static_cast<std::uint32_t>(b);
    for (std::size_t i = 0; i < centroids.size(); ++i) {
      const std::size_t block = i / (kernels::ward_block * columns);
      const std::size_t column = i / kernels::ward_block % columns;
      const std::size_t slot = block * kernels::ward_block + i % kernels::ward_block;
      centroids[i] = 0.01f * centroids[i];
      if (column >= first_far && slot % 500 != 0) centroids[i] += 10;
    }
  }

  Array<float> centroids, inverse_weights, query;
  Array<std::uint32_t> asked, hits;
  Array<std::size_t> found;
};

// Three operations for each slot and column that is read. `whole`: most blocks are ruled out only
// by the second half of their columns. Else by the first, and the few that are not are counted as
// if they were.
void ward_screen(benchmark::State& state) {
  const auto columns = static_cast<std::size_t>(state.range(0));
  const std::size_t half = (columns + 1) / 2;
  const bool whole = state.range(1) != 0;
  Clusters c(columns, whole ? half : 0);
  measure(state, operations(3 * slots * (whole ? columns : half)), written(c.hits, c.found), [&] {
    c.found[0] =
        kernels::ward_screen({c.centroids.data(), columns, c.inverse_weights.data()},
                             c.asked.data(), blocks, {c.query.data(), 1, 0.5f}, c.hits.data());
  });
}
BENCHMARK(ward_screen)
    ->ArgNames({"columns", "whole"})
    ->Args({8, 1})
    ->Args({8, 0})
    ->Args({17, 1})
    ->Args({17, 0});

// Four operations for each box and column: two differences and a multiply-add.
void ward_screen_boxes(benchmark::State& state) {
  constexpr std::size_t boxes = 512;
  constexpr std::size_t stride = boxes + 16; // off the power of two, which few sets of a cache hold
  const auto columns = static_cast<std::size_t>(state.range(0));
  const auto low = normals(stride * columns, 2);
  Array<float> high = low;
  for (float& value : high) value += 0.2f;
  const Array<float> inverse_weights(boxes, 0.5f), query(columns);
  Array<std::uint32_t> met(boxes);
  Array<std::size_t> found(1);
  // Of normal numbers so few are as near as this that writing them down is no matter.
  const float limit = 0.25f * static_cast<float>(columns);
  measure(state, operations(4 * boxes * columns), written(met, found), [&] {
    found[0] = kernels::ward_screen_boxes(
        {low.data(), high.data(), stride, columns, inverse_weights.data()}, boxes,
        {query.data(), 0.1f, limit}, met.data());
  });
}
BENCHMARK(ward_screen_boxes)->ArgName("columns")->Arg(8)->Arg(17);

} // namespace
} // namespace ilk::bench
