// The difference between two shares.
#pragma once

#include "measure/always_valid.h"
#include "measure/effect.h"

namespace ilk {

/// Contacted less held out; each arm has a customer at least. The interval is the hybrid of two
/// score intervals of R. G. Newcombe, "Interval estimation for the difference between independent
/// proportions", Statistics in Medicine 17 (1998), method 10, as statsmodels'
/// confint_proportions_2indep(method="newcomb"): within [-1, 1], and sound where nobody responds.
/// The p-value is that of the score test of no difference (both shares pooled), or where fewer than
/// five are expected in a cell that of Fisher's exact test (scipy.stats.fisher_exact), and the error half
/// the interval's width in its standard errors. O(1).
Effect share_difference(const ArmShare& contacted, const ArmShare& held_out,
                        const Reading& reading);

} // namespace ilk
