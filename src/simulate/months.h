// The months of one simulated account: purchases, instalments and cash advances
// are posted, a statement is drawn, a minimum falls due, a payment is made.
#pragma once

#include <cstdint>

#include "simulate/customer.h"

namespace ilk::simulate {

/// Sums over the months of an account. Purchases are whole cents, so that the
/// two kinds add up to the total exactly.
struct AccountTotals {
  std::uint64_t oneoff_cents = 0;
  std::uint64_t instalment_cents = 0;
  double cash = 0;
  double payments = 0;
  double minimum_due = 0;
  double balance = 0; ///< sum of the months' average balances
  std::uint32_t purchase_transactions = 0;
  std::uint32_t cash_transactions = 0;
  std::uint32_t balance_months = 0; ///< months whose statement was not empty
  std::uint32_t purchase_months = 0;
  std::uint32_t oneoff_months = 0;
  std::uint32_t instalment_months = 0;
  std::uint32_t cash_months = 0;
  std::uint32_t full_payment_months = 0;
};

/// Lives through the customer's months.
AccountTotals simulate_months(const Customer& customer, RandomSequence& random);

} // namespace ilk::simulate
