// The search for the nearest centroid, in both its forms, and the bound that spares it.
#include <algorithm>

#include "kernels/nearest.h"
#include "unit/kernels_support.h"

namespace ilk {
namespace {

using kernels::most_direct_columns;
using test::awkward;
using test::Guarded;
using test::GuardedRows;
using test::normals;
using test::rounding;
using test::square_distance;

constexpr double infinity = std::numeric_limits<double>::infinity();

// Centroids, and all that the centred form needs of them about their mean.
struct Sought {
  Sought(const std::vector<float>& values, std::size_t centroid_count)
      : count(centroid_count), columns(values.size() / centroid_count), centroids(values),
        centre(columns), shifted(values.size()),
        norms(count), targets{centroids.data(), count, columns, centre.data(), nullptr, nullptr} {
    for (std::size_t j = 0; j < columns; ++j) {
      double sum = 0;
      for (std::size_t c = 0; c < count; ++c) sum += values[c * columns + j];
      centre[j] = static_cast<float>(sum / static_cast<double>(count));
    }
    kernels::shift_targets(targets, shifted.data(), norms.data());
    targets.shifted = shifted.data();
    targets.norms = norms.data();
  }
  Sought(const Sought&) = delete;
  Sought& operator=(const Sought&) = delete;

  const float* centroid(std::size_t c) const { return centroids.data() + c * columns; }

  std::size_t count, columns;
  Guarded<float> centroids, centre, shifted, norms;
  kernels::Targets targets;
};

std::vector<float> random_centroids(std::size_t count, std::size_t columns, float mean = 0) {
  auto values = normals(count * columns, 9);
  for (float& value : values) value += mean;
  return values;
}

// A row's squared distances to all centroids, and how far a computed one may be from them: the
// bounds that nearest.h states.
struct Distances {
  Distances(const GuardedRows& rows, std::size_t i, const Sought& sought) {
    const auto columns = static_cast<double>(sought.columns);
    const double from_centre = std::sqrt(square_distance(rows, i, sought.centre.data()));
    for (std::size_t c = 0; c < sought.count; ++c) {
      exact.push_back(square_distance(rows, i, sought.centroid(c)));
      double norm = 0;
      for (std::size_t j = 0; j < sought.columns; ++j)
        norm += std::pow(static_cast<double>(sought.centroid(c)[j]) - sought.centre[j], 2);
      tolerance.push_back(sought.columns <= most_direct_columns
                              ? (columns + 2) * rounding * exact[c]
                              : (columns + 4) * rounding *
                                    std::pow(from_centre + std::sqrt(norm), 2));
    }
  }

  // Whether `label` and `distance` may be the answer among all but the centroid `except`.
  void expect_answer(std::uint32_t label, float distance, std::size_t except) const {
    ASSERT_LT(label, exact.size());
    EXPECT_NE(label, except);
    EXPECT_NEAR(distance, exact[label], tolerance[label]);
    for (std::size_t c = 0; c < exact.size(); ++c)
      if (c != except) {
        EXPECT_LE(exact[label] - tolerance[label], exact[c] + tolerance[c]);
      }
  }

  std::vector<double> exact, tolerance;
};

struct Answers {
  explicit Answers(std::size_t rows)
      : labels(rows), second_labels(rows), distances(rows), second_distances(rows) {}

  bool intact() const {
    return labels.intact() && second_labels.intact() && distances.intact() &&
           second_distances.intact();
  }

