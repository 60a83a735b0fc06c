// The passes of preparation, clustering and judging.
#include "cluster/farthest_row.h"
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
  Execution execution(1);
  const Matrix table = random_table(3000, 5, false);
  const SquareNorms norms = square_norms(execution, table.block());
  LloydCandidate two(first_rows(table, 2), 3000), seven(first_rows(table, 7), 3000);
  LloydCandidate* const candidates[] = {&two, &seven};
  std::vector<LloydCandidate> fresh;
  std::vector<LloydCandidate*> fresh_ones;
  expect_laws(LloydStep(candidates, norms), table.block(), [&](const auto&) {
    fresh = {two, seven}; // no row is assigned yet
    fresh_ones = {&fresh[0], &fresh[1]};
    return LloydStep(fresh_ones, norms);
  });
}

// With rows remembered from steps before, and with bounds once the centroids settle.
TEST(Laws, LloydStepOfCandidatesUnderWay) {
  Execution execution(1);
  const Matrix table = random_table(3000, 5, false);
  const SquareNorms norms = square_norms(execution, table.block());
  LloydCandidate candidate(first_rows(table, 4), 3000);
  LloydCandidate* const candidates[] = {&candidate};
  bool bounded = false;
  for (int step = 0; step < 30; ++step) {
    std::vector<LloydCandidate> forgotten;
    std::vector<LloydCandidate*> forgotten_one;
    const auto told = [](std::vector<LloydOutcome> outcomes, const auto&) { return outcomes; };
    if (step % 10 == 0) // its rows remember nothing of the order before
      laws::expect_any_order(
          LloydStep(candidates, norms), table.block(),
          [&](const auto&) {
            forgotten = {LloydCandidate(candidate.centroids, 3000)};
            forgotten_one = {&forgotten[0]};
            return LloydStep(forgotten_one, norms);
          },
          told);
    laws::expect_laws_in_order(LloydStep(candidates, norms), table.block());
    auto outcome = run(execution, table.block(), LloydStep(candidates, norms))[0];
    LloydCandidate fresh(candidate.centroids, 3000);
    LloydCandidate* const forgetful[] = {&fresh};
    const auto same = run(execution, table.block(), LloydStep(forgetful, norms))[0];
    EXPECT_EQ(outcome, same) << "what is remembered changed step " << step;
    advance(candidate, std::move(outcome));
    bounded = bounded || candidate.bounded();
  }
  EXPECT_TRUE(bounded);
}

TEST(Laws, FarthestRow) {
  const Matrix table = random_table(3000, 5, false);
  const Centroids centroids = first_rows(table, 3);
  expect_laws(
      FarthestRow(centroids), table.block(), [&](const auto&) { return FarthestRow(centroids); },
      [](FarthestRow::Summary found, const auto& order) {
        found.row = order[found.row];
        return found;
      });
}

TEST(Laws, GroupMeans) {
  Execution execution(1);
  const Matrix table = random_table(3000, 5, false);
  const auto labels = labels_for(3000, 4);
  const double largest = largest_magnitude(execution, table.block());
  std::vector<std::uint32_t> labels_in_order;
  expect_laws(GroupMeans(labels, 5, 5, largest), table.block(), [&](const auto& order) {
    labels_in_order = laws::shuffled(labels, order);
    return GroupMeans(labels_in_order, 5, 5, largest);
  });
}

TEST(Laws, Scatter) {
  Execution execution(1);
  const Matrix table = random_table(3000, 5, false);
  const auto labels = labels_for(3000, 4);
  const double largest = largest_magnitude(execution, table.block());
  std::vector<std::uint32_t> labels_in_order;
  expect_laws(Scatter(first_rows(table, 4), labels, largest), table.block(),
              [&](const auto& order) {
                labels_in_order = laws::shuffled(labels, order);
                return Scatter(first_rows(table, 4), labels_in_order, largest);
              });
}

} // namespace
} // namespace ilk
