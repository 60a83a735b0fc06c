#include "behaviour/undone_purchases.h"

#include <algorithm>
#include <numeric>
#include <tuple>
#include <utility>

namespace ilk {

UndonePurchases::UndonePurchases(const LogReader& reader, std::vector<LogReturn> returns,
                                 const Window& window)
    : reader_(reader), returns_(std::move(returns)), window_(window) {
  for (std::size_t m = 0; m < reader.measures().size(); ++m)
    if (reader.measures()[m].name == "amount") amount_ = m;
  for (const LogReturn& each : returns_) keys_.insert(each.key);
  held_.words.columns.resize(reader.columns().size());
  held_.numbers.resize(reader.measures().size());
}

void UndonePurchases::hold_back(LogBlock& block) {
  if (keys_.empty() || !amount_) return;
  for (std::size_t i = 0; i < block.size(); ++i) {
    if (block.classes[i] != RowClass::purchase || !window_.holds(block.days[i])) continue;
    const double amount = block.numbers[*amount_][i];
    if (!(amount > 0)) continue;
    const std::uint64_t key = return_key(block, i, amount);
    if (!keys_.contains(key)) continue;
    keep(block, i, key);
    block.classes[i] = RowClass::held;
  }
}

void UndonePurchases::keep(const LogBlock& block, std::size_t i, std::uint64_t key) {
  for (std::size_t c = 0; c < held_.words.columns.size(); ++c)
    held_.words.columns[c].push_back(block.words.columns[c][block.rows[i]]);
  held_.rows.push_back(static_cast<std::uint32_t>(held_.rows.size()));
  held_.customers.push_back(block.customers[i]);
  held_.days.push_back(block.days[i]);
  held_.seconds.push_back(block.seconds[i]);
  held_.classes.push_back(RowClass::purchase);
  held_.orders.push_back(block.orders[i]);
  held_.products.push_back(block.products[i]);
  for (std::size_t m = 0; m < held_.numbers.size(); ++m)
    held_.numbers[m].push_back(block.numbers[m][i]);
  held_keys_.push_back(key);
}

LogBlock UndonePurchases::released() {
  std::vector<std::uint32_t> order(held_.size());
  std::iota(order.begin(), order.end(), 0u);
  const auto when = [&](std::uint32_t i) {
    return std::tuple(held_keys_[i], held_.days[i], held_.seconds[i], held_.orders[i]);
  };
  std::ranges::sort(order, {}, when);
  std::vector<std::uint32_t> open; // purchases of one key that no return has undone, by time
  std::size_t next = 0;
  std::uint64_t key = 0;
  for (const LogReturn& each : returns_) {
    if (each.key != key) open.clear();
    key = each.key;
    while (next < order.size() && held_keys_[order[next]] < key) ++next;
    for (; next < order.size() && held_keys_[order[next]] == key; ++next) {
      const std::uint32_t i = order[next];
      if (std::tuple(held_.days[i], held_.seconds[i]) > std::tuple(each.day, each.second)) break;
      open.push_back(i);
    }
    if (open.empty() || !window_.holds(each.day)) continue;
    held_.classes[open.back()] = RowClass::undone;
    open.pop_back();
    ++undone_;
  }
  return std::move(held_);
}

} // namespace ilk
