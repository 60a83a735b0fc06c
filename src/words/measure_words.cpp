#include "words/measure_words.h"

#include <cmath>
#include <filesystem>

#include <fmt/format.h>

#include "base/one_line.h"
#include "facts/plan_facts.h"
#include "words/counted.h"
#include "words/enumerated.h"

namespace ilk {
namespace {

std::string in_currency(const MeasuredCampaign& campaign, const std::string& money) {
  const std::string& currency = campaign.arms.plan.currency;
  return currency.empty() ? money : money + " " + currency;
}

std::string share_of(const ArmShare& arm) {
  return figure::share(arm.share()).text;
}

std::string plays_word(std::size_t count) {
  return count == 1 ? "play" : "plays";
}

// "3.2 more", "1.4 fewer".
std::string more_or_fewer(double share) {
  return fmt::format("{} {}", of_100_figure(share).text, share < 0 ? "fewer" : "more");
}

// "0.4 to 6.1 more", "1.2 fewer to 3.4 more"; `to`: what stands between them.
std::string range_of_100(const Effect& effect, const char* to) {
  if ((effect.low < 0) == (effect.high < 0)) {
    const bool more = effect.low >= 0;
    return fmt::format("{} {} {}", of_100_figure(more ? effect.low : effect.high).text, to,
                       more_or_fewer(more ? effect.high : effect.low));
  }
  return fmt::format("{} {} {}", more_or_fewer(effect.low), to, more_or_fewer(effect.high));
}

std::string between(const EffectFigures& figures) {
  return fmt::format("{} to {}", figures.low.text, figures.high.text);
}

std::string where_words(const ToldRows& rows, Ids ids) {
  std::vector<std::string> places;
  for (std::size_t i = 0; i < rows.first.size(); ++i) {
    std::string place = fmt::format("{}", rows.first[i].line);
    if (ids == Ids::shown && !rows.ids[i].empty())
      place += fmt::format(" ({})", one_line(rows.ids[i]));
    places.push_back(std::move(place));
  }
  const bool more = rows.count > rows.first.size();
  return fmt::format("{}{} {}", more ? "first " : "", places.size() == 1 ? "line" : "lines",
                     enumerated(places));
}

std::string all_together_words(Brought brought) {
  switch (brought) {
  case Brought::more:
    return "All plays together brought more than chance explains.";
  case Brought::less:
    return "All plays together brought less than doing nothing.";
  case Brought::not_shown:
    return "All plays together show no effect beyond chance.";
  case Brought::broken:
    return "The control group is not as it was drawn, so nothing is said of all plays together.";
  case Brought::unmeasured:
    break;
  }
  return "All plays together cannot be measured.";
}

std::string absent_words(const Outcomes& outcomes, std::size_t customers) {
  return fmt::format(
      "{} of {} customers on the lists have no row: {}.", figure::count(outcomes.absent).text,
      figure::count(customers).text,
      outcomes.absent_is_none
          ? "they count as without response and amount (--absent unknown leaves them out)"
          : "they are left out, which is sound only where they are as many in each arm");
}

} // namespace

std::string measured_tally_words(const MeasureTally& tally) {
  std::vector<std::string> said;
  const auto say = [&](std::size_t count, const char* one, const char* many) {
    if (count > 0) said.push_back(fmt::format("{} {}", count, count == 1 ? one : many));
  };
  say(tally.more, "brought more than chance explains", "brought more than chance explains");
  say(tally.less, "brought less than doing nothing", "brought less than doing nothing");
  say(tally.not_shown, "shows no effect beyond chance", "show no effect beyond chance");
  say(tally.broken, "has arms that are not as they were drawn",
      "have arms that are not as they were drawn");
  say(tally.unmeasured, "cannot be measured", "cannot be measured");
  std::string words;
  if (tally.plays > 0)
    words = fmt::format("Of {} {}, {}.", tally.plays, plays_word(tally.plays), enumerated(said));
  if (tally.all) words += (words.empty() ? "" : " ") + all_together_words(*tally.all);
  return words;
}

std::string brought_words(Brought brought) {
  switch (brought) {
  case Brought::more:
    return "brought more";
  case Brought::less:
    return "brought less";
  case Brought::not_shown:
    return "no effect shown";
  case Brought::broken:
    return "cannot be compared";
  case Brought::unmeasured:
    break;
  }
  return "cannot be measured";
}

std::string responded_words(const MeasuredPlay& play) {
  if (!play.response) return "";
  const auto& [contacted, held_out, effect, rate] = *play.response;
  return fmt::format("{} of {} contacted, {} of {} held out", share_of(contacted),
                     figure::count(contacted.customers).text, share_of(held_out),
                     figure::count(held_out.customers).text);
}

std::string effect_words(const MeasuredCampaign& campaign, const MeasuredPlay& play) {
  std::vector<std::string> said;
  if (play.response) {
    const Effect& effect = play.response->effect;
    said.push_back(fmt::format(
        "Of 100 customers contacted, {} responded than would have without it (between {}).",
        more_or_fewer(effect.difference), range_of_100(effect, "and")));
  }
  if (play.amount) {
    const EffectFigures amount = amount_figures(play.amount->effect);
    said.push_back(fmt::format("Measured by {}, each contact brought {} (between {} and {}).",
                               campaign.outcomes.amount_column,
                               in_currency(campaign, amount.difference.text), amount.low.text,
                               amount.high.text));
  }
  return fmt::format("{}", fmt::join(said, " "));
}

std::string effect_cell(const MeasuredCampaign& campaign, const MeasuredPlay& play,
                        const Effect* effect) {
  if (effect == nullptr) return "–";
  if (!play.amount) {
    return fmt::format("{} of 100 ({})", more_or_fewer(effect->difference),
                       range_of_100(*effect, "to"));
  }
  const EffectFigures amount = amount_figures(*effect);
  return fmt::format("{} ({})", in_currency(campaign, amount.difference.text), between(amount));
}

std::string net_cell(const MeasuredCampaign& campaign, const std::optional<Worth>& worth,
                     std::uint64_t contacts) {
  if (!worth) return "–";
  const MoneyFigures net = money_figures(worth->net, contacts);
  return fmt::format("{} ({} to {})", in_currency(campaign, net.likely.text), net.low.text,
                     net.high.text);
}

std::string worth_words(const MeasuredCampaign& campaign, const MeasuredPlay& play) {
  if (play.leading() == nullptr) return "";
  if (play.is_all) return "";
  if (!play.worth)
    return "The playbook assumes no costs for this play, so nothing is said of money.";
  const std::uint64_t contacts = campaign.play_of(play).contacts;
  const MoneyFigures value = money_figures(play.worth->value, contacts);
  const MoneyFigures cost = money_figures(play.worth->cost, contacts);
  const MoneyFigures net = money_figures(play.worth->net, contacts);
  return fmt::format(
      "All {} together brought {} and cost {}: {} are left (between {} and {}). {}",
      counted(contacts, "contact"), in_currency(campaign, value.likely.text),
      in_currency(campaign, cost.likely.text), in_currency(campaign, net.likely.text), net.low.text,
      net.high.text,
      play.worth->value_is_assumed
          ? "Responses are measured; what one is worth and costs are the playbook's assumptions."
          : "The amounts are measured; costs are the playbook's assumptions.");
}

std::string judged_words(const MeasuredCampaign& campaign, const MeasuredPlay& play) {
  const Brought brought = brought_of(play, campaign.measured.reading);
  switch (brought) {
  case Brought::more:
    return play.is_all ? "More than chance explains: together they work."
                       : "More than chance explains: it works.";
  case Brought::less:
    return "Less than doing nothing, beyond chance: stop it.";
  case Brought::not_shown:
    return "The difference may be chance. That is no proof that it does nothing: more customers, "
           "or "
           "more held out, would settle it.";
  case Brought::broken:
    return fmt::format(
        "{} of {} customers whose outcome is known were held out, where {} was drawn: customers "
        "went "
        "missing from one arm, so the two cannot be compared. Look for what removed them.",
        figure::count(play.balance.held_out).text,
        figure::count(play.balance.held_out + play.balance.contacted).text,
        figure::share(play.balance.expected_share).text);
  case Brought::unmeasured:
    break;
  }
  const RecordedPlay& planned = campaign.play_of(play);
  if (planned.held_out == 0)
    return "Nobody was held out, so nothing shows what it brought. Hold some out the next time.";
  return "Too few outcomes are known, or all are equal: nothing can be compared.";
}

std::string go_on_words(GoOn go_on) {
  switch (go_on) {
  case GoOn::yes:
    return "Go on";
  case GoOn::no:
    return "Stop";
  case GoOn::open:
    break;
  }
  return "Cannot tell yet";
}

std::string decision_words(const MeasuredCampaign& campaign, const MeasuredPlay& play) {
  const Brought brought = brought_of(play, campaign.measured.reading);
  if (brought == Brought::broken || brought == Brought::unmeasured) return brought_words(brought);
  return go_on_words(play.go_on);
}

std::vector<std::string> go_on_lines(const MeasuredCampaign& campaign, const MeasuredPlay& play) {
  std::vector<std::string> lines;
  for (const GoOn each : {GoOn::yes, GoOn::no, GoOn::open}) {
    std::vector<std::string> names;
    for (const std::size_t i : segments_with(play, each)) {
      const RecordedSegment& segment = campaign.arms.plan.segments[play.segments[i].segment];
      names.push_back(fmt::format("{} {}", segment.id, segment.name));
    }
    if (!names.empty())
      lines.push_back(fmt::format("{}: {}.", go_on_words(each), enumerated(names)));
  }
  return lines;
}

std::vector<std::string> outcome_notes(const MeasuredCampaign& campaign, Ids ids) {
  const Outcomes& outcomes = campaign.outcomes;
  std::vector<std::string> notes;
  if (campaign.arms.changed_names > 0)
    notes.push_back(fmt::format(
        "The lists differ from the plan by {}. Arms are compared as they were drawn: keep the "
        "lists as they were written, and take out of a copy who must not be contacted.",
        counted(campaign.arms.changed_names, "customer")));
  if (outcomes.absent > 0) notes.push_back(absent_words(outcomes, campaign.arms.ids.size()));
  if (outcomes.repeated.count > 0)
    notes.push_back(fmt::format("{} of customers of whom an earlier row tells: {} ({}).",
                                counted(outcomes.repeated.count, "row"),
                                outcomes.added_up ? "added up" : "the first row counts",
                                where_words(outcomes.repeated, ids)));
  if (outcomes.unlisted.count > 0)
    notes.push_back(fmt::format("{} of customers who are on no list: left out ({}).",
                                counted(outcomes.unlisted.count, "row"),
                                where_words(outcomes.unlisted, ids)));
  if (outcomes.without_id.count > 0)
    notes.push_back(fmt::format("{} without an id: left out ({}).",
                                counted(outcomes.without_id.count, "row"),
                                where_words(outcomes.without_id, ids)));
  if (outcomes.outside > 0)
    notes.push_back(
        fmt::format("{} of other days, or of none: left out.", counted(outcomes.outside, "row")));
  if (outcomes.bad_rows > 0)
    notes.push_back(
        fmt::format("{} could not be read: left out.", counted(outcomes.bad_rows, "row")));
  return notes;
}

std::string measured_source_words(const MeasuredCampaign& campaign) {
  const auto name = [](const std::string& file) {
    return std::filesystem::path(file).filename().string();
  };
  return fmt::format("The plays of {}, by {}.", name(campaign.arms.plan.playbook),
                     name(campaign.outcomes.file));
}

std::string columns_words(const Outcomes& outcomes) {
  std::vector<std::string> parts = {fmt::format("customers by {}", outcomes.id_column)};
  if (!outcomes.response_column.empty())
    parts.push_back(fmt::format("who responded by {}", outcomes.response_column));
  else if (!outcomes.response.empty())
    parts.push_back(fmt::format("who responded by an amount above 0"));
  if (!outcomes.amount_column.empty())
    parts.push_back(fmt::format("the amount by {}", outcomes.amount_column));
  if (!outcomes.before_column.empty())
    parts.push_back(fmt::format("the time before by {}", outcomes.before_column));
  else if (!outcomes.before.empty())
    parts.push_back("the time before by the days before the start");
  if (!outcomes.date_column.empty())
    parts.push_back(fmt::format("days by {}", outcomes.date_column));
  return fmt::format("Taken from {}: {}.", outcomes.file, enumerated(parts));
}

std::string reading_words(const Reading& reading) {
  const std::string sure = figure::share(1 - reading.significance).text;
  if (!reading.progress)
    return fmt::format("Ranges hold the truth in {} of such campaigns, read once, at the end.",
                       sure);
  return fmt::format("Ranges hold the truth in {} of such campaigns however often they are looked "
                     "at on the way; {} of the planned campaign is behind.",
                     sure, figure::share(*reading.progress).text);
}

} // namespace ilk
