#include "simulate/account_totals.h"

#include <cmath>

namespace ilk::simulate {
namespace {

std::uint64_t whole_cents(double amount) {
  return static_cast<std::uint64_t>(std::llround(amount * 100));
}

} // namespace

void AccountTotals::add(const AccountEvent& event) {
  switch (event.kind) {
  case EventKind::oneoff_purchase:
    oneoff_cents += whole_cents(event.amount);
    ++purchase_transactions;
    oneoff_months.insert(event.month);
    break;
  case EventKind::instalment:
    instalment_cents += whole_cents(event.amount);
    ++purchase_transactions;
    instalment_months.insert(event.month);
    break;
  case EventKind::cash_advance:
    cash += event.amount;
    ++cash_transactions;
    cash_months.insert(event.month);
    break;
  case EventKind::payment_in_full:
    full_payment_months.insert(event.month);
    [[fallthrough]];
  case EventKind::payment:
    payments += event.amount;
    break;
  case EventKind::minimum_due:
    minimum_due += event.amount;
    break;
  case EventKind::statement:
    statement_months.insert(event.month);
    break;
  case EventKind::balance:
    balance += event.amount;
    break;
  }
}

} // namespace ilk::simulate
