#include "strategy/budget.h"

#include <algorithm>
#include <functional>
#include <ranges>
#include <unordered_map>

#include "strategy/mixture_program.h"

namespace ilk {
namespace {

// Customers whom the same plays ask for.
struct CustomerKind {
  std::vector<std::size_t> plays;
  std::vector<std::uint64_t> paid; ///< of these plays, how many of the customers are paid for
  std::size_t most_lists = 0;
};

using Lists = std::vector<std::size_t>; // of one customer: plays, ascending

struct WholeChoice {
  std::vector<Lists> lists; ///< of each kind
};

class Chooser {
 public:
  Chooser(const ContactLimits& limits, const std::vector<BudgetPlay>& plays, std::size_t rows)
      : limits_(limits), plays_(plays), closed_(rows), kind_of_(rows), left_(resources()),
        paid_(plays.size()), lists_(rows), given_(rows) {
    if (limits.budget) left_[0] = *limits.budget;
    for (std::size_t c = 0; c < limits.capacities.size(); ++c)
      left_[first_channel() + c] = static_cast<double>(limits.capacities[c]);
    choice_.takes.assign(plays.size(), std::vector<bool>(rows));
    for (std::size_t p = 0; p < plays.size(); ++p) {
      paid_[p].assign(rows, false);
      for (std::size_t i = 0; i < plays[p].rows.size(); ++i)
        paid_[p][plays[p].rows[i]] = !plays[p].is_free[i];
    }
  }

  BudgetChoice choose() {
    const std::vector<double> all = left_;
    take_exclusive();
    find_kinds();
    const Mixture mixture = find_mixture();
    give_lists(mixture);
    choice_.most_missed = std::max(0.0, mixture.value - brought_);
    give_what_is_left();
    for (std::size_t p = 0; p < plays_.size(); ++p)
      for (const std::uint32_t row : plays_[p].rows)
        if (!plays_[p].exclusive && std::ranges::binary_search(lists_[row], p))
          choice_.takes[p][row] = true;
    if (limits_.budget) {
      choice_.spent = all[0] - left_[0];
      choice_.one_more = mixture.prices[0];
    }
    for (std::size_t k = first_channel(); k < resources(); ++k) {
      choice_.used.push_back(static_cast<std::uint64_t>(all[k] - left_[k] + 0.5));
      choice_.one_more_place.push_back(mixture.prices[k]);
    }
    return std::move(choice_);
  }

 private:
  std::size_t first_channel() const { return limits_.budget ? 1 : 0; }
  std::size_t resources() const { return first_channel() + limits_.capacities.size(); }

  std::size_t most_lists(std::size_t row) const {
    return limits_.lists_of_row.empty() ? limits_.most_lists : limits_.lists_of_row[row];
  }

  // What a paid contact uses of a resource.
  double use_of(std::size_t play, std::size_t resource) const {
    if (resource < first_channel()) return plays_[play].cost;
    return plays_[play].channel == resource - first_channel() ? 1 : 0;
  }

  double worth_of(std::size_t play, const std::vector<double>& prices) const {
    double worth = plays_[play].value;
    for (std::size_t k = 0; k < prices.size(); ++k) worth -= prices[k] * use_of(play, k);
    return worth;
  }

  void take_exclusive() {
    std::vector<std::size_t> order;
    for (std::size_t p = 0; p < plays_.size(); ++p)
      if (plays_[p].exclusive) order.push_back(p);
    std::ranges::stable_sort(order, std::greater{}, [&](std::size_t p) { return plays_[p].value; });
    for (const std::size_t p : order)
      for (const std::uint32_t row : plays_[p].rows) {
        if (closed_[row] || most_lists(row) == 0) continue;
        if (paid_[p][row] && !pay({p}, {}, row)) break;
        choice_.takes[p][row] = closed_[row] = true;
      }
  }

  // A kind for every set of plays: each play divides the kinds that there are already.
  void find_kinds() {
    std::unordered_map<std::size_t, std::uint32_t> by_limit;
    for (std::size_t row = 0; row < kind_of_.size(); ++row) {
      const std::size_t most = most_lists(row);
      const auto [found, is_new] =
          by_limit.try_emplace(most, static_cast<std::uint32_t>(kinds_.size()));
      if (is_new) kinds_.push_back({{}, {}, most});
      kind_of_[row] = found->second;
    }
    for (std::size_t p = 0; p < plays_.size(); ++p) {
      if (plays_[p].exclusive || !plays_[p].is_valued || plays_[p].value <= 0) continue;
      std::unordered_map<std::uint32_t, std::uint32_t> divided;
      for (const std::uint32_t row : plays_[p].rows) {
        if (closed_[row]) continue;
        const auto [found, is_new] =
            divided.try_emplace(kind_of_[row], static_cast<std::uint32_t>(kinds_.size()));
        if (is_new) {
          kinds_.push_back(CustomerKind(kinds_[kind_of_[row]]));
          kinds_.back().plays.push_back(p);
        }
        kind_of_[row] = found->second;
      }
    }
    for (CustomerKind& kind : kinds_) kind.paid.assign(kind.plays.size(), 0);
    for (std::size_t p = 0; p < plays_.size(); ++p)
      for (const std::uint32_t row : plays_[p].rows) {
        CustomerKind& kind = kinds_[kind_of_[row]];
        const auto at = std::ranges::find(kind.plays, p);
        if (!closed_[row] && at != kind.plays.end() && paid_[p][row])
          ++kind.paid[static_cast<std::size_t>(at - kind.plays.begin())];
      }
  }

