#include <algorithm>
#include <cmath>
#include <map>

#include <fmt/format.h>

#include "base/closest_word.h"
#include "base/listed.h"
#include "ilk/error.h"
#include "measure/earlier_values.h"
#include "measure/mean_difference.h"
#include "measure/measured.h"
#include "measure/share_difference.h"
#include "measure/shrinkage.h"
#include "profile/significance.h"

namespace ilk {
namespace {

using Customers = std::vector<std::uint32_t>;

ArmShare share_in(const Customers& customers, const std::vector<double>& response) {
  ArmShare share;
  for (const std::uint32_t customer : customers) {
    if (std::isnan(response[customer])) continue;
    ++share.customers;
    share.responded += response[customer] > 0 ? 1 : 0;
  }
  return share;
}

std::optional<MeasuredResponse> response_of(const Customers& contacted, const Customers& held_out,
                                            const Outcomes& outcomes, const Reading& reading) {
  if (outcomes.response.empty()) return std::nullopt;
  MeasuredResponse measured{
      share_in(contacted, outcomes.response), share_in(held_out, outcomes.response), {}, 1};
  if (measured.contacted.customers == 0 || measured.held_out.customers == 0) return std::nullopt;
  measured.effect = share_difference(measured.contacted, measured.held_out, reading);
  return measured;
}

// Known amounts of an arm, and what was before beside each.
struct ArmAmounts {
  std::vector<double> values, before;

  ArmAmounts(const Customers& customers, const Outcomes& outcomes) {
    for (const std::uint32_t customer : customers) {
      if (std::isnan(outcomes.amount[customer])) continue;
      values.push_back(outcomes.amount[customer]);
      if (!outcomes.before.empty()) before.push_back(outcomes.before[customer]);
    }
  }

  // Whether the values vary enough for their mean to have a range: where nearly all are alike, as
  // where few have bought at all, what is seen of the variance is too small by chance.
  bool vary() const {
    constexpr std::size_t fewest_others = 5; // than the commonest
    std::map<double, std::size_t> counts;
    for (const double value : values) ++counts[value];
    std::size_t commonest = 0;
    for (const auto& [value, count] : counts) commonest = std::max(commonest, count);
    return values.size() >= commonest + fewest_others;
  }

  double mean() const {
    double sum = 0;
    for (const double value : values) sum += value;
    return sum / static_cast<double>(values.size());
  }
};

std::optional<MeasuredAmount> amount_of(const Customers& contacted, const Customers& held_out,
                                        const Outcomes& outcomes, const Reading& reading) {
  if (outcomes.amount.empty()) return std::nullopt;
  const ArmAmounts one(contacted, outcomes), other(held_out, outcomes);
  if (!one.vary() || !other.vary()) return std::nullopt;
  MeasuredAmount measured;
  std::optional<Effect> effect;
  if (outcomes.before.empty()) {
    effect = mean_difference(one.values, other.values, reading);
  } else {
    const Adjusted adjusted = without_earlier(one.values, one.before, other.values, other.before);
    effect = mean_difference(adjusted.contacted, adjusted.held_out, reading);
    measured.is_adjusted = true;
    measured.variance_left = adjusted.variance_left;
  }
  if (!effect) return std::nullopt;
  measured.contacted = one.values.size();
  measured.held_out = other.values.size();
  measured.contacted_mean = one.mean();
  measured.held_out_mean = other.mean();
  measured.effect = *effect;
  return measured;
}

// What a contact brings by this effect on the play's leading outcome. Without assumptions nothing
// is known of its cost, nor of what a response is worth. `margin`: what an amount of 1 is worth.
std::optional<Worth> worth_of(const Effect& effect, bool is_amount, double margin,
                              const std::optional<Assumptions>& assumptions) {
  if (!assumptions) return std::nullopt;
  Worth worth;
  worth.value = {margin * effect.low, margin * effect.difference, margin * effect.high};
  if (!is_amount) {
    const Assumption& value = assumptions->value;
    worth.value_is_assumed = true;
    worth.value = {std::min(effect.low * value.low, effect.low * value.high),
                   effect.difference * value.likely,
                   std::max(effect.high * value.high, effect.high * value.low)};
  }
  const Assumption& cost = assumptions->cost;
  worth.cost = {cost.low, cost.likely, cost.high};
  worth.net = {worth.value.low - cost.high, worth.value.likely - cost.likely,
               worth.value.high - cost.low};
  return worth;
}

// Without known costs a contact has to bring something at least. That a play does something must be
// beyond chance among all plays; that it does not bring its costs needs no effect.
GoOn go_on_by(const Effect& effect, const std::optional<Worth>& worth, bool is_shown) {
  if (worth && worth->net.high < 0) return GoOn::no;
  if (!is_shown) return GoOn::open;
  if (!worth && effect.high < 0) return GoOn::no;
  return (worth ? worth->net.low : effect.low) > 0 ? GoOn::yes : GoOn::open;
}

void decide(MeasuredPlay& play, double significance) {
  const Effect* effect = play.leading();
  if (effect == nullptr || play.balance.is_broken()) return;
  const bool is_shown = play.discovery_rate() < significance;
  play.go_on = go_on_by(*effect, play.worth, is_shown);
  for (MeasuredSegment& segment : play.segments)
    segment.go_on = go_on_by(segment.shrunken, segment.worth, is_shown);
}

class PlayMeasurer {
 public:
  PlayMeasurer(const CampaignArms& arms, const Outcomes& outcomes, const Reading& reading,
               double margin)
      : arms_(arms), outcomes_(outcomes), reading_(reading), margin_(margin) {}

