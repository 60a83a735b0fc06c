#include "simulate/orders.h"

#include <algorithm>
#include <cmath>

#include "simulate/draws.h"
#include "simulate/retail_products.h"
#include "simulate/shop_calendar.h"

namespace ilk::simulate {
namespace {

// Returns come back after 3 to 21 days.
constexpr std::uint32_t soonest_return = 3, return_days = 19;

double draw_wait(double rate, RandomSequence& random) {
  return -std::log(1 - random.uniform()) / rate;
}

// Of a day by its fraction: from eight in the morning to ten in the evening.
std::uint32_t open_minute(double day) {
  constexpr double opens = 8 * 60, open = 14 * 60;
  const double whole = std::floor(day);
  return static_cast<std::uint32_t>(whole) * 24 * 60 +
         static_cast<std::uint32_t>(opens + (day - whole) * open);
}

// 10 to 50 % off, to the cent.
std::uint64_t draw_discount(std::uint64_t amount_cents, RandomSequence& random) {
  const std::uint64_t percent = 10 * (1 + random.below(5));
  return (amount_cents * percent + 50) / 100;
}

class Ordering {
 public:
  Ordering(const Shopper& shopper, RandomSequence& random,
           FunctionRef<void(const OrderLine&)> listener)
      : shopper_(shopper), random_(random), listener_(listener) {}

  void order(double day) {
    OrderLine line;
    line.order = ++orders_;
    line.minute = open_minute(day);
    line.channel = draw_one_of(
        shopper_.channels, [](double share) { return share; }, random_);
    for (std::uint32_t left = 1 + draw_poisson(shopper_.lines_per_order - 1, random_); left > 0;
         --left) {
      fill(line);
      listener_(line);
      if (random_.uniform() < shopper_.return_share) take_back(line);
    }
  }

 private:
  void fill(OrderLine& line) {
    line.group = draw_one_of(
        shopper_.groups, [](double share) { return share; }, random_);
    const Product product = draw_product(line.group, random_);
    line.product = product.number;
    line.price_cents = product.cents;
    line.quantity = 1 + draw_poisson(shopper_.items_per_line - 1, random_);
    const bool discounted = random_.uniform() < shopper_.discount_share;
    line.discount_cents = discounted ? draw_discount(line.quantity * product.cents, random_) : 0;
  }

  void take_back(OrderLine line) {
    const auto days = static_cast<std::uint32_t>(soonest_return + random_.below(return_days));
    const std::uint32_t day = line.minute / (24 * 60) + days;
    if (day >= shop_days) return; // after the books
    line.order = ++returns_;
    line.returned = true;
    line.minute = open_minute(day + random_.uniform());
    listener_(line);
  }

  const Shopper& shopper_;
  RandomSequence& random_;
  FunctionRef<void(const OrderLine&)> listener_;
  std::uint32_t orders_ = 0;
  std::uint32_t returns_ = 0;
};

} // namespace

void simulate_orders(const Shopper& shopper, RandomSequence& random,
                     FunctionRef<void(const OrderLine&)> listener) {
  Ordering ordering(shopper, random, listener);
  ordering.order(shopper.first_order);
  const double stays = days_in_month * draw_wait(shopper.drop_out_per_month, random);
  const double end = std::min<double>(shop_days, shopper.first_order + stays);
  // By thinning (Lewis & Shedler 1979): as often as in the busiest season, and not all of it.
  const double most = busiest_season(shopper);
  const double rate = shopper.orders_per_month / days_in_month * most;
  for (double day = shopper.first_order + draw_wait(rate, random); day < end;
       day += draw_wait(rate, random))
    if (random.uniform() * most < season(shopper, day)) ordering.order(day);
}

} // namespace ilk::simulate
