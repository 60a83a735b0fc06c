// plan_of() of the public library.
#include "fit/asked.h"
#include "fit/held_fit.h"
#include "ilk/plan.h"
#include "report/campaign_lists.h"
#include "report/follow_text.h"
#include "report/plain_page.h"
#include "report/plan_record_of.h"
#include "report/run_parts.h"
#include "report/strategy_text.h"
#include "strategy/playbook_toml.h"

namespace ilk {
namespace {

PlannedPlay planned_play(const PlayPlan& made, const Playbook& playbook, const Table& table) {
  const Play& play = playbook.plays[made.play];
  PlannedPlay planned{play.name, play.title, play.action, made.contacts, made.held_out, {}};
  for (const Target& target : made.targets)
    planned.customers.push_back({table.position_of(target.row), target.priority, target.held_out});
  return planned;
}

std::vector<ArtifactFile> files_of(const Segmentation& s, const std::optional<Plan>& plan) {
  const RunParts parts{s.read,          s.explored, s.alerts, s.covariance,
                       s.outliers,      s.encoder,  s.tree,   s.chosen,
                       s.characterised, s.judged,   s.model,  s.scores,
                       s.explained,     s.followed, plan,     s.log ? &s.log->log : nullptr};
  const std::string strategy =
      strategy_text(parts) + follow_markdown(s.followed, s.characterised.explanation.segments);
  std::vector<ArtifactFile> files{{"strategy.md", strategy},
                                  {"strategy.html", markdown_page(strategy)}};
  for_each_list(*plan, s.model.segments, s.read.table, s.scores,
                [&](const std::string& name, const std::string& text) {
                  files.push_back({name, text});
                });
  files.push_back(
      {plan_record_name, to_json(record_of(*plan, s.model.segments, s.read.table.id_name))});
  return files;
}

} // namespace

PlanResult plan_of(const FitResult& fit, const std::filesystem::path& playbook, unsigned threads,
                   const std::atomic<bool>* stop) {
  if (threads == 0) throw UsageError("a plan needs at least one thread", "give threads = 1");
  const Segmentation& found = fit.whole().segmentation;
  Asked asked;
  asked.playbook = load_playbook(playbook);
  check_asked(asked, found.read);
  std::vector<std::uint32_t> segments;
  for (const Score& score : found.scores) segments.push_back(score.segment);
  Execution execution(threads, nullptr, stop);
  const std::optional<Plan> plan =
      make_plan(execution, *asked.playbook,
                {found.read.table, found.model.preparation, found.characterised.explanation,
                 segments, found.outliers},
                fit.whole().options.seed);
  PlanResult result;
  for (const PlayPlan& made : plan->plays)
    result.plays.push_back(planned_play(made, plan->playbook, found.read.table));
  execution.check_interrupted();
  result.contacted = plan->contacted;
  result.files = files_of(found, plan);
  return result;
}

} // namespace ilk
