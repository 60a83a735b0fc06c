#include "model/ensemble.h"

#include <algorithm>
#include <numeric>

#include "kernels/dense.h"

namespace ilk {

Matrix Ensemble::encode(Execution& execution, const RowBlock& rows) const {
  Matrix codes(rows.rows, columns);
  const std::size_t width = kernels::padded_width(columns);
  const std::size_t code = members[0].shape().code;
  constexpr std::size_t tiles_at_once = 16;
  const std::size_t block_rows = tiles_at_once * network_tile_rows;
  const std::size_t blocks = (rows.rows + block_rows - 1) / block_rows;
  execution.for_each(blocks, [&](std::size_t block) {
    std::vector<Network::Workspace> works;
    for (const Network& member : members) works.emplace_back(member);
    std::vector<float> out(network_tile_rows * width);
    std::vector<std::uint32_t> indices(network_tile_rows);
    const std::size_t end = std::min(rows.rows, (block + 1) * block_rows);
    for (std::size_t first = block * block_rows; first < end; first += network_tile_rows) {
      const std::size_t count = std::min(network_tile_rows, end - first);
      std::iota(indices.begin(), indices.end(), static_cast<std::uint32_t>(first));
      kernels::fill_rows(offset.data(), width, count, out.data());
      for (std::size_t m = 0; m < members.size(); ++m) {
        if (m == 0) // all have the same inputs, which are handed on
          members[0].load(rows, std::span(indices).first(count), works[0]);
        else
          works[m].inputs.swap(works[m - 1].inputs);
        members[m].encode(count, works[m]);
        kernels::add_product(works[m].activations[members[m].encoder_layers() - 1].data(),
                             kernels::padded_width(code), code, mixing.data() + m * code * width,
                             width, count, out.data());
      }
      for (std::size_t k = 0; k < columns; ++k)
        for (std::size_t i = 0; i < count; ++i) codes.at(first + i, k) = out[i * width + k];
    }
  });
  return codes;
}

bool Ensemble::is_linear() const {
  return std::ranges::all_of(members, [](const Network& member) {
    const Layer& code = member.layers()[member.encoder_layers() - 1];
    const auto weights = member.parameters().subspan(code.weights, code.inputs * code.width);
    return std::ranges::all_of(weights, [](float weight) { return weight == 0; });
  });
}

} // namespace ilk
