// The orders of one customer, each once, from rows in any order.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "behaviour/window.h"

namespace ilk {

/// The rows of an order on one day.
struct OrderEntry {
  std::uint64_t key = 0;   ///< of the order; of the day, where rows name no order
  std::int64_t amount = 0; ///< of its rows, in steps of a grid
  Day day = 0;

  template <class Self, class Archive>
  static void fields(Self& self, Archive& archive) {
    archive(self.key, self.amount, self.day);
  }
};

/// Values put in one by one and kept once each: those of one key are joined. Memory grows with the
/// different ones, time with n log n.
template <class Value, class Key, class Join>
class JoinedList {
 public:
  void add(const Value& value) {
    if (values_.size() == values_.capacity()) {
      settle();
      if (values_.size() * 2 > values_.capacity())
        values_.reserve(values_.size() + values_.size() / 4 + 2);
    }
    values_.push_back(value);
  }
  void add(const JoinedList& others) {
    for (const Value& value : others.values_) add(value);
  }

  /// By key, each once; nothing is left.
  std::vector<Value> taken() {
    settle();
    return std::exchange(values_, {});
  }

  template <class Self, class Archive>
  static void fields(Self& self, Archive& archive) {
    archive(self.values_);
  }

 private:
  void settle() {
    std::ranges::sort(values_, {}, Key());
    std::size_t kept = 0;
    for (std::size_t i = 0; i < values_.size(); ++i)
      if (kept > 0 && Key()(values_[kept - 1]) == Key()(values_[i]))
        Join()(values_[kept - 1], values_[i]);
      else
        values_[kept++] = values_[i];
    values_.resize(kept);
  }

  std::vector<Value> values_;
};

struct OrderKey {
  std::pair<std::uint64_t, Day> operator()(const OrderEntry& entry) const {
    return {entry.key, entry.day};
  }
};
struct JoinOrders {
  void operator()(OrderEntry& into, const OrderEntry& from) const { into.amount += from.amount; }
};
using OrderList = JoinedList<OrderEntry, OrderKey, JoinOrders>;

struct WordKey {
  std::uint64_t operator()(std::uint64_t word) const { return word; }
};
struct JoinEqual {
  void operator()(std::uint64_t&, std::uint64_t) const {}
};

/// Different words, by their hashes.
using WordSet = JoinedList<std::uint64_t, WordKey, JoinEqual>;

} // namespace ilk
