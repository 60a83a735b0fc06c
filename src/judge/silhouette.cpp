#include "judge/silhouette.h"

#include <algorithm>
#include <cassert>
#include <limits>

#include "kernels/pairwise.h"

namespace ilk {
namespace {

using kernels::query_rows;

// References between two carries from float to double sums.
constexpr std::size_t references_at_once = 256;

// All clusters of all partitions side by side: partition p's cluster c has slot first[p] + c.
struct Slots {
  std::vector<std::size_t> first;
  std::vector<std::uint32_t> of_row; // rows x partitions
  std::vector<std::uint32_t> sizes;
  std::size_t count = 0;
};

Slots slots_of(std::span<const PartitionView> partitions, std::size_t rows) {
  Slots slots;
  for (const PartitionView& partition : partitions) {
    assert(partition.labels.size() == rows);
    slots.first.push_back(slots.count);
    slots.count += partition.count;
  }
  slots.sizes.assign(slots.count, 0);
  slots.of_row.resize(rows * partitions.size());
  for (std::size_t i = 0; i < rows; ++i)
    for (std::size_t p = 0; p < partitions.size(); ++p) {
      const std::size_t slot = slots.first[p] + partitions[p].labels[i];
      slots.of_row[i * partitions.size() + p] = static_cast<std::uint32_t>(slot);
      ++slots.sizes[slot];
    }
  return slots;
}

std::vector<float> row_by_row(const RowBlock& rows) {
  std::vector<float> values(rows.rows * rows.columns);
  for (std::size_t j = 0; j < rows.columns; ++j) {
    const auto column = rows.column(j);
    for (std::size_t i = 0; i < rows.rows; ++i) values[i * rows.columns + j] = column[i];
  }
  return values;
}

// Sums of distances from 16 queries to all rows of each slot: slots x 16.
void distance_sums(const float* queries, std::size_t columns, const std::vector<float>& references,
                   const Slots& slots, std::vector<float>& some, std::vector<double>& sums) {
  const std::size_t partitions = slots.first.size();
  const std::size_t rows = references.size() / columns;
  std::fill(sums.begin(), sums.end(), 0.0);
  for (std::size_t first = 0; first < rows; first += references_at_once) {
    const std::size_t count = std::min(references_at_once, rows - first);
    std::fill(some.begin(), some.end(), 0.0f);
    kernels::add_distances_by_group(queries, columns, references.data() + first * columns, count,
                                    slots.of_row.data() + first * partitions, partitions,
                                    some.data());
    for (std::size_t s = 0; s < sums.size(); ++s) sums[s] += some[s];
  }
}

// From the sums of distances of one row (every 16th from `sums`) to one partition's slots.
float silhouette(const double* sums, const std::uint32_t* sizes, std::size_t count,
                 std::uint32_t own) {
  if (sizes[own] <= 1) return 0;
  const double inside = sums[own * query_rows] / (sizes[own] - 1);
  double outside = std::numeric_limits<double>::infinity();
  for (std::size_t c = 0; c < count; ++c)
    if (c != own && sizes[c] > 0) outside = std::min(outside, sums[c * query_rows] / sizes[c]);
  const double larger = std::max(inside, outside);
  if (outside == std::numeric_limits<double>::infinity() || larger == 0) return 0;
  return static_cast<float>((outside - inside) / larger);
}

} // namespace

std::vector<std::vector<float>> silhouettes(Execution& execution, const RowBlock& rows,
                                            std::span<const PartitionView> partitions) {
  std::vector<std::vector<float>> values(partitions.size(), std::vector<float>(rows.rows));
  if (rows.rows == 0 || partitions.empty()) return values;
  const Slots slots = slots_of(partitions, rows.rows);
  const auto references = row_by_row(rows);

  const std::size_t groups = (rows.rows + query_rows - 1) / query_rows;
  execution.for_each(groups, [&](std::size_t group) {
    const std::size_t first = group * query_rows;
    const std::size_t size = std::min(query_rows, rows.rows - first);
    std::vector<float> queries(rows.columns * query_rows), some(slots.count * query_rows);
    std::vector<double> sums(slots.count * query_rows);
    for (std::size_t j = 0; j < rows.columns; ++j)
      std::copy_n(rows.column(j).data() + first, size, queries.data() + j * query_rows);
    distance_sums(queries.data(), rows.columns, references, slots, some, sums);
    for (std::size_t p = 0; p < partitions.size(); ++p)
      for (std::size_t i = 0; i < size; ++i)
        values[p][first + i] = silhouette(sums.data() + slots.first[p] * query_rows + i,
                                          slots.sizes.data() + slots.first[p], partitions[p].count,
                                          partitions[p].labels[first + i]);
  });
  return values;
}

double mean_of(std::span<const float> values) {
  double sum = 0;
  for (const float value : values) sum += value;
  return values.empty() ? 0 : sum / static_cast<double>(values.size());
}

} // namespace ilk
