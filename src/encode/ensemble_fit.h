// Trains and joins the encoders of an ensemble; see model/ensemble.h.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "base/execution.h"
#include "encode/train.h"
#include "model/ensemble.h"
#include "table/matrix.h"

namespace ilk {

/// What segments are made in.
enum class Space {
  joint,      ///< the same, after fine-tuning for a number of clusters (cluster/joint.h)
  code,       ///< the autoencoders' joined code
  principal,  ///< the principal axes that keep `code_variance`
  attributes, ///< all principal axes: distances are those of the prepared attributes
  kinds,      ///< the directions that tell a mixture's kinds apart (cluster/kind_code.h)
};

std::string_view name_of(Space space);

/// True where autoencoders are trained; elsewhere there is nothing random in the code.
constexpr bool is_trained(Space space) {
  return space == Space::joint || space == Space::code;
}

/// Of a code whose size nobody asks for: joining the members costs by its cube, and distances over
/// more axes than this hardly tell customers apart (Beyer et al. 1999).
inline constexpr std::size_t most_code_units = 64;

struct EnsembleOptions {
  // All of them change the result.
  /// Of `principal` and `attributes` there is one encoder, its linear path, without training.
  Space space = Space::code;
  std::size_t encoders = 8;
  bool linear_path = true;                    ///< false: plain autoencoders
  std::vector<std::size_t> hidden = {64, 32}; ///< widths of the encoder's hidden layers
  std::size_t code = 0;        ///< units of each encoder's code; 0: by `code_variance`
  double code_variance = 0.95; ///< code units: as many as principal axes that keep this share,
                               ///< most_code_units at most
  double kept = 0.99;          ///< share of the joined codes' variance that the final code keeps
  std::size_t training_rows = 20'000; ///< trained on a random sample of this many rows
  TrainOptions training;
};

struct EnsembleFit {
  Ensemble ensemble;
  std::vector<TrainingCurve> curves; ///< per member
  double linear_r2 = 0; ///< share of variance of the held-out rows (of all rows when none are
                        ///< held out) that the principal axes reconstruct
  double reconstruction_r2 = 0;  ///< the same for the encoders, their mean
  std::size_t held_out = 0;      ///< rows that the figures were taken of; 0: of all
  std::vector<double> column_r2; ///< the same by column; NaN for one that does not vary there
};

/// Joins trained members over the rows that set centre, scale and axes of their joined code; `kept`
/// as in EnsembleOptions. At least one member.
Ensemble join(Execution& execution, std::vector<Network> members, const RowBlock& rows,
              double kept);

/// Joins and measures members that were trained on after fit_ensemble, with the same rows and
/// options.
void rejoin(Execution& execution, EnsembleFit& fit, const RowBlock& rows,
            const EnsembleOptions& options);

/// The code of each member side by side: rows.rows x (members * code units). Members have one
/// shape.
Matrix member_codes(Execution& execution, const std::vector<Network>& members,
                    const RowBlock& rows);

/// The rows that fit_ensemble trains on, of a table with as many rows; it may be given them alone.
std::vector<std::uint32_t> training_rows(Execution& execution, const RowBlock& rows,
                                         const EnsembleOptions& options);
Matrix training_sample(Execution& execution, const RowBlock& rows, const EnsembleOptions& options);

/// Members are trained side by side, one per thread.
EnsembleFit fit_ensemble(Execution& execution, const RowBlock& rows,
                         const EnsembleOptions& options);

} // namespace ilk