  // What everybody takes at these prices.
  WholeChoice choice_at(const std::vector<double>& prices) const {
    std::vector<double> worths(plays_.size());
    for (std::size_t p = 0; p < plays_.size(); ++p) worths[p] = worth_of(p, prices);
    WholeChoice choice;
    for (const CustomerKind& kind : kinds_) {
      Lists lists;
      for (const std::size_t p : kind.plays)
        if (worths[p] > 0) lists.push_back(p);
      std::ranges::stable_sort(lists, std::greater{}, [&](std::size_t p) { return worths[p]; });
      if (lists.size() > kind.most_lists) lists.resize(kind.most_lists);
      std::ranges::sort(lists);
      choice.lists.push_back(std::move(lists));
    }
    return choice;
  }

  ChoiceFigures figures_of(const WholeChoice& choice) const {
    ChoiceFigures figures{0, std::vector<double>(resources())};
    for (std::size_t i = 0; i < kinds_.size(); ++i)
      for (const std::size_t p : choice.lists[i]) {
        const auto at = std::ranges::find(kinds_[i].plays, p) - kinds_[i].plays.begin();
        const auto paid = static_cast<double>(kinds_[i].paid[static_cast<std::size_t>(at)]);
        figures.value += paid * plays_[p].value;
        for (std::size_t k = 0; k < figures.uses.size(); ++k)
          figures.uses[k] += paid * use_of(p, k);
      }
    return figures;
  }

  Mixture find_mixture() {
    constexpr std::size_t most_choices = 2'000; // never needed so far
    choices_.assign(1, WholeChoice{std::vector<Lists>(kinds_.size())});
    std::vector<ChoiceFigures> figures{figures_of(choices_[0])};
    Mixture mixture = best_mixture(figures, left_);
    while (choices_.size() < most_choices) {
      WholeChoice better = choice_at(mixture.prices);
      ChoiceFigures its = figures_of(better);
      double worth = its.value;
      for (std::size_t k = 0; k < left_.size(); ++k) worth -= mixture.prices[k] * its.uses[k];
      if (worth <= mixture.choice_price + 1e-9 * (1 + std::abs(mixture.value))) break;
      choices_.push_back(std::move(better));
      figures.push_back(std::move(its));
      mixture = best_mixture(figures, left_);
    }
    return mixture;
  }

  // Whether a customer may go over from some lists to others; then it has been paid for.
  bool pay(const Lists& now, const Lists& before, std::uint32_t row) {
    std::vector<double> left = left_;
    double brought = brought_;
    const auto add = [&](const Lists& lists, double sign) {
      for (const std::size_t p : lists) {
        if (!paid_[p][row]) continue;
        for (std::size_t k = 0; k < left.size(); ++k) left[k] -= sign * use_of(p, k);
        if (!plays_[p].exclusive && plays_[p].is_valued) brought += sign * plays_[p].value;
      }
    };
    add(before, -1);
    add(now, 1);
    for (std::size_t k = 0; k < left.size(); ++k)
      if (left[k] < std::min(0.0, left_[k]) - 1e-9 * (1 + std::abs(left_[k]))) return false;
    left_ = std::move(left);
    brought_ = brought;
    return true;
  }

  double value_of(const Lists& lists) const {
    double value = 0;
    for (const std::size_t p : lists) value += plays_[p].value;
    return value;
  }

  bool uses_anything(const Lists& lists, std::uint32_t row) const {
    return std::ranges::any_of(lists, [&](std::size_t p) { return paid_[p][row]; });
  }

  // Those who are paid for decide how far the lists reach; the others between them go along.
  template <class Rows>
  void go_over(const Rows& rows, const Lists& lists, std::uint64_t most) {
    std::vector<std::uint32_t> waiting;
    for (const std::uint32_t row : rows) {
      if (most == 0) break;
      --most;
      if (!uses_anything(lists, row) && !uses_anything(lists_[row], row)) {
        waiting.push_back(row);
        continue;
      }
      if (!pay(lists, lists_[row], row)) return;
      for (const std::uint32_t each : waiting) lists_[each] = lists;
      waiting.clear();
      lists_[row] = lists;
    }
    if (most == 0)
      for (const std::uint32_t each : waiting) lists_[each] = lists;
  }

  void give_lists(const Mixture& mixture) {
    for (std::size_t i = 0; i < kinds_.size(); ++i) give_kind(i, mixture);
    for (std::size_t i = 0; i < kinds_.size(); ++i) give_rest(i, mixture);
    for (std::size_t i = 0; i < kinds_.size(); ++i) improve_kind(i, mixture);
  }

