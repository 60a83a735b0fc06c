// The gradient of a batch, by several threads in step.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "model/network.h"
#include "table/matrix.h"

namespace ilk {

/// A batch's rows are divided into shards, each with a gradient of its own. How many there are
/// depends on the batch's size alone, so the sum of the shards' gradients in their order does not
/// depend on how many members of a team work on them.
///
/// Each member has its own copy of the network, which all update alike from the same sum: what the
/// members write for one another is the gradients alone. There are two sets of them, for odd and
/// even steps, so that one wait per step, between compute() and gradients(), is enough.
class BatchGradient {
 public:
  /// For batches of up to `batch` of the rows, with networks of this shape.
  BatchGradient(const Network& network, const RowBlock& rows, std::size_t batch);

  std::size_t shards() const { return sets_[0].size(); }

  /// What a member needs for itself.
  struct Desk {
    explicit Desk(const Network& network) : transposed(network), work(network) {}

    Network::Transposed transposed;
    Network::Workspace work;
  };

  /// Computes the member's share of the shards. `network` is the member's.
  void compute(unsigned member, unsigned members, std::size_t step, const Network& network,
               std::span<const std::uint32_t> batch, Desk& desk);

  /// The gradients to add up, once all members have computed the step for `rows` rows.
  std::vector<const float*> gradients(std::size_t step, std::size_t rows) const;

  /// Of the same: the sum of squared errors.
  double error(std::size_t step, std::size_t rows) const;

 private:
  static constexpr std::size_t most_shards = 8; // each member reads the gradients of all
  static constexpr std::size_t least_tiles = 2; // of a shard

  struct Shard {
    std::vector<float> gradient;
    double error = 0;
  };

  std::size_t used(std::size_t rows) const { return (rows + shard_rows_ - 1) / shard_rows_; }

  std::vector<float> rows_; // row by row
  std::size_t shard_rows_;
  std::array<std::vector<Shard>, 2> sets_;
};

} // namespace ilk
