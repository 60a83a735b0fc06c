#include "report/score_lists.h"

#include <algorithm>
#include <iterator>
#include <vector>

#include <fmt/compile.h>
#include <fmt/format.h>

#include "base/csv_cell.h"

namespace ilk {
namespace {

// Lines of CSV about single customers.
class ScoreLines {
 public:
  ScoreLines(const Model& model, const Table& table, std::span<const Score> scores,
             std::uint64_t first_row, ScoreDigits digits)
      : model_(model), table_(table), scores_(scores), first_row_(first_row), digits_(digits) {
    for (const ModelSegment& segment : model.segments) names_.push_back(csv_cell(segment.name));
  }

  void append(std::string& text, std::size_t row) const {
    const Score& score = scores_[row];
    const std::string id = table_.ids.empty()
                               ? std::to_string(first_row_ + table_.position_of(row) + 1)
                               : csv_cell(table_.ids[row]);
    const auto line = [&](auto form) {
      fmt::format_to(std::back_inserter(text), form, id, model_.segments[score.segment].id,
                     names_[score.segment], score.distance, score.margin,
                     is_unusual(model_, score) ? "yes" : "no");
    };
    if (digits_ == ScoreDigits::exact)
      line(FMT_COMPILE("{},{},{},{},{},{}\n"));
    else
      line(FMT_COMPILE("{},{},{},{:.3f},{:.3f},{}\n"));
  }

 private:
  const Model& model_;
  const Table& table_;
  std::span<const Score> scores_;
  std::uint64_t first_row_;
  ScoreDigits digits_;
  std::vector<std::string> names_; // as cells
};

} // namespace

std::string scores_header(const Table& table) {
  return csv_cell(table.id_name.empty() ? "row" : table.id_name) +
         ",segment,name,distance,margin,unusual\n";
}

void write_scores(Execution& execution, const Model& model, const Table& table,
                  std::span<const Score> scores, std::uint64_t first_row, ScoreDigits digits,
                  const TextSink& write) {
  constexpr std::size_t at_once = 1 << 14; // rows
  const ScoreLines lines(model, table, scores, first_row, digits);
  const std::vector<std::uint32_t> rows = table.in_source_order();
  std::vector<std::string> texts(execution.threads() * std::size_t{4});
  for (std::size_t first = 0; first < rows.size(); first += texts.size() * at_once) {
    execution.for_each(texts.size(), [&](std::size_t t) {
      texts[t].clear();
      const std::size_t end = std::min(rows.size(), first + (t + 1) * at_once);
      for (std::size_t i = first + t * at_once; i < end; ++i) lines.append(texts[t], rows[i]);
    });
    for (const std::string& text : texts) write(text);
  }
}

std::string outliers_csv(const Model& model, const Table& table, std::span<const Score> scores,
                         std::span<const std::uint32_t> outliers, ScoreDigits digits) {
  const ScoreLines lines(model, table, scores, 0, digits);
  std::string text = scores_header(table);
  std::vector<std::uint32_t> rows(outliers.begin(), outliers.end());
  std::ranges::sort(rows, {}, [&](std::uint32_t row) { return table.position_of(row); });
  for (const std::uint32_t row : rows) lines.append(text, row);
  return text;
}

} // namespace ilk
