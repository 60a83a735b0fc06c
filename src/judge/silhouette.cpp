#include "judge/silhouette.h"

#include <algorithm>
#include <cassert>
#include <limits>
#include <numeric>

#include "judge/cluster_distances.h"
#include "kernels/pairwise.h"

namespace ilk {
namespace {

using kernels::query_rows;

// The longest run whose distances are added up as floats.
constexpr std::size_t longest_run = 128;

// Queries that one task looks from: the references are then read once for many.
constexpr std::size_t queries_per_task = 2 * query_rows;

// All clusters of all partitions side by side: partition p's cluster c has slot first[p] + c.
struct Slots {
  std::vector<std::size_t> first;
  std::vector<std::uint32_t> sizes;
  std::size_t count = 0;
};

Slots slots_of(std::span<const PartitionView> partitions) {
  Slots slots;
  for (const PartitionView& partition : partitions) {
    slots.first.push_back(slots.count);
    slots.count += partition.count;
  }
  slots.sizes.assign(slots.count, 0);
  for (std::size_t p = 0; p < partitions.size(); ++p)
    for (const std::uint32_t label : partitions[p].labels) ++slots.sizes[slots.first[p] + label];
  return slots;
}

// The rows that all queries look at, sorted by their labels in all partitions, so that those with
// the same labels stand together: distances to a run of them are one sum for every partition.
struct References {
  std::vector<float> values;        // row by row
  std::vector<std::uint32_t> ends;  // of the runs
  std::vector<std::uint32_t> slots; // runs x partitions
};

References references_of(const RowBlock& rows, std::span<const PartitionView> partitions,
                         const Slots& slots) {
  std::vector<std::uint32_t> order(rows.rows);
  std::iota(order.begin(), order.end(), 0u);
  for (std::size_t p = partitions.size(); p-- > 0;) { // by the last label first, stably
    const auto labels = partitions[p].labels;
    std::vector<std::uint32_t> start(partitions[p].count + 1), sorted(rows.rows);
    for (const std::uint32_t label : labels) ++start[label + 1];
    std::partial_sum(start.begin(), start.end(), start.begin());
    for (const std::uint32_t row : order) sorted[start[labels[row]]++] = row;
    order.swap(sorted);
  }
  References references;
  references.values.resize(rows.rows * rows.columns);
  for (std::size_t j = 0; j < rows.columns; ++j)
    for (std::size_t i = 0; i < rows.rows; ++i)
      references.values[i * rows.columns + j] = rows.column(j)[order[i]];
  const auto alike = [&](std::uint32_t a, std::uint32_t b) {
    return std::ranges::all_of(partitions, [&](const PartitionView& partition) {
      return partition.labels[a] == partition.labels[b];
    });
  };
  for (std::size_t begin = 0, end = 0; begin < rows.rows; begin = end) {
    while (end < rows.rows && end < begin + longest_run && alike(order[begin], order[end])) ++end;
    references.ends.push_back(static_cast<std::uint32_t>(end));
    for (std::size_t p = 0; p < partitions.size(); ++p)
      references.slots.push_back(
          static_cast<std::uint32_t>(slots.first[p] + partitions[p].labels[order[begin]]));
  }
  return references;
}

// From the sums of distances of one row to one partition's slots, `stride` apart.
float silhouette(const double* sums, std::size_t stride, const std::uint32_t* sizes,
                 std::size_t count, std::uint32_t own) {
  if (sizes[own] <= 1) return 0;
  const double inside = sums[own * stride] / (sizes[own] - 1);
  double outside = std::numeric_limits<double>::infinity();
  for (std::size_t c = 0; c < count; ++c)
    if (c != own && sizes[c] > 0) outside = std::min(outside, sums[c * stride] / sizes[c]);
  const double larger = std::max(inside, outside);
  if (outside == std::numeric_limits<double>::infinity() || larger == 0) return 0;
  return static_cast<float>((outside - inside) / larger);
}

// With one partition each pair of rows is looked at once for both. (With several, the runs of rows
// with equal labels in all of them are too short for that.)
std::vector<float> silhouettes_of_one(Execution& execution, const RowBlock& rows,
                                      const PartitionView& partition) {
  const Slots slots = slots_of({&partition, 1});
  const auto sums = distances_to_clusters(execution, rows, partition.labels, partition.count);
  std::vector<float> values(rows.rows);
  for (std::size_t i = 0; i < rows.rows; ++i)
    values[i] = silhouette(sums.data() + i * partition.count, 1, slots.sizes.data(),
                           partition.count, partition.labels[i]);
  return values;
}

} // namespace

std::vector<std::vector<float>> silhouettes_of(Execution& execution, const RowBlock& rows,
                                               std::span<const PartitionView> partitions,
                                               std::span<const std::uint32_t> queries) {
  std::vector<std::vector<float>> values(partitions.size(), std::vector<float>(queries.size()));
  if (queries.empty() || partitions.empty()) return values;
  const Slots slots = slots_of(partitions);
  const References references = references_of(rows, partitions, slots);

  const std::size_t tasks = (queries.size() + queries_per_task - 1) / queries_per_task;
  execution.for_each(tasks, [&](std::size_t task) {
    std::vector<float> points(rows.columns * query_rows);
    std::vector<float> by_run(references.ends.size() * query_rows);
    std::vector<double> sums(slots.count * query_rows);
    const std::size_t end = std::min((task + 1) * queries_per_task, queries.size());
    for (std::size_t first = task * queries_per_task; first < end; first += query_rows) {
      const auto some = queries.subspan(first, std::min(query_rows, end - first));
      for (std::size_t j = 0; j < rows.columns; ++j)
        for (std::size_t i = 0; i < some.size(); ++i)
          points[j * query_rows + i] = rows.data[j * rows.stride + some[i]];
      kernels::sum_distances(points.data(), rows.columns, references.values.data(), references.ends,
                             by_run.data());
      std::ranges::fill(sums, 0.0);
      kernels::add_to_slots(by_run.data(), references.ends.size(), references.slots.data(),
                            partitions.size(), sums.data());
      for (std::size_t p = 0; p < partitions.size(); ++p)
        for (std::size_t i = 0; i < some.size(); ++i)
          values[p][first + i] = silhouette(sums.data() + slots.first[p] * query_rows + i,
                                            query_rows, slots.sizes.data() + slots.first[p],
                                            partitions[p].count, partitions[p].labels[some[i]]);
    }
  });
  return values;
}

std::vector<std::vector<float>> silhouettes(Execution& execution, const RowBlock& rows,
                                            std::span<const PartitionView> partitions) {
  if (partitions.size() == 1) return {silhouettes_of_one(execution, rows, partitions[0])};
  std::vector<std::uint32_t> all(rows.rows);
  std::iota(all.begin(), all.end(), 0u);
  return silhouettes_of(execution, rows, partitions, all);
}

double mean_of(std::span<const float> values) {
  double sum = 0;
  for (const float value : values) sum += value;
  return values.empty() ? 0 : sum / static_cast<double>(values.size());
}

} // namespace ilk
