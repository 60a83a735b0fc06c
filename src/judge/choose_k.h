// The choice of the number of segments: one table, one rule, one reason. This is the only
// place that knows the rule.
#pragma once

#include <cstddef>
#include <vector>

#include "judge/gates.h"
#include "judge/indices.h"

namespace ilk {

/// The evidence for one number of segments. Unless said, of k-means on the codes, in the code
/// space.
struct KEvidence {
  std::size_t k = 0;
  double inertia = 0;
  double silhouette_code = 0;       ///< mean, in [-1, 1]
  double silhouette_attributes = 0; ///< of the same partition, in the prepared attributes
  double inertia_attributes = 0;    ///< of k-means on the prepared attributes
  double silhouette_plain = 0;      ///< of k-means on the prepared attributes, there
  IndexFigures indices;             ///< the rule does not look at them
  double smallest_share = 0;        ///< smallest segment's share of the customers
  std::size_t smallest_size = 0;    ///< and how many they are, of all that are fitted
  double smallest_share_attributes = 0;
  double ward_gap = 0;       ///< height of the merge that k clusters stop before, over the one
                             ///< below it; 0 where the tree is too small
  double ward_agreement = 0; ///< adjusted Rand index of the Ward cut to k-means
  std::vector<double> ward_jaccard; ///< how well it finds each segment: see best_jaccard
  // From reruns of the whole pipeline; when `measured`.
  bool measured = false;
  bool beats_nulls = false;       ///< both silhouettes are above 95% of both nulls
  double null_excess = 0;         ///< of a rerun's silhouettes over the copula null's, mean of both
  double null_deviations = 0;     ///< null_excess in standard deviations of that null, mean of both
  double null_silhouette = 0;     ///< of the copula null, mean of both silhouettes
  double bootstrap = 0;           ///< adjusted Rand index to the partition of redrawn customers
  double bootstrap_deviation = 0; ///< over the redrawings
  double least_jaccard = 0;       ///< of the segment that comes back worst
  double bootstrap_attributes = 0; ///< as bootstrap, of k-means on the prepared attributes
  bool fit = false;                ///< by is_fit, with the limits of the run
};

/// Figures within so much of the highest are as good as it.
inline constexpr double equal_within = 0.02;

/// The number of segments that was taken, and what the rule says. words/choice_words.h tells it.
struct ChoiceOfK {
  /// What the numbers of segments had to pass among which the rule chose.
  enum class Among {
    fit,    ///< the nulls, the redrawing and the smallest segment
    stable, ///< none is fit: the redrawing and the smallest segment
    large,  ///< none is stable: the smallest segment alone
    all,
  };
  std::size_t k = 0;
  bool holds = false; ///< k beats the nulls, is stable, and has no tiny segment
  Among among = Among::all;
  KEvidence best;                     ///< what the rule takes; k is another where one was asked for
  std::vector<std::size_t> passed;    ///< that passed what `among` says, ascending
  std::vector<std::size_t> equals;    ///< of them those that are as good as the best, without it
  std::size_t widest_gap = 0;         ///< where the Ward tree would be cut by itself
  std::vector<std::size_t> by_reruns; ///< what the rule takes by the silhouettes of each rerun
  bool at_end = false; ///< the best or an equal lies at the end of the range: "at least"
  /// Numbers of segments that the evidence cannot tell from the best, that one included, ascending.
  std::vector<std::size_t> supported;
};

/// Chooses among the rows of the table (ascending k, at least one).
///   1. A k is fit when both of its silhouettes are above 95% of both nulls and on the mean
///      null_excess above the copula null's mean, its bootstrap agreement is at least
///      bootstrap_agreement, and its smallest segment holds at least smallest_share
///      of the customers, and smallest_size of them.
///   2. The figure of a k is the mean of its two silhouettes, plus what it has above the copula
///      null's mean: how well customers sit, and how much of that correlations do not explain. Both
///      silhouettes are the run's own, which do not carry the noise of a rerun's smaller sample.
///   3. The fit k with the highest figure wins. Those within 2% of it are its equals: of them the
///      largest wins.
/// Supported are those whose figure is below the highest by no more than the standard deviation of
/// the copula null's silhouettes, too.
/// When none is fit, the same is done among those that pass clause 1 without the nulls; then among
/// those without a tiny segment; then among all.
ChoiceOfK choose_k(const std::vector<KEvidence>& table, const GateLimits& limits);

/// The mean of both silhouettes.
double mean_silhouette(const KEvidence& row);

/// Adds to a choice what the rule takes by the silhouettes of each rerun, reruns x rows of the
/// table: among the numbers that passed. They are supported too.
void add_reruns(const std::vector<KEvidence>& table,
                const std::vector<std::vector<double>>& silhouettes, ChoiceOfK& choice);

/// The figure of clause 2.
double figure_of(const KEvidence& row);

/// What chance does to it: the deviation between tables of the copula null.
double noise_of(const KEvidence& row);

/// Clause 1, with or without the nulls.
bool is_stable(const KEvidence& row, const GateLimits& limits);
bool is_fit(const KEvidence& row, const GateLimits& limits);

} // namespace ilk
