#include "strategy/campaign.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include <fmt/format.h>

#include "profile/binomial_test.h"
#include "profile/condition_levels.h"
#include "profile/figure_words.h"
#include "profile/significance.h"
#include "strategy/budget.h"
#include "strategy/clause_support.h"
#include "strategy/hold_out.h"
#include "strategy/power.h"

namespace ilk {
namespace {

constexpr std::size_t thirds = 3;

// What each customer is worth.
struct Worth {
  std::string label;
  std::vector<float> values; ///< of the table's rows, NaN where nothing is known; or none at all
};

// The sum of the columns that say it, of what is known.
Worth worth_of(const SegmentedCustomers& customers) {
  Worth worth;
  std::vector<double> sums;
  const auto& value = customers.explanation.value;
  for (std::size_t j = 0; j < customers.table.attributes.size(); ++j) {
    const ColumnSchema& column = customers.table.attributes[j];
    const bool is_part = std::ranges::any_of(value, [&](std::size_t part) {
      return customers.preparation.columns[part].schema.name == column.name;
    });
    if (!is_part) continue;
    sums.resize(customers.table.rows(), std::numeric_limits<double>::quiet_NaN());
    const auto values = customers.table.values.column(j);
    for (std::size_t i = 0; i < sums.size(); ++i)
      if (!std::isnan(values[i]))
        sums[i] = std::isnan(sums[i]) ? double{values[i]} : sums[i] + double{values[i]};
    worth.label = value.size() > 1 ? "value" : label_words(column);
  }
  worth.values.assign(sums.begin(), sums.end());
  return worth;
}

// Makes one plan; plays are added in their order.
class Planner {
 public:
  Planner(Execution& execution, const Playbook& playbook, const SegmentedCustomers& customers,
          std::uint64_t seed)
      : execution_(execution), customers_(customers), lists_(customers.table.rows()),
        contacted_(customers.table.rows()), closed_(customers.table.rows()),
        worth_(worth_of(customers)) {
    plan_.playbook = playbook;
    plan_.seed = playbook.limits.seed.value_or(seed);
    plan_.customers = customers.table.rows();
    if (is_weighed()) value_cuts_ = level_cuts(present_ascending(worth_.values), thirds);
    draw_control();
    limit_lists();
  }

  // Which customers budget and capacities leave to each play; before any play is added.
  void keep_within_limits(const std::vector<std::vector<SegmentMatch>>& matches) {
    const Playbook& playbook = plan_.playbook;
    if (!playbook.limits.budget && !playbook.has_capacities()) return;
    ContactLimits limits{playbook.limits.budget, {}, playbook.limits.most_contacts, most_lists_};
    for (const Channel& channel : playbook.channels) {
      if (!channel.capacity) continue;
      plan_.channels.push_back({channel.name, *channel.capacity});
      limits.capacities.push_back(*channel.capacity);
    }
    std::vector<BudgetPlay> parts;
    std::vector<std::size_t> play_of;
    for (std::size_t p = 0; p < playbook.plays.size(); ++p)
      for (BudgetPlay& part : asked_of_limits(playbook.plays[p], matches[p])) {
        parts.push_back(std::move(part));
        play_of.push_back(p);
      }
    const BudgetChoice choice = choose_within(limits, parts, lists_.size());
    if (limits.budget) plan_.spending = Spending{*limits.budget, choice.spent, choice.one_more};
    for (std::size_t c = 0; c < plan_.channels.size(); ++c) {
      plan_.channels[c].used = choice.used[c];
      plan_.channels[c].one_more = choice.one_more_place[c];
    }
    affordable_.assign(playbook.plays.size(), std::vector<bool>(lists_.size()));
    for (std::size_t part = 0; part < parts.size(); ++part)
      for (const std::uint32_t row : parts[part].rows)
        if (choice.takes[part][row]) affordable_[play_of[part]][row] = true;
  }

  void add(std::size_t index, std::vector<SegmentMatch> matches) {
    const Play& play = plan_.playbook.plays[index];
    PlayPlan made;
    made.play = index;
    for (SegmentMatch& match : matches) made.segments.push_back({.match = std::move(match)});
    made.is_ranked = play.rank_by || is_weighed();
    made.reason_columns = reason_columns(play);
    made.clause_column = column_of(play.segment.front(), plan_.playbook, customers_);
    take_customers(play, made);
    hold_out(play, made);
    set_priorities(play, made);
    count(made);
    weigh(play, made);
    plan_.plays.push_back(std::move(made));
  }

