#include "cluster/assignment.h"

#include <cassert>
#include <limits>

namespace ilk {
namespace {

constexpr std::size_t nobody = std::numeric_limits<std::size_t>::max();

// Rows join one by one; each finds the cheapest path of reassignments to a column that is free.
class Matching {
 public:
  Matching(std::span<const double> costs, std::size_t rows, std::size_t columns)
      : costs_(costs), columns_(columns), row_potential_(rows), column_potential_(columns),
        row_of_(columns, nobody) {}

  void add(std::size_t row) {
    const Path path = cheapest_path(row);
    row_potential_[row] += path.length;
    for (std::size_t c = 0; c < columns_; ++c) {
      if (!path.settled[c]) continue;
      if (row_of_[c] != nobody) row_potential_[row_of_[c]] += path.length - path.distance[c];
      column_potential_[c] -= path.length - path.distance[c];
    }
    for (std::size_t c = path.free; c != nobody;) {
      const std::size_t before = path.before[c];
      row_of_[c] = before == nobody ? row : row_of_[before];
      c = before;
    }
  }

  std::size_t row_of(std::size_t column) const { return row_of_[column]; }

 private:
  struct Path {
    std::vector<double> distance;    // from the row to each column, in reduced costs
    std::vector<std::size_t> before; // the column whose row leads here; nobody: the row itself
    std::vector<bool> settled;
    std::size_t free = nobody;
    double length = 0;
  };

  double reduced(std::size_t row, std::size_t column) const {
    return costs_[row * columns_ + column] - row_potential_[row] - column_potential_[column];
  }

  // Dijkstra (1959): reduced costs are never negative.
  Path cheapest_path(std::size_t row) const {
    Path path{std::vector<double>(columns_, std::numeric_limits<double>::infinity()),
              std::vector<std::size_t>(columns_, nobody), std::vector<bool>(columns_)};
    std::size_t from = row, from_column = nobody;
    while (path.free == nobody) {
      for (std::size_t c = 0; c < columns_; ++c) {
        if (path.settled[c]) continue;
        const double distance = path.length + reduced(from, c);
        if (distance >= path.distance[c]) continue;
        path.distance[c] = distance;
        path.before[c] = from_column;
      }
      std::size_t next = nobody;
      for (std::size_t c = 0; c < columns_; ++c)
        if (!path.settled[c] && (next == nobody || path.distance[c] < path.distance[next]))
          next = c;
      path.settled[next] = true;
      path.length = path.distance[next];
      from = row_of_[next];
      from_column = next;
      if (from == nobody) path.free = next;
    }
    return path;
  }

  std::span<const double> costs_;
  std::size_t columns_;
  std::vector<double> row_potential_, column_potential_;
  std::vector<std::size_t> row_of_; // per column
};

} // namespace

std::vector<std::size_t> least_cost_assignment(std::span<const double> costs, std::size_t rows,
                                               std::size_t columns) {
  assert(columns >= rows && costs.size() == rows * columns);
  Matching matching(costs, rows, columns);
  for (std::size_t row = 0; row < rows; ++row) matching.add(row);
  std::vector<std::size_t> column_of(rows);
  for (std::size_t c = 0; c < columns; ++c)
    if (matching.row_of(c) != nobody) column_of[matching.row_of(c)] = c;
  return column_of;
}

} // namespace ilk
