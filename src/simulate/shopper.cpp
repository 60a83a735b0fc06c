#include "simulate/shopper.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "simulate/draws.h"
#include "simulate/retail_kinds.h"
#include "simulate/retail_products.h"
#include "simulate/shop_calendar.h"

namespace ilk::simulate {
namespace {

// The logarithms of a customer's shares of groups and channels, before they add up to 1, differ
// from the kind's by this standard deviation.
constexpr double mix_spread = 0.5;

// The shop grew early: first orders are a uniform share of the time, to this power.
constexpr double early = 2.5;

template <class Shares>
Shares draw_mix(Shares shares, RandomSequence& random) {
  for (double& share : shares) share = draw_amount({share, mix_spread}, random);
  const double sum = std::accumulate(shares.begin(), shares.end(), 0.0);
  for (double& share : shares) share /= sum;
  return shares;
}

} // namespace

double mean_basket(const Shopper& shopper) {
  double price = 0;
  for (std::uint32_t group = 0; group < shopper.groups.size(); ++group)
    price += shopper.groups[group] * mean_price(group);
  return shopper.lines_per_order * shopper.items_per_line * price;
}

double season(const Shopper& shopper, double day) {
  return before_holidays(day)
             ? shopper.holiday_share * days_in_year / holiday_days
             : (1 - shopper.holiday_share) * days_in_year / (days_in_year - holiday_days);
}

double busiest_season(const Shopper& shopper) {
  return std::max(season(shopper, 0), season(shopper, shop_days - 1));
}

Shopper draw_shopper(RandomSequence& random) {
  Shopper shopper;
  shopper.kind = draw_one_of(
      retail_kinds, [](const RetailKind& kind) { return kind.share; }, random);
  const RetailKind& kind = retail_kinds[shopper.kind];
  shopper.orders_per_month = draw_amount(kind.orders, random);
  shopper.drop_out_per_month = draw_amount(kind.drop_out, random);
  shopper.holiday_share = draw_share(kind.holidays.median, kind.holidays.spread, random);
  shopper.lines_per_order = 1 + draw_amount(kind.further_lines, random);
  shopper.items_per_line = 1 + draw_amount(kind.further_items, random);
  shopper.groups = draw_mix(kind.groups, random);
  shopper.channels = draw_mix(kind.channels, random);
  shopper.discount_share = draw_share(kind.discounts.median, kind.discounts.spread, random);
  shopper.return_share = draw_share(kind.returns.median, kind.returns.spread, random);
  shopper.first_order = shop_days * std::pow(random.uniform(), early);
  return shopper;
}

} // namespace ilk::simulate
