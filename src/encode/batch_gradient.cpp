#include "encode/batch_gradient.h"

#include <algorithm>

namespace ilk {

BatchGradient::BatchGradient(const Network& network, const RowBlock& rows, std::size_t batch)
    : rows_(network.row_by_row(rows)) {
  const std::size_t tiles = (batch + network_tile_rows - 1) / network_tile_rows;
  shard_rows_ = std::max(least_tiles, (tiles + most_shards - 1) / most_shards) * network_tile_rows;
  const Shard shard{std::vector<float>(network.parameters().size()), 0};
  for (auto& set : sets_) set.assign(used(batch), shard);
}

void BatchGradient::compute(unsigned member, unsigned members, std::size_t step,
                            const Network& network, std::span<const std::uint32_t> batch,
                            Desk& desk) {
  const auto scale =
      static_cast<float>(1.0 / static_cast<double>(batch.size() * network.shape().inputs));
  for (std::size_t s = member; s < used(batch.size()); s += members) {
    Shard& shard = sets_[step % 2][s];
    shard.error = 0;
    auto into = Network::Into::fresh;
    const std::size_t end = std::min((s + 1) * shard_rows_, batch.size());
    for (std::size_t first = s * shard_rows_; first < end; first += network_tile_rows) {
      const std::size_t count = std::min(network_tile_rows, end - first);
      network.load(rows_, batch.subspan(first, count), desk.work);
      network.forward(count, desk.work);
      shard.error +=
          network.backward(count, scale, desk.transposed, desk.work, into, shard.gradient);
      into = Network::Into::sum;
    }
  }
}

std::vector<const float*> BatchGradient::gradients(std::size_t step, std::size_t rows) const {
  std::vector<const float*> gradients;
  for (std::size_t s = 0; s < used(rows); ++s)
    gradients.push_back(sets_[step % 2][s].gradient.data());
  return gradients;
}

double BatchGradient::error(std::size_t step, std::size_t rows) const {
  double error = 0;
  for (std::size_t s = 0; s < used(rows); ++s) error += sets_[step % 2][s].error;
  return error;
}

} // namespace ilk
