#include <algorithm>
#include <cmath>

#include "kernels/nearest.h"
#include "model/model.h"

namespace ilk {
std::vector<Score> score_codes(Execution& execution, const RowBlock& codes,
                               const Centroids& centroids) {
  const CentroidSearch search(centroids);
  std::vector<Score> scores(codes.rows);
  const std::size_t blocks = (codes.rows + default_block_rows - 1) / default_block_rows;
  execution.for_each(blocks, [&](std::size_t block) {
    const std::size_t first = block * default_block_rows;
    const RowBlock part = codes.slice(first, std::min(default_block_rows, codes.rows - first));
    std::vector<std::uint32_t> nearest(part.rows), second(part.rows);
    std::vector<float> squares(part.rows), second_squares(part.rows);
    kernels::nearest_two(part, search.targets(), nearest.data(), squares.data(), second.data(),
                         second_squares.data());
    for (std::size_t i = 0; i < part.rows; ++i) {
      const float distance = std::sqrt(squares[i]), next = std::sqrt(second_squares[i]);
      scores[first + i] = {nearest[i], distance, next > 0 ? 1 - distance / next : 0, second[i]};
    }
  });
  return scores;
}

std::vector<Score> score(Execution& execution, const Model& model, const Table& table) {
  const Matrix codes = model.ensemble.encode(execution, PreparedRows(model.preparation, table));
  return score_codes(execution, codes.block(), model.centroids);
}

bool is_unusual(const Model& model, const Score& score) {
  return score.distance > model.segments[score.segment].usual_distance;
}

} // namespace ilk
