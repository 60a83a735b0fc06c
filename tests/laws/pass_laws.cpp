// The passes of preparation, clustering and judging.
#include "cluster/group_means.h"
#include "cluster/lloyd_step.h"
#include "judge/dispersion.h"
#include "laws/laws.h"
#include "prepare/yeo_johnson_fit.h"
#include "summary/co_moments.h"

namespace ilk {
namespace {

using laws::expect_laws;
using laws::random_table;

std::vector<std::uint32_t> labels_for(std::size_t rows, std::uint64_t groups) {
  RandomSequence random(RandomStream(6, Purpose::test));
  std::vector<std::uint32_t> labels(rows);
  for (auto& label : labels) label = static_cast<std::uint32_t>(random.below(groups));
  return labels;
}

Centroids first_rows(const Matrix& table, std::size_t count) {
  Centroids centroids{count, table.columns(), {}};
  for (std::size_t i = 0; i < count; ++i)
    for (std::size_t j = 0; j < table.columns(); ++j) centroids.values.push_back(table.at(i, j));
  return centroids;
}

TEST(Laws, YeoJohnsonLikelihood) {
  expect_laws(YeoJohnsonLikelihood({-2, 0, 0.5, 1, 2, 20}), random_table(3000, 1, true).block());
}

TEST(Laws, LloydStep) {
  const Matrix table = random_table(3000, 5, false);
  const double largest = largest_magnitude(table.block());
  expect_laws(LloydStep({first_rows(table, 2), first_rows(table, 7)}, largest, 3000),
              table.block());
}

TEST(Laws, GroupMeans) {
  const Matrix table = random_table(3000, 5, false);
  const auto labels = labels_for(3000, 4);
  expect_laws(GroupMeans(labels, 5, 5, largest_magnitude(table.block())), table.block());
}

TEST(Laws, Scatter) {
  const Matrix table = random_table(3000, 5, false);
  const auto labels = labels_for(3000, 4);
  expect_laws(Scatter(first_rows(table, 4), labels, largest_magnitude(table.block())),
              table.block());
}

} // namespace
} // namespace ilk