  // Lists that customers of a kind have in the mixture and their shares, the most valuable first.
  std::vector<std::pair<Lists, double>> lists_in(std::size_t kind, const Mixture& mixture) const {
    std::vector<std::pair<Lists, double>> found;
    for (std::size_t s = 0; s < choices_.size(); ++s) {
      if (mixture.shares[s] <= 1e-12) continue;
      const Lists& lists = choices_[s].lists[kind];
      const auto at = std::ranges::find(found, lists, &std::pair<Lists, double>::first);
      if (at == found.end())
        found.emplace_back(lists, mixture.shares[s]);
      else
        at->second += mixture.shares[s];
    }
    std::ranges::stable_sort(found, std::greater{},
                             [&](const auto& each) { return value_of(each.first); });
    return found;
  }

  // Its customers, as the first play that not all of them get ranks them.
  std::vector<std::uint32_t> ranked(std::size_t kind,
                                    const std::vector<std::pair<Lists, double>>& found) {
    if (kinds_[kind].plays.empty() || found.empty()) return {};
    std::size_t play = kinds_[kind].plays.front();
    for (const std::size_t p : found.front().first)
      if (!std::ranges::binary_search(found.back().first, p)) {
        play = p;
        break;
      }
    std::vector<std::vector<std::uint32_t>>& by_kind = rows_by_kind_[play];
    if (by_kind.empty()) {
      by_kind.resize(kinds_.size());
      for (const std::uint32_t row : plays_[play].rows)
        if (!closed_[row]) by_kind[kind_of_[row]].push_back(row);
    }
    return by_kind[kind];
  }

  void give_what_is_left() {
    for (std::size_t p = 0; p < plays_.size(); ++p) {
      if (plays_[p].is_valued || plays_[p].exclusive) continue;
      for (const std::uint32_t row : plays_[p].rows) {
        if (closed_[row] || lists_[row].size() == most_lists(row)) continue;
        Lists more = lists_[row];
        more.insert(std::ranges::lower_bound(more, p), p);
        if (!pay(more, lists_[row], row)) break;
        lists_[row] = std::move(more);
      }
    }
  }

  // Whole customers by the mixture's shares, rounded down.
  void give_kind(std::size_t kind, const Mixture& mixture) {
    const auto found = lists_in(kind, mixture);
    const std::vector<std::uint32_t> rows = ranked(kind, found);
    std::size_t at = 0;
    for (const auto& [lists, share] : found) {
      const auto wanted = std::min<std::size_t>(
          rows.size() - at,
          static_cast<std::size_t>(share * static_cast<double>(rows.size()) + 1e-9));
      go_over(std::views::drop(rows, static_cast<std::ptrdiff_t>(at)), lists, wanted);
      for (std::size_t i = at; i < at + wanted; ++i) given_[rows[i]] = true;
      at += wanted;
    }
  }

  // Those whom the rounding has left out get the cheapest of the mixture's lists that fits: with a
  // budget alone it always does.
  void give_rest(std::size_t kind, const Mixture& mixture) {
    const auto found = lists_in(kind, mixture);
    for (const std::uint32_t row : ranked(kind, found)) {
      if (given_[row]) continue;
      for (const auto& [lists, share] : found | std::views::reverse) {
        go_over(std::vector{row}, lists, 1);
        if (lists_[row] == lists) break;
      }
    }
  }

  // What is left goes to those whom the rounding has left short, and then to the next best.
  void improve_kind(std::size_t kind, const Mixture& mixture) {
    const auto found = lists_in(kind, mixture);
    const std::vector<std::uint32_t> rows = ranked(kind, found);
    for (const auto& [lists, share] : found) {
      const double value = value_of(lists);
      std::vector<std::uint32_t> lower;
      for (const std::uint32_t row : rows)
        if (value_of(lists_[row]) < value) lower.push_back(row);
      go_over(lower, lists, lower.size());
    }
  }

  const ContactLimits& limits_;
  const std::vector<BudgetPlay>& plays_;
  std::vector<bool> closed_;            // rows of exclusive plays
  std::vector<std::uint32_t> kind_of_;  // of each row
  std::vector<double> left_;            // of each resource: money, then the channels' places
  std::vector<std::vector<bool>> paid_; // [play][row]
  std::vector<Lists> lists_;            // of each row
  std::vector<bool> given_;             // rows with their part of the mixture
  std::vector<CustomerKind> kinds_;
  std::vector<WholeChoice> choices_;
  std::unordered_map<std::size_t, std::vector<std::vector<std::uint32_t>>> rows_by_kind_; // by play
  double brought_ = 0;
  BudgetChoice choice_;
};

} // namespace

BudgetChoice choose_within(const ContactLimits& limits, const std::vector<BudgetPlay>& plays,
                           std::size_t rows) {
  return Chooser(limits, plays, rows).choose();
}

} // namespace ilk
