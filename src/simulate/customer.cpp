#include "simulate/customer.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "simulate/draws.h"

namespace ilk::simulate {
namespace {

// How far limit, opening balance and transaction amounts share one cause, the
// customer's means: the correlation of each one's logarithm with it.
constexpr double means_correlation = 0.6;

// Issuers differ in their minimum payment: 3 % of the statement is the median.
constexpr Amount minimum_rate = {0.03, 0.4};

// Chances of 6, 7, ... 12 months on book.
constexpr std::array tenure_chances = {0.004, 0.008, 0.02, 0.038, 0.055, 0.085, 0.79};

double draw_with_means(const Amount& amount, double means, RandomSequence& random) {
  const double own = std::sqrt(1 - means_correlation * means_correlation) * random.normal();
  return amount.median * std::exp(amount.spread * (means_correlation * means + own));
}

double draw(const Habit& habit, RandomSequence& random) {
  if (random.uniform() >= habit.share) return 0;
  return draw_share(habit.median, habit.spread, random);
}

PersonalUse draw(const Use& use, double means, RandomSequence& random) {
  const double monthly = draw(use.monthly, random);
  // Who uses the card in more months also uses it more often within one.
  const double further = use.further * monthly / use.monthly.median;
  return {monthly, further, draw_with_means(use.amount, means, random)};
}

PersonalPlans draw(const Plans& plans, double means, RandomSequence& random) {
  const double monthly = draw(plans.monthly, random);
  return {monthly, plans.months, draw_with_means(plans.amount, means, random)};
}

std::uint32_t draw_tenure(RandomSequence& random) {
  double left = random.uniform();
  std::uint32_t months = 6;
  for (const double chance : tenure_chances) {
    left -= chance;
    if (left < 0 || months == 12) break;
    ++months;
  }
  return months;
}

// Limits are granted in round figures.
double round_limit(double limit) {
  const double step = limit < 2000 ? 100 : 500;
  return std::clamp(std::round(limit / step) * step, 300.0, 30'000.0);
}

} // namespace

Customer draw_customer(const Behaviour& behaviour, RandomSequence& random) {
  Customer customer{};
  const double means = random.normal();
  customer.tenure = draw_tenure(random);
  customer.limit = round_limit(draw_with_means(behaviour.limit, means, random));
  customer.opening = customer.limit * std::min(1.0, draw_amount(behaviour.opening, random));
  customer.oneoff = draw(behaviour.oneoff, means, random);
  customer.instalments = draw(behaviour.instalments, means, random);
  customer.cash = draw(behaviour.cash, means, random);
  customer.full = draw(behaviour.full, random);
  customer.early = draw(behaviour.early, random);
  customer.pays = random.uniform() >= behaviour.never;
  customer.part = draw_amount(behaviour.part, random);
  customer.minimum_rate = draw_amount(minimum_rate, random);
  return customer;
}

} // namespace ilk::simulate
