// What the population stability index of few customers is by chance, from draws: chi-squared is not
// its distribution before bins hold dozens.
#pragma once

#include <cstdint>
#include <numeric>
#include <span>

namespace ilk {

/// Customers of all bins.
inline std::uint64_t customers_in(std::span<const std::uint64_t> bins) {
  return std::accumulate(bins.begin(), bins.end(), std::uint64_t{0});
}

/// Whether draws are to tell: the smaller side has customers, fewer than 500. `then`, `now`:
/// customers per bin.
bool draws_tell(std::span<const std::uint64_t> then, std::span<const std::uint64_t> now);

/// What the index exceeds with a probability of at most `level` (in (0, 1)) where nothing has
/// changed: the customers of both sides are put together and parted anew at random, into as many as
/// there are, ceil(5 / level) times; the fifth largest index of these (R. A. Fisher, "The design of
/// experiments", 1935, section 21; exact at any size). The same of equal counts. At most 20,000
/// times: a level below 1 in 4,000 is held at that.
/// O(customers of the smaller side x bins / level).
double psi_of_draws(std::span<const std::uint64_t> then, std::span<const std::uint64_t> now,
                    double level);

/// Whether the index of the two sides is no more than that, mostly known after a few draws.
bool draws_reach(std::span<const std::uint64_t> then, std::span<const std::uint64_t> now,
                 double level);

} // namespace ilk
