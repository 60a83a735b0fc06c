#include "monitor/track.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

#include "explain/borders.h"
#include "profile/binomial_test.h"

namespace ilk {
namespace {

constexpr double track_significance = 0.05;

// Segments as lines: those that follow a segment go on in its line.
std::vector<TrackLine> lines_of(const std::vector<TrackedPeriod>& periods) {
  std::vector<TrackLine> lines;
  std::map<std::uint32_t, std::size_t> before; // line by the number of a segment
  for (std::size_t t = 0; t < periods.size(); ++t) {
    std::map<std::uint32_t, std::size_t> now;
    for (std::uint32_t s = 0; s < periods[t].segments.size(); ++s) {
      const TrackedSegment& segment = periods[t].segments[s];
      std::size_t line = lines.size();
      if (t > 0 && segment.follows && before.contains(*segment.follows))
        line = before[*segment.follows];
      if (line == lines.size() || lines[line].places[t]) {
        line = lines.size();
        lines.push_back({"", std::vector<std::optional<std::uint32_t>>(periods.size())});
      }
      lines[line].name = segment.name;
      lines[line].places[t] = s;
      now[segment.id] = line;
    }
    before = std::move(now);
  }
  return lines;
}

class StepCounter {
 public:
  StepCounter(const Track& track, std::size_t step)
      : earlier_(track.periods[step]), later_(track.periods[step + 1]), lines_(track.lines.size()) {
    const auto line_by_segment = [&](std::size_t period) {
      std::vector<std::size_t> line(track.periods[period].segments.size());
      for (std::size_t l = 0; l < lines_; ++l)
        if (const auto place = track.lines[l].places[period]) line[*place] = l;
      return line;
    };
    from_ = line_by_segment(step);
    to_ = line_by_segment(step + 1);
  }

  TrackStep count() {
    TrackStep step;
    step.left.assign(lines_, 0);
    step.entered.assign(lines_, 0);
    std::map<std::pair<std::size_t, std::size_t>, Flow> flows;
    auto a = earlier_.customers.begin();
    auto b = later_.customers.begin();
    while (a != earlier_.customers.end() || b != later_.customers.end()) {
      if (b == later_.customers.end() || (a != earlier_.customers.end() && a->id < b->id)) {
        ++step.left[from_[(a++)->segment]];
      } else if (a == earlier_.customers.end() || b->id < a->id) {
        ++step.entered[to_[(b++)->segment]];
      } else {
        const std::size_t from = from_[a->segment], to = to_[b->segment];
        const bool firm = a->margin >= border_margin && b->margin >= border_margin;
        Flow& flow = flows.try_emplace({from, to}, Flow{from, to, 0, 0}).first->second;
        ++flow.customers;
        flow.firm += firm ? 1 : 0;
        ++step.in_both;
        step.moved += from != to ? 1 : 0;
        step.moved_firm += from != to && firm ? 1 : 0;
        ++a;
        ++b;
      }
    }
    for (const auto& [ends, flow] : flows) step.flows.push_back(flow);
    step.moved_interval = share_interval(step.moved, step.in_both);
    return step;
  }

 private:
  const TrackedPeriod& earlier_;
  const TrackedPeriod& later_;
  std::size_t lines_;
  std::vector<std::size_t> from_, to_; // line of each segment
};

// Everything that is held against chance.
class ChanceTests {
 public:
  explicit ChanceTests(const Track& track) : track_(track) {}

  std::vector<TrackWarning> ask() {
    for (std::size_t step = 0; step < track_.steps.size(); ++step) {
      ask_of_net(step);
      ask_of_flows(step);
      ask_of_leaving(step);
      ask_of_entering(step);
    }
    adjust();
    return std::move(asked_);
  }

 private:
  std::uint64_t size(std::size_t line, std::size_t period) const {
    return track_.sizes[line][period];
  }

  void add(TrackWarning warning, double chance, std::uint64_t trials) {
    warning.expected = chance * static_cast<double>(trials);
    warning.p_value = binomial_p_value(warning.observed, trials, chance);
    asked_.push_back(warning);
  }

  // As many come as go (McNemar's test, exact).
  void ask_of_net(std::size_t step) {
    for (std::size_t line = 0; line < track_.lines.size(); ++line) {
      if (size(line, step) == 0 || size(line, step + 1) == 0) continue;
      std::uint64_t in = 0, out = 0;
      for (const Flow& flow : track_.steps[step].flows) {
        if (flow.from == flow.to) continue;
        in += flow.to == line ? flow.firm : 0;
        out += flow.from == line ? flow.firm : 0;
      }
      if (in + out == 0) continue;
      add({in > out ? TrackSign::grows : TrackSign::shrinks, step, line, std::nullopt,
           std::max(in, out), 0, size(line, step)},
          0.5, in + out);
    }
  }

