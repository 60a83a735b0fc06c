#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "io/csv.h"
#include "kernels/nearest.h"
#include "model/model.h"
#include "pass/run.h"

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
      scores[first + i] = {nearest[i], distance, next > 0 ? 1 - distance / next : 0};
    }
  });
  return scores;
}

std::vector<Score> score(Execution& execution, const Model& model, const Table& table) {
  const Matrix prepared =
      apply(execution, model.preparation, table.values.block(), attribute_names(table));
  const Matrix codes = model.ensemble.encode(execution, prepared.block());
  return score_codes(execution, codes.block(), model.centroids);
}

bool is_unusual(const Model& model, const Score& score) {
  return score.distance > model.segments[score.segment].usual_distance;
}

std::string scores_header(const Table& table) {
  return csv_cell(table.id_name.empty() ? "row" : table.id_name) +
         ",segment,name,distance,margin,unusual\n";
}

std::string scores_csv(const Model& model, const Table& table, std::span<const Score> scores,
                       std::uint64_t first_row) {
  std::vector<std::string> names;
  for (const ModelSegment& segment : model.segments) names.push_back(csv_cell(segment.name));
  std::string text;
  for (std::size_t i = 0; i < scores.size(); ++i) {
    const std::string id =
        table.ids.empty() ? std::to_string(first_row + i + 1) : csv_cell(table.ids[i]);
    fmt::format_to(std::back_inserter(text), "{},{},{},{},{},{}\n", id,
                   model.segments[scores[i].segment].id, names[scores[i].segment],
                   scores[i].distance, scores[i].margin,
                   is_unusual(model, scores[i]) ? "yes" : "no");
  }
  return text;
}

} // namespace ilk
