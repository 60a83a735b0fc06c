// Where mixtures start: labels of k-means, a kind split in two, two kinds merged.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "base/execution.h"
#include "cluster/mixture.h"
#include "table/matrix.h"

namespace ilk {

/// The likeliest kind of each row, ties to the first.
std::vector<std::uint32_t> likeliest(const Responsibilities& of, std::size_t kinds,
                                     std::size_t rows);

/// Nine tenths to the row's label, the rest to all. `padded` rows, of which labels.size() are real.
Responsibilities of_labels(std::span<const std::uint32_t> labels, std::size_t kinds,
                           std::size_t padded);

/// The kinds, at most `most`, of ten rows or more with the largest sums of squares in `near`.
std::vector<std::uint32_t> widest_kinds(const RowBlock& near, std::span<const std::uint32_t> labels,
                                        std::size_t kinds, std::size_t most);

/// Labels with `kind` split in two by k-means in `near`; the new kind is number `kinds`.
std::vector<std::uint32_t> split(Execution& execution, const RowBlock& near,
                                 std::vector<std::uint32_t> labels, std::uint32_t kind,
                                 std::size_t kinds, std::uint64_t seed);

/// The pairs, at most `most`, that share most: the sum of the products of their responsibilities
/// over the smaller one's size.
std::vector<std::pair<std::size_t, std::size_t>>
closest_pairs(const Responsibilities& of, std::size_t kinds, std::size_t padded, std::size_t most);

/// With the second of a pair added to the first, and left out.
Responsibilities merged(const Responsibilities& of, std::size_t kinds, std::size_t padded,
                        std::pair<std::size_t, std::size_t> pair);

} // namespace ilk
