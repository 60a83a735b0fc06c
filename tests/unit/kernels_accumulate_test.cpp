// Sums on a grid, by label and in all: exact, so they are compared with ==.
#include <algorithm>

#include "base/grid.h"
#include "kernels/accumulate.h"
#include "kernels/transpose.h"
#include "unit/kernels_support.h"

namespace ilk {
namespace {

using kernels::nowhere;
using kernels::padded_columns;
using kernels::RowMove;
using test::awkward;
using test::Guarded;
using test::GuardedRows;

constexpr std::size_t groups = 3;

std::uint32_t label_of(std::size_t row) {
  return static_cast<std::uint32_t>(row * row % groups);
}

Guarded<float> by_row(const GuardedRows& rows) {
  const std::size_t padded = padded_columns(rows.columns());
  Guarded<float> result(rows.rows() * padded, -1);
  const kernels::Columns columns = rows.view();
  kernels::transpose(columns.data, columns.stride, columns.columns, columns.rows, result.data(),
                     padded);
  EXPECT_TRUE(result.intact());
  return result;
}

// The sums by label, from the last row to the first: the order must not matter.
std::vector<double> plain_sums(const GuardedRows& rows, const Grid& grid) {
  const std::size_t padded = padded_columns(rows.columns());
  std::vector<double> sums(groups * padded);
  for (std::size_t i = rows.rows(); i-- > 0;)
    for (std::size_t j = 0; j < rows.columns(); ++j)
      sums[label_of(i) * padded + j] += grid.snap(rows.at(i, j));
  return sums;
}

class AccumulateKernels : public test::OnEveryPath {};
INSTANTIATE_TEST_SUITE_P(Path, AccumulateKernels, test::every_path, test::path_name);

TEST_P(AccumulateKernels, RowsArePaddedWithZeros) {
  for (const std::size_t count : awkward)
    for (const std::size_t columns : {1, 7, 8, 9, 17}) {
      const GuardedRows rows(count, columns);
      const auto result = by_row(rows);
      const std::size_t padded = padded_columns(columns);
      for (std::size_t i = 0; i < count; ++i)
        for (std::size_t j = 0; j < padded; ++j)
          EXPECT_EQ(result[i * padded + j], j < columns ? rows.at(i, j) : 0);
    }
}

TEST_P(AccumulateKernels, SumsByLabelAreExact) {
  for (const std::size_t count : awkward)
    for (const std::size_t columns : {1, 7, 8, 9, 17}) {
      const GuardedRows rows(count, columns);
      const Grid grid = Grid::for_sum(1000, 1 << 20); // coarse enough to change the values
      const auto rows_by_row = by_row(rows);
      Guarded<std::uint32_t> labels(count);
      for (std::size_t i = 0; i < count; ++i) labels[i] = label_of(i);
      Guarded<double> sums(groups * padded_columns(columns));
      kernels::add_rows_by_label(rows_by_row.data(), padded_columns(columns), count, labels.data(),
                                 grid.magic(), sums.data());
      EXPECT_TRUE(sums.intact());
      EXPECT_EQ(sums.values(), plain_sums(rows, grid));
    }
}

TEST_P(AccumulateKernels, SumsOfProductsAreExact) {
  for (const std::size_t count : awkward) {
    const GuardedRows rows(count, 2);
    const kernels::Columns columns = rows.view();
    const float *left = columns.data, *right = columns.data + columns.stride;
    const Grid grid = Grid::for_sum(1e6, 1 << 20);
    double on_grid = 0, plain = 0;
    for (std::size_t i = count; i-- > 0;) {
      on_grid += grid.snap(static_cast<double>(left[i]) * right[i]);
      plain += static_cast<double>(left[i]) * right[i];
    }
    EXPECT_EQ(kernels::sum_of_products(left, right, count, grid.magic()), on_grid);
    EXPECT_NEAR(kernels::sum_of_products(left, right, count, 0), plain,
                1e-12 * static_cast<double>(count) * 1e6);
  }
}

TEST_P(AccumulateKernels, RowsThatComeAndGoLeaveTheSumsOfThoseThatStay) {
  for (const std::size_t count : awkward)
    for (const std::size_t columns : {1, 7, 8, 9, 17}) {
      const GuardedRows rows(count, columns);
      const Grid grid = Grid::for_sum(1000, 1 << 20); // coarse enough to change the values
      const auto rows_by_row = by_row(rows);
      Guarded<double> sums(groups * padded_columns(columns));
      const auto move = [&](std::size_t row, std::uint32_t from, std::uint32_t to) {
        const RowMove moves[] = {{static_cast<std::uint32_t>(row), static_cast<std::uint16_t>(from),
                                  static_cast<std::uint16_t>(to)}};
        kernels::move_rows(rows_by_row.data(), padded_columns(columns), moves, grid.magic(),
                           sums.data());
      };
      std::vector<RowMove> arrivals;
      for (std::size_t i = 0; i < count; ++i)
        arrivals.push_back({static_cast<std::uint32_t>(i), nowhere,
                            static_cast<std::uint16_t>((label_of(i) + 1) % groups)});
      kernels::move_rows(rows_by_row.data(), padded_columns(columns), arrivals, grid.magic(),
                         sums.data());
      for (std::size_t i = 0; i < count; ++i) { // by way of the third group
        move(i, (label_of(i) + 1) % groups, (label_of(i) + 2) % groups);
        move(i, (label_of(i) + 2) % groups, label_of(i));
      }
      EXPECT_TRUE(sums.intact());
      EXPECT_EQ(sums.values(), plain_sums(rows, grid));
      kernels::move_rows(rows_by_row.data(), padded_columns(columns), {}, grid.magic(),
                         sums.data());
      EXPECT_EQ(sums.values(), plain_sums(rows, grid)) << "no row moved";
    }
}

TEST_P(AccumulateKernels, NotesWhichRowsMove) {
  for (const std::size_t count : awkward)
    for (const std::size_t every : {1, 3, 40, 1000}) { // of which one moves
      Guarded<std::uint32_t> labels(count);
      Guarded<std::uint16_t> before(count), next(count);
      std::vector<std::uint32_t> moved;
      for (std::size_t i = 0; i < count; ++i) {
        labels[i] = i % 2 == 0 ? 65'534 : label_of(i);
        const bool moves = i % every == every - 1;
        before[i] = moves ? nowhere : static_cast<std::uint16_t>(labels[i]);
        if (moves) moved.push_back(static_cast<std::uint32_t>(i));
      }
      std::vector<RowMove> moves(count + 15);
      ASSERT_EQ(kernels::note_moves(labels.data(), count, before.data(), next.data(), moves.data()),
                moved.size());
      EXPECT_TRUE(next.intact());
      for (std::size_t i = 0; i < count; ++i) EXPECT_EQ(next[i], labels[i]);
      for (std::size_t m = 0; m < moved.size(); ++m) {
        EXPECT_EQ(moves[m].row, moved[m]);
        EXPECT_EQ(moves[m].from, nowhere);
        EXPECT_EQ(moves[m].to, labels[moved[m]]);
      }
    }
}

TEST_P(AccumulateKernels, TheSumOfSquaresIsExactInBothParts) {
  for (const std::size_t count : awkward) {
    const GuardedRows rows(count, 1);
    const Grid grid = Grid::for_sum(1e20, count), fine_grid = grid.for_rests(count);
    kernels::TwoGridSum squares{1, 2};
    double coarse = 1, fine = 2;
    for (std::size_t i = count; i-- > 0;) {
      const double square = static_cast<double>(rows.at(i, 0)) * rows.at(i, 0);
      coarse += grid.snap(square);
      fine += fine_grid.snap(square - grid.snap(square));
    }
    kernels::add_squares(rows.view().data, count, grid.magic(), fine_grid.magic(), squares);
    EXPECT_EQ(squares.coarse, coarse);
    EXPECT_EQ(squares.fine, fine);
  }
  kernels::TwoGridSum none;
  kernels::add_squares(nullptr, 0, 1.5, 1.5, none);
  EXPECT_EQ(none.coarse, 0);
  EXPECT_EQ(none.fine, 0);
}

TEST_P(AccumulateKernels, AnOutlierDoesNotSwallowTheOtherSquares) {
  constexpr std::size_t count = 1000;
  GuardedRows rows(count, 1);
  for (std::size_t i = 0; i < count; ++i) rows.at(i, 0) = 0.125f;
  rows.at(7, 0) = 1e9f;
  const Grid grid = Grid::for_sum(1e18, count), fine_grid = grid.for_rests(count);
  kernels::TwoGridSum squares;
  kernels::add_squares(rows.view().data, count, grid.magic(), fine_grid.magic(), squares);
  EXPECT_EQ(squares.coarse - 1e18 + squares.fine, 999 * 0.015625);
}

TEST_P(AccumulateKernels, TheLargestMagnitudeIsFoundWhereverItIs) {
  EXPECT_EQ(kernels::largest_magnitude(nullptr, 0), 0);
  for (const std::size_t count : {1, 15, 16, 17, 63, 64, 65, 100, 130})
    for (std::size_t place = 0; place < count; ++place)
      for (const float largest : {50.0f, -50.0f}) {
        GuardedRows rows(count, 1);
        rows.at(place, 0) = largest;
        EXPECT_EQ(kernels::largest_magnitude(rows.view().data, count), 50);
      }
}

} // namespace
} // namespace ilk
