#include "simulate/months.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <span>

#include "simulate/draws.h"

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

std::uint64_t to_cents(double amount) {
  return std::max<std::uint64_t>(1, static_cast<std::uint64_t>(amount * 100 + 0.5));
}

// 1 + a geometric number with the given mean.
std::uint32_t draw_transactions(double further, RandomSequence& random) {
  if (further <= 0) return 1;
  const double extra = std::log(1 - random.uniform()) / std::log(further / (1 + further));
  return 1 + static_cast<std::uint32_t>(std::min(extra, 50.0));
}

// What the running plans charge in each month, in cents. At most one plan is
// opened in a month, so no more of them run at a time than the longest has months.
class Instalments {
 public:
  void charge(std::size_t month, std::uint64_t cents) { cents_[month][count_[month]++] = cents; }
  std::span<const std::uint64_t> of(std::size_t month) const {
    return {cents_[month].data(), count_[month]};
  }

 private:
  std::array<std::size_t, longest_tenure> count_{};
  std::array<std::array<std::uint64_t, longest_plan>, longest_tenure> cents_;
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
    const std::uint64_t cents = to_cents(draw_amount({plans.amount, amount_spread}, random));
    for (int month = std::max(0, start); month < end; ++month)
      charged.charge(static_cast<std::size_t>(month), cents);
  }
  return charged;
}

double in_units(std::uint64_t cents) {
  return static_cast<double>(cents) / 100;
}

class Account {
 public:
  Account(const Customer& customer, RandomSequence& random, AccountListener listener)
      : customer_(customer), random_(random), listener_(listener), balance_(customer.opening) {}

  void live(std::uint32_t month, std::span<const std::uint64_t> instalments) {
    month_ = month;
    balance_ += balance_ * monthly_interest;
    post(instalments);
    buy_at_once();
    draw_cash();
    if (customer_.pays && random_.uniform() < customer_.early) pay(EventKind::payment, balance_);
    settle_statement();
  }

 private:
  void report(EventKind kind, double amount) { listener_({month_, kind, amount}); }

  void post(std::span<const std::uint64_t> instalments) {
    std::uint64_t all = 0;
    for (const std::uint64_t cents : instalments) {
      report(EventKind::instalment, in_units(cents));
      all += cents;
    }
    balance_ += in_units(all);
  }

  void buy_at_once() {
    if (random_.uniform() >= customer_.oneoff.monthly) return;
    for (std::uint32_t left = draw_transactions(customer_.oneoff.further, random_); left > 0;
         --left) {
      const double amount =
          in_units(to_cents(draw_amount({customer_.oneoff.amount, amount_spread}, random_)));
      if (balance_ + amount > customer_.limit) continue; // refused
      report(EventKind::oneoff_purchase, amount);
      balance_ += amount;
    }
  }

  void draw_cash() {
    if (random_.uniform() >= customer_.cash.monthly) return;
    for (std::uint32_t left = draw_transactions(customer_.cash.further, random_); left > 0;
         --left) {
      const double wanted = draw_amount({customer_.cash.amount, amount_spread}, random_);
      const double amount = std::min(wanted, (customer_.limit - balance_) / (1 + cash_fee));
      if (amount < smallest_cash) continue; // refused
      report(EventKind::cash_advance, amount);
      balance_ += amount * (1 + cash_fee);
    }
  }

  void pay(EventKind kind, double amount) {
    if (amount > 0) report(kind, amount);
    balance_ -= amount;
  }

  void settle_statement() {
    const double statement = balance_;
    if (statement < smallest_statement) return report(EventKind::balance, 0);
    report(EventKind::statement, statement);
    const double minimum =
        std::min(statement, std::max(lowest_minimum, customer_.minimum_rate * statement));
    report(EventKind::minimum_due, minimum);
    if (customer_.pays) {
      double share = 1;
      if (random_.uniform() >= customer_.full)
        share = draw_amount({customer_.part, part_spread}, random_);
      const double amount = std::clamp(share * statement, minimum, statement);
      pay(amount == statement ? EventKind::payment_in_full : EventKind::payment, amount);
    }
    report(EventKind::balance, (statement + balance_) / 2);
  }

  const Customer& customer_;
  RandomSequence& random_;
  AccountListener listener_;
  double balance_;
  std::uint32_t month_ = 0;
};

} // namespace

void simulate_months(const Customer& customer, RandomSequence& random, AccountListener listener) {
  const Instalments charged = draw_instalments(customer, random);
  Account account(customer, random, listener);
  for (std::uint32_t month = 0; month < customer.tenure; ++month)
    account.live(month, charged.of(month));
}

} // namespace ilk::simulate
