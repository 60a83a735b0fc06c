// One simulated customer of the shop: the true rates by which it buys.
#pragma once

#include <cstdint>

#include "base/philox.h"
#include "simulate/retail_kind.h"

namespace ilk::simulate {

struct Shopper {
  std::uint32_t kind = 0;        ///< index into shopper_kinds()
  double first_order = 0;        ///< day, of shop_calendar.h
  double orders_per_month = 0;   ///< averaged over the year
  double drop_out_per_month = 0; ///< hazard
  double holiday_share = 0;      ///< of a year's orders in November and December
  double lines_per_order = 0;    ///< mean, at least 1
  double items_per_line = 0;     ///< mean, at least 1
  GroupShares groups = {};       ///< of the lines; adds up to 1
  ChannelShares channels = {};   ///< of the orders; adds up to 1
  double discount_share = 0;     ///< of the lines
  double return_share = 0;       ///< of the lines
};

/// Mean amount of an order at list prices, in currency units.
double mean_basket(const Shopper& shopper);

/// Orders at a day as a multiple of the year's average: more or fewer in the last two months.
double season(const Shopper& shopper, double day);

/// The greatest of these multiples.
double busiest_season(const Shopper& shopper);

/// Draws a shopper of any kind.
Shopper draw_shopper(RandomSequence& random);

} // namespace ilk::simulate