  MeasuredPlay measure(const PlayArms& arms) const {
    const RecordedPlay& play = arms_.plan.plays[arms.play];
    MeasuredPlay measured;
    measured.play = arms.play;
    measured.is_all = play.is_all;
    measured.balance = arm_balance(known(arms.contacted), known(arms.held_out), play.hold_out);
    measured.response = response_of(arms.contacted, arms.held_out, outcomes_, reading_);
    measured.amount = amount_of(arms.contacted, arms.held_out, outcomes_, reading_);
    if (const Effect* effect = measured.leading()) {
      measured.worth = worth_of(*effect, measured.amount.has_value(), margin_, play.assumptions);
      add_segments(arms, play, measured);
    }
    return measured;
  }

 private:
  std::uint64_t known(const Customers& customers) const {
    const auto& values = outcomes_.amount.empty() ? outcomes_.response : outcomes_.amount;
    return static_cast<std::uint64_t>(std::ranges::count_if(
        customers, [&](std::uint32_t customer) { return !std::isnan(values[customer]); }));
  }

  std::vector<Customers> by_segment(const Customers& customers) const {
    std::vector<Customers> groups(arms_.plan.segments.size());
    for (const std::uint32_t customer : customers)
      groups[arms_.segments[customer]].push_back(customer);
    return groups;
  }

  void add_segments(const PlayArms& arms, const RecordedPlay& play, MeasuredPlay& measured) const {
    const auto contacted = by_segment(arms.contacted), held_out = by_segment(arms.held_out);
    std::vector<Effect> effects;
    for (std::size_t s = 0; s < contacted.size(); ++s) {
      std::optional<Effect> effect;
      if (measured.amount) {
        if (const auto amount = amount_of(contacted[s], held_out[s], outcomes_, reading_))
          effect = amount->effect;
      } else if (const auto response =
                     response_of(contacted[s], held_out[s], outcomes_, reading_)) {
        effect = response->effect;
      }
      if (!effect) continue;
      measured.segments.push_back(
          {s, contacted[s].size(), held_out[s].size(), *effect, *effect, std::nullopt, GoOn::open});
      effects.push_back(*effect);
    }
    const Shrunken drawn = shrunken(effects, critical_value(reading_));
    measured.spread = drawn.spread;
    for (std::size_t i = 0; i < measured.segments.size(); ++i) {
      MeasuredSegment& segment = measured.segments[i];
      segment.shrunken = drawn.effects[i];
      segment.worth =
          worth_of(segment.shrunken, measured.amount.has_value(), margin_, play.assumptions);
    }
  }

  const CampaignArms& arms_;
  const Outcomes& outcomes_;
  const Reading& reading_;
  double margin_;
};

// Adjusts the p-values of one outcome for all plays. `of`: gives it, or null.
template <class Of>
void adjust_for_plays(std::vector<MeasuredPlay>& plays, Of&& of) {
  std::vector<double> p_values;
  for (MeasuredPlay& play : plays)
    if (const auto& measured = of(play)) p_values.push_back(measured->effect.p_value);
  const auto rates = false_discovery_rates(p_values);
  std::size_t next = 0;
  for (MeasuredPlay& play : plays)
    if (auto& measured = of(play)) measured->discovery_rate = rates[next++];
}

void require_play(const CampaignArms& arms, const std::string& name) {
  std::vector<std::string> names;
  for (const PlayArms& each : arms.plays) names.push_back(arms.plan.plays[each.play].name);
  if (name.empty() || std::ranges::find(names, name) != names.end()) return;
  throw UsageError(fmt::format("the plan has no play '{}' that reaches customers{}", name,
                               did_you_mean(name, names)),
                   fmt::format("take one of {}, or leave out --play", listed(names)));
}

} // namespace

Measured measure_plays(const CampaignArms& arms, const Outcomes& outcomes,
                       const MeasureOptions& options) {
  require_play(arms, options.play);
  Measured measured;
  measured.reading = {arms.plan.significance, options.progress};
  const PlayMeasurer measurer(arms, outcomes, measured.reading, options.margin);
  for (const PlayArms& each : arms.plays) measured.plays.push_back(measurer.measure(each));
  adjust_for_plays(
      measured.plays, [](MeasuredPlay & play) -> auto& { return play.response; });
  adjust_for_plays(
      measured.plays, [](MeasuredPlay & play) -> auto& { return play.amount; });
  for (MeasuredPlay& play : measured.plays) decide(play, measured.reading.significance);
  if (!options.play.empty())
    std::erase_if(measured.plays, [&](const MeasuredPlay& play) {
      return arms.plan.plays[play.play].name != options.play;
    });
  return measured;
}

} // namespace ilk
