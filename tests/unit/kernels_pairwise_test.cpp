// Sums of distances from a few rows to runs of many.
#include "kernels/pairwise.h"
#include "unit/kernels_support.h"

namespace ilk {
namespace {

using kernels::query_rows;
using test::Guarded;
using test::normals;
using test::rounding;

class PairwiseKernels : public test::OnEveryPath {};
INSTANTIATE_TEST_SUITE_P(Path, PairwiseKernels, test::every_path, test::path_name);

TEST_P(PairwiseKernels, DistancesOfARunEqualTheirPlainSums) {
  for (const std::size_t columns : {1, 6, 17, 40}) {
    const Guarded<float> queries(normals(columns * query_rows, 1));
    std::vector<std::uint32_t> run_ends;
    for (const std::size_t length : {1, 0, 2, 3, 7, 8, 9, 0, 17, 100})
      run_ends.push_back((run_ends.empty() ? 0 : run_ends.back()) +
                         static_cast<std::uint32_t>(length));
    const Guarded<std::uint32_t> ends(run_ends);
    const Guarded<float> references(normals(run_ends.back() * columns, 2));
    Guarded<float> sums(ends.size() * query_rows, 0.5f);
    kernels::sum_distances(queries.data(), columns, references.data(), {ends.data(), ends.size()},
                           sums.data());
    EXPECT_TRUE(sums.intact());
    for (std::size_t run = 0; run < ends.size(); ++run) {
      const std::uint32_t begin = run == 0 ? 0 : ends[run - 1];
      const double tolerance =
          (static_cast<double>(columns) / 2 + (ends[run] - begin) + 3) * rounding;
      for (std::size_t q = 0; q < query_rows; ++q) {
        double sum = 0;
        for (std::uint32_t r = begin; r < ends[run]; ++r) {
          double square = 0;
          for (std::size_t j = 0; j < columns; ++j)
            square += std::pow(
                static_cast<double>(queries[j * query_rows + q]) - references[r * columns + j], 2);
          sum += std::sqrt(square);
        }
        EXPECT_NEAR(sums[run * query_rows + q], sum, tolerance * sum)
            << "run " << run << ", query " << q << ", " << columns << " columns";
      }
    }
  }
}

TEST_P(PairwiseKernels, OfPairsBothSidesGetTheirSums) {
  for (const std::size_t columns : {1, 6, 17, 40})
    for (const std::size_t kept : {std::size_t{1}, std::size_t{17}, query_rows}) {
      const Guarded<float> queries(normals(columns * query_rows, 1));
      Guarded<float> keep(query_rows, 0);
      for (std::size_t q = 0; q < kept; ++q) keep[q] = 1;
      const std::vector<std::uint32_t> ends{1, 1, 10, 33};
      const Guarded<float> references(normals(33 * columns, 2));
      Guarded<float> plain(ends.size() * query_rows), sums(ends.size() * query_rows);
      Guarded<float> lanes(33 * 16, 2);
      kernels::sum_distances(queries.data(), columns, references.data(), ends, plain.data());
      kernels::sum_pair_distances(queries.data(), keep.data(), columns, references.data(), ends,
                                  sums.data(), lanes.data());
      EXPECT_TRUE(sums.intact());
      EXPECT_TRUE(lanes.intact());
      EXPECT_EQ(sums.values(), plain.values());
      for (std::size_t r = 0; r < 33; ++r)
        for (std::size_t lane = 0; lane < 16; ++lane) {
          double sum = 2;
          for (std::size_t q = lane; q < kept; q += 16) {
            double square = 0;
            for (std::size_t j = 0; j < columns; ++j)
              square += std::pow(static_cast<double>(queries[j * query_rows + q]) -
                                     references[r * columns + j],
                                 2);
            sum += std::sqrt(square);
          }
          EXPECT_NEAR(lanes[r * 16 + lane], sum,
                      (static_cast<double>(columns) / 2 + 7) * rounding * sum);
        }
    }
}

TEST_P(PairwiseKernels, OfNoRunsWritesNothing) {
  const Guarded<float> queries(normals(3 * query_rows, 1));
  Guarded<float> sums(0);
  kernels::sum_distances(queries.data(), 3, nullptr, {}, sums.data());
  EXPECT_TRUE(sums.intact());
}

TEST_P(PairwiseKernels, SumsOfRunsAreAddedUpForTheClustersOfEveryPartition) {
  for (const std::size_t partitions : {1, 2, 5}) {
    constexpr std::size_t runs = 7, clusters = 3;
    const Guarded<float> by_run(normals(runs * query_rows, 3));
    std::vector<std::uint32_t> of_runs;
    for (std::size_t i = 0; i < runs * partitions; ++i)
      of_runs.push_back(static_cast<std::uint32_t>(i % partitions * clusters + i * i % clusters));
    const Guarded<std::uint32_t> slots(of_runs);
    Guarded<double> sums(partitions * clusters * query_rows, 1.5);
    std::vector<double> plain(sums.size(), 1.5);
    for (std::size_t i = 0; i < of_runs.size(); ++i)
      for (std::size_t q = 0; q < query_rows; ++q)
        plain[of_runs[i] * query_rows + q] += by_run[i / partitions * query_rows + q];
    kernels::add_to_slots(by_run.data(), runs, slots.data(), partitions, sums.data());
    EXPECT_TRUE(sums.intact());
    EXPECT_EQ(sums.values(), plain);
  }
}

} // namespace
} // namespace ilk
