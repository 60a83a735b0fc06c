#include "monitor/reconstruction.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

#include "encode/train.h"
#include "pass/run.h"
#include "summary/moments.h"
#include "summary/row_sample.h"

namespace ilk {
namespace {

Matrix sample_of(Execution& execution, const RowBlock& prepared) {
  return gather_rows(prepared, reconstruction_sample(execution, prepared));
}

// Mean over the encoders of these rows' mean squared error, summed over the columns.
double error_of(Execution& execution, const Model& model, const RowBlock& rows,
                const std::vector<std::uint32_t>& indices) {
  const auto& members = model.ensemble.members;
  std::vector<double> errors(members.size());
  execution.for_each(members.size(), [&](std::size_t m) {
    for (const double error : reconstruction_errors(members[m], rows, indices)) errors[m] += error;
  });
  double error = 0;
  for (const double each : errors) error += each / static_cast<double>(errors.size());
  return error;
}

} // namespace

std::vector<std::uint32_t> reconstruction_sample(Execution& execution, const RowBlock& rows) {
  return run(execution, rows, // whatever the seed
             RowSample(reconstructed_rows, RandomStream(1, Purpose::comparison_rows)));
}

double reconstruction_r2(Execution& execution, const Model& model, const RowBlock& prepared) {
  const Matrix sample = sample_of(execution, prepared);
  double variance = 0;
  for (const ColumnMoments& moments : run(execution, sample.block(), Moments(sample.columns(), 2)))
    variance += moments.variance;
  std::vector<std::uint32_t> all(sample.rows());
  std::iota(all.begin(), all.end(), 0u);
  const double error = error_of(execution, model, sample.block(), all);
  return variance > 0 ? 1 - error / variance : 1;
}

double reconstruction_r2_deviation(Execution& execution, const Model& model,
                                   const RowBlock& prepared) {
  const Matrix sample = sample_of(execution, prepared);
  const std::size_t rows = sample.rows(), groups = std::min(rows, reconstruction_groups);
  if (groups < 2) return 0;
  const auto moments = run(execution, sample.block(), Moments(sample.columns(), 2));
  std::vector<double> errors(groups), squares(groups); // sums over a group's rows
  for (std::size_t g = 0; g < groups; ++g) {
    std::vector<std::uint32_t> indices;
    for (std::size_t i = g; i < rows; i += groups) indices.push_back(static_cast<std::uint32_t>(i));
    errors[g] =
        error_of(execution, model, sample.block(), indices) * static_cast<double>(indices.size());
    for (std::size_t j = 0; j < sample.columns(); ++j)
      for (const std::uint32_t i : indices) {
        const double distance = sample.at(i, j) - moments[j].mean;
        squares[g] += distance * distance;
      }
  }
  const double error = std::accumulate(errors.begin(), errors.end(), 0.0);
  const double square = std::accumulate(squares.begin(), squares.end(), 0.0);
  if (!(square > 0)) return 0;
  double variance = 0; // of the sum over the groups, which is 0 in all
  for (std::size_t g = 0; g < groups; ++g)
    variance += std::pow((errors[g] - error / square * squares[g]) / square, 2);
  variance *= static_cast<double>(groups) / static_cast<double>(groups - 1);
  return std::sqrt(variance * static_cast<double>(rows));
}

} // namespace ilk
