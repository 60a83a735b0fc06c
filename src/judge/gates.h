// What a segmentation must pass before it is called one, as values; facts/verdict.h judges by them,
// words/gate_words.h says them.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "judge/null_comparison.h"

namespace ilk {

/// The section [gates] of the configuration. All of them change the verdict, and those that a
/// number of segments must pass to be chosen change the result.
struct GateLimits {
  std::size_t customers = 100;      ///< at least so many
  double null_excess = 0.03;        ///< silhouette above the copula null's mean, at least
  double encoder_agreement = 0.8;   ///< adjusted Rand index, at least
  double bootstrap_agreement = 0.8; ///< adjusted Rand index, at least
  double input_silhouette = 0.9;    ///< in the attributes, at least this share of plain k-means'
  double smallest_share = 0.02;     ///< of the customers, at least
};

/// What the gates look at, of the chosen number of segments. What is absent was not measured, and
/// its gate does not pass.
struct GateFigures {
  std::size_t k = 0; ///< segments
  std::size_t customers = 0;
  std::vector<NullComparison> independent; ///< silhouettes, code and attributes
  std::vector<NullComparison> copula;      ///< likewise
  std::optional<double> encoder_agreement;
  std::optional<double> bootstrap_agreement;
  double silhouette_attributes = 0;
  double silhouette_plain = 0;
  double smallest_share = 0;
  bool trained = true; ///< false where nothing is trained: starts of k-means stand for encoders
  std::vector<std::size_t> others; ///< other numbers of segments that pass the gates of the nulls
};

struct Gate {
  std::string key; ///< as in GateLimits
  bool passed = false;
  std::optional<double> limit = {}; ///< that the figure must reach; none where a null sets it
  bool was_measured = true;         ///< what was not measured does not pass
};

/// True when every comparison is beaten and there is one.
bool all_beaten(const std::vector<NullComparison>& comparisons);

/// The mean of the comparisons' excesses; 0 when there is none.
double mean_excess(const std::vector<NullComparison>& comparisons);

/// One gate per limit, and one per null, in the order in which they are told.
std::vector<Gate> judge_gates(const GateLimits& limits, const GateFigures& figures);

} // namespace ilk
