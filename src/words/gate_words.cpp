#include "words/gate_words.h"

#include <algorithm>
#include <iterator>

#include <fmt/format.h>

#include "words/decimals.h"

namespace ilk {
namespace {

std::string against_null(const std::vector<NullComparison>& silhouettes) {
  const auto pair = [](const NullComparison& one) {
    return fmt::format("{} against {}", decimals(one.observed, 3), decimals(one.limit, 3));
  };
  return fmt::format("where made {}, attributes {} ({} reruns)", pair(silhouettes[0]),
                     pair(silhouettes[1]), silhouettes[0].reruns);
}

// One gate's words: what must hold at a limit, what was measured, what it guards against.
struct GateWords {
  const GateRule* rule;
  std::string (*claim)(double limit, const GateFigures& figures);
  std::string (*measured)(const GateFigures& figures);
  std::string_view meaning;
};

std::string beats(bool independent) {
  return fmt::format("the silhouette is above the 95% limit of {}", tables_of_null(independent));
}

std::string agree(std::string_view what, double limit) {
  return fmt::format("{} agree with an adjusted Rand index of at least {}", what,
                     decimals(limit, 2));
}

const GateWords words_of_gates[] = {
    {&customers_gate,
     [](double limit, const GateFigures&) {
       return fmt::format("at least {} customers", decimals(limit, 0));
     },
     [](const GateFigures& figures) { return figure::count(figures.customers).text; },
     "With too few customers, groups come and go by chance."},
    {&independent_gate, [](double, const GateFigures&) { return beats(true); },
     [](const GateFigures& figures) { return against_null(figures.independent); },
     "Shuffled tables are made from yours: every column keeps its values, but no column has to do "
     "with another. There are no segments in them beyond what single columns show."},
    {&copula_gate, [](double, const GateFigures&) { return beats(false); },
     [](const GateFigures& figures) { return against_null(figures.copula); },
     "These tables are made from yours too: values and correlations stay and nothing else. Doing "
     "better shows more than columns that rise and fall together."},
    {&null_excess_gate,
     [](double limit, const GateFigures&) {
       return fmt::format("the silhouette is at least {} above those tables' mean",
                          decimals(limit, 2));
     },
     [](const GateFigures& figures) {
       return figure::signed_decimal(mean_excess(figures.copula), 3).text;
     },
     "With many customers even a trifle beats chance; this asks for a difference that matters."},
    {&encoder_gate,
     [](double limit, const GateFigures& figures) {
       return agree(figures.trained ? "other encoders" : "other starts of k-means", limit);
     },
     [](const GateFigures& figures) { return decimals(*figures.encoder_agreement, 3); },
     "Segments come from a random start. If other starts gave other segments, these would be an "
     "accident. 1 is the same, 0 as by chance."},
    {&bootstrap_gate,
     [](double limit, const GateFigures&) { return agree("customers drawn anew", limit); },
     [](const GateFigures& figures) { return decimals(*figures.bootstrap_agreement, 3); },
     "If these customers had been drawn anew, would the same segments come out? 1 is the same, 0 "
     "as by chance."},
    {&input_silhouette_gate,
     [](double limit, const GateFigures& figures) {
       return figures.by_kinds
                  ? std::string("in the attributes too, customers are nearer to their own segment")
                  : fmt::format("in the attributes, the silhouette is at least {} of plain "
                                "k-means'",
                                figure::rough_share(limit).text);
     },
     [](const GateFigures& figures) {
       return fmt::format("{} against {}", decimals(figures.silhouette_attributes, 3),
                          decimals(figures.silhouette_plain, 3));
     },
     "Segments must hold in your attributes too, nearly as well as segments made there."},
    {&smallest_share_gate,
     [](double limit, const GateFigures&) {
       return fmt::format("the smallest segment holds at least {} of the customers",
                          figure::share(limit).text);
     },
     [](const GateFigures& figures) { return figure::share(figures.smallest_share).text; },
     "A handful of customers is no segment."},
    {&smallest_size_gate,
     [](double limit, const GateFigures&) {
       return fmt::format("the smallest segment has at least {} customers", decimals(limit, 0));
     },
     [](const GateFigures& figures) { return figure::count(figures.smallest_size).text; },
     "Figures of a few people are accidents, and may tell who they are."}};

// Null for a gate that a program has brought: its own help says what it is.
const GateWords* words_of(const Gate& gate) {
  const auto found = std::ranges::find(words_of_gates, gate.rule, &GateWords::rule);
  return found == std::end(words_of_gates) ? nullptr : &*found;
}

struct Tally {
  std::size_t passed = 0, failed = 0, unknown = 0;
};

Tally tally(const std::vector<Gate>& gates) {
  Tally counts;
  for (const Gate& gate : gates)
    ++(gate.passed ? counts.passed : gate.was_measured ? counts.failed : counts.unknown);
  return counts;
}

} // namespace

std::string_view tables_of_null(bool independent) {
  return independent ? "tables with every column shuffled by itself"
                     : "tables with the same distributions and rank correlations";
}

std::string gate_claim(const Gate& gate, const GateFigures& figures) {
  if (const GateWords* words = words_of(gate)) return words->claim(gate.limit.value_or(0), figures);
  const std::string name(gate.rule->name);
  return gate.limit ? fmt::format("{} at least {}", name, decimals(*gate.limit, 2)) : name;
}

std::string gate_measured(const Gate& gate, const GateFigures& figures) {
  if (!gate.was_measured) return "not measured";
  if (const GateWords* words = words_of(gate)) return words->measured(figures);
  return gate.passed ? "holds" : "does not hold";
}

std::string_view gate_meaning(const Gate& gate) {
  const GateWords* words = words_of(gate);
  return words == nullptr ? gate.rule->help : words->meaning;
}

std::string_view gate_state(const Gate& gate) {
  return gate.passed ? "passed" : gate.was_measured ? "failed" : "not measured";
}

std::string gates_heading(const std::vector<Gate>& gates) {
  const auto [passed, failed, unknown] = tally(gates);
  if (gates.empty()) return "";
  if (passed == gates.size()) return fmt::format("All {} tests hold", passed);
  std::string heading =
      fmt::format("{} of {} tests {}", passed, gates.size(), passed == 1 ? "holds" : "hold");
  if (failed > 0 && unknown > 0)
    heading += fmt::format(", {} {} not", failed, failed == 1 ? "does" : "do");
  if (unknown > 0)
    heading += fmt::format(", {} {} not measured", unknown, unknown == 1 ? "was" : "were");
  return heading;
}

std::string abandoned_heading(std::string_view space, const std::vector<Gate>& gates) {
  const auto [passed, failed, unknown] = tally(gates);
  std::string heading =
      fmt::format("Made in the {}: {} of {} tests did not hold", space, failed, gates.size());
  if (unknown > 0) heading += fmt::format(", {} not measured", unknown);
  return heading;
}

} // namespace ilk
