#include <fmt/format.h>

#include "facts/candidates.h"
#include "facts/figure.h"
#include "words/certificate_words.h"
#include "words/space_words.h"

namespace ilk {

std::string candidate_name(const Candidate& candidate) {
  return fmt::format("{} on {}", candidate.by_ward ? "Ward" : "k-means",
                     space_words(candidate.space));
}

std::string candidates_title(const std::vector<Candidate>& candidates) {
  using Place = CandidateStanding::Place;
  if (candidates.size() < 2) return "The same number of segments, made in other ways";
  const CandidateStanding standing = standing_of(candidates);
  if (standing.place == Place::behind)
    return fmt::format("By the silhouette in the attributes, {} does better: {} against {}",
                       candidate_name(*standing.best_other),
                       figure::decimal(standing.best_other->silhouette_attributes, 3).text,
                       figure::decimal(candidates.front().silhouette_attributes, 3).text);
  std::string title = standing.place == Place::ahead
                          ? "By the silhouette in the attributes, no other method does better"
                          : "As good as the others by the silhouette in the attributes";
  if (standing.by_calinski_harabasz != nullptr)
    title += fmt::format("; Caliński–Harabasz prefers {}",
                         candidate_name(*standing.by_calinski_harabasz));
  if (standing.by_davies_bouldin != nullptr)
    title += fmt::format("{} Davies–Bouldin prefers {}",
                         standing.by_calinski_harabasz != nullptr ? "," : ";",
                         candidate_name(*standing.by_davies_bouldin));
  return title;
}

} // namespace ilk