  Guarded<std::uint32_t> labels, second_labels;
  Guarded<float> distances, second_distances;
};

Answers search(const kernels::Columns& rows, const kernels::Targets& targets) {
  Answers answers(rows.rows);
  kernels::nearest(rows, targets, answers.labels.data(), answers.distances.data());
  return answers;
}

Answers search_two(const kernels::Columns& rows, const kernels::Targets& targets) {
  Answers answers(rows.rows);
  kernels::nearest_two(rows, targets, answers.labels.data(), answers.distances.data(),
                       answers.second_labels.data(), answers.second_distances.data());
  return answers;
}

class NearestKernels : public test::OnEveryPath {};
INSTANTIATE_TEST_SUITE_P(Path, NearestKernels, test::every_path, test::path_name);

TEST_P(NearestKernels, FindTheNearestAndTheSecondNearestCentroid) {
  constexpr auto none = std::numeric_limits<std::size_t>::max();
  for (const std::size_t count : awkward)
    for (const std::size_t columns : {1, 5, 17, 32, 33, 40})
      for (const std::size_t centroid_count : {1, 2, 3, 4, 5, 6, 7, 9, 13}) {
        SCOPED_TRACE(testing::Message() << count << " rows, " << columns << " columns, "
                                        << centroid_count << " centroids");
        const GuardedRows rows(count, columns);
        const Sought sought(random_centroids(centroid_count, columns), centroid_count);
        const Answers one = search(rows.view(), sought.targets);
        const Answers two = search_two(rows.view(), sought.targets);
        EXPECT_TRUE(one.intact() && two.intact()) << "it wrote beyond its output";
        EXPECT_EQ(two.labels.values(), one.labels.values());
        EXPECT_EQ(two.distances.values(), one.distances.values());
        for (std::size_t i = 0; i < count; ++i) {
          const Distances distances(rows, i, sought);
          distances.expect_answer(one.labels[i], one.distances[i], none);
          if (centroid_count == 1) {
            EXPECT_EQ(two.second_labels[i], 0u);
            EXPECT_EQ(two.second_distances[i], infinity);
          } else {
            EXPECT_GE(two.second_distances[i], two.distances[i]);
            distances.expect_answer(two.second_labels[i], two.second_distances[i], one.labels[i]);
          }
        }
      }
}

// About a common centre nothing is lost to a large mean: the tolerance knows the distances from
// the centre only.
TEST_P(NearestKernels, AreAsExactFarFromTheOrigin) {
  const std::size_t columns = 40, centroid_count = 5;
  const GuardedRows rows(33, columns, 100);
  const Sought sought(random_centroids(centroid_count, columns, 100), centroid_count);
  const Answers found = search(rows.view(), sought.targets);
  for (std::size_t i = 0; i < 33; ++i)
    Distances(rows, i, sought).expect_answer(found.labels[i], found.distances[i], 99);
}

TEST_P(NearestKernels, GiveARowOnACentroidToIt) {
  for (const std::size_t columns : {3, 40}) {
    const GuardedRows rows(20, columns);
    std::vector<float> centroids;
    for (std::size_t i = 0; i < 20; ++i)
      for (std::size_t j = 0; j < columns; ++j) centroids.push_back(rows.at(i, j));
    const Sought sought(centroids, 20);
    const Answers found = search(rows.view(), sought.targets);
    for (std::uint32_t i = 0; i < 20; ++i) {
      EXPECT_EQ(found.labels[i], i);
      EXPECT_GE(found.distances[i], 0) << "a squared distance";
      if (columns <= most_direct_columns) {
        EXPECT_EQ(found.distances[i], 0);
      }
    }
  }
}

TEST_P(NearestKernels, GiveTiesToTheLowestIndex) {
  for (const std::size_t columns : {3, 40})
    for (const std::size_t count : {2, 3, 4, 5, 6, 7, 9, 13}) {
      const GuardedRows rows(33, columns);
      const auto one = normals(columns, 2);
      std::vector<float> centroids;
      for (std::size_t c = 0; c < count; ++c)
        centroids.insert(centroids.end(), one.begin(), one.end());
      const Sought sought(centroids, count);
      const Answers found = search_two(rows.view(), sought.targets);
      EXPECT_EQ(found.labels.values(), std::vector<std::uint32_t>(33, 0));
      EXPECT_EQ(found.second_labels.values(), std::vector<std::uint32_t>(33, 1));
      EXPECT_EQ(found.distances.values(), found.second_distances.values());
    }
}

TEST_P(NearestKernels, ARowsResultDoesNotDependOnItsPlace) {
  for (const std::size_t columns : {17, 40}) {
    const GuardedRows rows(70, columns);
    const Sought sought(random_centroids(7, columns), 7);
    const Answers whole = search_two(rows.view(), sought.targets);
    for (std::size_t first = 0; first < 70; ++first)
      for (const std::size_t count : {1, 3, 16, 37}) {
        if (first + count > 70) continue;
        auto view = rows.view();
        view.data += first;
        view.rows = count;
        const Answers part = search_two(view, sought.targets);
        for (std::size_t i = 0; i < count; ++i) {
          EXPECT_EQ(part.labels[i], whole.labels[first + i]);
          EXPECT_EQ(part.distances[i], whole.distances[first + i]);
          EXPECT_EQ(part.second_labels[i], whole.second_labels[first + i]);
          EXPECT_EQ(part.second_distances[i], whole.second_distances[first + i]);
        }
      }
  }
}

TEST_P(NearestKernels, SquaredDistancesEqualTheirPlainSums) {
  for (const std::size_t count : awkward)
    for (const std::size_t columns : {1, 2, 17, 40}) {
      const GuardedRows rows(count, columns);
      const Guarded<float> point(normals(columns, 3));
      Guarded<float> distances(count);
      kernels::squared_distances(rows.view(), point.data(), distances.data());
      EXPECT_TRUE(distances.intact());
      for (std::size_t i = 0; i < count; ++i) {
        const double exact = square_distance(rows, i, point.data());
        EXPECT_NEAR(distances[i], exact, static_cast<double>(columns + 2) * rounding * exact);
        auto alone = rows.view();
        alone.data += i;
        alone.rows = 1;
        float again = 0;
        kernels::squared_distances(alone, point.data(), &again);
        EXPECT_EQ(again, distances[i]) << "it depends on the row's place";
      }
    }
}

// Sixteen rows, their centroids, and the margin of the rows' labels.
struct Margin {
  Margin(std::size_t columns, std::size_t centroid_count, std::uint32_t replicate)
      : rows(16, columns), centroids(normals(centroid_count * columns, replicate)),
        before(search_two(rows.view(), Sought(centroids, centroid_count).targets)),
        least(kernels::least_margin(before.distances.data(), before.second_distances.data(),
                                    columns)) {
    for (std::size_t i = 1; i < 16; ++i)
      if (gap(i) < gap(tightest)) tightest = i;
  }

