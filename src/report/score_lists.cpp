#include "report/score_lists.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <iterator>
#include <string_view>
#include <vector>

#include <fmt/compile.h>
#include <fmt/format.h>

#include "base/csv_cell.h"

namespace ilk {
namespace {

// As "{:.3f}" gives it: of two that are equally near the even one.
void append_three_decimals(float figure, std::string& text) {
  constexpr float most = 1 << 20;
  if (std::signbit(figure) || !(figure < most)) {
    fmt::format_to(std::back_inserter(text), FMT_COMPILE("{:.3f}"), figure);
    return;
  }
  const auto thousandths = static_cast<std::uint32_t>(std::nearbyint(double{figure} * 1000));
  const fmt::format_int whole(thousandths / 1000);
  const std::uint32_t rest = thousandths % 1000;
  const auto digit = [](std::uint32_t value) { return static_cast<char>('0' + value % 10); };
  const char decimals[] = {'.', digit(rest / 100), digit(rest / 10), digit(rest)};
  text.append(whole.data(), whole.size()).append(decimals, sizeof decimals);
}

// Lines of CSV about single customers.
class ScoreLines {
 public:
  ScoreLines(const Model& model, const Table& table, std::span<const Score> scores,
             std::uint64_t first_row, ScoreDigits digits)
      : model_(model), table_(table), scores_(scores), first_row_(first_row), digits_(digits) {
    for (const ModelSegment& segment : model.segments)
      segments_.push_back(fmt::format(",{},{},", segment.id, csv_cell(segment.name)));
  }

  /// Of rows of the table in any order. What they need is brought near for many at once, as it
  /// lies far apart.
  void append(std::string& text, std::span<const std::uint32_t> rows) const {
    constexpr std::size_t at_once = 64;
    std::array<std::string_view, at_once> ids;
    for (std::size_t first = 0; first < rows.size(); first += at_once) {
      const auto some = rows.subspan(first, std::min(at_once, rows.size() - first));
      for (std::size_t i = 0; i < some.size(); ++i) {
        __builtin_prefetch(&scores_[some[i]]);
        if (table_.ids.empty()) continue;
        ids[i] = table_.ids[some[i]];
        __builtin_prefetch(ids[i].data());
      }
      for (std::size_t i = 0; i < some.size(); ++i) append_line(text, some[i], ids[i]);
    }
  }

 private:
  void append_line(std::string& text, std::size_t row, std::string_view id) const {
    const Score& score = scores_[row];
    if (table_.ids.empty()) {
      const fmt::format_int number(first_row_ + table_.position_of(row) + 1);
      text.append(number.data(), number.size());
    } else {
      append_csv_cell(id, text);
    }
    text += segments_[score.segment];
    append_figure(score.distance, text);
    text += ',';
    append_figure(score.margin, text);
    text += is_unusual(model_, score) ? ",yes\n" : ",no\n";
  }

  void append_figure(float figure, std::string& text) const {
    if (digits_ == ScoreDigits::exact)
      fmt::format_to(std::back_inserter(text), FMT_COMPILE("{}"), figure);
    else
      append_three_decimals(figure, text);
  }

  const Model& model_;
  const Table& table_;
  std::span<const Score> scores_;
  std::uint64_t first_row_;
  ScoreDigits digits_;
  std::vector<std::string> segments_; // number and name, as cells, between commas
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
      const std::size_t begin = std::min(end, first + t * at_once);
      lines.append(texts[t], std::span(rows).subspan(begin, end - begin));
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
  lines.append(text, rows);
  return text;
}

} // namespace ilk
