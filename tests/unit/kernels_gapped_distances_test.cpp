// Distances over the columns that both rows have.
#include "kernels/gapped_distances.h"

#include "unit/kernels_support.h"

namespace ilk {
namespace {

using test::Guarded;

class GappedDistancesKernel : public test::OnEveryPath {};
INSTANTIATE_TEST_SUITE_P(Path, GappedDistancesKernel, test::every_path, test::path_name);

TEST_P(GappedDistancesKernel, AreThoseOfOneAfterAnotherToTheBit) {
  for (const std::size_t rows : {16, 32, 48, 512})
    for (const std::size_t columns : {1, 2, 7, 33}) {
      std::vector<float> values = test::normals(rows * columns, 3);
      for (std::size_t i = 0; i < values.size(); i += 5) values[i] = std::nanf("");
      for (std::size_t j = 0; j < columns; ++j) values[j * rows + 4] = std::nanf(""); // no row
      const Guarded<float> others(values);
      const std::vector<float> row = test::normals(columns, 4);
      std::vector<std::uint32_t> looked_at;
      for (std::uint32_t j = 0; j < columns; ++j)
        if (j % 3 != 2) looked_at.push_back(j);
      Guarded<double> squares(rows), shared(rows);
      kernels::gapped_distances(others.data(), rows, looked_at, row.data(), squares.data(),
                                shared.data());
      for (std::size_t i = 0; i < rows; ++i) {
        double square = 0, count = 0;
        for (const std::uint32_t j : looked_at) {
          const float other = values[j * rows + i];
          if (std::isnan(other)) continue;
          const double difference = double{row[j]} - double{other};
          square += difference * difference;
          ++count;
        }
        EXPECT_EQ(squares[i], square) << i;
        EXPECT_EQ(shared[i], count) << i;
      }
      EXPECT_EQ(shared[4], 0);
      EXPECT_TRUE(squares.intact() && shared.intact());
    }
}

TEST_P(GappedDistancesKernel, OverNoColumnsAreNone) {
  std::vector<double> squares(16, 1), shared(16, 1);
  kernels::gapped_distances(nullptr, 16, {}, nullptr, squares.data(), shared.data());
  EXPECT_EQ(squares, std::vector<double>(16));
  EXPECT_EQ(shared, std::vector<double>(16));
}

} // namespace
} // namespace ilk
