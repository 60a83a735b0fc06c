// model_of_everybody() of the public library.
#include <algorithm>
#include <cmath>

#include "cluster/group_means.h"
#include "fit/held_fit.h"
#include "ilk/fit.h"
#include "model/model_access.h"
#include "pass/run.h"
#include "summary/magnitude.h"
#include "summary/quantiles.h"

namespace ilk {
namespace {

// The raw attributes of those that segments were fitted on.
Table fitted_customers(const Segmentation& found) {
  std::vector<std::uint32_t> rows;
  for (std::uint32_t row = 0; row < found.read.table.rows(); ++row)
    if (!std::ranges::binary_search(found.outliers, row)) rows.push_back(row);
  return with_values(found.read.table, gather_rows(found.read.table.values.block(), rows));
}

} // namespace

ScoringModel model_of_everybody(const FitResult& fit, unsigned threads) {
  const Segmentation& found = fit.whole().segmentation;
  Execution execution(std::max(1u, threads));
  const Table customers = fitted_customers(found);
  Model model = found.model;
  const Matrix codes = model.ensemble.encode(execution, PreparedRows(model.preparation, customers));
  const std::vector<std::uint32_t> together(codes.rows(), 0);
  model.centroids =
      run(execution, codes.block(),
          GroupMeans(together, 1, codes.columns(), largest_magnitude(execution, codes.block())))
          .centroids;
  Matrix distances(codes.rows(), 1);
  const std::vector<Score> scores = score_codes(execution, codes.block(), model.centroids);
  std::ranges::transform(scores, distances.column(0).begin(), &Score::distance);
  const double probability[] = {0.99};
  const auto usual = quantiles_by_group(execution, distances.block(), together, 1, probability);
  model.segments = {{1, "Everybody", usual[0][0][0]}};
  model.reference.reset(); // it is told by segments
  model.affine.reset();    // likewise
  return ModelAccess::wrap(std::make_shared<const Model>(std::move(model)));
}

} // namespace ilk
