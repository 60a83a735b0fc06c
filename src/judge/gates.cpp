#include "judge/gates.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace ilk {
namespace {

constexpr const char* shuffled = "tables with every column shuffled by itself";
constexpr const char* correlated = "tables with the same distributions and rank correlations";

Gate null_gate(const char* key, const char* tables,
               const std::vector<NullComparison>& silhouettes) {
  Gate gate{key, fmt::format("the silhouette beats 95% of {}", tables), "not measured",
            all_beaten(silhouettes)};
  if (silhouettes.size() == 2)
    gate.measured = fmt::format(
        "where made {:.3f} against {:.3f}, attributes {:.3f} against {:.3f} ({} reruns)",
        silhouettes[0].observed, silhouettes[0].limit, silhouettes[1].observed,
        silhouettes[1].limit, silhouettes[0].reruns);
  gate.was_measured = !silhouettes.empty();
  return gate;
}

Gate agreement_gate(const char* key, const char* what, const std::optional<double>& measured,
                    double limit) {
  return {key,
          fmt::format("{} agree with an adjusted Rand index of at least {:.2f}", what, limit),
          measured ? fmt::format("{:.3f}", *measured) : "not measured",
          measured && *measured >= limit,
          limit,
          measured.has_value()};
}

const Gate* failed(const std::vector<Gate>& gates, std::string_view key) {
  const auto gate = std::ranges::find(gates, key, &Gate::key);
  return gate != gates.end() && !gate->passed ? &*gate : nullptr;
}

// The figure that says it most plainly: the first that is not beaten, or else what is lacking.
std::string refuted_words(const GateLimits& limits, const std::vector<NullComparison>& silhouettes,
                          const char* tables) {
  const auto weak = std::ranges::find_if(
      silhouettes, [](const NullComparison& comparison) { return !comparison.beaten(); });
  if (weak == silhouettes.end())
    return fmt::format(
        "the silhouettes are only {:.3f} above the mean of {}, and {:.2f} is asked for",
        mean_excess(silhouettes), tables, limits.null_excess);
  return fmt::format("the silhouette {} is {:.3f}; that of {} is {:.3f} on the mean, with a 95% "
                     "limit of {:.3f}",
                     weak == silhouettes.begin() ? "where they are made" : "in the attributes",
                     weak->observed, tables, weak->mean, weak->limit);
}

// What is said where a null is not beaten.
Verdict refuted(const GateLimits& limits, const GateFigures& figures,
                const std::vector<NullComparison>& silhouettes, const char* tables, std::size_t k) {
  using Kind = Verdict::Kind;
  const std::string why = refuted_words(limits, silhouettes, tables);
  if (!figures.others.empty())
    return {
        Kind::uncertain,
        fmt::format("{} groups that are not shown to be segments: {}. Other numbers of segments "
                    "do beat such tables: {}.",
                    k, why, fmt::join(figures.others, ", "))};
  constexpr double reasonable =
      0.5; // Kaufman & Rousseeuw, "Finding groups in data" (1990), table 4
  if (figures.silhouette_attributes >= reasonable)
    return {
        Kind::uncertain,
        fmt::format("{} groups that single columns make: they lie well apart (silhouette {:.2f} in "
                    "the attributes), but so do groups in tables without any other relation: {}. "
                    "Where a column falls into ranges by itself, cut there.",
                    k, figures.silhouette_attributes, why)};
  const bool stable = figures.bootstrap_agreement.value_or(0) >= limits.bootstrap_agreement;
  return {Kind::continuum,
          fmt::format("No segments: a continuum{}. Beyond the columns' own distributions and their "
                      "correlations nothing is found: {}.",
                      stable ? fmt::format(", cut usefully into {}", k)
                             : fmt::format(", and the {} groups it was cut into do not come back "
                                           "when customers are drawn anew",
                                           k),
                      why)};
}

// How far apart the segments lie, by the classes of Kaufman & Rousseeuw (1990).
const char* apart_words(double silhouette) {
  if (silhouette > 0.5) return "They lie apart";
  if (silhouette > 0.25) return "They touch at their edges";
  return "They border on one another, as zones rather than separate groups";
}

} // namespace

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
  gates.push_back({"customers", fmt::format("at least {} customers", limits.customers),
                   fmt::format("{}", figures.customers), figures.customers >= limits.customers,
                   static_cast<double>(limits.customers)});
  gates.push_back(null_gate("beats_independent", shuffled, figures.independent));
  gates.push_back(null_gate("beats_copula", correlated, figures.copula));
  const double excess = mean_excess(figures.copula);
  gates.push_back({"null_excess",
                   fmt::format("the silhouette is at least {:.2f} above those tables' mean",
                               limits.null_excess),
                   figures.copula.empty() ? "not measured" : fmt::format("{:+.3f}", excess),
                   !figures.copula.empty() && excess >= limits.null_excess, limits.null_excess,
                   !figures.copula.empty()});
  gates.push_back(agreement_gate("encoder_agreement",
                                 figures.trained ? "other encoders" : "other starts of k-means",
                                 figures.encoder_agreement, limits.encoder_agreement));
  gates.push_back(agreement_gate("bootstrap_agreement", "customers drawn anew",
                                 figures.bootstrap_agreement, limits.bootstrap_agreement));
  const double plain = figures.silhouette_plain, ours = figures.silhouette_attributes;
  gates.push_back(
      {"input_silhouette",
       fmt::format("in the attributes, the silhouette is at least {:.0f}% of plain k-means'",
                   100 * limits.input_silhouette),
       fmt::format("{:.3f} against {:.3f}", ours, plain),
       ours >= plain - (1 - limits.input_silhouette) * std::abs(plain), limits.input_silhouette});
  gates.push_back({"smallest_share",
                   fmt::format("the smallest segment holds at least {:.1f}% of the customers",
                               100 * limits.smallest_share),
                   fmt::format("{:.1f}%", 100 * figures.smallest_share),
                   figures.smallest_share >= limits.smallest_share, limits.smallest_share});
  return gates;
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

