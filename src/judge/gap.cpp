#include "judge/gap.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>

#include "base/philox.h"
#include "cluster/kmeans.h"
#include "encode/pca.h"
#include "pass/run.h"
#include "summary/magnitude.h"
#include "summary/row_sample.h"

namespace ilk {
namespace {

// The least share of the sum of squares that an inertia can be told from 0 by.
constexpr double rounding = 0x1p-40;

// The extent of the rows along each of their principal axes.
struct Box {
  std::vector<double> low;
  std::vector<double> width;
};

Box principal_box(Execution& execution, const RowBlock& rows) {
  const PrincipalComponents components = principal_components(execution, rows);
  Box box;
  for (const auto& axis : components.axes) {
    std::vector<double> along(rows.rows);
    for (std::size_t j = 0; j < rows.columns; ++j)
      for (std::size_t i = 0; i < rows.rows; ++i)
        along[i] += axis[j] * (rows.column(j)[i] - components.mean[j]);
    const auto [low, high] = std::ranges::minmax(along);
    box.low.push_back(low);
    box.width.push_back(high - low);
  }
  return box;
}

// In the coordinates of the axes: turning the rows back would not change their inertia.
Matrix draw_reference(const Box& box, std::size_t rows, const RandomStream& stream) {
  const std::size_t columns = box.low.size();
  Matrix table(rows, columns);
  for (std::size_t j = 0; j < columns; ++j)
    for (std::size_t i = 0; i < rows; ++i)
      table.at(i, j) =
          static_cast<float>(box.low[j] + box.width[j] * stream.uniform(i * columns + j));
  return table;
}

std::vector<double> log_inertias(Execution& execution, const RowBlock& rows,
                                 const GapOptions& options, double least) {
  KMeansOptions clustering;
  clustering.counts = options.counts;
  clustering.restarts = options.restarts;
  clustering.seed = options.seed;
  std::vector<double> logs;
  for (const KMeansResult& result : kmeans(execution, rows, clustering))
    logs.push_back(std::log(std::max(result.inertia, least)));
  return logs;
}

Gap gap_of(std::size_t k, double observed, std::span<const double> references) {
  const auto count = static_cast<double>(references.size());
  double mean = 0, variance = 0;
  for (const double log : references) mean += log / count;
  for (const double log : references) variance += (log - mean) * (log - mean) / count;
  return {k, mean - observed, std::sqrt(variance * (1 + 1 / count))};
}

} // namespace

std::vector<Gap> gap_statistic(Execution& execution, const RowBlock& block,
                               const GapOptions& options) {
  assert(block.rows > 0 && options.references > 0);
  const Matrix sampled = gather_rows(
      block, run(execution, block.as_table(),
                 RowSample(options.most_rows, RandomStream(options.seed, Purpose::row_sample))));
  const RowBlock rows = sampled.block();
  const Box box = principal_box(execution, rows);
  const double least =
      std::max(square_norms(execution, rows).sum * rounding, std::numeric_limits<double>::min());

  // The references' and, last, the rows' own: tables so small are clustered faster side by side.
  std::vector<std::vector<double>> logs(options.references + 1);
  execution.for_each(logs.size(), [&](std::size_t task) {
    Execution alone = execution.alone();
    const bool own = task == options.references;
    const RandomStream stream(options.seed, Purpose::gap_reference,
                              static_cast<std::uint32_t>(task));
    const Matrix reference = own ? Matrix() : draw_reference(box, rows.rows, stream);
    logs[task] = log_inertias(alone, own ? rows : reference.block(), options, least);
  });

  std::vector<Gap> table;
  for (std::size_t c = 0; c < options.counts.size(); ++c) {
    std::vector<double> references;
    for (std::size_t r = 0; r < options.references; ++r) references.push_back(logs[r][c]);
    table.push_back(gap_of(options.counts[c], logs.back()[c], references));
  }
  return table;
}

std::size_t gap_choice(std::span<const Gap> table) {
  for (std::size_t i = 0; i + 1 < table.size(); ++i)
    if (table[i + 1].k == table[i].k + 1 && table[i].gap >= table[i + 1].gap - table[i + 1].error)
      return table[i].k;
  return 0;
}

} // namespace ilk
