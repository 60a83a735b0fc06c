// Every kernel against a plain scalar version, on awkward lengths, misaligned, with NaN right
// behind the data: a kernel that reads too far poisons its result.
#include <cmath>
#include <limits>
#include <numeric>
#include <vector>

#include <gtest/gtest.h>

#include "base/grid.h"
#include "base/philox.h"
#include "kernels/accumulate.h"
#include "kernels/dense.h"
#include "kernels/nearest.h"
#include "kernels/pairwise.h"
#include "kernels/ward_scan.h"

namespace ilk {
namespace {

constexpr float nan = std::numeric_limits<float>::quiet_NaN();
constexpr double epsilon = 0x1p-24;
const std::size_t awkward[] = {1, 2, 3, 7, 8, 9, 15, 16, 17, 31, 33, 64, 65, 100};

std::vector<float> normals(std::size_t count, std::uint32_t replicate = 0) {
  RandomSequence random(RandomStream(1, Purpose::test, replicate));
  std::vector<float> values(count);
  for (float& value : values) value = static_cast<float>(random.normal());
  return values;
}

// Columns that start off any alignment and are followed by NaN.
struct Padded {
  Padded(std::size_t row_count, std::size_t column_count)
      : rows(row_count), columns(column_count), stride(row_count + 5),
        values(1 + stride * column_count, nan) {
    const auto data = normals(rows * columns, 7);
    for (std::size_t j = 0; j < columns; ++j)
      for (std::size_t i = 0; i < rows; ++i) values[1 + j * stride + i] = data[j * rows + i];
  }
  kernels::Columns view() const { return {values.data() + 1, stride, columns, rows}; }
  float at(std::size_t i, std::size_t j) const { return values[1 + j * stride + i]; }

