#include "fit/run_parts.h"

namespace ilk {

RunParts parts_of(const Segmentation& s) {
  return {s.read,          s.explored, s.alerts, s.covariance,
          s.outliers,      s.encoder,  s.tree,   s.chosen,
          s.characterised, s.judged,   s.model,  s.scores,
          s.explained,     s.followed, s.plan,   s.log ? &s.log->log : nullptr};
}

} // namespace ilk
