#include "judge/neighbourhood.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>
#include <limits>
#include <numeric>
#include <span>
#include <vector>

#include "base/philox.h"
#include "kernels/nearest.h"
#include "kernels/select.h"
#include "pass/run.h"
#include "summary/row_sample.h"

namespace ilk {
namespace {

constexpr float infinity = std::numeric_limits<float>::infinity();

// The rows that one task looks from, and those that all of them look at before going on: as many
// as the fastest cache holds.
constexpr std::size_t customers_per_task = 64;
constexpr std::size_t tile_rows = 256;

struct Neighbour {
  float distance = 0; // squared
  std::uint32_t row = 0;
};
using Neighbours = std::vector<Neighbour>; // nearest first

// One of the two tables, seen from some of its rows.
class View {
 public:
  View(const RowBlock& rows, std::span<const std::uint32_t> queries)
      : rows_(rows), queries_(queries), points_(queries.size() * rows.columns) {
    for (std::size_t q = 0; q < queries.size(); ++q)
      for (std::size_t j = 0; j < rows.columns; ++j)
        points_[q * rows.columns + j] = rows.column(j)[queries[q]];
  }

  std::size_t queries() const { return queries_.size(); }

  float distance(std::size_t query, std::uint32_t row) const {
    float result = 0;
    kernels::squared_distances(rows_.slice(row, 1), point(query), &result);
    return result;
  }

  // Calls visit(query, first row, distances to it and the next) with all rows for every query, in
  // their order. A query's distance to itself is infinite.
  template <class Visit>
  void look(Visit&& visit) const {
    std::vector<float> distances(tile_rows);
    for (std::size_t first = 0; first < rows_.rows; first += tile_rows) {
      const RowBlock tile = rows_.slice(first, std::min(tile_rows, rows_.rows - first));
      for (std::size_t q = 0; q < queries_.size(); ++q) {
        kernels::squared_distances(tile, point(q), distances.data());
        if (const std::size_t own = queries_[q]; own >= first && own < first + tile.rows)
          distances[own - first] = infinity;
        visit(q, first, std::span<const float>(distances).first(tile.rows));
      }
    }
  }

 private:
  const float* point(std::size_t query) const { return points_.data() + query * rows_.columns; }

  RowBlock rows_;
  std::span<const std::uint32_t> queries_;
  std::vector<float> points_; // row by row
};

// Keeps the `most` nearest of those so far and a tile. Rows come in ascending order, so of equally
// far ones the first stay.
void keep_nearest(Neighbours& nearest, std::size_t most, std::size_t first,
                  std::span<const float> distances) {
  const auto limit = [&] { return nearest.size() < most ? infinity : nearest.back().distance; };
  std::array<std::uint32_t, tile_rows> candidates;
  const std::size_t count = kernels::list_below(distances, limit(), candidates.data());
  for (const std::uint32_t i : std::span(candidates).first(count)) {
    if (!(distances[i] < limit())) continue;
    if (nearest.size() < most) nearest.emplace_back();
    std::size_t place = nearest.size() - 1;
    for (; place > 0 && distances[i] < nearest[place - 1].distance; --place)
      nearest[place] = nearest[place - 1];
    nearest[place] = {distances[i], static_cast<std::uint32_t>(first + i)};
  }
}

std::vector<Neighbours> nearest_rows(const View& view, std::size_t most) {
  std::vector<Neighbours> nearest(view.queries());
  for (Neighbours& each : nearest) each.reserve(most);
  view.look([&](std::size_t query, std::size_t first, std::span<const float> distances) {
    keep_nearest(nearest[query], most, first, distances);
  });
  return nearest;
}

// Per query the rows that are near elsewhere but not here, with their distances here.
std::vector<Neighbours> strangers(const View& here, const std::vector<Neighbours>& near_here,
                                  const std::vector<Neighbours>& near_elsewhere) {
  std::vector<Neighbours> result(here.queries());
  for (std::size_t q = 0; q < result.size(); ++q)
    for (const Neighbour& other : near_elsewhere[q])
      if (std::ranges::find(near_here[q], other.row, &Neighbour::row) == near_here[q].end())
        result[q].push_back({here.distance(q, other.row), other.row});
  return result;
}

// The sum of rank - k over the strangers: a row's rank is one more than the number of nearer rows.
std::uint64_t excess_ranks(const View& view, const std::vector<Neighbours>& strangers,
                           std::size_t k) {
  std::uint64_t sum = 0;
  view.look([&](std::size_t query, std::size_t first, std::span<const float> distances) {
    for (const Neighbour& other : strangers[query]) {
      const std::size_t end = first + distances.size();
      const std::size_t before = std::clamp<std::size_t>(other.row, first, end) - first;
      if (before > 0) { // of as far ones, those before the stranger are nearer
        const float next = std::nextafter(other.distance, infinity);
        sum += kernels::count_below(distances.first(before), next);
      }
      if (before < distances.size())
        sum += kernels::count_below(distances.subspan(before), other.distance);
    }
  });
  for (const Neighbours& each : strangers) sum -= each.size() * (k - 1);
  return sum;
}

struct Excess {
  std::uint64_t in_original = 0;
  std::uint64_t in_code = 0;
};

Excess excess_from(std::span<const std::uint32_t> queries, const RowBlock& original_rows,
                   const RowBlock& code_rows, std::size_t k) {
  const View original(original_rows, queries), code(code_rows, queries);
  const auto near_original = nearest_rows(original, k), near_code = nearest_rows(code, k);
  return {excess_ranks(original, strangers(original, near_original, near_code), k),
          excess_ranks(code, strangers(code, near_code, near_original), k)};
}

std::vector<std::uint32_t> rows_to_look_from(Execution& execution, const RowBlock& table,
                                             const NeighbourhoodOptions& options) {
  const std::size_t count = table.rows <= options.exact_max ? table.rows : options.sample;
  return run(execution, table,
             RowSample(count, RandomStream(options.seed, Purpose::neighbourhood_rows)));
}

} // namespace

Neighbourhood neighbourhood(Execution& execution, const RowBlock& original, const RowBlock& code,
                            const NeighbourhoodOptions& options) {
  assert(original.rows == code.rows);
  const std::size_t n = original.rows;
  const std::size_t k = n < 3 ? 0 : std::min(options.neighbours, (n - 1) / 2);
  if (k == 0) return {1, 1, 0, 0};
  const auto queries = rows_to_look_from(execution, original.as_table(), options);
  const std::size_t tasks = (queries.size() + customers_per_task - 1) / customers_per_task;
  std::vector<Excess> parts(tasks);
  execution.for_each(tasks, [&](std::size_t task) {
    const std::size_t first = task * customers_per_task;
    const auto some =
        std::span(queries).subspan(first, std::min(customers_per_task, queries.size() - first));
    parts[task] = excess_from(some, original, code, k);
  });

  Excess excess;
  for (const Excess& part : parts) {
    excess.in_original += part.in_original;
    excess.in_code += part.in_code;
  }
  const auto largest = static_cast<double>(queries.size() * k * (2 * n - 3 * k - 1)) / 2;
  return {1 - static_cast<double>(excess.in_original) / largest,
          1 - static_cast<double>(excess.in_code) / largest, k, queries.size()};
}

} // namespace ilk
