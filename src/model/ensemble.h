// Several autoencoders as one: the code that segments are made in.
//
// One autoencoder's code changes with its seed, and segments with it. Here encoders from
// different seeds, each with the linear path of network.h, are joined: every code is centred
// and scaled to unit mean square norm, the codes are put side by side, and the principal axes
// of the whole, which share what the encoders agree on, give the final code. A squared
// distance in it is, up to the small share of variance left out, the mean of the encoders'
// squared distances.
#pragma once

#include <cstddef>
#include <vector>

#include "base/execution.h"
#include "model/network.h"
#include "table/matrix.h"

namespace ilk {

class PreparedRows;

/// The fitted encoders and the linear map that joins their codes.
struct Ensemble {
  std::vector<Network> members;
  std::size_t columns = 0;   ///< of the final code
  std::vector<float> offset; ///< padded columns
  std::vector<float> mixing; ///< (members * code units) x padded columns, row by row

  /// The final code of prepared rows: rows.rows x columns. A row's code depends on that row
  /// alone, to the bit.
  Matrix encode(Execution& execution, const RowBlock& rows) const;
  Matrix encode(Execution& execution, const PreparedRows& rows) const;

  /// Whether the code is an affine map of the rows: no network adds anything to its linear path.
  bool is_linear() const;
};

} // namespace ilk
