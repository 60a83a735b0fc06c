#include "judge/cluster_distances.h"

#include <algorithm>
#include <cmath>
#include <mutex>
#include <numeric>

#include "base/grid.h"
#include "kernels/pairwise.h"
#include "summary/magnitude.h"

namespace ilk {
namespace {

using kernels::query_rows;

constexpr std::size_t tile_rows = 512;   // what one task knows of a tile stays in the near caches
constexpr std::size_t longest_run = 128; // of distances that are added up as floats

// The rows, sorted by label, row by row.
struct SortedRows {
  SortedRows(const RowBlock& rows, std::span<const std::uint32_t> row_labels, std::size_t count)
      : columns(rows.columns), order(rows.rows), labels(rows.rows),
        values(rows.rows * rows.columns) {
    std::vector<std::uint32_t> start(count + 1);
    for (const std::uint32_t label : row_labels) ++start[label + 1];
    std::partial_sum(start.begin(), start.end(), start.begin());
    for (std::uint32_t row = 0; row < rows.rows; ++row) order[start[row_labels[row]]++] = row;
    for (std::size_t i = 0; i < rows.rows; ++i) labels[i] = row_labels[order[i]];
    for (std::size_t j = 0; j < columns; ++j)
      for (std::size_t i = 0; i < rows.rows; ++i)
        values[i * columns + j] = rows.column(j)[order[i]];
  }

  std::size_t size() const { return order.size(); }
  const float* row(std::size_t i) const { return values.data() + i * columns; }

  /// Where the rows with the label of row i end, `most` rows on at the latest.
  std::size_t end_of_run(std::size_t i, std::size_t end, std::size_t most) const {
    end = std::min(end, i + most);
    const auto first = labels.begin() + static_cast<std::ptrdiff_t>(i);
    const auto last = labels.begin() + static_cast<std::ptrdiff_t>(end);
    return i + static_cast<std::size_t>(std::upper_bound(first, last, labels[i]) - first);
  }

  std::size_t columns;
  std::vector<std::uint32_t> order; ///< rows of the table
  std::vector<std::uint32_t> labels;
  std::vector<float> values;
};

struct Tile {
  std::size_t begin = 0, end = 0; ///< sorted rows
  std::size_t size() const { return end - begin; }
};

// Up to query_rows sorted rows with the same label, as the kernels look from them.
struct Queries {
  Queries(const SortedRows& rows, std::size_t first, std::size_t end)
      : begin(first), count(end - first), points(rows.columns * query_rows), keep(query_rows) {
    std::fill_n(keep.begin(), count, 1.0f);
    for (std::size_t q = 0; q < query_rows; ++q)
      for (std::size_t j = 0; j < rows.columns; ++j)
        points[j * query_rows + q] = rows.row(begin + (q < count ? q : 0))[j];
  }

  std::size_t begin, count;
  std::vector<float> points, keep;
};

// All pairs of rows of two tiles, or of one.
class TilePair {
 public:
  TilePair(const SortedRows& rows, const Tile& a, const Tile& b, std::size_t count,
           const Grid& grid)
      : of_a(a.size() * count), of_b(b.size() * count), rows_(rows), a_(a), b_(b), count_(count),
        grid_(grid), lanes_(b.size() * 16) {}

  void add_up() {
    for (std::size_t first = a_.begin, end = 0; first < a_.end; first = end) {
      end = rows_.end_of_run(first, a_.end, a_.size());
      std::fill(lanes_.begin(), lanes_.end(), 0.0f);
      for (std::size_t i = first; i < end; i += query_rows)
        look_from(Queries(rows_, i, std::min(i + query_rows, end)));
      add_lanes(rows_.labels[first]);
    }
  }

  std::vector<double> of_a, of_b; ///< rows of the tile x count, on the grid

 private:
  void look_from(const Queries& queries) {
    std::size_t first = b_.begin;
    if (a_.begin == b_.begin) { // among themselves each sees each, and then those that follow
      first = queries.begin + queries.count;
      const auto own = static_cast<std::uint32_t>(queries.count);
      sums_.resize(query_rows);
      kernels::sum_distances(queries.points.data(), rows_.columns, rows_.row(queries.begin),
                             {&own, 1}, sums_.data());
      add_run(queries, 0, rows_.labels[queries.begin]);
    }
    ends_.clear();
    for (std::size_t i = first; i < b_.end;) {
      i = rows_.end_of_run(i, b_.end, longest_run);
      ends_.push_back(static_cast<std::uint32_t>(i - first));
    }
    sums_.resize(ends_.size() * query_rows);
    kernels::sum_pair_distances(queries.points.data(), queries.keep.data(), rows_.columns,
                                rows_.row(first), ends_, sums_.data(),
                                lanes_.data() + (first - b_.begin) * 16);
    for (std::size_t run = 0; run < ends_.size(); ++run)
      add_run(queries, run, rows_.labels[first + ends_[run] - 1]);
  }

  void add_run(const Queries& queries, std::size_t run, std::uint32_t label) {
    for (std::size_t q = 0; q < queries.count; ++q)
      of_a[(queries.begin - a_.begin + q) * count_ + label] +=
          grid_.snap(sums_[run * query_rows + q]);
  }

  void add_lanes(std::uint32_t label) {
    for (std::size_t i = 0; i < b_.size(); ++i) {
      double sum = 0;
      for (std::size_t lane = 0; lane < 16; ++lane) sum += lanes_[i * 16 + lane];
      of_b[i * count_ + label] += grid_.snap(sum);
    }
  }

  const SortedRows& rows_;
  Tile a_, b_;
  std::size_t count_;
  const Grid& grid_;
  std::vector<float> lanes_, sums_;
  std::vector<std::uint32_t> ends_;
};

} // namespace

std::vector<double> distances_to_clusters(Execution& execution, const RowBlock& block,
                                          std::span<const std::uint32_t> labels,
                                          std::size_t count) {
  const RowBlock table = block.as_table();
  const SortedRows rows(table, labels, count);
  const double farthest =
      2 * largest_magnitude(execution, table) * std::sqrt(static_cast<double>(table.columns));
  const Grid grid = Grid::for_sum(2 * farthest, table.rows); // twice: distances are rounded
  std::vector<Tile> tiles;
  for (std::size_t i = 0; i < rows.size(); i += tile_rows)
    tiles.push_back({i, std::min(i + tile_rows, rows.size())});
  std::vector<std::pair<std::size_t, std::size_t>> pairs;
  for (std::size_t a = 0; a < tiles.size(); ++a)
    for (std::size_t b = a; b < tiles.size(); ++b) pairs.emplace_back(a, b);

  // Exact sums do not depend on who comes first.
  std::vector<double> sums(rows.size() * count);
  std::vector<std::mutex> mutexes(tiles.size());
  const auto add = [&](std::size_t tile, const std::vector<double>& more) {
    const std::lock_guard lock(mutexes[tile]);
    for (std::size_t i = 0; i < tiles[tile].size(); ++i) {
      double* const to = sums.data() + rows.order[tiles[tile].begin + i] * count;
      for (std::size_t c = 0; c < count; ++c) to[c] += more[i * count + c];
    }
  };
  execution.for_each(pairs.size(), [&](std::size_t p) {
    const auto [a, b] = pairs[p];
    TilePair pair(rows, tiles[a], tiles[b], count, grid);
    pair.add_up();
    add(a, pair.of_a);
    add(b, pair.of_b);
  });
  return sums;
}

} // namespace ilk
