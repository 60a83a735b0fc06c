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

TEST_P(PairwiseKernels, OfNoRunsWritesNothing) {
  const Guarded<float> queries(normals(3 * query_rows, 1));
  Guarded<float> sums(0);
  kernels::sum_distances(queries.data(), 3, nullptr, {}, sums.data());
  EXPECT_TRUE(sums.intact());
}

} // namespace
} // namespace ilk
