#include "simulate/credit_card.h"

#include <array>
#include <cassert>

#include "simulate/archetypes.h"
#include "simulate/card_account.h"
#include "simulate/draws.h"
#include "simulate/months.h"

namespace ilk::simulate {
namespace {

// Of the 8,950 holders in CC_GENERAL.csv, one has no credit limit.
constexpr double limit_missing = 1.0 / 8950;

double amount(std::uint64_t cents) {
  return static_cast<double>(cents) / 100;
}

} // namespace

std::span<const std::string_view> credit_card_archetypes() {
  static constexpr auto names = [] {
    std::array<std::string_view, archetypes.size()> result;
    for (std::size_t k = 0; k < result.size(); ++k) result[k] = archetypes[k].name;
    return result;
  }();
  return names;
}

CardAccount open_card_account(std::uint64_t seed, std::uint64_t row) {
  assert(row >> 32 == 0);
  RandomSequence random = own_numbers(seed, row, Part::account);
  const std::uint32_t label = draw_one_of(
      archetypes, [](const Archetype& archetype) { return archetype.share; }, random);
  const bool limit_known = random.uniform() >= limit_missing;
  const Customer customer = draw_customer(archetypes[label].behaviour, random);
  return {label, limit_known, customer, random};
}

CardHolder card_holder(const CardAccount& account, const AccountTotals& totals) {
  const double months = account.customer.tenure;
  CardHolder holder;
  holder.balance = totals.balance / months;
  holder.balance_frequency = totals.statement_months.size() / months;
  holder.purchases = amount(totals.oneoff_cents + totals.instalment_cents);
  holder.oneoff_purchases = amount(totals.oneoff_cents);
  holder.installments_purchases = amount(totals.instalment_cents);
  holder.cash_advance = totals.cash;
  holder.purchases_frequency = (totals.oneoff_months | totals.instalment_months).size() / months;
  holder.oneoff_purchases_frequency = totals.oneoff_months.size() / months;
  holder.purchases_installments_frequency = totals.instalment_months.size() / months;
  holder.cash_advance_frequency = totals.cash_months.size() / months;
  holder.cash_advance_trx = totals.cash_transactions;
  holder.purchases_trx = totals.purchase_transactions;
  if (account.limit_known) holder.credit_limit = account.customer.limit;
  holder.payments = totals.payments;
  if (totals.payments > 0 && totals.minimum_due > 0) holder.minimum_payments = totals.minimum_due;
  holder.prc_full_payment = totals.full_payment_months.size() / months;
  holder.tenure = account.customer.tenure;
  holder.archetype = account.archetype;
  return holder;
}

CardHolder simulate_card_holder(std::uint64_t seed, std::uint64_t row) {
  CardAccount account = open_card_account(seed, row);
  AccountTotals totals;
  simulate_months(account.customer, account.random,
                  [&](const AccountEvent& event) { totals.add(event); });
  return card_holder(account, totals);
}

} // namespace ilk::simulate
