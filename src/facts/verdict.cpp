#include "facts/verdict.h"

#include <algorithm>

namespace ilk {
namespace {

bool has_failed(const std::vector<Gate>& gates, const GateRule& rule) {
  const auto gate = std::ranges::find(gates, &rule, &Gate::rule);
  return gate != gates.end() && !gate->passed;
}

bool holds_or_is_a_nulls(const Gate& gate) {
  return gate.passed || gate.rule == &independent_gate || gate.rule == &copula_gate ||
         gate.rule == &null_excess_gate;
}

Verdict::Reason where_a_null_stands(const GateFigures& figures) {
  using Reason = Verdict::Reason;
  if (figures.by_kinds) return Reason::kinds_apart;
  if (!figures.others.empty()) return Reason::other_numbers;
  const bool apart =
      apartness_of(figures.silhouette_attributes, figures.valleys) == Apartness::apart;
  return apart ? Reason::single_columns : Reason::nothing_found;
}

} // namespace

Verdict::Kind Verdict::kind() const {
  switch (reason) {
  case Reason::all_pass:
  case Reason::kinds_apart:
    return Kind::segments;
  case Reason::nothing_found:
    return Kind::continuum;
  case Reason::too_few:
    return Kind::too_few;
  default:
    return Kind::uncertain;
  }
}

std::string_view name_of(Verdict::Kind kind) {
  switch (kind) {
  case Verdict::Kind::segments:
    return "segments";
  case Verdict::Kind::uncertain:
    return "uncertain";
  case Verdict::Kind::continuum:
    return "no segments";
  case Verdict::Kind::too_few:
    return "too few customers";
  }
  return "";
}

Verdict verdict_of(const GateFigures& figures, const std::vector<Gate>& gates) {
  using Reason = Verdict::Reason;
  Verdict verdict;
  const bool by_independent = has_failed(gates, independent_gate);
  const bool by_copula = has_failed(gates, copula_gate) || has_failed(gates, null_excess_gate);
  verdict.beats_chance = !by_independent && !by_copula;
  verdict.comes_back = !has_failed(gates, bootstrap_gate);
  const bool measured = !figures.independent.empty() && !figures.copula.empty();
  if (!measured || has_failed(gates, customers_gate)) return verdict;
  if (!verdict.beats_chance) {
    verdict.not_beaten = by_independent ? Null::independent : Null::copula;
    verdict.reason = where_a_null_stands(figures);
    if (verdict.reason == Reason::kinds_apart && !std::ranges::all_of(gates, holds_or_is_a_nulls))
      verdict.reason = Reason::gate_fails;
  } else if (!std::ranges::all_of(gates, &Gate::passed)) {
    verdict.reason = Reason::gate_fails;
  } else {
    verdict.reason = figures.kinds_found == 1 ? Reason::one_kind
                     : likeness_of(figures.kinds_agreement.value_or(1)) != Likeness::same
                         ? Reason::other_kinds
                         : Reason::all_pass;
  }
  return verdict;
}

std::string_view name_of(Structure structure) {
  switch (structure) {
  case Structure::shown:
    return "shown";
  case Structure::not_shown:
    return "not shown";
  case Structure::continuum:
    return "a continuum is likely";
  case Structure::unknown:
    return "too few customers";
  }
  return "";
}

Structure structure_of(const GateFigures& figures, const Verdict& verdict) {
  if (verdict.kind() == Verdict::Kind::too_few) return Structure::unknown;
  if (figures.kinds_found > 1) return Structure::shown;
  if (verdict.beats_chance) return figures.kinds_found ? Structure::not_shown : Structure::shown;
  return verdict.kind() == Verdict::Kind::continuum && figures.kinds_found ? Structure::continuum
                                                                           : Structure::not_shown;
}

Verdict verdict_of(const Certificate& certificate) {
  return verdict_of(certificate.figures, certificate.gates);
}

const Agreement* much_depends_on(const Certificate& certificate) {
  const auto weakest = std::ranges::min_element(certificate.cleaning, {}, &Agreement::mean);
  return weakest != certificate.cleaning.end() && is_much_dependence(weakest->mean) ? &*weakest
                                                                                    : nullptr;
}

std::vector<std::size_t> unreliable_segments(const Agreement& sampling) {
  std::vector<std::size_t> segments;
  for (std::size_t s = 0; s < sampling.jaccard.size(); ++s)
    if (stability_of(sampling.jaccard[s]) == Stability::unreliable) segments.push_back(s);
  return segments;
}

} // namespace ilk
