// What a segmentation must pass before it is called one, and the sentence that says whether it did.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
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
  std::string key;      ///< for programs, as in GateLimits
  std::string claim;    ///< what must hold, in words
  std::string measured; ///< the figures, in words
  bool passed = false;
  std::optional<double> limit = {}; ///< that the figure must reach; none where a null sets it
  bool was_measured = true;         ///< what was not measured does not pass
};

/// True when every comparison is beaten and there is one.
bool all_beaten(const std::vector<NullComparison>& comparisons);

/// The mean of the comparisons' excesses; 0 when there is none.
double mean_excess(const std::vector<NullComparison>& comparisons);

/// One gate per limit, and one per null, in the order in which the verdict reads them.
std::vector<Gate> judge_gates(const GateLimits& limits, const GateFigures& figures);

struct Verdict {
  enum class Kind {
    segments,  ///< all gates pass
    uncertain, ///< they beat the nulls, but another gate fails; or a null is not beaten, but other
               ///< numbers of segments beat both, or single columns fall apart
    continuum, ///< a null is not beaten by any number of segments
    too_few,   ///< too few customers to tell, or no null was drawn
  };
  Kind kind = Kind::too_few;
  std::string sentence;

  bool passed() const { return kind == Kind::segments; }
};

std::string_view name_of(Verdict::Kind kind);

/// From the gates that judge_gates gave for these figures, of k segments.
Verdict give_verdict(const GateLimits& limits, const GateFigures& figures,
                     const std::vector<Gate>& gates, std::size_t k);

} // namespace ilk
