#include "facts/measure_facts.h"

#include <cmath>

#include "base/decimal_text.h"
#include "base/significant.h"
#include "facts/plan_facts.h"

namespace ilk {
namespace {

Figure with_sign(double value, std::string text) {
  const bool shows_more = value > 0 && text.find_first_of("123456789") != std::string::npos;
  return {value, shows_more ? "+" + text : std::move(text)};
}

Figure signed_money(double amount) {
  return with_sign(amount, money_figure(amount).text);
}

} // namespace

std::string_view name_of(Brought brought) {
  switch (brought) {
  case Brought::more:
    return "more";
  case Brought::less:
    return "less";
  case Brought::not_shown:
    return "not shown";
  case Brought::broken:
    return "broken";
  case Brought::unmeasured:
    break;
  }
  return "unmeasured";
}

std::string_view name_of(GoOn go_on) {
  return go_on == GoOn::yes ? "yes" : go_on == GoOn::no ? "no" : "open";
}

Brought brought_of(const MeasuredPlay& play, const Reading& reading) {
  if (play.balance.is_broken()) return Brought::broken;
  const Effect* effect = play.leading();
  if (effect == nullptr) return Brought::unmeasured;
  if (play.discovery_rate() >= reading.significance) return Brought::not_shown;
  return effect->difference > 0 ? Brought::more : Brought::less;
}

Figure of_100_figure(double share) {
  return figure::decimal(std::abs(100 * share), 1);
}

EffectFigures amount_figures(const Effect& effect) {
  return {signed_money(effect.difference), signed_money(effect.low), signed_money(effect.high)};
}

MoneyFigures money_figures(const Money& money, std::uint64_t contacts) {
  const auto of_all = [&](double one) { return money_figure(one * static_cast<double>(contacts)); };
  return {of_all(money.low), of_all(money.likely), of_all(money.high)};
}

MeasureTally tally_of(const Measured& measured) {
  MeasureTally tally;
  for (const MeasuredPlay& play : measured.plays) {
    const Brought brought = brought_of(play, measured.reading);
    if (play.is_all) {
      tally.all = brought;
      continue;
    }
    ++tally.plays;
    tally.more += brought == Brought::more ? 1 : 0;
    tally.less += brought == Brought::less ? 1 : 0;
    tally.not_shown += brought == Brought::not_shown ? 1 : 0;
    tally.broken += brought == Brought::broken ? 1 : 0;
    tally.unmeasured += brought == Brought::unmeasured ? 1 : 0;
  }
  return tally;
}

std::vector<std::size_t> segments_with(const MeasuredPlay& play, GoOn go_on) {
  std::vector<std::size_t> found;
  for (std::size_t i = 0; i < play.segments.size(); ++i)
    if (play.segments[i].go_on == go_on) found.push_back(i);
  return found;
}

} // namespace ilk