Verdict give_verdict(const GateLimits& limits, const GateFigures& figures,
                     const std::vector<Gate>& gates, std::size_t k) {
  using Kind = Verdict::Kind;
  const bool measured = !figures.independent.empty() && !figures.copula.empty();
  if (!measured || failed(gates, "customers") != nullptr)
    return {Kind::too_few,
            fmt::format("Too few customers to tell: {} segments of {} customers are a "
                        "description of these customers, and prove nothing about "
                        "others.",
                        k, figures.customers)};
  if (failed(gates, "beats_independent") != nullptr)
    return refuted(limits, figures, figures.independent, shuffled, k);
  if (failed(gates, "beats_copula") != nullptr || failed(gates, "null_excess") != nullptr)
    return refuted(limits, figures, figures.copula, correlated, k);
  std::vector<std::string> failures;
  for (const Gate& gate : gates)
    if (!gate.passed) failures.push_back(fmt::format("{} ({})", gate.claim, gate.measured));
  if (failures.empty())
    return {Kind::segments,
            fmt::format(
                "{} segments: customers sit in them better than correlated columns explain "
                "(silhouette {:+.3f}), and they come back when customers are drawn anew "
                "(adjusted Rand index {:.2f}) and by other {} ({:.2f}). {} (silhouette {:.2f} in "
                "the attributes).",
                k, mean_excess(figures.copula), *figures.bootstrap_agreement,
                figures.trained ? "encoders" : "starts of k-means", *figures.encoder_agreement,
                apart_words(figures.silhouette_attributes), figures.silhouette_attributes)};
  return {Kind::uncertain,
          fmt::format("{} groups that beat both nulls, but are not to be trusted as segments. What "
                      "does not hold: {}.",
                      k, fmt::join(failures, "; "))};
}

} // namespace ilk
