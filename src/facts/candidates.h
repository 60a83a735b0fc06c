// How the segments stand to as many that were made in other ways.
#pragma once

#include <vector>

#include "judge/certificate.h"

namespace ilk {

struct CandidateStanding {
  enum class Place { behind, level, ahead };
  Place place = Place::level; ///< by the silhouette in the attributes; 0.01 is as good as the same
  const Candidate* best_other = nullptr; ///< by that; null where there is no other
  /// Others that these measures prefer to the segments; null where there is none.
  const Candidate* by_calinski_harabasz = nullptr;
  const Candidate* by_davies_bouldin = nullptr;
};

/// The first candidate is the segments themselves. At least one; what is given points into them.
CandidateStanding standing_of(const std::vector<Candidate>& candidates);

} // namespace ilk
