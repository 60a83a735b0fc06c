// What a segmentation must pass before it is called one, as values; facts/verdict.h judges by them,
// words/gate_words.h says them.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string_view>
#include <vector>

#include "base/method_list.h"
#include "judge/null_comparison.h"

namespace ilk {

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
  double valleys = 0; ///< share of neighbouring segments with a valley between them
  double smallest_share = 0;
  std::size_t smallest_size = 0;          ///< customers in the smallest segment
  bool by_kinds = false;                  ///< the segments are a mixture's kinds
  std::optional<std::size_t> kinds_found; ///< by a mixture; none where it says nothing
  std::optional<double> kinds_agreement;  ///< adjusted Rand index to kinds that were not taken
  bool trained = true; ///< false where nothing is trained: starts of k-means stand for encoders
  std::vector<std::size_t> others; ///< other numbers of segments that pass the gates of the nulls
};

/// What the limit of a gate is, as an option and for people.
struct GateLimit {
  double by_default, least, most;
  std::string_view allowed; ///< which values, in words
  std::string_view help;
  enum class Form { count, share, decimal } form = Form::decimal; ///< counts are whole numbers
};

/// A gate: a file each (gate_*.cpp).
struct GateRule {
  std::string_view name;
  std::string_view help = {};          ///< nothing: its words stand in words/gate_words.cpp
  std::optional<GateLimit> limit = {}; ///< none where a null sets it

  /// Absent where the figures have not been measured. `limit` is 0 where there is none.
  std::optional<bool> (*passes)(const GateFigures& figures, double limit);
};

/// All of them, in the order in which they are told. May be added to by AddedMethod.
MethodList<GateRule>& gate_rules();

extern const GateRule customers_gate, independent_gate, copula_gate, null_excess_gate, encoder_gate,
    bootstrap_gate, input_silhouette_gate, smallest_share_gate, smallest_size_gate;

/// The section [gates] of the configuration: for every gate that has a limit, what its figure must
/// reach. All of them change the verdict, and those that a number of segments must pass to be
/// chosen change the result.
class GateLimits {
 public:
  /// The gate's own limit where none was set. Of a gate that has one.
  const double& operator[](const GateRule& rule) const;
  double& operator[](const GateRule& rule);

 private:
  std::map<std::string_view, double> set_; ///< by the gates' names
};

/// What a gate found.
struct Gate {
  const GateRule* rule = nullptr; ///< never null
  bool passed = false;
  std::optional<double> limit = {}; ///< that the figure must reach; none where a null sets it
  bool was_measured = true;         ///< what was not measured does not pass

  std::string_view key() const { return rule->name; }
};

/// True when every comparison is beaten and there is one.
bool all_beaten(const std::vector<NullComparison>& comparisons);

/// The mean of the comparisons' excesses; 0 when there is none.
double mean_excess(const std::vector<NullComparison>& comparisons);

/// One of every rule, in the order in which they are told.
std::vector<Gate> judge_gates(const GateLimits& limits, const GateFigures& figures);

} // namespace ilk