  // The rate of the steps before, for the same two lines: of all who took this way, as many now as
  // its part of all who could have.
  void ask_of_flows(std::size_t step) {
    if (step == 0) return;
    for (const Flow& flow : track_.steps[step].flows) {
      if (flow.from == flow.to) continue;
      const std::uint64_t now = stayed_from(step, flow.from);
      std::uint64_t before = 0, went = 0;
      for (std::size_t earlier = 0; earlier < step; ++earlier) {
        if (size(flow.to, earlier + 1) == 0) continue;
        before += stayed_from(earlier, flow.from);
        for (const Flow& each : track_.steps[earlier].flows)
          if (each.from == flow.from && each.to == flow.to) went += each.firm;
      }
      if (before == 0 || now == 0) continue;
      TrackWarning warning{TrackSign::flow, step, flow.from, flow.to, flow.firm, 0, now};
      add(warning, static_cast<double>(now) / static_cast<double>(now + before), flow.firm + went);
      // What the rate before would have made of those who are there now.
      asked_.back().expected =
          static_cast<double>(went) / static_cast<double>(before) * static_cast<double>(now);
    }
  }

  std::uint64_t stayed_from(std::size_t step, std::size_t line) const {
    std::uint64_t customers = 0;
    for (const Flow& flow : track_.steps[step].flows)
      if (flow.from == line) customers += flow.customers;
    return customers;
  }

  void ask_of_leaving(std::size_t step) {
    const auto& left = track_.steps[step].left;
    const auto gone = std::accumulate(left.begin(), left.end(), std::uint64_t{0});
    const auto all = track_.periods[step].customers.size();
    for (std::size_t line = 0; line < left.size() && gone > 0; ++line)
      if (size(line, step) > 0)
        add({TrackSign::leaves, step, line, std::nullopt, left[line], 0, size(line, step)},
            static_cast<double>(size(line, step)) / static_cast<double>(all), gone);
  }

  void ask_of_entering(std::size_t step) {
    const TrackStep& made = track_.steps[step];
    const auto entered =
        std::accumulate(made.entered.begin(), made.entered.end(), std::uint64_t{0});
    for (std::size_t line = 0; line < made.entered.size() && entered > 0 && made.in_both > 0;
         ++line) {
      if (size(line, step + 1) == 0) continue;
      const std::uint64_t others = size(line, step + 1) - made.entered[line];
      add({TrackSign::enters, step, line, std::nullopt, made.entered[line], 0,
           size(line, step + 1)},
          static_cast<double>(others) / static_cast<double>(made.in_both), entered);
    }
  }

  // S. Holm, "A simple sequentially rejective multiple test procedure", Scandinavian Journal of
  // Statistics 6 (1979): holds however the tests depend on each other.
  void adjust() {
    std::ranges::stable_sort(asked_, {}, &TrackWarning::p_value);
    double highest = 0;
    for (std::size_t i = 0; i < asked_.size(); ++i) {
      highest = std::max(highest,
                         std::min(1.0, asked_[i].p_value * static_cast<double>(asked_.size() - i)));
      asked_[i].adjusted = highest;
    }
  }

  const Track& track_;
  std::vector<TrackWarning> asked_;
};

// Only what goes the way that a warning is for, and is worth a word.
bool is_told(const TrackWarning& warning) {
  const double more = static_cast<double>(warning.observed) - warning.expected;
  return warning.adjusted < track_significance && more > 0 &&
         more >= least_told_change * static_cast<double>(warning.of);
}

} // namespace

std::optional<double> Track::value(std::size_t line, std::size_t period) const {
  const auto place = lines[line].places[period];
  return place ? periods[period].segments[*place].value : std::nullopt;
}

Track track_periods(std::vector<TrackedPeriod> periods) {
  Track track;
  track.periods = std::move(periods);
  track.lines = lines_of(track.periods);
  track.sizes.assign(track.lines.size(), std::vector<std::uint64_t>(track.periods.size()));
  for (std::size_t t = 0; t < track.periods.size(); ++t) {
    std::vector<std::uint64_t> counts(track.periods[t].segments.size());
    for (const TrackedCustomer& customer : track.periods[t].customers) ++counts[customer.segment];
    for (std::size_t l = 0; l < track.lines.size(); ++l)
      if (const auto place = track.lines[l].places[t]) track.sizes[l][t] = counts[*place];
  }
  for (std::size_t step = 0; step + 1 < track.periods.size(); ++step)
    track.steps.push_back(StepCounter(track, step).count());
  std::vector<TrackWarning> asked = ChanceTests(track).ask();
  track.asked = asked.size();
  std::ranges::copy_if(asked, std::back_inserter(track.warnings), is_told);
  std::ranges::stable_sort(track.warnings, [](const TrackWarning& a, const TrackWarning& b) {
    return a.step > b.step; // by p-value within
  });
  return track;
}

} // namespace ilk
