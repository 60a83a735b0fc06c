#include "facts/candidates.h"

#include <algorithm>
#include <span>

namespace ilk {
namespace {

constexpr double as_good = 0.01; // of silhouettes

} // namespace

CandidateStanding standing_of(const std::vector<Candidate>& candidates) {
  const Candidate& own = candidates.front();
  const auto others = std::span(candidates).subspan(1);
  CandidateStanding standing;
  if (others.empty()) return standing;
  standing.best_other = &*std::ranges::max_element(others, {}, &Candidate::silhouette_attributes);
  const double ahead = own.silhouette_attributes - standing.best_other->silhouette_attributes;
  using Place = CandidateStanding::Place;
  standing.place = ahead < -as_good ? Place::behind : ahead > as_good ? Place::ahead : Place::level;
  const auto spread =
      std::ranges::max_element(others, {}, &Candidate::calinski_harabasz_attributes);
  if (spread->calinski_harabasz_attributes > own.calinski_harabasz_attributes)
    standing.by_calinski_harabasz = &*spread;
  const auto likeness = std::ranges::min_element(others, {}, &Candidate::davies_bouldin_attributes);
  if (likeness->davies_bouldin_attributes < own.davies_bouldin_attributes)
    standing.by_davies_bouldin = &*likeness;
  return standing;
}

} // namespace ilk
