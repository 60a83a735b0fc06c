// What is taken of all purchases as orders, and of their days.
#include <cmath>
#include <limits>

#include "behaviour/take.h"

namespace ilk {
namespace {

constexpr double without_figure = std::numeric_limits<double>::quiet_NaN();

// Days with an order, each once.
std::size_t days_of(std::span<const OrderEntry> orders) {
  std::size_t days = orders.empty() ? 0 : 1;
  for (std::size_t i = 1; i < orders.size(); ++i)
    days += orders[i].day != orders[i - 1].day ? 1 : 0;
  return days;
}

double mean_pause(const TakenOf& of) {
  const std::size_t days = days_of(of.orders);
  if (days < 2) return without_figure;
  return static_cast<double>(of.orders.back().day - of.orders.front().day) /
         static_cast<double>(days - 1);
}

// Standard deviation of the pauses over their mean.
double pause_spread(const TakenOf& of) {
  const std::size_t days = days_of(of.orders);
  if (days < 3) return without_figure;
  const double mean = mean_pause(of);
  double squares = 0;
  for (std::size_t i = 1; i < of.orders.size(); ++i) {
    const double pause = of.orders[i].day - of.orders[i - 1].day;
    if (pause > 0) squares += (pause - mean) * (pause - mean);
  }
  return std::sqrt(squares / static_cast<double>(days - 2)) / mean;
}

double average_order(const TakenOf& of) {
  if (of.order_amounts.empty()) return without_figure;
  std::int64_t sum = 0;
  for (const std::int64_t amount : of.order_amounts) sum += amount;
  return static_cast<double>(sum) / (of.order_scale * static_cast<double>(of.order_amounts.size()));
}

double largest_order(const TakenOf& of) {
  if (of.order_amounts.empty()) return without_figure;
  return static_cast<double>(std::ranges::max(of.order_amounts)) / of.order_scale;
}

} // namespace

extern const Take take_orders{
    .name = "orders",
    .help = "how many orders, or days with a purchase where no column names the order",
    .kind = Kind::count,
    .needs = TakeNeeds::orders,
    .finish = [](const TakenOf& of) { return static_cast<double>(of.order_amounts.size()); },
};
extern const Take take_average_order{
    .name = "average_order",
    .help = "amount of an order, on average",
    .kind = Kind::amount,
    .needs = TakeNeeds::orders,
    .finish = average_order,
};
extern const Take take_largest_order{
    .name = "largest_order",
    .help = "amount of the largest order",
    .kind = Kind::amount,
    .needs = TakeNeeds::orders,
    .finish = largest_order,
};
extern const Take take_pause{
    .name = "pause",
    .help = "mean number of days between two days with a purchase",
    .kind = Kind::duration,
    .needs = TakeNeeds::orders,
    .finish = mean_pause,
};
extern const Take take_pause_spread{
    .name = "pause_spread",
    .help = "standard deviation of these pauses over their mean: 0 is regular",
    .kind = Kind::score,
    .needs = TakeNeeds::orders,
    .finish = pause_spread,
};
extern const Take take_recency{
    .name = "recency",
    .help = "days from the last purchase to the end of the window",
    .kind = Kind::duration,
    .needs = TakeNeeds::orders,
    .finish =
        [](const TakenOf& of) {
          return of.orders.empty() ? without_figure
                                   : static_cast<double>(of.window.until() - of.orders.back().day);
        },
};
extern const Take take_tenure{
    .name = "tenure",
    .help = "days from the first purchase, perhaps before the window, to its end",
    .kind = Kind::duration,
    .needs = TakeNeeds::orders,
    .finish = [](const TakenOf& of) { return static_cast<double>(of.window.until() - of.first); },
};
extern const Take take_first_day{
    .name = "first_day",
    .help = "day of the first purchase, perhaps before the window",
    .kind = Kind::date,
    .needs = TakeNeeds::orders,
    .finish = [](const TakenOf& of) { return static_cast<double>(of.first); },
};
extern const Take take_is_new{
    .name = "is_new",
    .help = "1 where the first purchase lies in the window, else 0",
    .kind = Kind::boolean,
    .needs = TakeNeeds::orders,
    .finish = [](const TakenOf& of) { return of.first >= of.window.from() ? 1.0 : 0.0; },
};
extern const Take take_last_day{
    .name = "last_day",
    .help = "day of the last purchase",
    .kind = Kind::date,
    .needs = TakeNeeds::orders,
    .finish =
        [](const TakenOf& of) {
          return of.orders.empty() ? without_figure : static_cast<double>(of.orders.back().day);
        },
};

} // namespace ilk
