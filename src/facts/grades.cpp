#include "facts/grades.h"

namespace ilk {

Apartness apartness_of(double silhouette, double valleys) {
  if (silhouette >= 0.5 && valleys == 1) return Apartness::apart;
  return silhouette >= 0.25 ? Apartness::touching : Apartness::zones;
}

Stability stability_of(double jaccard) {
  if (jaccard < unreliable_jaccard) return Stability::unreliable;
  return jaccard < very_stable_jaccard ? Stability::mostly : Stability::very_stable;
}

Likeness likeness_of(double adjusted_rand) {
  if (adjusted_rand >= 0.8) return Likeness::same;
  return adjusted_rand >= 0.5 ? Likeness::partly : Likeness::other;
}

bool is_more_stable(const KEvidence& row, const KEvidence& than) {
  return row.bootstrap > than.bootstrap + than.bootstrap_deviation;
}

bool is_much_dependence(double adjusted_rand) {
  return adjusted_rand < 0.6;
}

} // namespace ilk
