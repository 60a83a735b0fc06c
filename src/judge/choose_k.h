// The choice of the number of segments: one table, one rule, one reason. This is the only
// place that knows the rule.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace ilk {

/// The evidence for one number of segments. Unless said, of k-means on the codes, in the code
/// space.
struct KEvidence {
  std::size_t k = 0;
  double inertia = 0;
  double silhouette_code = 0;       ///< mean, in [-1, 1]
  double silhouette_attributes = 0; ///< of the same partition, in the prepared attributes
  double calinski_harabasz = 0;
  double davies_bouldin = 0;
  double inertia_attributes = 0; ///< of k-means on the prepared attributes
  double silhouette_plain = 0;   ///< of k-means on the prepared attributes, there
  double knee = 0;               ///< depth of the inertia curve below its chord (knee.h)
  double smallest_share = 0;     ///< smallest segment's share of the customers
  double ward_gap = 0;           ///< height of the merge that k clusters stop before, over the one
                                 ///< below it; 0 where the tree is too small
  double ward_agreement = 0;     ///< adjusted Rand index of the Ward cut to k-means
};

struct ChoiceOfK {
  std::size_t k = 0;
  std::string reason; ///< in a sentence or two
};

/// The rule of choose_k in words.
std::string_view rule_for_k();

/// Chooses among the rows of the table (consecutive k, ascending, at least one).
///   1. A k whose smallest segment holds under 2% of the customers is passed over.
///   2. The figure is the mean of the two silhouettes. Because a cut in two nearly always has the
///      highest, k = 2 is taken only when its figure is at least 1.25 times the best of the others.
///   3. Otherwise the highest peak wins: a k whose figure is above those of k - 1 and k + 1. The
///      ends of the table have one neighbour and are no peaks.
///   4. Peaks within 2% of the highest count as equal: the k with the larger gap in the Ward tree
///      wins.
/// Without a peak the same is done among all k above 2; where every k has a tiny segment, the
/// highest figure wins.
ChoiceOfK choose_k(const std::vector<KEvidence>& table);

} // namespace ilk
