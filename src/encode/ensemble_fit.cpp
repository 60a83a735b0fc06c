#include "encode/ensemble_fit.h"

#include <algorithm>
#include <atomic>
#include <cassert>
#include <cmath>
#include <limits>
#include <numeric>

#include "encode/pca.h"
#include "kernels/dense.h"
#include "pass/run.h"
#include "summary/moments.h"
#include "summary/row_sample.h"

namespace ilk {
namespace {

using kernels::padded_width;

std::vector<float> linear_path(const PrincipalComponents& components, std::size_t code) {
  std::vector<float> path;
  for (std::size_t c = 0; c < code; ++c)
    for (const double loading : components.axes[c]) path.push_back(static_cast<float>(loading));
  return path;
}

// Centres every column and scales each member's code to unit mean square norm, then divides by
// sqrt(members) so that squared distances average; returns what was subtracted and multiplied.
struct Standardised {
  std::vector<double> center; // per column
  std::vector<double> scale;  // per column, the same within a member
};

Standardised standardise(Execution& execution, Matrix& codes, std::size_t code) {
  const auto moments = run(execution, codes.block(), Moments(codes.columns(), 2));
  const std::size_t members = codes.columns() / code;
  Standardised result;
  for (std::size_t m = 0; m < members; ++m) {
    double square_norm = 0;
    for (std::size_t c = 0; c < code; ++c) square_norm += moments[m * code + c].variance;
    const double scale =
        square_norm > 0 ? 1 / std::sqrt(square_norm * static_cast<double>(members)) : 0;
    for (std::size_t c = 0; c < code; ++c) {
      result.center.push_back(moments[m * code + c].mean);
      result.scale.push_back(scale);
    }
  }
  execution.for_each(codes.columns(), [&](std::size_t j) {
    for (float& value : codes.column(j))
      value = static_cast<float>((value - result.center[j]) * result.scale[j]);
  });
  return result;
}

// By column: the variance of the held-out rows about the mean of all rows.
std::vector<double> held_out_variances(const RowBlock& rows,
                                       const std::vector<std::uint32_t>& held_out,
                                       const std::vector<double>& mean) {
  std::vector<double> variances;
  for (std::size_t j = 0; j < rows.columns; ++j) {
    double sum = 0;
    for (const std::uint32_t row : held_out) {
      const double difference = rows.column(j)[row] - mean[j];
      sum += difference * difference;
    }
    variances.push_back(sum / static_cast<double>(held_out.size()));
  }
  return variances;
}

double sum_of(const std::vector<double>& values) {
  return std::accumulate(values.begin(), values.end(), 0.0);
}

void train_members(Execution& execution, EnsembleFit& fit, const RowBlock& rows,
                   const std::vector<std::uint32_t>& held_out, const EnsembleOptions& options) {
  auto& members = fit.ensemble.members;
  fit.curves.resize(members.size());
  std::atomic<std::size_t> done = 0;
  const auto train_member = [&](Execution& with, std::size_t m) {
    initialise(members[m], options.training.seed, static_cast<std::uint32_t>(m));
    fit.curves[m] =
        train(with, members[m], rows, held_out, options.training, static_cast<std::uint32_t>(m));
    execution.advance(static_cast<double>(++done) / static_cast<double>(members.size()));
  };
  if (members.size() < execution.threads()) { // the threads share each one's batches
    for (std::size_t m = 0; m < members.size(); ++m) train_member(execution, m);
    return;
  }
  execution.for_each(members.size(), [&](std::size_t m) {
    Execution alone = execution.alone();
    train_member(alone, m);
  });
}

// Reconstruction of the held-out rows, or of all when none are held out.
void measure(EnsembleFit& fit, const Network& linear, const RowBlock& rows,
             std::vector<std::uint32_t> held_out, const std::vector<double>& mean) {
  if (held_out.empty()) {
    held_out.resize(rows.rows);
    std::iota(held_out.begin(), held_out.end(), 0u);
  }
  const auto variances = held_out_variances(rows, held_out, mean);
  const auto explained = [](double error, double variance) {
    return variance > 0 ? 1 - error / variance : 1;
  };
  fit.linear_r2 =
      explained(sum_of(reconstruction_errors(linear, rows, held_out)), sum_of(variances));
  std::vector<double> errors(rows.columns);
  for (const Network& member : fit.ensemble.members) {
    const auto of_member = reconstruction_errors(member, rows, held_out);
    for (std::size_t j = 0; j < errors.size(); ++j)
      errors[j] += of_member[j] / static_cast<double>(fit.ensemble.members.size());
  }
  fit.reconstruction_r2 = explained(sum_of(errors), sum_of(variances));
  for (std::size_t j = 0; j < errors.size(); ++j)
    fit.column_r2.push_back(variances[j] > 0 ? explained(errors[j], variances[j])
                                             : std::numeric_limits<double>::quiet_NaN());
}

// Measures and joins the members, all trained.
void finish(Execution& execution, EnsembleFit& fit, const RowBlock& sample,
            const PrincipalComponents& components, const EnsembleOptions& options) {
  const NetworkShape& shape = fit.ensemble.members[0].shape();
  const Network linear(shape, linear_path(components, shape.code)); // all parameters zero
  fit.reconstruction_r2 = 0;
  fit.column_r2.clear();
  const auto held_out = held_out_rows(execution, sample, options.training);
  fit.held_out = held_out.size();
  measure(fit, linear, sample, held_out, components.mean);
  fit.ensemble = join(execution, std::move(fit.ensemble.members), sample,
                      options.space == Space::attributes ? 1 : options.kept);
}

// How many units each encoder's code has.
std::size_t code_units(const EnsembleOptions& options, const PrincipalComponents& components) {
  const std::size_t columns = components.variance.size();
  if (options.space == Space::attributes) return columns;
  if (is_trained(options.space) && options.code > 0) return std::min(columns, options.code);
  return std::min({columns, most_code_units, components.enough_for(options.code_variance)});
}

} // namespace

Matrix member_codes(Execution& execution, const std::vector<Network>& members,
                    const RowBlock& rows) {
  const std::size_t code = members[0].shape().code;
  Matrix codes(rows.rows, members.size() * code);
  const std::size_t tiles = (rows.rows + network_tile_rows - 1) / network_tile_rows;
  execution.for_each(members.size(), [&](std::size_t m) {
    Network::Workspace work(members[m]);
    const auto& output = work.activations[members[m].encoder_layers() - 1];
    std::vector<std::uint32_t> indices(network_tile_rows);
    for (std::size_t tile = 0; tile < tiles; ++tile) {
      const std::size_t first = tile * network_tile_rows;
      const std::size_t count = std::min(network_tile_rows, rows.rows - first);
      std::iota(indices.begin(), indices.end(), static_cast<std::uint32_t>(first));
      members[m].load(rows, std::span(indices).first(count), work);
      members[m].encode(count, work);
      for (std::size_t c = 0; c < code; ++c)
        for (std::size_t i = 0; i < count; ++i)
          codes.at(first + i, m * code + c) = output[i * padded_width(code) + c];
    }
  });
  return codes;
}

std::vector<std::uint32_t> training_rows(Execution& execution, const RowBlock& rows,
                                         const EnsembleOptions& options) {
  return run(
      execution, rows,
      RowSample(options.training_rows, RandomStream(options.training.seed, Purpose::row_sample)));
}

Matrix training_sample(Execution& execution, const RowBlock& rows, const EnsembleOptions& options) {
  return gather_rows(rows, training_rows(execution, rows, options));
}

Ensemble join(Execution& execution, std::vector<Network> members, const RowBlock& rows,
              double kept) {
  Ensemble ensemble;
  ensemble.members = std::move(members);
  Matrix codes = member_codes(execution, ensemble.members, rows);
  const auto standard = standardise(execution, codes, ensemble.members[0].shape().code);
  const auto components =
      principal_components(execution, codes.block(),
                           [kept](const PrincipalComponents& all) { return all.enough_for(kept); });
  ensemble.columns = components.axes.size();
  const std::size_t width = padded_width(ensemble.columns);
  ensemble.offset.assign(width, 0);
  ensemble.mixing.assign(codes.columns() * width, 0);
  for (std::size_t k = 0; k < ensemble.columns; ++k) {
    double offset = 0;
    for (std::size_t j = 0; j < codes.columns(); ++j) {
      const double factor = components.axes[k][j] * standard.scale[j];
      ensemble.mixing[j * width + k] = static_cast<float>(factor);
      offset -= factor * standard.center[j] + components.axes[k][j] * components.mean[j];
    }
    ensemble.offset[k] = static_cast<float>(offset);
  }
  return ensemble;
}

std::string_view name_of(Space space) {
  switch (space) {
  case Space::joint:
    return "jointly tuned code";
  case Space::code:
    return "code";
  case Space::principal:
    return "principal axes";
  case Space::attributes:
    return "attributes";
  case Space::kinds:
    return "directions between kinds";
  }
  return "";
}

void rejoin(Execution& execution, EnsembleFit& fit, const RowBlock& rows,
            const EnsembleOptions& options) {
  const Matrix sample = training_sample(execution, rows, options);
  const std::size_t code = fit.ensemble.members[0].shape().code;
  finish(execution, fit, sample.block(),
         principal_components(execution, sample.block(),
                              [code](const PrincipalComponents&) { return code; }),
         options);
}

EnsembleFit fit_ensemble(Execution& execution, const RowBlock& rows,
                         const EnsembleOptions& options) {
  assert(options.encoders > 0 && rows.rows > 0);
  const Matrix sample = training_sample(execution, rows, options);
  const auto components =
      principal_components(execution, sample.block(), [&](const PrincipalComponents& all) {
        return code_units(options, all);
      });
  const std::size_t code = components.axes.size();
  const bool trained = is_trained(options.space);
  // Without training the network beside the linear path stays zero; the smallest will do.
  const NetworkShape shape{rows.columns, trained ? options.hidden : std::vector<std::size_t>{1},
                           code};
  const auto path = linear_path(components, code);

  EnsembleFit fit;
  for (std::size_t m = 0; m < (trained ? options.encoders : 1); ++m)
    fit.ensemble.members.emplace_back(
        shape, options.linear_path || !trained ? path : std::vector<float>());
  if (trained)
    train_members(execution, fit, sample.block(),
                  held_out_rows(execution, sample.block(), options.training), options);
  finish(execution, fit, sample.block(), components, options);
  return fit;
}

} // namespace ilk
