// What happens on a card's account, as it happens. Whoever needs the months, as their sums or
// one by one, listens to the same events, so that a table and the transactions behind it cannot
// differ.
#pragma once

#include <cstdint>

#include "base/function_ref.h"

namespace ilk::simulate {

enum class EventKind : std::uint8_t {
  oneoff_purchase,
  instalment,
  cash_advance,
  payment,         ///< of a part of the statement, or before it is drawn
  payment_in_full, ///< of the whole statement
  minimum_due,
  statement, ///< what is owed when it is drawn; none in a month that owes nothing
  balance,   ///< the month's average; one in every month, zero included
};

struct AccountEvent {
  std::uint32_t month = 0; ///< on book, from 0
  EventKind kind = EventKind::balance;
  double amount = 0; ///< in currency units, not negative; whole cents for the two purchases
};

using AccountListener = FunctionRef<void(const AccountEvent&)>;

} // namespace ilk::simulate
