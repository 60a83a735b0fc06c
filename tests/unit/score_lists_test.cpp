// Lines about single customers.
#include "report/score_lists.h"

#include <cmath>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "base/csv_cell.h"
#include "base/philox.h"

namespace ilk {
namespace {

Model three_segments() {
  Model model;
  model.segments = {{1, "Few, but large", 1}, {2, "Many", 2}, {3, "=All", 0.5}};
  return model;
}

// With figures that lie halfway between two decimals, and ids that need quotes or a guard.
struct Customers {
  Table table;
  std::vector<Score> scores;

  explicit Customers(std::size_t rows, bool ids) {
    RandomSequence random(RandomStream(8, Purpose::test));
    table.values = Matrix(rows, 1);
    for (std::uint32_t i = 0; i < rows; ++i) {
      const float sixteenths = static_cast<float>(random.below(4000)) / 16;
      const auto any = static_cast<float>(std::exp(4 * random.normal()));
      scores.push_back({static_cast<std::uint32_t>(random.below(3)), i % 3 == 0 ? sixteenths : any,
                        static_cast<float>(random.uniform()), 0});
      table.positions.push_back(static_cast<std::uint32_t>(rows) - 1 - i);
      if (ids) table.ids.push_back(i % 10 == 3 ? fmt::format("-C,{}", i) : fmt::format("C{}", i));
    }
    if (rows > 5) scores[5].distance = 3e6f, scores[4].distance = 0;
  }
};

std::string lines_of(const Model& model, const Customers& customers, ScoreDigits digits) {
  std::string lines;
  Execution execution(2);
  write_scores(execution, model, customers.table, customers.scores, 100, digits,
               [&](std::string_view piece) { lines += piece; });
  return lines;
}

TEST(ScoreLists, LinesStandInTheOrderOfTheSourceWithTheirFigures) {
  const Model model = three_segments();
  for (const bool ids : {true, false})
    for (const std::size_t rows : {0, 1, 63, 64, 65, 20'000}) {
      const Customers customers(rows, ids);
      std::string three, exact;
      for (std::size_t place = 0; place < rows; ++place) {
        const std::size_t row = rows - 1 - place;
        const Score& score = customers.scores[row];
        const ModelSegment& segment = model.segments[score.segment];
        const std::string begin = fmt::format(
            "{},{},{},", ids ? csv_cell(customers.table.ids[row]) : std::to_string(100 + place + 1),
            segment.id, csv_cell(segment.name));
        const std::string end = score.distance > segment.usual_distance ? ",yes\n" : ",no\n";
        three += fmt::format("{}{:.3f},{:.3f}{}", begin, score.distance, score.margin, end);
        exact += fmt::format("{}{},{}{}", begin, score.distance, score.margin, end);
      }
      EXPECT_EQ(lines_of(model, customers, ScoreDigits::three), three) << rows;
      EXPECT_EQ(lines_of(model, customers, ScoreDigits::exact), exact) << rows;
    }
}

} // namespace
} // namespace ilk
