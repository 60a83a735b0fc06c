// A code in which kinds of customers are told apart by their nearest centroid.
//
// A mixture's kinds are no function that a model can carry everywhere: here a softmax regression of
// the kinds on the prepared columns (D. R. Cox 1966; fitted by the bounds of D. Böhning & B. G.
// Lindsay, "Monotonicity of quadratic-approximation algorithms", 1988, from Fisher's linear
// discriminants) takes their place. Its scores are linear, so they are distances too: the code is
// the span of the regression's directions, measured by the covariance within kinds, and one more
// column, zero for all rows, in which centroids stand apart as far as kinds are rarer than others
// (F. Aurenhammer, "Power diagrams", 1987). The nearest centroid is the kind with the highest
// score, exactly.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include "encode/ensemble_fit.h"
#include "model/centroids.h"
#include "table/matrix.h"

namespace ilk {

struct KindCode {
  EnsembleFit encoder; ///< one member, linear
  Centroids centroids; ///< one per kind, in its code
};

/// `labels`: the kind of each row, below `kinds`, which is at least 2. Kinds without rows are as
/// far as can be. At most 20,000 rows are looked at.
/// O(rows x columns x (columns + kinds)).
KindCode fit_kind_code(const RowBlock& prepared, std::span<const std::uint32_t> labels,
                       std::size_t kinds);

} // namespace ilk
