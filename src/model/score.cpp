#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "io/csv.h"
#include "kernels/nearest.h"
#include "model/model.h"
#include "pass/run.h"

namespace ilk {
namespace {

// Lines of CSV about single customers.
class ScoreLines {
 public:
  ScoreLines(const Model& model, const Table& table, std::span<const Score> scores,
             std::uint64_t first_row)
      : model_(model), table_(table), scores_(scores), first_row_(first_row) {
    for (const ModelSegment& segment : model.segments) names_.push_back(csv_cell(segment.name));
  }

  void append(std::string& text, std::size_t row) const {
    const Score& score = scores_[row];
    const std::string id =
        table_.ids.empty() ? std::to_string(first_row_ + row + 1) : csv_cell(table_.ids[row]);
    fmt::format_to(std::back_inserter(text), "{},{},{},{},{},{}\n", id,
                   model_.segments[score.segment].id, names_[score.segment], score.distance,
                   score.margin, is_unusual(model_, score) ? "yes" : "no");
  }

 private:
  const Model& model_;
  const Table& table_;
  std::span<const Score> scores_;
  std::uint64_t first_row_;
  std::vector<std::string> names_; // as cells
};

} // namespace

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
  const ScoreLines lines(model, table, scores, first_row);
  std::string text;
  for (std::size_t row = 0; row < scores.size(); ++row) lines.append(text, row);
  return text;
}

std::string outliers_csv(const Model& model, const Table& table, std::span<const Score> scores,
                         std::span<const std::uint32_t> outliers) {
  const ScoreLines lines(model, table, scores, 0);
  std::string text = scores_header(table);
  for (const std::uint32_t row : outliers) lines.append(text, row);
  return text;
}

} // namespace ilk