  Plan plan() {
    plan_.lists_per_customer.assign(plan_.playbook.limits.most_contacts + 1, 0);
    for (std::size_t row = 0; row < lists_.size(); ++row)
      ++plan_.lists_per_customer[in_control_[row] ? 0 : lists_[row]];
    plan_.contacted = static_cast<std::uint64_t>(std::ranges::count(contacted_, true));
    return std::move(plan_);
  }

 private:
  bool is_weighed() const { return !worth_.values.empty(); }

  void draw_control() {
    const PlanLimits& limits = plan_.playbook.limits;
    in_control_.assign(lists_.size(), false);
    if (limits.control == 0) return;
    const Table& table = customers_.table;
    if (table.ids.empty())
      throw DataError(Place{plan_.playbook.file},
                      "a control group is asked for, and customers have no ids: by the numbers of "
                      "their rows it would be another one when the table grows or is sorted",
                      "name the column of ids with --id when fitting, or leave control out");
    for (std::size_t row = 0; row < lists_.size(); ++row)
      in_control_[row] = is_in_control(limits.control_key, table.ids[row], limits.control);
    plan_.control = static_cast<std::uint64_t>(std::ranges::count(in_control_, true));
  }

  // By the playbook, and by the contacts of the days before.
  void limit_lists() {
    const PlanLimits& limits = plan_.playbook.limits;
    const auto most = static_cast<std::uint32_t>(limits.most_contacts);
    most_lists_.assign(lists_.size(), most);
    if (!limits.over_time) return;
    const ContactHistory* history = customers_.history;
    for (std::size_t row = 0; row < lists_.size(); ++row) {
      const std::uint32_t before = history != nullptr ? history->recent[row] : 0;
      const std::uint32_t allowed = limits.over_time->contacts;
      most_lists_[row] = std::min(most, allowed - std::min(allowed, before));
    }
    if (history != nullptr)
      plan_.recent =
          Recent{history->file, history->day, history->contacts,
                 static_cast<std::uint64_t>(std::ranges::count(most_lists_, std::uint32_t{0}))};
  }

  std::optional<std::size_t> limited_channel(const Play& play) const {
    const auto found = std::ranges::find(plan_.channels, play.channel, &ChannelUse::channel);
    if (found == plan_.channels.end()) return std::nullopt;
    return static_cast<std::size_t>(found - plan_.channels.begin());
  }

  // Whether budget and capacities have a say in its lists. Of plays without assumptions no cost is
  // known; they ask for places of their channel, and keep customers to themselves.
  bool is_limited(const Play& play) const {
    return play.assumptions || play.exclusive || limited_channel(play);
  }

  // A part for each segment, since a contact may bring more in one than in another; those of
  // exclusive plays, which look at no value, are one.
  std::vector<BudgetPlay> asked_of_limits(const Play& play,
                                          const std::vector<SegmentMatch>& matches) {
    if (!is_limited(play)) return {};
    BudgetPlay asked;
    asked.exclusive = play.exclusive;
    asked.is_valued = play.assumptions.has_value();
    asked.value = play.assumptions ? mean_value(*play.assumptions) : -INFINITY;
    asked.cost = play.assumptions ? mean_cost(*play.assumptions) : 0;
    asked.channel = limited_channel(play);
    const bool in_parts =
        play.assumptions && !play.assumptions->by_segment.empty() && !play.exclusive;
    std::vector<BudgetPlay> parts(in_parts ? matches.size() : 1, asked);
    if (in_parts)
      for (std::size_t g = 0; g < parts.size(); ++g)
        parts[g].value = mean_value(*play.assumptions, segment_name(g));
    for (const std::uint32_t row : asking_rows(play, matches)) {
      BudgetPlay& part = parts[in_parts ? customers_.segments[row] : 0];
      part.rows.push_back(row);
      part.is_free.push_back(is_uncontacted(play, row));
    }
    std::erase_if(parts, [](const BudgetPlay& part) { return part.rows.empty(); });
    return parts;
  }

  const std::string& segment_name(std::size_t segment) const {
    return customers_.explanation.segments[segment].name;
  }

  std::vector<std::uint32_t> asking_rows(const Play& play,
                                         const std::vector<SegmentMatch>& matches) {
    std::vector<std::uint32_t> rows;
    const Selection selection = select_rows(execution_, customers_.table, play.customer);
    for (const std::uint32_t row : customers_.table.in_source_order())
      if (matches[customers_.segments[row]].fires && selection.rows[row] == Met::yes)
        rows.push_back(row);
    if (play.rank_by || is_weighed()) {
      const auto values = ranks_of(play);
      std::ranges::stable_sort(rows, [&](std::uint32_t a, std::uint32_t b) {
        return std::isnan(values[b]) ? !std::isnan(values[a]) : values[a] > values[b];
      });
    }
    return rows;
  }

