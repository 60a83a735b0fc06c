// The sums over the months of an account: the listener that makes the table's row.
#pragma once

#include <bit>
#include <cstdint>

#include "simulate/account_event.h"

namespace ilk::simulate {

/// Months on book in which something happened, however often.
class MonthSet {
 public:
  void insert(std::uint32_t month) { bits_ |= std::uint32_t{1} << month; }
  std::uint32_t size() const { return static_cast<std::uint32_t>(std::popcount(bits_)); }
  friend MonthSet operator|(MonthSet a, MonthSet b) {
    a.bits_ |= b.bits_;
    return a;
  }

 private:
  std::uint32_t bits_ = 0;
};

/// Purchases are whole cents, so that the two kinds add up to the total exactly.
struct AccountTotals {
  std::uint64_t oneoff_cents = 0;
  std::uint64_t instalment_cents = 0;
  double cash = 0;
  double payments = 0;
  double minimum_due = 0;
  double balance = 0; ///< sum of the months' average balances
  std::uint32_t purchase_transactions = 0;
  std::uint32_t cash_transactions = 0;
  MonthSet oneoff_months = {};
  MonthSet instalment_months = {};
  MonthSet cash_months = {};
  MonthSet statement_months = {};
  MonthSet full_payment_months = {};

  /// Adds one event; sums of doubles are in the order of the events.
  void add(const AccountEvent& event);
};

} // namespace ilk::simulate
