#include "cluster/farthest_row.h"

#include <algorithm>
#include <vector>

namespace ilk {

void FarthestRow::absorb(Summary& into, const RowBlock& rows) const {
  if (rows.rows == 0) return;
  std::vector<std::uint32_t> labels(rows.rows);
  std::vector<float> distances(rows.rows);
  kernels::nearest(rows, search_.targets(), labels.data(), distances.data());
  const auto farthest = std::max_element(distances.begin(), distances.end());
  merge(into,
        {rows.first_row + static_cast<std::uint64_t>(farthest - distances.begin()), *farthest});
}

void FarthestRow::merge(Summary& into, const Summary& from) const {
  const bool farther = from.distance > into.distance;
  if (farther || (from.distance == into.distance && from.row < into.row)) into = from;
}

} // namespace ilk
