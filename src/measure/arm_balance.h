// Whether the arms are as large as they were drawn: where they are not, customers went missing from
// one of them, and what is left cannot be compared.
#pragma once

#include <cstdint>

namespace ilk {

/// A split that chance makes more rarely is called broken. Stricter than 5%, since a campaign has
/// many plays and a false alarm stops the reading of one.
inline constexpr double rare_split = 0.001;

struct ArmBalance {
  std::uint64_t contacted = 0;
  std::uint64_t held_out = 0;
  double expected_share = 0; ///< held out, of both
  double p_value = 1;

  bool is_broken() const { return p_value < rare_split; }
};

/// The test for a sample ratio mismatch: Pearson's chi-square of both counts against the share that
/// was to be held out, in (0, 1), as scipy.stats.chisquare. See A. Fabijan et al., "Diagnosing
/// sample ratio mismatch in online controlled experiments", KDD 2019. O(1).
ArmBalance arm_balance(std::uint64_t contacted, std::uint64_t held_out, double expected_share);

} // namespace ilk
