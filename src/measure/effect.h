// What a play changed: the contacted against those held out.
#pragma once

#include <cstdint>

namespace ilk {

/// A difference between the two arms, contacted less held out, in the outcome's unit.
struct Effect {
  double difference = 0;
  double low = 0; ///< of the interval, at the reading's significance
  double high = 0;
  double error = 0;   ///< standard error, above 0
  double p_value = 1; ///< two-sided, of no difference
};

/// Customers of an arm of whom it is known, and how many of them responded.
struct ArmShare {
  std::uint64_t customers = 0;
  std::uint64_t responded = 0;

  double share() const { return static_cast<double>(responded) / static_cast<double>(customers); }
};

} // namespace ilk
