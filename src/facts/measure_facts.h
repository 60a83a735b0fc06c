// What a campaign brought, judged and rounded.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "facts/figure.h"
#include "measure/measured.h"

namespace ilk {

/// What is said of a play.
enum class Brought {
  more,       ///< more than without it, beyond chance
  less,       ///< less than without it, beyond chance
  not_shown,  ///< a difference that chance may have made
  broken,     ///< the arms are not as they were drawn: nothing can be said
  unmeasured, ///< nobody is held out, or no outcome of both arms is known
};

/// "more", "less", "not shown", "broken", "unmeasured".
std::string_view name_of(Brought brought);
/// "yes", "no", "open".
std::string_view name_of(GoOn go_on);

/// By the leading outcome's p-value, adjusted for all plays.
Brought brought_of(const MeasuredPlay& play, const Reading& reading);

struct EffectFigures {
  Figure difference, low, high;
};

/// A difference of shares, without its sign, of 100 customers: "3.2".
Figure of_100_figure(double share);

/// A difference of amounts, three digits and its sign: "+12.3".
EffectFigures amount_figures(const Effect& effect);

struct MoneyFigures {
  Figure low, likely, high;
};

/// Of so many contacts, three digits.
MoneyFigures money_figures(const Money& money, std::uint64_t contacts);

/// How many plays are judged so, and all of them together where there is a control group.
struct MeasureTally {
  std::size_t plays = 0, more = 0, less = 0, not_shown = 0, broken = 0, unmeasured = 0;
  std::optional<Brought> all;
};
MeasureTally tally_of(const Measured& measured);

/// The places, among a play's measured segments, of those that are judged so.
std::vector<std::size_t> segments_with(const MeasuredPlay& play, GoOn go_on);

} // namespace ilk