  std::size_t rows, columns, stride;
  std::vector<float> values;
};

double square_distance(const Padded& rows, std::size_t i, const float* point) {
  double sum = 0;
  for (std::size_t j = 0; j < rows.columns; ++j) {
    const double difference = static_cast<double>(rows.at(i, j)) - point[j];
    sum += difference * difference;
  }
  return sum;
}

TEST(Kernels, NearestFindsTheNearestCentroid) {
  for (const std::size_t count : awkward)
    for (const std::size_t columns : {1, 2, 5, 17, 40})
      for (const std::size_t centroid_count : {1, 2, 3, 4, 5, 9}) {
        const Padded rows(count, columns);
        const auto centroids = normals(centroid_count * columns, 9);
        std::vector<std::uint32_t> labels(count), second(count);
        std::vector<float> distances(count), two(count), second_distances(count);
        kernels::nearest(rows.view(), centroids.data(), centroid_count, labels.data(),
                         distances.data());
        for (std::size_t i = 0; i < count; ++i) {
          double best = std::numeric_limits<double>::infinity();
          for (std::size_t c = 0; c < centroid_count; ++c)
            best = std::min(best, square_distance(rows, i, centroids.data() + c * columns));
          const double tolerance = static_cast<double>(columns + 2) * epsilon * (best + 1e-30);
          EXPECT_NEAR(distances[i], best, tolerance);
          EXPECT_NEAR(square_distance(rows, i, centroids.data() + labels[i] * columns), best,
                      2 * tolerance);
        }
        auto same = labels;
        kernels::nearest_two(rows.view(), centroids.data(), centroid_count, same.data(), two.data(),
                             second.data(), second_distances.data());
        EXPECT_EQ(same, labels);
        EXPECT_EQ(two, distances);
        for (std::size_t i = 0; i < count && centroid_count > 1; ++i) {
          EXPECT_NE(second[i], labels[i]);
          EXPECT_GE(second_distances[i], distances[i]);
          double next = std::numeric_limits<double>::infinity();
          for (std::size_t c = 0; c < centroid_count; ++c)
            if (c != labels[i])
              next = std::min(next, square_distance(rows, i, centroids.data() + c * columns));
          EXPECT_NEAR(second_distances[i], next,
                      static_cast<double>(columns + 2) * epsilon * (next + 1e-30));
        }
      }
}

TEST(Kernels, NearestGivesTiesToTheLowestIndex) {
  const Padded rows(33, 3);
  const auto one = normals(3, 2);
  std::vector<float> centroids;
  for (int c = 0; c < 6; ++c) centroids.insert(centroids.end(), one.begin(), one.end());
  std::vector<std::uint32_t> labels(33, 9), second(33, 9);
  std::vector<float> distances(33), second_distances(33);
  kernels::nearest_two(rows.view(), centroids.data(), 6, labels.data(), distances.data(),
                       second.data(), second_distances.data());
  EXPECT_EQ(labels, std::vector<std::uint32_t>(33, 0));
  EXPECT_EQ(second, std::vector<std::uint32_t>(33, 1));
}

TEST(Kernels, ARowsDistanceDoesNotDependOnItsPlace) {
  const Padded rows(50, 17);
  const auto point = normals(17, 3);
  std::vector<float> whole(50);
  kernels::squared_distances(rows.view(), point.data(), whole.data());
  for (std::size_t first = 0; first < 50; ++first)
    for (const std::size_t count : {1, 3, 16}) {
      if (first + count > 50) continue;
      auto view = rows.view();
      view.data += first;
      view.rows = count;
      std::vector<float> part(count);
      kernels::squared_distances(view, point.data(), part.data());
      for (std::size_t i = 0; i < count; ++i) EXPECT_EQ(part[i], whole[first + i]);
    }
}

TEST(Kernels, SumsByLabelAreExactOnTheGrid) {
  for (const std::size_t count : awkward)
    for (const std::size_t columns : {1, 7, 8, 9, 17}) {
      const Padded rows(count, columns);
      const Grid grid = Grid::for_sum(10, count);
      const std::size_t padded = kernels::padded_columns(columns);
      std::vector<double> grid_rows(count * padded, -1), sums(3 * padded), expected(3 * padded);
      std::vector<std::uint32_t> labels(count);
      for (std::size_t i = 0; i < count; ++i) labels[i] = static_cast<std::uint32_t>(i * i % 3);
      kernels::to_grid_rows(rows.view(), grid.magic(), grid_rows.data());
      kernels::add_rows_by_label(grid_rows.data(), padded, count, labels.data(), sums.data());
      for (std::size_t i = count; i-- > 0;)
        for (std::size_t j = 0; j < columns; ++j)
          expected[labels[i] * padded + j] += grid.snap(rows.at(i, j));
      EXPECT_EQ(sums, expected);
      double sum = 0;
      for (std::size_t i = count; i-- > 0;) sum += grid.snap(rows.at(i, 0));
      EXPECT_EQ(kernels::grid_sum(rows.view().data, count, grid.magic()), sum);
    }
}

TEST(Kernels, DistancesByGroupEqualTheirPlainSums) {
  for (const std::size_t count : awkward)
    for (const std::size_t columns : {1, 6, 17}) {
      const auto queries = normals(columns * 16, 1), references = normals(count * columns, 2);
      const std::size_t partitions = 3, slots = 7;
      std::vector<std::uint32_t> slot(count * partitions);
      for (std::size_t i = 0; i < slot.size(); ++i)
        slot[i] = static_cast<std::uint32_t>(i * 5 % slots);
      std::vector<float> sums(slots * 16, 0.5f);
      kernels::add_distances_by_group(queries.data(), columns, references.data(), count,
                                      slot.data(), partitions, sums.data());
      std::vector<double> expected(slots * 16, 0.5);
      for (std::size_t r = 0; r < count; ++r)
        for (std::size_t q = 0; q < 16; ++q) {
          double square = 0;
          for (std::size_t j = 0; j < columns; ++j) {
            const double difference =
                static_cast<double>(queries[j * 16 + q]) - references[r * columns + j];
            square += difference * difference;
          }
          for (std::size_t p = 0; p < partitions; ++p)
            expected[slot[r * partitions + p] * 16 + q] += std::sqrt(square);
        }
      for (std::size_t i = 0; i < sums.size(); ++i)
        EXPECT_NEAR(sums[i], expected[i],
                    (static_cast<double>(count * partitions + columns) + 2) * epsilon *
                        expected[i]);
    }
}

TEST(Kernels, WardNearestFindsTheLeastIncrease) {
  for (const std::size_t count : awkward) {
    if (count < 2) continue;
    for (const std::size_t columns : {1, 6, 17}) {
      const std::size_t stride = (count + 7) / 8 * 8;
      std::vector<double> centroids(columns * stride), weights(stride, 1);
      const auto data = normals(columns * count, 4);
      for (std::size_t j = 0; j < columns; ++j)
        for (std::size_t i = 0; i < stride; ++i) // beyond the end lie copies of the query
          centroids[j * stride + i] = data[j * count + (i < count ? i : count - 1)];
      for (std::size_t i = 0; i < count; ++i) weights[i] = static_cast<double>(1 + i % 4);
      for (const std::size_t query : {std::size_t{0}, count / 2, count - 1}) {
        const auto found =
            kernels::ward_nearest(centroids.data(), stride, columns, weights.data(), count, query);
        double best = std::numeric_limits<double>::infinity();
        std::size_t index = 0;
        for (std::size_t i = 0; i < count; ++i) {
          double square = 0;
          for (std::size_t j = 0; j < columns; ++j)
            square += std::pow(centroids[j * stride + i] - centroids[j * stride + query], 2);
          const double increase =
              weights[i] * weights[query] / (weights[i] + weights[query]) * square;
          if (i != query && increase < best) {
            best = increase;
            index = i;
          }
        }
        EXPECT_EQ(found.index, index);
        EXPECT_NEAR(found.increase, best, 1e-14 * static_cast<double>(columns + 3) * best);
      }
    }
  }
}

TEST(Kernels, WardNearestGivesTiesToTheLowestIndex) {
  std::vector<double> centroids(24, 1.0), weights(24, 1.0);
  centroids[20] = 0;
  EXPECT_EQ(kernels::ward_nearest(centroids.data(), 24, 1, weights.data(), 23, 20).index, 0u);
  EXPECT_EQ(kernels::ward_nearest(centroids.data(), 24, 1, weights.data(), 23, 0).index, 1u);
}

TEST(Kernels, ProductsOfLayersEqualTheirPlainSums) {
  for (const std::size_t rows : awkward)
    for (const std::size_t inputs : {1, 5, 17, 64})
      for (const std::size_t outputs : {1, 16, 17, 70}) {
        const std::size_t in_width = kernels::padded_width(inputs);
        const std::size_t width = kernels::padded_width(outputs);
        const auto in = normals(rows * in_width, 5), weights = normals(inputs * width, 6);
        std::vector<float> out(rows * width, 1), gradient(inputs * width, 2);
        kernels::add_product(in.data(), in_width, inputs, weights.data(), width, rows, out.data());
        kernels::add_outer_product(in.data(), in_width, inputs, out.data(), width, rows,
                                   gradient.data());
        for (std::size_t r = 0; r < rows; ++r)
          for (std::size_t o = 0; o < width; ++o) {
            double sum = 1, size = 1;
            for (std::size_t i = 0; i < inputs; ++i) {
              const double term =
                  static_cast<double>(in[r * in_width + i]) * weights[i * width + o];
              sum += term;
              size += std::abs(term);
            }
            ASSERT_NEAR(out[r * width + o], sum, static_cast<double>(inputs + 1) * epsilon * size);
          }
        for (std::size_t i = 0; i < inputs; ++i)
          for (std::size_t o = 0; o < width; ++o) {
            double sum = 2, size = 2;
            for (std::size_t r = 0; r < rows; ++r) {
              const double term = static_cast<double>(in[r * in_width + i]) * out[r * width + o];
              sum += term;
              size += std::abs(term);
            }
            ASSERT_NEAR(gradient[i * width + o], sum,
                        static_cast<double>(rows + 1) * epsilon * size);
          }
      }
}

TEST(Kernels, ARowsProductDoesNotDependOnItsPlace) {
  const auto in = normals(64 * 32, 5), weights = normals(20 * 64, 6);
  std::vector<float> whole(64 * 64);
  kernels::add_product(in.data(), 32, 20, weights.data(), 64, 64, whole.data());
  for (std::size_t row = 0; row < 64; ++row) {
    std::vector<float> one(64);
    kernels::add_product(in.data() + row * 32, 32, 20, weights.data(), 64, 1, one.data());
    EXPECT_TRUE(std::equal(one.begin(), one.end(), whole.begin() + static_cast<long>(row) * 64));
  }
}

TEST(Kernels, ReluPassesWhatIsPositive) {
  auto values = normals(96, 1);
  values[0] = 0;
  auto gradient = normals(96, 2);
  const auto before = values, gradient_before = gradient;
  kernels::relu(values.data(), 96);
  kernels::relu_backward(values.data(), gradient.data(), 96);
  for (std::size_t i = 0; i < 96; ++i) {
    EXPECT_EQ(values[i], std::max(before[i], 0.0f));
    EXPECT_EQ(gradient[i], before[i] > 0 ? gradient_before[i] : 0.0f);
  }
}

TEST(Kernels, AdamStepsAsItsPaperSays) {
  const auto gradient = normals(32, 1);
  std::vector<float> parameters = normals(32, 2), mean(32), square(32);
  std::vector<double> expected(parameters.begin(), parameters.end()), m(32), v(32);
  for (int t = 1; t <= 5; ++t) {
    kernels::AdamStep step;
    step.rate = 0.01f;
    step.weight_decay = 0.1f;
    step.correction1 = static_cast<float>(1 - std::pow(0.9, t));
    step.root_correction2 = static_cast<float>(std::sqrt(1 - std::pow(0.999, t)));
    kernels::adam_update(step, gradient.data(), 32, parameters.data(), mean.data(), square.data());
    for (std::size_t i = 0; i < 32; ++i) {
      const double g = gradient[i];
      m[i] = 0.9 * m[i] + 0.1 * g;
      v[i] = 0.999 * v[i] + 0.001 * g * g;
      const double update =
          m[i] / (1 - std::pow(0.9, t)) / (std::sqrt(v[i] / (1 - std::pow(0.999, t))) + 1e-8);
      expected[i] = expected[i] * (1 - 0.01 * 0.1) - 0.01 * update;
    }
  }
  for (std::size_t i = 0; i < 32; ++i) EXPECT_NEAR(parameters[i], expected[i], 1e-5);
}

} // namespace
} // namespace ilk
