// One card's account before its months: what the table and its transactions both start from.
#pragma once

#include <cstdint>

#include "base/philox.h"
#include "simulate/account_totals.h"
#include "simulate/credit_card.h"
#include "simulate/customer.h"

namespace ilk::simulate {

struct CardAccount {
  std::uint32_t archetype; ///< index into credit_card_archetypes()
  bool limit_known;
  Customer customer;
  RandomSequence random; ///< where the months begin
};

/// The account of row `row`. Requires row < 2^32.
CardAccount open_card_account(std::uint64_t seed, std::uint64_t row);

/// The row of the table that the months of an account add up to.
CardHolder card_holder(const CardAccount& account, const AccountTotals& totals);

} // namespace ilk::simulate
