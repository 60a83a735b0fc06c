#include "model/ensemble.h"

#include <algorithm>
#include <numeric>

#include "kernels/dense.h"
#include "model/prepared_rows.h"

namespace ilk {

namespace {

constexpr std::size_t tiles_at_once = 16;

// The codes of some rows, which begin at row `first` of all.
void encode_block(const Ensemble& ensemble, const RowBlock& rows, std::size_t first,
                  Matrix& codes) {
  const auto& members = ensemble.members;
  const std::size_t columns = ensemble.columns, width = kernels::padded_width(columns);
  const std::size_t code = members[0].shape().code;
  std::vector<Network::Workspace> works;
  for (const Network& member : members) works.emplace_back(member);
  std::vector<float> out(network_tile_rows * width);
  std::vector<std::uint32_t> indices(network_tile_rows);
  for (std::size_t at = 0; at < rows.rows; at += network_tile_rows) {
    const std::size_t count = std::min(network_tile_rows, rows.rows - at);
    std::iota(indices.begin(), indices.end(), static_cast<std::uint32_t>(at));
    kernels::fill_rows(ensemble.offset.data(), width, count, out.data());
    for (std::size_t m = 0; m < members.size(); ++m) {
      if (m == 0) // all have the same inputs, which are handed on
        members[0].load(rows, std::span(indices).first(count), works[0]);
      else
        works[m].inputs.swap(works[m - 1].inputs);
      members[m].encode(count, works[m]);
      kernels::add_product(works[m].activations[members[m].encoder_layers() - 1].data(),
                           kernels::padded_width(code), code,
                           ensemble.mixing.data() + m * code * width, width, count, out.data());
    }
    for (std::size_t k = 0; k < columns; ++k)
      for (std::size_t i = 0; i < count; ++i) codes.at(first + at + i, k) = out[i * width + k];
  }
}

template <class Rows>
Matrix encode_rows(Execution& execution, const Ensemble& ensemble, const Rows& rows) {
  Matrix codes(rows.rows, ensemble.columns);
  const std::size_t block_rows = tiles_at_once * network_tile_rows;
  execution.for_each((rows.rows + block_rows - 1) / block_rows, [&](std::size_t block) {
    const std::size_t first = block * block_rows;
    const auto part = rows.slice(first, std::min(block_rows, rows.rows - first));
    encode_block(ensemble, part, first, codes);
  });
  return codes;
}

} // namespace

Matrix Ensemble::encode(Execution& execution, const RowBlock& rows) const {
  return encode_rows(execution, *this, rows);
}

Matrix Ensemble::encode(Execution& execution, const PreparedRows& rows) const {
  return encode_rows(execution, *this, rows);
}

bool Ensemble::is_linear() const {
  return std::ranges::all_of(members, [](const Network& member) {
    const Layer& code = member.layers()[member.encoder_layers() - 1];
    const auto weights = member.parameters().subspan(code.weights, code.inputs * code.width);
    return std::ranges::all_of(weights, [](float weight) { return weight == 0; });
  });
}

} // namespace ilk
