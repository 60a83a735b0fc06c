// What the models of buying know of one customer: how often, how recently and for how long they
// have bought (Fader, Hardie & Lee, "RFM and CLV: using iso-value curves for customer base
// analysis", 2005).
//
// All times are in periods of one length, days or weeks or months, chosen by whoever counts; the
// models take any. Several purchases within a period count as one.
#pragma once

#include <cstdint>

namespace ilk {

struct PurchaseHistory {
  std::uint32_t repeats = 0; ///< periods with a purchase, but for the first one
  double recency = 0;        ///< periods from the first purchase to the last, in [0, age]
  double age = 0;            ///< periods from the first purchase to the end of what was watched
  double mean_value = 0;     ///< mean value of a repeat purchase, in currency; 0 without repeats
};

/// The same history with times that are numbers, 0 <= recency <= age, and no recency without
/// repeats. What is not a number, or is negative, becomes 0. Pure.
inline PurchaseHistory put_in_order(PurchaseHistory history) {
  constexpr double longest = 1e300;
  const auto within = [](double x, double high) { return x > 0 ? (x < high ? x : high) : 0.0; };
  history.age = within(history.age, longest);
  history.recency = history.repeats == 0 ? 0 : within(history.recency, history.age);
  history.mean_value = history.repeats == 0 ? 0 : within(history.mean_value, longest);
  return history;
}

} // namespace ilk
