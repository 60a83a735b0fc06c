#include "report/shared_plan.h"

#include <algorithm>

#include "report/sharing.h"

namespace ilk {
namespace {

bool is_small_part(std::uint64_t customers) {
  return told_customers(customers) != customers;
}

// Makes small parts none. Whoever knows the total finds a single one out, so it then lacks in that
// too, as several do that are fewer than ten together.
std::uint64_t told_total(std::vector<PlayInSegment>& segments, std::uint64_t PlayInSegment::*part) {
  std::uint64_t told = 0, hidden = 0;
  std::size_t parts = 0;
  for (PlayInSegment& segment : segments) {
    const bool hides = is_small_part(segment.*part);
    parts += hides ? 1 : 0;
    (hides ? hidden : told) += segment.*part;
    if (hides) segment.*part = 0;
  }
  return told + (parts > 1 ? told_customers(hidden) : 0);
}

// A quantile or a mean of a segment may be one of its customers.
void share_evidence(PlayInSegment& segment) {
  for (ClauseEvidence& each : segment.match.evidence)
    if (each.kind == ClauseFigure::median || each.kind == ClauseFigure::mean ||
        each.kind == ClauseFigure::p10 || each.kind == ClauseFigure::p90)
      each.figure = to_significant(each.figure, 2);
}

void share_play(PlayPlan& play) {
  const std::uint64_t held_out = play.held_out;
  std::ranges::for_each(play.segments, share_evidence);
  play.contacts = told_total(play.segments, &PlayInSegment::contacts);
  play.held_out = told_total(play.segments, &PlayInSegment::held_out);
  play.kept_apart = told_total(play.segments, &PlayInSegment::kept_apart);
  play.capped = told_total(play.segments, &PlayInSegment::capped);
  play.rested = told_total(play.segments, &PlayInSegment::rested);
  play.over_budget = told_total(play.segments, &PlayInSegment::over_budget);
  play.in_control = told_total(play.segments, &PlayInSegment::in_control);
  play.eligible = play.kept_apart + play.capped + play.rested + play.over_budget + play.in_control +
                  play.contacts + play.held_out;
  for (PlayInSegment& segment : play.segments)
    segment.customers = segment.kept_apart + segment.capped + segment.rested + segment.over_budget +
                        segment.in_control + segment.reached();
  play.targets.resize(std::min<std::size_t>(play.targets.size(), play.contacts + play.held_out));
  std::erase_if(play.balance, [](const Stratum& stratum) {
    return is_small_part(stratum.customers) || is_small_part(stratum.held_out) ||
           is_small_part(stratum.customers - stratum.held_out);
  });
  if (play.held_out == held_out && held_out > 0) return;
  play.needed_hold_out.reset(); // what it can show would tell its true size
  play.detectable.reset();
  play.share_p_value.reset();
  play.balance_p_value.reset();
  play.expects_response = false;
}

} // namespace

Plan shared_plan(Plan plan) {
  // Those that reach nobody at all stay, and say so.
  std::erase_if(plan.plays, [](PlayPlan& play) {
    const bool reached = play.contacts + play.held_out > 0;
    share_play(play);
    return reached && play.contacts + play.held_out == 0;
  });
  plan.contacted = told_customers(plan.contacted);
  plan.control = told_customers(plan.control);
  if (plan.recent) plan.recent->resting = told_customers(plan.recent->resting);
  auto& lists = plan.lists_per_customer;
  if (std::ranges::any_of(lists, is_small_part)) {
    lists.resize(1);
    lists.front() = told_customers(lists.front());
  }
  return plan;
}

} // namespace ilk