  // Held out, or of the control group: it costs nothing and takes no place.
  bool is_uncontacted(const Play& play, std::uint32_t row) const {
    const double share = play.hold_out.value_or(plan_.playbook.limits.hold_out);
    return in_control_[row] ||
           (share > 0 && is_held_out(plan_.seed, play.name, customers_.table.id_of(row), share));
  }

  bool is_affordable(std::size_t play, std::uint32_t row) const {
    return affordable_.empty() || !is_limited(plan_.playbook.plays[play]) || affordable_[play][row];
  }

  // What the targets of a play are ranked by.
  std::span<const float> ranks_of(const Play& play) const {
    if (!play.rank_by) return worth_.values;
    return customers_.table.values.column(scale_index(customers_.table, *play.rank_by));
  }

  // The columns of the condition on customers.
  std::vector<std::size_t> reason_columns(const Play& play) const {
    std::vector<std::size_t> columns;
    for (const Criterion& criterion : play.customer) {
      const std::size_t j = column_index(customers_.table, criterion.column);
      if (std::ranges::find(columns, j) == columns.end()) columns.push_back(j);
    }
    return columns;
  }

  void take_customers(const Play& play, PlayPlan& made) {
    const Selection selection = select_rows(execution_, customers_.table, play.customer);
    made.customer = selection.criteria;
    for (const std::uint32_t row : customers_.table.in_source_order()) {
      PlayInSegment& segment = made.segments[customers_.segments[row]];
      if (!segment.match.fires || selection.rows[row] != Met::yes) continue;
      ++segment.customers;
      if (closed_[row]) {
        ++segment.kept_apart;
        continue;
      }
      if (lists_[row] == most_lists_[row]) {
        ++(lists_[row] == plan_.playbook.limits.most_contacts ? segment.capped : segment.rested);
        continue;
      }
      if (!is_affordable(made.play, row)) {
        ++segment.over_budget;
        continue;
      }
      ++lists_[row];
      closed_[row] = play.exclusive;
      if (in_control_[row]) {
        ++segment.in_control;
        made.control.push_back(row);
        continue;
      }
      made.targets.push_back({row, 2, false, false});
    }
    if (!made.clause_column) return;
    const std::vector<bool> supports = support_of(execution_, play.segment.front(),
                                                  *made.clause_column, plan_.playbook, customers_);
    for (Target& target : made.targets) target.supports_clause = supports[target.row];
  }

  void hold_out(const Play& play, PlayPlan& made) {
    constexpr std::size_t block = 4096;
    const double share = made.hold_out = play.hold_out.value_or(plan_.playbook.limits.hold_out);
    if (share == 0) return;
    execution_.for_each((made.targets.size() + block - 1) / block, [&](std::size_t b) {
      for (std::size_t i = b * block; i < std::min((b + 1) * block, made.targets.size()); ++i)
        made.targets[i].held_out =
            is_held_out(plan_.seed, play.name, customers_.table.id_of(made.targets[i].row), share);
    });
  }

  // Thirds of the targets, equal values together; a value that is missing comes last. Without
  // anything to rank by all are alike.
  void set_priorities(const Play& play, PlayPlan& made) const {
    if (!made.is_ranked) return;
    const auto values = ranks_of(play);
    std::vector<float> ranked;
    for (const Target& target : made.targets) ranked.push_back(values[target.row]);
    const auto cuts = level_cuts(present_ascending(ranked), thirds);
    for (Target& target : made.targets) {
      const float value = values[target.row];
      if (std::isnan(value))
        target.priority = 3;
      else if (!cuts.empty())
        target.priority = value >= cuts.back() ? 1 : value < cuts.front() ? 3 : 2;
    }
    std::ranges::stable_sort(made.targets, [&](const Target& a, const Target& b) {
      const float x = values[a.row], y = values[b.row];
      return std::isnan(y) ? !std::isnan(x) : x > y;
    });
  }

