#include "fit/attempt.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "cluster/joint.h"
#include "cluster/kind_code.h"
#include "encode/ensemble_fit.h"
#include "fit/certify.h"
#include "judge/agreement.h"
#include "judge/valleys.h"

namespace ilk {
namespace {

void encode(Execution& execution, const Prepared& fitted, const PreparedRows& rows,
            const RunOptions& options, Attempt& attempt) {
  EnsembleOptions encode = options.encode;
  encode.space = attempt.space;
  encode.training.seed = options.seed;
  const Matrix training = rows.gather(execution, training_rows(execution, rows.raw(), encode));
  attempt.encoder = fit_code(execution, training.block(), encode, {attempt.joint_clusters});
  attempt.sampled_codes = attempt.encoder.ensemble.encode(execution, fitted.sampled.block());
}

void agglomerate_codes(Execution& execution, const Prepared& fitted, const PreparedRows& rows,
                       const RunOptions& options, Attempt& attempt) {
  AgglomerateOptions tree;
  tree.exact_max = options.ward_exact_max;
  tree.seed = options.seed;
  const bool sampled = fitted.sample.size() < fitted.rows.size();
  const bool wide = evidence_rows(options, rows.columns) < options.evidence_rows;
  const bool all = fitted.rows.size() <= options.ward_exact_max && !(sampled && wide);
  Matrix codes; // of all rows, where they are more than the sampled ones
  if (all && sampled) codes = attempt.encoder.ensemble.encode(execution, rows);
  attempt.tree =
      agglomerate(execution, (all && sampled ? codes : attempt.sampled_codes).block(), tree);
  if (!all) attempt.tree.drawn = fitted.sample;
}

void choose(const RunOptions& options, const Attempt* untuned, Attempt& attempt) {
  for (KEvidence& row : attempt.experiment.table) row.fit = is_fit(row, options.gates);
  std::vector<KEvidence> by_rule; // a number of segments asked for beyond the range has no say
  for (const KEvidence& row : attempt.experiment.table)
    if (row.k <= attempt.largest) by_rule.push_back(row);
  ChoiceOfK& choice = attempt.choice;
  choice = untuned != nullptr ? untuned->choice : choose_k(by_rule, options.gates);
  if (untuned == nullptr) add_reruns(by_rule, attempt.reruns.silhouettes, choice);
  if (untuned == nullptr && options.k != 0) choice.k = options.k;
  if (attempt.kinds != nullptr) {
    choice.k = attempt.kinds->kinds.count;
    choice.best = attempt.experiment.table[attempt.chosen()];
  }
  choice.holds = is_fit(attempt.experiment.table[attempt.chosen()], options.gates);
}

// Numbers of segments, other than the chosen one, that the nulls do not refute.
std::vector<std::size_t> others_beyond_nulls(const Attempt& attempt, const GateLimits& limits) {
  std::vector<std::size_t> others;
  for (const KEvidence& row : attempt.experiment.table)
    if (row.k != attempt.choice.k && row.beats_nulls && row.null_excess >= limits[null_excess_gate])
      others.push_back(row.k);
  return others;
}

void judge(Execution& execution, const Prepared& fitted, const RunOptions& options,
           Attempt& attempt) {
  if (attempt.measured)
    attempt.encoders = rerun_encoders(execution, attempt.found(fitted), attempt.chosen(), options);
  attempt.figures = gate_figures(attempt.experiment, attempt.chosen(), attempt.reruns,
                                 attempt.encoders, fitted.rows.size());
  attempt.figures.trained = is_trained(attempt.space);
  attempt.figures.valleys = share_with_valley(
      valleys_between(fitted.sampled.block(),
                      views_of(attempt.experiment.on_codes)[attempt.chosen()], options.seed));
  attempt.figures.by_kinds = attempt.kinds != nullptr;
  attempt.figures.others = others_beyond_nulls(attempt, options.gates);
  attempt.gates = judge_gates(options.gates, attempt.figures);
}

std::vector<Space> spaces_for(const RunOptions& options) {
  std::vector<Space> spaces = {Space::code, Space::principal, Space::attributes};
  spaces.erase(spaces.begin(), std::ranges::find(spaces, options.encode.space));
  if (!options.fall_back) spaces.resize(1);
  return spaces;
}

// Gates that another space might pass.
bool has_failed(const Attempt& attempt) {
  return attempt.measured && std::ranges::any_of(attempt.gates, [](const Gate& gate) {
           return !gate.passed && gate.rule != &customers_gate;
         });
}

std::ptrdiff_t gates_passed(const Attempt& attempt) {
  return std::ranges::count(attempt.gates, true, &Gate::passed);
}

// Numbers of segments from 2 to the attempt's largest, one asked for, and that of the kinds.
std::vector<std::size_t> counts_for(const Prepared& fitted, const RunOptions& options,
                                    const Attempt& attempt) {
  std::vector<std::size_t> counts;
  for (std::size_t k = 2; k <= std::min(attempt.largest, fitted.distinct); ++k) counts.push_back(k);
  if (options.k > attempt.largest) counts.push_back(options.k);
  return counts;
}

// Whether the choice, of those that are fit, lies so near the end of the range that it may be the
// end's.
bool is_near_end(const Attempt& attempt) {
  const ChoiceOfK& choice = attempt.choice;
  const std::size_t finest =
      std::max(choice.best.k, choice.equals.empty() ? 0 : choice.equals.back());
  return choice.among == ChoiceOfK::Among::fit && finest + 1 >= attempt.largest;
}

// A larger range, or none.
bool grow(const Prepared& fitted, const RunOptions& options, Attempt& attempt) {
  constexpr std::size_t most = 100, rows_per_segment = 20, least_more = 8;
  const std::size_t end =
      std::min({most, fitted.distinct, fitted.sample.size() / rows_per_segment});
  if (!options.grow || options.k != 0 || attempt.kinds != nullptr || !attempt.measured ||
      !is_near_end(attempt))
    return false;
  attempt.choice.at_end = true;
  if (attempt.largest >= end) return false;
  attempt.largest = std::min(end, attempt.largest + std::max(least_more, attempt.largest / 2));
  return true;
}

// All that follows from the code: the experiment, the tree, the evidence, the choice and the gates.
void find_segments(Execution& execution, Stopwatch& stopwatch, const Prepared& fitted,
                   const PreparedRows& rows, const Attempt* untuned, const RunOptions& options,
                   std::optional<RerunTables>& tables, Attempt& attempt) {
  do {
    const auto counts = counts_for(fitted, options, attempt);
    run_stage(execution, stopwatch, "experiment", [&] {
      attempt.experiment = run_experiment(
          execution, fitted.sampled.block(), attempt.sampled_codes.block(), counts,
          counts == fitted.counts ? fitted.on_attributes : std::vector<KMeansResult>(),
          attempt.kinds != nullptr ? &attempt.kind_centroids : nullptr, options);
    });
    if (attempt.tree.tree.leaves == 0)
      run_stage(execution, stopwatch, "agglomerate",
                [&] { agglomerate_codes(execution, fitted, rows, options, attempt); });
    add_tree(
        attempt.tree.tree, [&](std::size_t k) { return attempt.ward_cut(fitted, k); },
        attempt.experiment);
    for (KEvidence& row : attempt.experiment.table)
      row.smallest_size = static_cast<std::size_t>(
          std::round(row.smallest_share * static_cast<double>(fitted.rows.size())));
    run_stage(execution, stopwatch, "evidence", [&] {
      attempt.measured = fitted.evidence.rows() >= least_evidence_rows;
      if (attempt.measured) {
        if (!tables) tables.emplace(execution, fitted.evidence, options);
        attempt.reruns = rerun_for_k(execution, attempt.found(fitted), options, *tables);
        add_evidence(attempt.reruns, attempt.experiment.table);
      }
      choose(options, untuned, attempt);
    });
  } while (untuned == nullptr && grow(fitted, options, attempt));
  run_stage(execution, stopwatch, "evidence", [&] { judge(execution, fitted, options, attempt); });
}

// Tries one space. In Space::joint the encoders are tuned for the number of segments that
// `untuned`, an attempt in the code, chose, and that number is kept; elsewhere it is null.
Attempt try_space(Execution& execution, Stopwatch& stopwatch, const Prepared& fitted,
                  const PreparedRows& rows, Space space, const Attempt* untuned,
                  const RunOptions& options, std::optional<RerunTables>& tables) {
  Attempt attempt;
  attempt.space = space;
  attempt.largest = options.largest_k;
  if (untuned != nullptr) {
    attempt.joint_clusters = untuned->choice.k;
    attempt.largest = untuned->largest;
  }
  run_stage(execution, stopwatch, "encode",
            [&] { encode(execution, fitted, rows, options, attempt); });
  find_segments(execution, stopwatch, fitted, rows, untuned, options, tables, attempt);
  return attempt;
}

// Tries the kinds, in Space::kinds, whose number is kept.
Attempt try_kinds(Execution& execution, Stopwatch& stopwatch, const Prepared& fitted,
                  const PreparedRows& rows, const FoundKinds& kinds, const RunOptions& options,
                  std::optional<RerunTables>& tables) {
  Attempt attempt;
  attempt.space = Space::kinds;
  attempt.kinds = &kinds;
  attempt.largest = std::max(options.largest_k, kinds.kinds.count);
  run_stage(execution, stopwatch, "encode", [&] {
    KindCode code = fit_kind_code(fitted.sampled.block(), kinds.kinds.labels, kinds.kinds.count);
    attempt.encoder = std::move(code.encoder);
    attempt.kind_centroids = std::move(code.centroids);
    attempt.sampled_codes = attempt.encoder.ensemble.encode(execution, fitted.sampled.block());
  });
  find_segments(execution, stopwatch, fitted, rows, nullptr, options, tables, attempt);
  return attempt;
}

// What the kinds say before they are tried; `taken` where they can be.
KindEvidence evidence_of(const FoundKinds& found, const std::vector<Attempt>& attempts,
                         std::size_t customers, const RunOptions& options) {
  using Outcome = KindEvidence::Outcome;
  const Kinds& kinds = found.kinds;
  const Attempt& chain = attempts.back();
  KindEvidence evidence;
  evidence.by_rule = chain.choice.k;
  if (!found.looked) return evidence;
  evidence.count = kinds.count;
  evidence.least = kinds.least_supported;
  evidence.most = kinds.most_supported;
  evidence.components = kinds.components;
  evidence.reruns = found.by_seeds.size();
  evidence.same = static_cast<std::size_t>(std::ranges::count(found.by_seeds, kinds.count));
  evidence.agreement =
      adjusted_rand(chain.experiment.on_codes[chain.chosen()].labels, kinds.labels);
  const bool other = options.k != 0 && options.k != kinds.count;
  evidence.outcome = kinds.at_end                                    ? Outcome::no_end
                     : !kinds.structure || kinds.count < 2           ? Outcome::one_kind
                     : !found.can_be_tried(options.gates, customers) ? Outcome::tiny
                     : other                                         ? Outcome::other_number
                                                                     : Outcome::taken;
  return evidence;
}

// Whether kinds that were tried are taken.
KindEvidence::Outcome outcome_of(const Attempt& attempt, const Attempt& chain,
                                 const GateLimits& limits, double& fidelity) {
  using Outcome = KindEvidence::Outcome;
  constexpr double least_fidelity = 0.6, least_bootstrap = 0.6;
  const std::size_t index = attempt.chosen();
  fidelity = adjusted_rand(attempt.experiment.on_codes[index].labels, attempt.kinds->kinds.labels);
  if (fidelity < least_fidelity) return Outcome::unlike;
  const KEvidence& row = attempt.experiment.table[index];
  if (row.smallest_share < limits[smallest_share_gate] ||
      static_cast<double>(row.smallest_size) < limits[smallest_size_gate])
    return Outcome::tiny;
  // Kinds that come back as well as what they would stand for are no worse; against what is not
  // shown to be segments they need less, and are called uncertain for it.
  const KEvidence& other = chain.experiment.table[chain.chosen()];
  const double least =
      has_failed(chain) ? least_bootstrap : std::min(limits[bootstrap_gate], other.bootstrap);
  if (row.bootstrap < least) return Outcome::unstable;
  const bool finer_is_better = !has_failed(chain) && other.k > row.k &&
                               other.bootstrap >= row.bootstrap &&
                               other.silhouette_attributes > row.silhouette_attributes;
  return finer_is_better ? Outcome::coarser : Outcome::taken;
}

// The numbers of segments that the evidence cannot tell from the one taken, by the kinds too: and
// that of segments by k-means that pass all gates.
void add_kinds(Attempts& attempts, bool chain_holds) {
  const KindEvidence& kinds = attempts.kinds;
  std::vector<std::size_t>& supported = attempts.taken.choice.supported;
  attempts.taken.figures.kinds_found = kinds.outcome == KindEvidence::Outcome::not_looked ||
                                               kinds.outcome == KindEvidence::Outcome::no_end
                                           ? std::nullopt
                                           : std::optional(kinds.count);
  if (!kinds.shows_kinds()) return;
  using Outcome = KindEvidence::Outcome;
  if (kinds.outcome != Outcome::taken && kinds.outcome != Outcome::other_number)
    attempts.taken.figures.kinds_agreement = kinds.agreement;
  if (attempts.taken.space == Space::kinds) {
    supported.clear();
    if (chain_holds) supported.push_back(kinds.by_rule);
  }
  for (std::size_t k = std::max<std::size_t>(2, kinds.least); k <= kinds.most; ++k)
    supported.push_back(k);
  std::ranges::sort(supported);
  supported.erase(std::unique(supported.begin(), supported.end()), supported.end());
}

} // namespace

std::size_t Attempt::chosen() const {
  const auto row = std::ranges::find(experiment.table, choice.k, &KEvidence::k);
  return static_cast<std::size_t>(row - experiment.table.begin());
}

std::vector<std::uint32_t> Attempt::ward_cut(const Prepared& fitted, std::size_t k) const {
  if (k > tree.tree.leaves) return {};
  auto cut = tree.cut(k);
  return cut.size() == fitted.sample.size() ? cut : elements(cut, fitted.sample);
}

Found Attempt::found(const Prepared& fitted) const {
  return {fitted.evidence, fitted.sampled.block(), sampled_codes.block(),    encoder, space,
          joint_clusters,  experiment.on_codes,    experiment.on_attributes, kinds};
}

Attempts try_spaces(Execution& execution, Stopwatch& stopwatch, const Prepared& fitted,
                    const PreparedRows& rows, const FoundKinds& kinds, const RunOptions& options) {
  std::vector<Attempt> attempts;
  std::optional<RerunTables> tables;
  const bool has_kinds = kinds.can_be_tried(options.gates, fitted.rows.size());
  for (const Space space : spaces_for(options)) {
    attempts.push_back(
        try_space(execution, stopwatch, fitted, rows, space, nullptr, options, tables));
    if (space == Space::code && options.joint) // tuned first, but it needs a number
      attempts.insert(attempts.begin(), try_space(execution, stopwatch, fitted, rows, Space::joint,
                                                  &attempts.front(), options, tables));
    if (has_kinds ||
        std::ranges::any_of(attempts, [](const Attempt& each) { return !has_failed(each); }))
      break;
  }
  KindEvidence evidence = evidence_of(kinds, attempts, fitted.rows.size(), options);
  auto best = std::ranges::max_element(attempts, {}, [](const Attempt& attempt) {
    return std::pair(!has_failed(attempt), gates_passed(attempt));
  });
  const bool chain_holds = !has_failed(*best);
  if (has_kinds && evidence.outcome == KindEvidence::Outcome::taken) {
    const auto place = static_cast<std::size_t>(best - attempts.begin());
    attempts.push_back(try_kinds(execution, stopwatch, fitted, rows, kinds, options, tables));
    evidence.outcome =
        outcome_of(attempts.back(), attempts[place], options.gates, evidence.fidelity);
    evidence.comes_back =
        is_stable(attempts.back().experiment.table[attempts.back().chosen()], options.gates);
    best = evidence.outcome == KindEvidence::Outcome::taken
               ? attempts.end() - 1
               : attempts.begin() + static_cast<std::ptrdiff_t>(place);
  }
  Attempts result{std::move(*best), evidence, {}};
  for (auto other = attempts.begin(); other != attempts.end(); ++other)
    if (other != best)
      result.abandoned.push_back(
          {other->space, std::move(other->figures), std::move(other->gates)});
  add_kinds(result, chain_holds);
  return result;
}

} // namespace ilk
