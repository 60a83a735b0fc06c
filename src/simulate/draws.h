// Draws that simulated people share, and where their random numbers come from.
#pragma once

#include <cmath>
#include <cstdint>

#include "base/philox.h"
#include "simulate/archetype.h"

namespace ilk::simulate {

/// What a simulated person's numbers are for. The values are part of every simulated table:
/// append, never renumber.
enum class Part : std::uint32_t { account = 0, account_days = 1, shopper = 2 };

/// The numbers that a person has alone, 2^32 of them. Requires person < 2^32.
inline RandomSequence own_numbers(std::uint64_t seed, std::uint64_t person, Part part) {
  return RandomSequence(RandomStream(seed, Purpose::simulation, static_cast<std::uint32_t>(part)),
                        person << 32);
}

inline double draw_amount(const Amount& amount, RandomSequence& random) {
  return amount.median * std::exp(amount.spread * random.normal());
}

/// Logit-normal. Requires 0 < median < 1; `spread` is the logit's standard deviation.
inline double draw_share(double median, double spread, RandomSequence& random) {
  const double logit = std::log(median / (1 - median));
  return 1 / (1 + std::exp(-logit - spread * random.normal()));
}

/// A Poisson number, by Knuth's products of uniform numbers. Requires 0 <= mean < 700; O(mean).
inline std::uint32_t draw_poisson(double mean, RandomSequence& random) {
  const double enough = std::exp(-mean);
  std::uint32_t count = 0;
  for (double product = random.uniform(); product > enough; product *= random.uniform()) ++count;
  return count;
}

/// Of the items of a list with a `share` each, shares that add up to 1.
template <class List, class ShareOf>
std::uint32_t draw_one_of(const List& list, ShareOf share_of, RandomSequence& random) {
  double left = random.uniform();
  std::uint32_t item = 0;
  while (item + 1 < list.size() && (left -= share_of(list[item])) >= 0) ++item;
  return item;
}

} // namespace ilk::simulate
