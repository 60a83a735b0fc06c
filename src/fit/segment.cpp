#include "fit/segment.h"

#include <algorithm>

#include "cluster/kmeans.h"
#include "explain/given_names.h"
#include "monitor/follow.h"

namespace ilk {

Segmented segment(Execution& execution, const Read& read, const Prepared& fitted,
                  const Attempt& attempt, const Asked& asked) {
  Segmented result;
  const PreparedRows rows = fitted.prepared(read);
  result.codes = attempt.encoder.ensemble.encode(execution, rows);
  const RowBlock codes = result.codes.block();
  Centroids centroids = attempt.experiment.on_codes[attempt.chosen()].centroids;
  const bool moves = attempt.space != Space::kinds; // kinds are where their centroids say
  if (moves && attempt.sampled_codes.rows() < codes.rows)
    centroids = kmeans_from(execution, codes, centroids, KMeansOptions{}.most_steps).centroids;
  check_given_names(asked.names, centroids.count);
  const auto clusters = assign(execution, codes, centroids);
  const PreparedMoments moments = prepared_moments(execution, rows, clusters, centroids.count);
  result.place = order_segments(fitted.covariance, moments.groups);
  if (asked.old_model) {
    auto followed =
        follow(execution, *asked.old_model, as_read_by(*asked.old_model, fitted.fitted(read)),
               clusters, result.place);
    result.place = std::move(followed.place);
    result.follows = std::move(followed.follows);
  }
  result.centroids = centroids;
  result.moments = moments;
  for (std::size_t c = 0; c < centroids.count; ++c) {
    std::copy_n(centroids.row(c), centroids.columns, result.centroids.row(result.place[c]));
    result.moments.groups[result.place[c]] = moments.groups[c];
  }
  result.scores = score_codes(execution, codes, result.centroids);
  for (const Score& score : result.scores) result.labels.push_back(score.segment);
  return result;
}

Characterised characterise_segments(Execution& execution, const Read& read, const Prepared& fitted,
                                    const Segmented& segmented, const Asked& asked,
                                    std::uint64_t seed) {
  Explanation explanation = explain(execution, fitted.fitted(read), fitted.preparation,
                                    segmented.labels, segmented.moments, {fitted.sample, seed});
  for (std::size_t s = 0; s < segmented.follows.size(); ++s)
    explanation.segments[s].follows = segmented.follows[s];
  auto gave_way = settle_names(asked.names, fitted.preparation, explanation);
  return {std::move(explanation), std::move(gave_way)};
}

} // namespace ilk