  double gap(std::size_t i) const {
    return std::sqrt(before.second_distances[i]) - std::sqrt(before.distances[i]);
  }

  // Moves one centroid along the line to a row by `way`, away from it when negative; returns how
  // far it went once rounded to floats.
  double move(std::vector<float>& moved, std::size_t c, std::size_t row, double way) const {
    const std::size_t columns = rows.columns();
    const double distance = std::sqrt(square_distance(rows, row, centroids.data() + c * columns));
    double square = 0;
    for (std::size_t j = 0; j < columns; ++j) {
      const double from = centroids[c * columns + j];
      moved[c * columns + j] = static_cast<float>(from + way / distance * (rows.at(row, j) - from));
      square += std::pow(moved[c * columns + j] - from, 2);
    }
    return std::sqrt(square);
  }

  // The labels after the tightest row's centroid went away from it and all others came nearer, by
  // `share` of the margin in all; `went` is how far that was.
  std::vector<std::uint32_t> labels_after(double share, double& went) const {
    std::vector<float> moved = centroids;
    const std::size_t count = centroids.size() / rows.columns();
    double away = 0, nearer = 0;
    for (std::size_t c = 0; c < count; ++c) {
      const bool own = c == before.labels[tightest];
      const double way = move(moved, c, tightest, (own ? -0.5 : 0.5) * share * least);
      (own ? away : nearer) = std::max(own ? away : nearer, way);
    }
    went = away + nearer;
    return search(rows.view(), Sought(moved, count).targets).labels.values();
  }

  GuardedRows rows;
  std::vector<float> centroids;
  Answers before;
  float least;
  std::size_t tightest = 0;
};

TEST_P(NearestKernels, NoLabelChangesWhileCentroidsMoveLessThanTheMargin) {
  int within = 0, beyond = 0;
  for (std::uint32_t trial = 0; trial < 200; ++trial)
    for (const std::size_t columns : {1, 3, 17, 32}) {
      const Margin margin(columns, 2 + trial % 5, 100 + trial);
      double went = 0;
      const auto moved = margin.labels_after(0.9999, went);
      if (margin.least > 0 && went < margin.least) {
        EXPECT_EQ(moved, margin.before.labels.values()) << "moved by " << went;
        ++within;
      }
      // The margin is no smaller than it need be: a little farther and the tightest row goes over.
      if (margin.least > 0.01) {
        EXPECT_NE(margin.labels_after(1.01, went), margin.before.labels.values());
        ++beyond;
      }
    }
  EXPECT_GT(within, 500);
  EXPECT_GT(beyond, 200);
}

TEST_P(NearestKernels, TheMarginIsThatOfTheTightestRowAndAllowsForRounding) {
  Guarded<float> nearest(std::vector<float>(16, 1)), second(std::vector<float>(16, 9));
  EXPECT_NEAR(kernels::least_margin(nearest.data(), second.data(), 3), 2, 1e-5);
  EXPECT_LT(kernels::least_margin(nearest.data(), second.data(), 3), 2);
  for (std::size_t i = 0; i < 16; ++i) {
    Guarded<float> tight = second;
    tight[i] = 4;
    EXPECT_NEAR(kernels::least_margin(nearest.data(), tight.data(), 3), 1, 1e-5);
    tight[i] = 1;
    EXPECT_LT(kernels::least_margin(nearest.data(), tight.data(), 3), 0) << "a tie holds nothing";
  }
  for (const float unknown :
       {std::numeric_limits<float>::infinity(), 1e-38f, std::numeric_limits<float>::quiet_NaN()}) {
    Guarded<float> beyond = second;
    beyond[5] = unknown;
    EXPECT_EQ(kernels::least_margin(nearest.data(), beyond.data(), 3), -1) << unknown;
  }
}

} // namespace
} // namespace ilk
