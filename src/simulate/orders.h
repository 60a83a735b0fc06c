// The orders of one simulated customer of the shop. They come and end as in Schmittlein, Morrison &
// Colombo, "Counting your customers: who are they and what will they do next?" (1987): at random
// with the customer's own rate, until the customer drops out unseen, with a hazard of its own; here
// the rate also follows the seasons.
#pragma once

#include <cstdint>

#include "base/function_ref.h"
#include "simulate/shopper.h"

namespace ilk::simulate {

/// A line of an order, or the return of one.
struct OrderLine {
  std::uint32_t order = 0;  ///< the customer's, from 1; returns are counted by themselves
  bool returned = false;    ///< then the line is taken back: quantity and discount count negative
  std::uint32_t minute = 0; ///< since the shop's first day began
  std::uint32_t product = 0;
  std::uint32_t group = 0;
  std::uint32_t quantity = 0; ///< at least 1
  std::uint64_t price_cents = 0;
  std::uint64_t discount_cents = 0; ///< off the line
  std::uint32_t channel = 0;
};

/// Tells the listener of every line while the shop's books run, the first order included: by time,
/// but for returns, which come with the line that is returned.
void simulate_orders(const Shopper& shopper, RandomSequence& random,
                     FunctionRef<void(const OrderLine&)> listener);

} // namespace ilk::simulate
