#include "strategy/budget.h"

#include <algorithm>
#include <functional>
#include <limits>
#include <numeric>
#include <ranges>

namespace ilk {
namespace {

using Taken = std::vector<std::vector<bool>>;

class BudgetChooser {
 public:
  BudgetChooser(double budget, const std::vector<BudgetPlay>& plays, std::size_t most_lists,
                std::size_t rows)
      : budget_(budget), plays_(plays), most_lists_(most_lists), rows_(rows), paid_(plays.size()) {
    for (std::size_t p = 0; p < plays.size(); ++p) {
      paid_[p].assign(rows, false);
      for (std::size_t i = 0; i < plays[p].rows.size(); ++i)
        paid_[p][plays[p].rows[i]] = !plays[p].is_free[i];
    }
  }

  BudgetChoice choose() {
    closed_.assign(rows_, false);
    Taken taken = nobody();
    double spent = take_exclusive(taken);
    const std::vector<double> prices = turning_points();
    // The choice between two turning points is the same throughout; above the last costs nothing.
    std::size_t dear = prices.size(), cheap = 0; // prices too dear or just right, and too cheap
    Taken within = at(price_above(prices, dear), taken);
    Taken all = at(price_above(prices, 0), taken);
    if (const double cost = spent + cost_of(all, taken); cost <= budget_)
      return {std::move(all), cost, 0};
    while (dear - cheap > 1) {
      const std::size_t middle = cheap + (dear - cheap) / 2;
      Taken tried = at(price_above(prices, middle), taken);
      const bool fits = spent + cost_of(tried, taken) <= budget_;
      (fits ? dear : cheap) = middle;
      if (fits) within = std::move(tried);
    }
    const Taken beyond = at(price_above(prices, cheap), taken);
    spent += cost_of(within, taken);
    fill_up(within, beyond, spent);
    return {std::move(within), spent, prices[dear - 1]};
  }

 private:
  Taken nobody() const { return Taken(plays_.size(), std::vector<bool>(rows_)); }

  double take_exclusive(Taken& taken) {
    double spent = 0;
    std::vector<std::size_t> order;
    for (std::size_t p = 0; p < plays_.size(); ++p)
      if (plays_[p].exclusive) order.push_back(p);
    std::ranges::stable_sort(order, std::greater{}, [&](std::size_t p) { return plays_[p].value; });
    for (const std::size_t p : order) {
      for (const std::uint32_t row : plays_[p].rows) {
        if (closed_[row]) continue;
        const double cost = paid_[p][row] ? plays_[p].cost : 0;
        if (spent + cost > budget_) break;
        spent += cost;
        taken[p][row] = closed_[row] = true;
      }
    }
    return spent;
  }

  // Where a play becomes worth nothing, or two plays worth the same; ascending, all above 0.
  std::vector<double> turning_points() const {
    std::vector<double> points;
    const auto add = [&](double value, double cost) {
      if (cost != 0 && value / cost > 0) points.push_back(value / cost);
    };
    for (std::size_t p = 0; p < plays_.size(); ++p) {
      if (plays_[p].exclusive) continue;
      add(plays_[p].value, plays_[p].cost);
      for (std::size_t q = 0; q < p; ++q)
        if (!plays_[q].exclusive)
          add(plays_[p].value - plays_[q].value, plays_[p].cost - plays_[q].cost);
    }
    std::ranges::sort(points);
    points.erase(std::ranges::unique(points).begin(), points.end());
    return points;
  }

  // Between turning point `place` - 1 and `place`.
  static double price_above(const std::vector<double>& points, std::size_t place) {
    const double low = place == 0 ? 0 : points[place - 1];
    return place == points.size() ? 2 * low + 1 : low + (points[place] - low) / 2;
  }

  // What customers take at that price, and what the exclusive plays have.
  Taken at(double price, const Taken& exclusive) const {
    std::vector<std::pair<double, std::size_t>> order;
    for (std::size_t p = 0; p < plays_.size(); ++p)
      if (const double worth = plays_[p].value - price * plays_[p].cost;
          !plays_[p].exclusive && worth > 0 && plays_[p].value > 0)
        order.emplace_back(worth, p);
    std::ranges::stable_sort(order, std::greater{}, [](const auto& each) { return each.first; });
    Taken taken = exclusive;
    std::vector<std::uint32_t> lists(rows_);
    for (const std::size_t p : order | std::views::values)
      for (const std::uint32_t row : plays_[p].rows) {
        if (closed_[row] || lists[row] == most_lists_) continue;
        ++lists[row];
        taken[p][row] = true;
      }
    return taken;
  }

  // Beyond what the exclusive plays cost.
  double cost_of(const Taken& taken, const Taken& exclusive) const {
    double cost = 0;
    for (std::size_t p = 0; p < plays_.size(); ++p) {
      std::uint64_t paid = 0;
      for (const std::uint32_t row : plays_[p].rows)
        paid += taken[p][row] && !exclusive[p][row] && paid_[p][row] ? 1 : 0;
      cost += static_cast<double>(paid) * plays_[p].cost;
    }
    return cost;
  }

  double cost_of_row(const Taken& taken, std::uint32_t row) const {
    double cost = 0;
    for (std::size_t p = 0; p < plays_.size(); ++p)
      if (taken[p][row] && paid_[p][row]) cost += plays_[p].cost;
    return cost;
  }

  // Customers go over from one choice to the next, which is as good for its money: play by play
  // that is won, the best customers first, until the next one would cost too much.
  void fill_up(Taken& within, const Taken& beyond, double& spent) const {
    std::vector<bool> seen(rows_);
    for (std::size_t p = 0; p < plays_.size(); ++p)
      for (const std::uint32_t row : plays_[p].rows) {
        if (seen[row] || !beyond[p][row] || within[p][row]) continue;
        seen[row] = true;
        const double more = cost_of_row(beyond, row) - cost_of_row(within, row);
        if (spent + more > budget_) return;
        spent += more;
        for (std::size_t q = 0; q < plays_.size(); ++q) within[q][row] = beyond[q][row];
      }
  }

  double budget_;
  const std::vector<BudgetPlay>& plays_;
  std::size_t most_lists_;
  std::size_t rows_;
  Taken paid_;
  std::vector<bool> closed_; // rows of exclusive plays
};

} // namespace

BudgetChoice choose_within(double budget, const std::vector<BudgetPlay>& plays,
                           std::size_t most_lists, std::size_t rows) {
  return BudgetChooser(budget, plays, most_lists, rows).choose();
}

} // namespace ilk
