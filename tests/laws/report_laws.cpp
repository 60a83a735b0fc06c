#include "encode/pca.h"
#include "explain/customer_map.h"
#include "laws/laws.h"
#include "summary/cut_counts.h"

namespace ilk {
namespace {

TEST(Laws, CutCounts) {
  laws::expect_laws(CutCounts({{-1, 0, 0.5}, {}, {2}}), laws::random_table(3000, 3, true).block());
}

TEST(Laws, MapDensity) {
  const Matrix codes = laws::random_table(3000, 3, false);
  Execution execution(1);
  const MapAxes axes(principal_components(execution, codes.block()));
  std::vector<std::uint32_t> labels(3000);
  for (std::size_t i = 0; i < labels.size(); ++i) labels[i] = static_cast<std::uint32_t>(i % 5);
  MapGrid grid;
  grid.low[0] = grid.low[1] = -1;
  grid.step[0] = grid.step[1] = 0.1;
  std::vector<std::uint32_t> labels_in_order;
  laws::expect_laws(MapDensity(axes, grid, labels, 5), codes.block(), [&](const auto& order) {
    labels_in_order = laws::shuffled(labels, order);
    return MapDensity(axes, grid, labels_in_order, 5);
  });
}

} // namespace
} // namespace ilk
