#include "fit/attempt.h"

#include <algorithm>

#include "cluster/joint.h"
#include "encode/ensemble_fit.h"
#include "fit/certify.h"

namespace ilk {
namespace {

void encode(Execution& execution, const Prepared& fitted, const RunOptions& options,
            Attempt& attempt) {
  EnsembleOptions encode = options.encode;
  encode.space = attempt.space;
  encode.training.seed = options.seed;
  attempt.encoder = fit_code(execution, fitted.prepared.block(), encode, {attempt.joint_clusters});
  attempt.codes = attempt.encoder.ensemble.encode(execution, fitted.prepared.block());
  attempt.sampled_codes = gather_rows(attempt.codes.block(), fitted.sample);
}

void agglomerate_codes(Execution& execution, const Prepared& fitted, const RunOptions& options,
                       Attempt& attempt) {
  AgglomerateOptions tree;
  tree.exact_max = options.ward_exact_max;
  tree.seed = options.seed;
  attempt.tree = agglomerate(execution, attempt.codes.block(), tree);
  add_tree(attempt.tree, fitted.sample, attempt.experiment);
}

void choose(const RunOptions& options, const Attempt* untuned, Attempt& attempt) {
  for (KEvidence& row : attempt.experiment.table) row.fit = is_fit(row, options.gates);
  std::vector<KEvidence> by_rule; // a number of segments asked for beyond the range has no say
  for (const KEvidence& row : attempt.experiment.table)
    if (row.k <= options.largest_k) by_rule.push_back(row);
  ChoiceOfK& choice = attempt.choice;
  choice = untuned != nullptr ? untuned->choice : choose_k(by_rule, options.gates);
  if (untuned == nullptr && options.k != 0) choice.k = options.k;
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

} // namespace

std::size_t Attempt::chosen() const {
  const auto row = std::ranges::find(experiment.table, choice.k, &KEvidence::k);
  return static_cast<std::size_t>(row - experiment.table.begin());
}

Found Attempt::found(const Prepared& fitted) const {
  return {fitted.evidence, fitted.sampled.block(), sampled_codes.block(), encoder,
          space,           joint_clusters,         experiment.on_codes,   experiment.on_attributes};
}

Attempt try_space(Execution& execution, Stopwatch& stopwatch, const Prepared& fitted, Space space,
                  const Attempt* untuned, const RunOptions& options) {
  Attempt attempt;
  attempt.space = space;
  if (untuned != nullptr) attempt.joint_clusters = untuned->choice.k;
  run_stage(execution, stopwatch, "encode", [&] { encode(execution, fitted, options, attempt); });
  run_stage(execution, stopwatch, "experiment", [&] {
    attempt.experiment =
        run_experiment(execution, fitted.sampled.block(), attempt.sampled_codes.block(),
                       fitted.counts, fitted.on_attributes, options);
  });
  run_stage(execution, stopwatch, "agglomerate",
            [&] { agglomerate_codes(execution, fitted, options, attempt); });
  run_stage(execution, stopwatch, "evidence", [&] {
    attempt.measured = fitted.evidence.rows() >= least_evidence_rows;
    if (attempt.measured) {
      attempt.reruns = rerun_for_k(execution, attempt.found(fitted), options);
      add_evidence(attempt.reruns, attempt.experiment.table);
    }
    choose(options, untuned, attempt);
    judge(execution, fitted, options, attempt);
  });
  return attempt;
}

Attempts try_spaces(Execution& execution, Stopwatch& stopwatch, const Prepared& fitted,
                    const RunOptions& options) {
  std::vector<Attempt> attempts;
  for (const Space space : spaces_for(options)) {
    attempts.push_back(try_space(execution, stopwatch, fitted, space, nullptr, options));
    if (space == Space::code && options.joint) // tuned first, but it needs a number
      attempts.insert(attempts.begin(), try_space(execution, stopwatch, fitted, Space::joint,
                                                  &attempts.front(), options));
    if (std::ranges::any_of(attempts, [](const Attempt& each) { return !has_failed(each); })) break;
  }
  const auto best = std::ranges::max_element(attempts, {}, [](const Attempt& attempt) {
    return std::pair(!has_failed(attempt), gates_passed(attempt));
  });
  Attempts result{std::move(*best), {}};
  for (auto other = attempts.begin(); other != attempts.end(); ++other)
    if (other != best)
      result.abandoned.push_back(
          {other->space, std::move(other->figures), std::move(other->gates)});
  return result;
}

} // namespace ilk
