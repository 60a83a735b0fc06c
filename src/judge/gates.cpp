#include "judge/gates.h"

#include <algorithm>

namespace ilk {

MethodList<GateRule>& gate_rules() {
  static MethodList<GateRule> list(
      "gate", {&customers_gate, &independent_gate, &copula_gate, &null_excess_gate, &encoder_gate,
               &bootstrap_gate, &input_silhouette_gate, &smallest_share_gate, &smallest_size_gate});
  return list;
}

const double& GateLimits::operator[](const GateRule& rule) const {
  const auto set = set_.find(rule.name);
  return set == set_.end() ? rule.limit->by_default : set->second;
}

double& GateLimits::operator[](const GateRule& rule) {
  return set_.try_emplace(rule.name, rule.limit->by_default).first->second;
}

bool all_beaten(const std::vector<NullComparison>& comparisons) {
  return !comparisons.empty() && std::ranges::all_of(comparisons, &NullComparison::beaten);
}

double mean_excess(const std::vector<NullComparison>& comparisons) {
  double sum = 0;
  for (const NullComparison& comparison : comparisons) sum += comparison.excess();
  return comparisons.empty() ? 0 : sum / static_cast<double>(comparisons.size());
}

std::vector<Gate> judge_gates(const GateLimits& limits, const GateFigures& figures) {
  std::vector<Gate> gates;
  for (const GateRule* rule : gate_rules()) {
    Gate gate{rule};
    if (rule->limit) gate.limit = limits[*rule];
    const std::optional<bool> passes = rule->passes(figures, gate.limit.value_or(0));
    gate.was_measured = passes.has_value();
    gate.passed = passes.value_or(false);
    gates.push_back(gate);
  }
  return gates;
}

} // namespace ilk
