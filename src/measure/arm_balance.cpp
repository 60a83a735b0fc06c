#include "measure/arm_balance.h"

#include "base/distributions.h"

namespace ilk {

ArmBalance arm_balance(std::uint64_t contacted, std::uint64_t held_out, double expected_share) {
  ArmBalance balance{contacted, held_out, expected_share, 1};
  const auto all = static_cast<double>(contacted + held_out);
  if (all == 0 || expected_share <= 0 || expected_share >= 1) return balance;
  const double off = static_cast<double>(held_out) - all * expected_share;
  const double statistic = off * off / (all * expected_share * (1 - expected_share));
  balance.p_value = chi_squared_above(1, statistic);
  return balance;
}

} // namespace ilk
