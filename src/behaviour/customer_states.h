// Customers and what is kept of each while a log is read: a pass over rows of a log.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "base/bytes.h"
#include "base/execution.h"
#include "behaviour/attribute.h"
#include "behaviour/log_block.h"
#include "behaviour/log_overview.h"
#include "behaviour/log_reader.h"
#include "behaviour/order_list.h"
#include "behaviour/window.h"
#include "ilk/dataset.h"

namespace ilk {

/// An attribute with its places found: which rows it looks at, and where its state lies.
struct PlannedTake {
  const Take* take = nullptr;
  std::size_t measure = 0; ///< of the reader, where the take needs numbers
  std::size_t column = 0;  ///< of the log, where it needs words
  std::size_t mask = 0;    ///< of the plan's conditions
  std::size_t at = 0;      ///< of its state
  std::size_t bytes = 0;
  std::size_t set = 0; ///< of words
};

/// What is taken of each customer.
struct CustomerPlan {
  Window window;
  std::vector<NumberGrid> grids;                     ///< by measure
  std::vector<std::vector<RowCondition>> conditions; ///< different ones; the first has none
  std::vector<PlannedTake> takes;
  std::size_t state_bytes = 0;
  std::size_t sets = 0; ///< of words, for each customer
  bool keeps_orders = false;
  std::size_t amount = 0; ///< measure that is the amount of an order
  bool has_amount = false;
};

/// The customers whose ids have one of several remainders, and their states.
class CustomerPart {
 public:
  /// The place of the customer, who is new where not known.
  std::size_t find_or_add(const CustomerPlan& plan, std::uint64_t hash, std::string_view id);

  std::size_t size() const { return hashes.size(); }

  std::vector<std::uint64_t> hashes; ///< of the ids
  TextColumn ids;
  std::vector<std::byte> states;        ///< state_bytes each
  std::vector<Day> first;               ///< day of the first purchase, or of the first return
  std::vector<std::uint32_t> purchases; ///< rows in the window
  std::vector<OrderList> orders;        ///< where they are kept
  std::vector<WordSet> words;           ///< plan.sets for each customer

  template <class Self, class Archive>
  static void fields(Self& self, Archive& archive) {
    std::vector<char> letters;
    std::vector<std::uint32_t> lengths;
    if constexpr (Archive::writing) self.put_ids(letters, lengths);
    archive(self.hashes, letters, lengths, self.states, self.first, self.purchases, self.orders,
            self.words);
    if constexpr (!Archive::writing) self.take_ids(letters, lengths);
  }

 private:
  void grow();
  void fill_slots(std::size_t count);
  void put_ids(std::vector<char>& letters, std::vector<std::uint32_t>& lengths) const;
  void take_ids(const std::vector<char>& letters, const std::vector<std::uint32_t>& lengths);

  std::vector<std::uint32_t> slots_; // places + 1 by hash, 0 for none
};

/// The customers of a log; obeys the laws of passes for rows in any order.
class CustomerStates {
 public:
  static constexpr std::size_t parts = 16;

  explicit CustomerStates(const CustomerPlan& plan) : plan_(&plan), parts_(parts) {}

  /// The rows of the blocks up to the end of the window.
  void absorb(Execution& execution, const LogReader& reader, std::vector<LogBlock>& blocks);

  void merge(const CustomerStates& other);

  /// What is kept, as bytes that other processes can merge; and back, for the same plan.
  Bytes bytes() const { return to_bytes(parts_); }
  void take_bytes(const Bytes& bytes) { parts_ = from_bytes<std::vector<CustomerPart>>(bytes); }

  std::vector<CustomerPart>& by_part() { return parts_; }
  const CustomerPlan& plan() const { return *plan_; }

 private:
  const CustomerPlan* plan_;
  std::vector<CustomerPart> parts_;
};

} // namespace ilk
