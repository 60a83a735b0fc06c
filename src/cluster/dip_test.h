// Whether values have more than one mode: J. A. Hartigan & P. M. Hartigan, "The dip test of
// unimodality" (1985).
#pragma once

#include <span>

namespace ilk {

/// The largest distance of the empirical distribution to the nearest unimodal one, in
/// [1 / (2 n), 1/4]; 0 without values. O(n log n), by the algorithm of P. M. Hartigan, "Computation
/// of the dip statistic to test for unimodality" (AS 217, 1985). Pure.
double dip_of(std::span<const double> values);

/// The share of samples of n uniform values, the hardest unimodal ones, with a larger dip: between
/// the quantiles of simulated samples, linear in sqrt(n) dip and in log n.
double dip_p_value(double dip, std::size_t n);

} // namespace ilk
