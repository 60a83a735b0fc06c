#include "report/plan_record_of.h"

#include "report/campaign_lists.h"

namespace ilk {

PlanRecord record_of(const Plan& plan, const std::vector<ModelSegment>& segments,
                     const std::string& id_name) {
  const Playbook& playbook = plan.playbook;
  PlanRecord record;
  record.playbook = playbook.file;
  record.playbook_sha256 = playbook.sha256;
  record.currency = playbook.currency;
  record.id_name = id_name;
  record.seed = plan.seed;
  record.significance = playbook.limits.significance;
  record.power = playbook.limits.power;
  record.customers = plan.customers;
  record.control = playbook.limits.control;
  record.control_key = playbook.limits.control_key;
  for (const ModelSegment& segment : segments)
    record.segments.push_back({segment.id, segment.name});
  for (const PlayPlan& made : plan.plays) {
    const Play& play = playbook.plays[made.play];
    record.plays.push_back({play.name, play.title, play.channel, play.message, play.kpi,
                            made.hold_out, made.contacts, made.held_out,
                            made.contacts > 0 ? contact_list_name(play) : "",
                            made.held_out > 0 ? hold_out_list_name(play) : "", play.assumptions});
  }
  return record;
}

} // namespace ilk
