#include "simulate/credit_card.h"

#include <array>
#include <cassert>

#include "simulate/archetypes.h"
#include "simulate/customer.h"
#include "simulate/months.h"

namespace ilk::simulate {
namespace {

// Of the 8,950 holders in CC_GENERAL.csv, one has no credit limit.
constexpr double limit_missing = 1.0 / 8950;

std::uint32_t draw_archetype(RandomSequence& random) {
  double left = random.uniform();
  std::uint32_t label = 0;
  while (label + 1 < archetypes.size() && (left -= archetypes[label].share) >= 0) ++label;
  return label;
}

double amount(std::uint64_t cents) {
  return static_cast<double>(cents) / 100;
}

CardHolder aggregate(const Customer& customer, const AccountTotals& totals) {
  const double months = customer.tenure;
  CardHolder holder;
  holder.balance = totals.balance / months;
  holder.balance_frequency = totals.balance_months / months;
  holder.purchases = amount(totals.oneoff_cents + totals.instalment_cents);
  holder.oneoff_purchases = amount(totals.oneoff_cents);
  holder.installments_purchases = amount(totals.instalment_cents);
  holder.cash_advance = totals.cash;
  holder.purchases_frequency = totals.purchase_months / months;
  holder.oneoff_purchases_frequency = totals.oneoff_months / months;
  holder.purchases_installments_frequency = totals.instalment_months / months;
  holder.cash_advance_frequency = totals.cash_months / months;
  holder.cash_advance_trx = totals.cash_transactions;
  holder.purchases_trx = totals.purchase_transactions;
  holder.credit_limit = customer.limit;
  holder.payments = totals.payments;
  if (totals.payments > 0 && totals.minimum_due > 0) holder.minimum_payments = totals.minimum_due;
  holder.prc_full_payment = totals.full_payment_months / months;
  holder.tenure = customer.tenure;
  return holder;
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

CardHolder simulate_card_holder(std::uint64_t seed, std::uint64_t row) {
  assert(row >> 32 == 0);
  // Every customer has 2^32 numbers of their own.
  RandomSequence random(RandomStream(seed, Purpose::simulation), row << 32);
  const std::uint32_t label = draw_archetype(random);
  const bool limit_known = random.uniform() >= limit_missing;
  const Customer customer = draw_customer(archetypes[label].behaviour, random);
  CardHolder holder = aggregate(customer, simulate_months(customer, random));
  if (!limit_known) holder.credit_limit.reset();
  holder.archetype = label;
  return holder;
}

} // namespace ilk::simulate
