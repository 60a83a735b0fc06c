#include "simulate/months.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace ilk::simulate {
namespace {

constexpr std::uint32_t longest_tenure = 12;
constexpr int longest_plan = 12;

constexpr double monthly_interest = 0.016; // on the balance carried over
constexpr double cash_fee = 0.03;          // of each cash advance
constexpr double lowest_minimum = 15;      // currency units due at least
constexpr double smallest_cash = 20;       // currency units in one advance
constexpr double smallest_statement = 0.01;

// Transactions of one customer differ by this standard deviation of their logarithm.
constexpr double amount_spread = 0.6;
constexpr double part_spread = 0.5;

double vary(double median, double spread, RandomSequence& random) {
  return median * std::exp(spread * random.normal());
}

std::uint64_t to_cents(double amount) {
  return std::max<std::uint64_t>(1, static_cast<std::uint64_t>(amount * 100 + 0.5));
}

// 1 + a geometric number with the given mean.
std::uint32_t draw_transactions(double further, RandomSequence& random) {
  if (further <= 0) return 1;
  const double extra = std::log(1 - random.uniform()) / std::log(further / (1 + further));
  return 1 + static_cast<std::uint32_t>(std::min(extra, 50.0));
}

// What the running plans charge in each month.
struct Instalments {
  std::array<std::uint32_t, longest_tenure> count{};
  std::array<std::uint64_t, longest_tenure> cents{};
};

// Plans opened up to a year before the first month still charge in it.
Instalments draw_instalments(const Customer& customer, RandomSequence& random) {
  Instalments charged;
  const PersonalPlans& plans = customer.instalments;
  if (plans.monthly <= 0) return charged;
  const int last = static_cast<int>(customer.tenure);
  for (int start = 1 - longest_plan; start < last; ++start) {
    if (random.uniform() >= plans.monthly) continue;
    const int length = 1 + static_cast<int>(draw_transactions(plans.months - 2, random));
    const int end = std::min({last, start + length, start + longest_plan});
    const std::uint64_t cents = to_cents(vary(plans.amount, amount_spread, random));
    for (int month = std::max(0, start); month < end; ++month) {
      ++charged.count[static_cast<std::size_t>(month)];
      charged.cents[static_cast<std::size_t>(month)] += cents;
    }
  }
  return charged;
}

class Account {
 public:
  Account(const Customer& customer, RandomSequence& random)
      : customer_(customer), random_(random), balance_(customer.opening) {}

  void live(std::uint32_t instalments, std::uint64_t instalment_cents) {
    balance_ += balance_ * monthly_interest;
    const bool charged = post_instalments(instalments, instalment_cents);
    const bool bought = buy_at_once();
    if (charged || bought) ++totals_.purchase_months;
    draw_cash();
    if (customer_.pays && random_.uniform() < customer_.early) pay(balance_);
    settle_statement();
  }

  const AccountTotals& totals() const { return totals_; }

 private:
  bool post_instalments(std::uint32_t count, std::uint64_t cents) {
    if (count == 0) return false;
    totals_.instalment_cents += cents;
    totals_.purchase_transactions += count;
    ++totals_.instalment_months;
    balance_ += static_cast<double>(cents) / 100;
    return true;
  }

  bool buy_at_once() {
    if (random_.uniform() >= customer_.oneoff.monthly) return false;
    std::uint32_t bought = 0;
    for (std::uint32_t left = draw_transactions(customer_.oneoff.further, random_); left > 0;
         --left) {
      const std::uint64_t cents = to_cents(vary(customer_.oneoff.amount, amount_spread, random_));
      const double amount = static_cast<double>(cents) / 100;
      if (balance_ + amount > customer_.limit) continue; // refused
      totals_.oneoff_cents += cents;
      balance_ += amount;
      ++bought;
    }
    totals_.purchase_transactions += bought;
    if (bought > 0) ++totals_.oneoff_months;
    return bought > 0;
  }

  void draw_cash() {
    if (random_.uniform() >= customer_.cash.monthly) return;
    std::uint32_t drawn = 0;
    for (std::uint32_t left = draw_transactions(customer_.cash.further, random_); left > 0;
         --left) {
      const double wanted = vary(customer_.cash.amount, amount_spread, random_);
      const double amount = std::min(wanted, (customer_.limit - balance_) / (1 + cash_fee));
      if (amount < smallest_cash) continue; // refused
      totals_.cash += amount;
      balance_ += amount * (1 + cash_fee);
      ++drawn;
    }
    totals_.cash_transactions += drawn;
    if (drawn > 0) ++totals_.cash_months;
  }

  void pay(double amount) {
    totals_.payments += amount;
    balance_ -= amount;
  }

  void settle_statement() {
    const double statement = balance_;
    if (statement < smallest_statement) return;
    const double minimum =
        std::min(statement, std::max(lowest_minimum, customer_.minimum_rate * statement));
    totals_.minimum_due += minimum;
    ++totals_.balance_months;
    if (customer_.pays) {
      double share = 1;
      if (random_.uniform() >= customer_.full) share = vary(customer_.part, part_spread, random_);
      pay(std::clamp(share * statement, minimum, statement));
      if (balance_ == 0) ++totals_.full_payment_months;
    }
    totals_.balance += (statement + balance_) / 2;
  }

  const Customer& customer_;
  RandomSequence& random_;
  double balance_;
  AccountTotals totals_;
};

} // namespace

AccountTotals simulate_months(const Customer& customer, RandomSequence& random) {
  const Instalments charged = draw_instalments(customer, random);
  Account account(customer, random);
  for (std::uint32_t month = 0; month < customer.tenure; ++month)
    account.live(charged.count[month], charged.cents[month]);
  return account.totals();
}

} // namespace ilk::simulate
