#include "facts/plan_facts.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <tuple>

#include "base/decimal_text.h"
#include "base/significant.h"
#include "strategy/power.h"

namespace ilk {

std::size_t nearest_miss(const PlayPlan& play) {
  const auto lacking = [](const PlayInSegment& each) {
    double sum = 0;
    for (const ClauseEvidence& evidence : each.match.evidence) sum += evidence.miss;
    return sum;
  };
  return static_cast<std::size_t>(std::ranges::min_element(play.segments, {}, lacking) -
                                  play.segments.begin());
}

PlanTally tally_of(const Plan& plan) {
  const auto reaching = std::ranges::count_if(plan.plays, &PlayPlan::reaches);
  const auto idle = std::ranges::count_if(
      plan.plays, [](const PlayPlan& made) { return made.fires() && !made.reaches(); });
  return {plan.plays.size(), static_cast<std::size_t>(reaching), static_cast<std::size_t>(idle)};
}

Loss loss_of(const ExpectedValue& value) {
  constexpr double half = 0.5;
  return value.loss >= 1 ? Loss::always : value.loss > half ? Loss::often : Loss::none;
}

HoldOut hold_out_of(const PlayPlan& made) {
  if (!made.expects_response) return HoldOut::unknown;
  return made.enough() ? HoldOut::enough : HoldOut::scarce;
}

std::optional<Shortfall> shortfall_of(const Plan& plan, const PlayPlan& made) {
  if (!made.reaches() || made.hold_out == 0 || hold_out_of(made) != HoldOut::scarce)
    return std::nullopt;
  const Play& play = play_of(plan, made);
  const PlanLimits& limits = plan.playbook.limits;
  const WantedPower wanted{limits.power, limits.significance};
  const Assumptions& assumed = *play.assumptions;
  const double h = effect_size(assumed.baseline + assumed.response.likely, assumed.baseline);
  Shortfall shortfall;
  shortfall.customers = needed_customers(h, made.hold_out, wanted);
  shortfall.with_half = needed_customers(h, 0.5, wanted);
  shortfall.campaigns =
      std::max(2.0, std::ceil(shortfall.customers / static_cast<double>(made.targets.size())));
  if (limits.over_time) // each customer rests once as many have been made as may be
    shortfall.weeks = std::ceil(std::floor((shortfall.campaigns - 1) / limits.over_time->contacts) *
                                limits.over_time->days / 7);
  for (const PlayPlan& other : plan.plays)
    if (&other != &made && other.reaches() && play_of(plan, other).kpi == play.kpi)
      shortfall.together.push_back(play_of(plan, other).title);
  return shortfall;
}

std::vector<std::size_t> plays_in_segment(const Plan& plan, std::size_t segment) {
  std::vector<std::size_t> firing;
  for (std::size_t p = 0; p < plan.plays.size(); ++p)
    if (plan.plays[p].segments[segment].match.fires) firing.push_back(p);
  const auto rank = [&](std::size_t p) {
    const PlayPlan& made = plan.plays[p];
    const PlayInSegment& here = made.segments[segment];
    const double value =
        made.per_contact ? times(*made.per_contact, here.contacts).mean : -INFINITY;
    return std::tuple(here.reached() > 0, value, here.contacts);
  };
  std::ranges::stable_sort(firing, std::greater{}, rank);
  return firing;
}

std::vector<std::size_t> contacting_plays(const std::optional<Plan>& plan, std::size_t segment) {
  std::vector<std::size_t> plays;
  if (!plan) return plays;
  for (const std::size_t p : plays_in_segment(*plan, segment))
    if (plan->plays[p].segments[segment].contacts > 0) plays.push_back(p);
  return plays;
}

Figure money_figure(double amount) {
  return {amount, three_digits_text(to_significant(amount, 3))};
}

Figure assumed_figure(double value) {
  return {value, shortest_decimal_text(value, 6)};
}

Figure assumed_share(double share) {
  return {share, shortest_decimal_text(to_significant(100 * share, 9), 6) + "%"};
}

Figure odds_figure(double p) {
  constexpr double least = 1e-15;
  return {p, p >= least ? "1 in " + three_digits_text(to_significant(1 / p, 2))
                        : "less than 1 in a million million"};
}

std::optional<ExpectedFacts> expected_facts(const PlayPlan& made, std::uint64_t contacts) {
  if (!made.per_contact) return std::nullopt;
  const ExpectedValue value = times(*made.per_contact, contacts);
  ExpectedFacts facts;
  for (const double amount : {value.p10, value.median, value.p90, value.mean})
    facts.values.add(money_figure(amount));
  facts.loss = figure::share(value.loss);
  return facts;
}

StratumFacts stratum_facts(const Stratum& stratum) {
  return {stratum.name, figure::count(stratum.customers), figure::count(stratum.held_out),
          figure::share(static_cast<double>(stratum.held_out) /
                        static_cast<double>(stratum.customers))};
}

} // namespace ilk
