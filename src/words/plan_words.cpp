#include "words/plan_words.h"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "table/iso_date.h"
#include "table/short_text.h"
#include "words/segment_words.h"

namespace ilk {
namespace {

std::string plural(std::uint64_t count, const char* one, const char* many) {
  return fmt::format("{} {}", figure::count(count).text, count == 1 ? one : many);
}

} // namespace

std::string with_currency(const Plan& plan, const std::string& money) {
  return plan.playbook.currency.empty() ? money : money + " " + plan.playbook.currency;
}

std::string tally_words(const PlanTally& tally) {
  const auto& [all, reaching, idle] = tally;
  if (all == 0) return "The playbook has no play yet: nobody is contacted.";
  if (reaching == all)
    return all == 1 ? "The one play reaches customers."
                    : fmt::format("All {} plays reach customers.", all);
  if (all == 1)
    return idle == 1 ? "The one play fits, but reaches nobody." : "The one play fits no segment.";
  if (reaching + idle == 0) return fmt::format("None of {} plays fits a segment.", all);
  const std::string first = reaching == 0 ? fmt::format("None of {} plays reaches customers.", all)
                                          : fmt::format("{} of {} plays {} customers.", reaching,
                                                        all, reaching == 1 ? "reaches" : "reach");
  if (idle == 0) return first;
  return fmt::format("{} {} {} nobody.", first, idle,
                     idle == 1 ? "fits, but reaches" : "fit, but reach");
}

std::string no_play_yet_words(const std::string& playbook) {
  return playbook + ": it has no play yet, and nobody is contacted; take the # away from those "
                    "that you would run";
}

std::string nobody_heading(const PlanTally& tally) {
  if (tally.idle == 0) return "";
  return fmt::format("{} {} nobody: why", tally.idle,
                     tally.idle == 1 ? "play fits, but reaches" : "plays fit, but reach");
}

std::string unfit_heading(const PlanTally& tally) {
  const std::size_t unfit = tally.plays - tally.reaching - tally.idle;
  if (unfit == 0) return "";
  return unfit == 1 ? "1 play fits no segment: what it lacks"
                    : fmt::format("{} plays fit no segment: what they lack", unfit);
}

std::string losing_words(const Plan& plan) {
  std::uint64_t always = 0, often = 0;
  for (const PlayPlan& made : plan.plays) {
    if (!made.reaches() || !made.per_contact || made.contacts == 0) continue;
    always += loss_of(*made.per_contact) == Loss::always ? 1 : 0;
    often += loss_of(*made.per_contact) == Loss::often ? 1 : 0;
  }
  const auto lose = [](std::uint64_t count) {
    return plural(count, "play loses", "plays lose") + " money";
  };
  if (always + often == 0) return "";
  if (always == 0) return fmt::format("By your assumptions {} more often than not.", lose(often));
  return fmt::format("By your assumptions {} in every draw{}.", lose(always),
                     often > 0 ? fmt::format(", {} more often than not", often) : "");
}

std::string losing_words(const PlayPlan& made) {
  if (!made.per_contact) return "";
  switch (loss_of(*made.per_contact)) {
  case Loss::none:
    return "";
  case Loss::often:
    return "By these assumptions it loses money more often than not.";
  case Loss::always:
    return "By these assumptions it loses money in every draw.";
  }
  return "";
}

std::string held_out_words(const Plan& plan) {
  const double share = plan.playbook.limits.hold_out;
  if (share <= 0) return "";
  const bool own =
      std::ranges::any_of(plan.plays, [&](const PlayPlan& made) { return made.hold_out != share; });
  return fmt::format("{} of each list{} is held out by lot and not contacted, so that it can be "
                     "seen what the play did.",
                     figure::share(share).text,
                     own ? ", or the share that its play asks for," : "");
}

std::string money_words(const Plan& plan, const ExpectedFacts& expected) {
  const auto& texts = expected.values.texts;
  return fmt::format("{} on average (8 in 10 draws: {} to {}; chance of a loss {})",
                     with_currency(plan, texts[3]), texts[0], texts[2], expected.loss.text);
}

std::string best_play_words(const Plan& plan) {
  const PlayPlan* best = nullptr;
  const auto mean = [](const PlayPlan& made) {
    return times(*made.per_contact, made.contacts).mean;
  };
  for (const PlayPlan& made : plan.plays)
    if (made.reaches() && made.per_contact && (best == nullptr || mean(made) > mean(*best)))
      best = &made;
  if (best == nullptr) return "";
  return fmt::format("{} ({} on average)", play_of(plan, *best).title,
                     with_currency(plan, money_figure(mean(*best)).text));
}

std::string sizes_words(std::uint64_t contacts, std::uint64_t held_out) {
  if (contacts + held_out == 0) return "fits, but reaches nobody";
  return fmt::format("{} to contact, {} held out", figure::count(contacts).text,
                     figure::count(held_out).text);
}

std::string limiting_words(const Plan& plan) {
  if (plan.channels.empty()) return "the budget";
  return plan.spending ? "the budget and what the channels have room for"
                       : "what the channels have room for";
}

template <class Left>
std::string left_words(const Plan& plan, const Left& left) {
  std::vector<std::string> parts;
  if (left.kept_apart > 0)
    parts.push_back(plural(left.kept_apart, "is", "are") + " kept for an exclusive play");
  if (left.capped > 0)
    parts.push_back(fmt::format("{} in {} already", plural(left.capped, "is", "are"),
                                plural(plan.playbook.limits.most_contacts, "list", "lists")));
  if (left.rested > 0)
    parts.push_back(plural(left.rested, "was", "were") + " contacted often enough lately");
  if (left.over_budget > 0)
    parts.push_back(plural(left.over_budget, "is", "are") + " left out by " + limiting_words(plan));
  if (left.in_control > 0)
    parts.push_back(plural(left.in_control, "is", "are") + " in the control group");
  return fmt::format("{}", fmt::join(parts, " and "));
}

template std::string left_words(const Plan& plan, const PlayPlan& left);
template std::string left_words(const Plan& plan, const PlayInSegment& left);

std::string shortfall_words(const Plan& plan, const PlayPlan& made) {
  if (made.contacts > 0 && made.hold_out == 0)
    return "Nobody is held out, so nothing will show what it did. Hold some out.";
  const auto shortfall = shortfall_of(plan, made);
  if (!shortfall) return "";
  const auto customers = [](double count) {
    return figure::count(static_cast<std::uint64_t>(count)).text;
  };
  std::string words = fmt::format(
      "It reaches {} and would need {} to show that {} more of 100 respond. What would: {} such "
      "campaigns measured together",
      plural(made.targets.size(), "customer", "customers"), customers(shortfall->customers),
      assumed_figure(100 * play_of(plan, made).assumptions->response.likely).text,
      customers(shortfall->campaigns));
  if (shortfall->weeks > 0)
    words += fmt::format(", over at least {} by over_time",
                         plural(static_cast<std::uint64_t>(shortfall->weeks), "week", "weeks"));
  if (shortfall->with_half < 0.95 * shortfall->customers)
    words += fmt::format("; or half held out, with which {} are enough",
                         customers(shortfall->with_half));
  if (!shortfall->together.empty())
    words += fmt::format("; or one play of it and {}, which have the same KPI",
                         fmt::join(shortfall->together, " and "));
  return words + ".";
}

std::string control_words(const Plan& plan) {
  if (plan.playbook.limits.control == 0) return "";
  return fmt::format("{} {} the control group and on no list, as long as its key ('{}') stands: "
                     "what becomes of them says what all plays together bring.",
                     plural(plan.control, "customer", "customers"),
                     plan.control == 1 ? "is" : "are", plan.playbook.limits.control_key);
}

namespace {

std::string budget_words(const Plan& plan, const Spending& spending) {
  const auto& [budget, spent, one_more] = spending;
  std::string words =
      fmt::format("The contacts cost {} of a budget of {}, by the costs that the playbook assumes.",
                  with_currency(plan, money_figure(spent).text), money_figure(budget).text);
  if (one_more > 0)
    words += fmt::format(" One more {} would bring {} after its cost, if the assumptions hold.",
                         plan.playbook.currency, figure::number(one_more).text);
  else
    words += " More money would bring nothing: everybody is contacted whose contact is expected to "
             "bring more than it costs.";
  return words;
}

std::string channel_use_words(const Plan& plan, const ChannelUse& channel) {
  const std::string capacity = figure::count(channel.capacity).text;
  std::string words = fmt::format("By {}, {} of {} contacts are made.", short_text(channel.channel),
                                  figure::count(channel.used).text, capacity);
  if (channel.one_more > 0)
    words += fmt::format(" Room for one more would bring {} after its cost, if the assumptions "
                         "hold.",
                         with_currency(plan, figure::number(channel.one_more).text));
  return words;
}

std::string recent_words(const Plan& plan) {
  const auto& [contacts, days] = *plan.playbook.limits.over_time;
  const std::string most = fmt::format("at most {} in {}", plural(contacts, "contact", "contacts"),
                                       plural(days, "day", "days"));
  if (!plan.recent)
    return fmt::format("A customer is to have {}; no history of contacts is given, so only this "
                       "plan's contacts count.",
                       most);
  if (plan.recent->contacts == 0 && plan.recent->day == 0)
    return fmt::format("A customer is to have {}; nobody has been contacted yet, so only this "
                       "plan's contacts count.",
                       most);
  return fmt::format("A customer is to have {}: {} of the days before {} count, and for them {} on "
                     "no list.",
                     most, plural(plan.recent->contacts, "contact", "contacts"),
                     iso_date(plan.recent->day),
                     plural(plan.recent->resting, "customer is", "customers are"));
}

} // namespace

std::string spending_words(const Plan& plan) {
  std::vector<std::string> sentences;
  if (plan.spending) sentences.push_back(budget_words(plan, *plan.spending));
  for (const ChannelUse& channel : plan.channels)
    sentences.push_back(channel_use_words(plan, channel));
  if (plan.playbook.limits.over_time) sentences.push_back(recent_words(plan));
  return fmt::format("{}", fmt::join(sentences, " "));
}

std::string nobody_words(const Plan& plan, const PlayPlan& made) {
  if (made.eligible == 0) return "Nobody in its segments meets its condition on customers.";
  return fmt::format("Of those who would fit, {}.", left_words(plan, made));
}

std::string limit_words(const Plan& plan) {
  std::uint64_t capped = 0, apart = 0;
  for (const PlayPlan& made : plan.plays) {
    capped += made.capped;
    apart += made.kept_apart;
  }
  const auto given = [](std::uint64_t places) {
    return plural(places, "place was", "places were") + " not given";
  };
  std::string words =
      fmt::format("Nobody is in more than {}: lists are filled in the order of the plays.",
                  plural(plan.playbook.limits.most_contacts, "list", "lists"));
  if (capped > 0) words += fmt::format(" Because of that limit {}.", given(capped));
  if (apart > 0)
    words += fmt::format(" An exclusive play keeps its customers out of all other lists: "
                         "because of it {}.",
                         given(apart));
  return words;
}

std::string listed_words(const Plan& plan) {
  const std::uint64_t in_lists = plan.customers - plan.lists_per_customer.front();
  return fmt::format("{} of {} {} in a list", figure::count(in_lists).text,
                     plural(plan.customers, "customer", "customers"), in_lists == 1 ? "is" : "are");
}

NamedWords per_customer_words(const Plan& plan, std::size_t lists) {
  const std::uint64_t count = plan.lists_per_customer[lists];
  const auto all = static_cast<double>(std::max<std::uint64_t>(plan.customers, 1));
  return {lists == 0 ? "In no list" : "In " + plural(lists, "list", "lists"),
          fmt::format("{} ({})", figure::count(count).text,
                      figure::rough_share(static_cast<double>(count) / all).text)};
}

std::string assumption_words(const Assumption& assumption, bool is_share) {
  const auto shown = [&](double value) {
    return (is_share ? assumed_share(value) : assumed_figure(value)).text;
  };
  std::string words = shown(assumption.low);
  if (assumption.low != assumption.high)
    words +=
        fmt::format(" to {}, most likely {}", shown(assumption.high), shown(assumption.likely));
  if (!assumption.unit.empty()) words = fmt::format("{} ({})", words, assumption.unit);
  return assumption.measured.empty() ? words
                                     : fmt::format("{}, measured: {}", words, assumption.measured);
}

std::string points_words(double share) {
  std::string words = figure::share(share).text;
  return words.replace(words.find('%'), 1,
                       share == 0.01 ? " percentage point" : " percentage points");
}

std::string measurement_words(const Plan& plan, const PlayPlan& made) {
  if (made.hold_out == 0) return "Nobody is held out, so nothing will show what it did.";
  std::vector<std::string> said;
  if (made.expects_response && made.needed_hold_out)
    said.push_back(fmt::format(
        "To show the likely response in {} of cases, {} must be held out; {}. That is {}.",
        figure::rough_share(plan.playbook.limits.power).text,
        plural(*made.needed_hold_out, "customer", "customers"), plural(made.held_out, "is", "are"),
        hold_out_of(made) == HoldOut::enough ? "enough" : "too few"));
  else if (made.expects_response)
    said.emplace_back("The likely response cannot be shown with so few customers, even if half of "
                      "them were held out.");
  if (made.detectable)
    said.push_back(fmt::format("This hold-out can show an effect of {} or more.",
                               points_words(*made.detectable)));
  return fmt::format("{}", fmt::join(said, " "));
}

std::string unlucky_words(const PlayPlan& made) {
  std::vector<std::string> said;
  if (made.unlucky_share())
    said.push_back(fmt::format(
        "by chance {} were held out where {} was asked ({})",
        figure::share(static_cast<double>(made.held_out) / static_cast<double>(made.targets.size()))
            .text,
        assumed_share(made.hold_out).text, odds_figure(*made.share_p_value).text));
  if (made.unlucky_balance())
    said.push_back(fmt::format("by chance those held out are spread unevenly over segments and "
                               "values ({})",
                               odds_figure(*made.balance_p_value).text));
  return fmt::format("{}", fmt::join(said, "; "));
}

std::string parts_words(std::size_t told, std::size_t all) {
  if (all > told) return fmt::format("Held out in {} of {} parts", told, all);
  return told == 1 ? "How many are held out" : fmt::format("Held out in each of {} parts", told);
}

std::string left_out_words(const Plan& plan, const std::vector<Segment>& segments) {
  std::vector<std::string> without;
  for (std::size_t g = 0; g < segments.size(); ++g)
    if (std::ranges::none_of(plan.plays, [&](const PlayPlan& made) {
          return made.segments[g].match.fires && made.segments[g].reached() > 0;
        }))
      without.push_back(numbered(segments[g]));
  if (without.empty()) return "A play reaches customers of every segment.";
  return fmt::format("No play reaches customers of {}: {}.",
                     plural(without.size(), "segment", "segments"), fmt::join(without, ", "));
}

} // namespace ilk