  void count(PlayPlan& made) {
    const std::size_t levels = thirds + 1; // and those without a value
    std::vector<std::uint64_t> counts(made.segments.size() * levels * 2); // contacted, held out
    for (const Target& target : made.targets) {
      const std::uint32_t segment = customers_.segments[target.row];
      if (!target.held_out) contacted_[target.row] = true;
      (target.held_out ? made.segments[segment].held_out : made.segments[segment].contacts) += 1;
      ++counts[(segment * levels + level_of(target.row)) * 2 + (target.held_out ? 1 : 0)];
    }
    for (const PlayInSegment& segment : made.segments) {
      made.eligible += segment.customers;
      made.kept_apart += segment.kept_apart;
      made.capped += segment.capped;
      made.rested += segment.rested;
      made.over_budget += segment.over_budget;
      made.in_control += segment.in_control;
      made.contacts += segment.contacts;
      made.held_out += segment.held_out;
    }
    for (std::size_t s = 0; s < counts.size() / 2; ++s) {
      const std::uint64_t contacts = counts[2 * s], held_out = counts[2 * s + 1];
      if (contacts + held_out > 0)
        made.balance.push_back(
            {stratum_name(s / levels, s % levels), contacts + held_out, held_out});
    }
    if (made.hold_out == 0) return;
    if (made.balance.size() >= 2) made.balance_p_value = chi_square(counts, 2).p_value;
    if (made.reaches())
      made.share_p_value = binomial_p_value(made.held_out, made.targets.size(), made.hold_out);
  }

  // Low, medium or high among all customers, or none of these.
  std::size_t level_of(std::uint32_t row) const {
    if (value_cuts_.empty() || std::isnan(worth_.values[row])) return thirds;
    const float value = worth_.values[row];
    return value >= value_cuts_.back() ? 2 : value < value_cuts_.front() ? 0 : 1;
  }

  std::string stratum_name(std::size_t segment, std::size_t level) const {
    const auto id = customers_.explanation.segments[segment].id;
    if (!is_weighed()) return fmt::format("{}", id);
    constexpr const char* words[] = {"low", "medium", "high", "unknown"};
    return fmt::format("{}, {} {}", id, worth_.label, words[level]);
  }

  // With the response of the segments in which it contacts customers, where theirs are known.
  Assumptions where_it_goes(const Assumptions& assumed, const PlayPlan& made) const {
    Assumptions here = assumed;
    if (assumed.by_segment.empty() || made.contacts == 0) return here;
    double mean = 0;
    for (std::size_t g = 0; g < made.segments.size(); ++g)
      mean += static_cast<double>(made.segments[g].contacts) *
              mean_response(assumed, segment_name(g)) / static_cast<double>(made.contacts);
    Assumption& response = here.response;
    const double by_default = (response.low + response.likely + response.high) / 3;
    if (by_default == 0) {
      response.low = response.likely = response.high = mean;
      return here;
    }
    for (double* point : {&response.low, &response.likely, &response.high})
      *point = std::min(1.0, *point * mean / by_default);
    return here;
  }

  void weigh(const Play& play, PlayPlan& made) const {
    if (!play.assumptions) return;
    made.per_contact = draw_value(where_it_goes(*play.assumptions, made), plan_.seed, play.name);
    const PlanLimits& limits = plan_.playbook.limits;
    const WantedPower wanted{limits.power, limits.significance};
    const double baseline = play.assumptions->baseline;
    const double h = effect_size(baseline + play.assumptions->response.likely, baseline);
    made.expects_response = play.assumptions->response.likely > 0;
    if (made.expects_response)
      made.needed_hold_out = needed_hold_out(h, made.targets.size(), wanted);
    made.detectable = detectable_response(baseline, made.contacts, made.held_out, wanted);
  }

  Execution& execution_;
  const SegmentedCustomers& customers_;
  Plan plan_;
  std::vector<std::uint32_t> lists_;          // that each row is in
  std::vector<std::uint32_t> most_lists_;     // of each row
  std::vector<bool> contacted_;               // rows that a play contacts
  std::vector<bool> closed_;                  // rows in the list of an exclusive play
  std::vector<bool> in_control_;              // rows of the control group
  std::vector<std::vector<bool>> affordable_; // [play][row]; empty without limits
  Worth worth_;
  std::vector<float> value_cuts_;
};

} // namespace

bool PlayPlan::fires() const {
  return std::ranges::any_of(segments, [](const PlayInSegment& each) { return each.match.fires; });
}

std::vector<std::size_t> order_of_plays(const Playbook& playbook) {
  std::vector<std::size_t> order(playbook.plays.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  const auto worth = [&](std::size_t p) {
    const Play& play = playbook.plays[p];
    return std::pair(play.exclusive, play.assumptions ? mean_value(*play.assumptions) : -INFINITY);
  };
  std::ranges::stable_sort(order, std::greater{}, worth);
  return order;
}

Plan make_plan(Execution& execution, const Playbook& playbook, const SegmentedCustomers& customers,
               std::uint64_t seed) {
  auto matches = match_plays(execution, playbook, customers);
  Planner planner(execution, playbook, customers, seed);
  planner.keep_within_limits(matches);
  for (const std::size_t play : order_of_plays(playbook))
    planner.add(play, std::move(matches[play]));
  return planner.plan();
}

} // namespace ilk
