// Grades of figures of segments, each with its limits.
#pragma once

#include "judge/choose_k.h"

namespace ilk {

/// How far apart segments lie, by their mean silhouette in the attributes: the classes of L.
/// Kaufman & P. J. Rousseeuw, "Finding groups in data" (1990), table 4.
enum class Apartness {
  zones,    ///< under 0.25: no substantial structure
  touching, ///< under 0.5
  apart,
};

Apartness apartness_of(double silhouette, double valleys);

/// How well a segment comes back, by its mean Jaccard coefficient over redrawings: C. Hennig,
/// "Cluster-wise assessment of cluster stability" (2007).
enum class Stability {
  unreliable, ///< under 0.6
  mostly,
  very_stable, ///< from 0.85
};

inline constexpr double unreliable_jaccard = 0.6, very_stable_jaccard = 0.85;

Stability stability_of(double jaccard);

/// How far other segments are these, by the adjusted Rand index.
enum class Likeness {
  other,  ///< under 0.5
  partly, ///< under 0.8
  same,
};

Likeness likeness_of(double adjusted_rand);

/// Whether one number of segments comes back better than another: by more than a standard deviation
/// of the redrawings.
bool is_more_stable(const KEvidence& row, const KEvidence& than);

/// Whether segments depend so much on a choice of cleaning that it has to be said: an agreement
/// under 0.6.
bool is_much_dependence(double adjusted_rand);

} // namespace ilk
