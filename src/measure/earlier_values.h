// What customers did before the campaign tells much of what they do afterwards, and no play can
// have changed it: taken off, the difference that is left is seen more sharply.
#pragma once

#include <span>
#include <vector>

namespace ilk {

struct Adjusted {
  std::vector<double> contacted;
  std::vector<double> held_out;
  double slope = 0;
  double variance_left = 1; ///< share of the values' variation within the arms, in [0, 1]
};

/// Each value less slope x (its earlier value less everybody's mean): A. Deng, Y. Xu, R. Kohavi &
/// T. Walker, "Improving the sensitivity of online controlled experiments by utilizing
/// pre-experiment data", WSDM 2013 (CUPED). The slope is that within both arms together, so that
/// the difference of the adjusted means is that of least squares on arm and earlier value. An
/// earlier value that is NaN counts as everybody's mean. Values and earlier values of an arm stand
/// side by side; no value is NaN. Unchanged where earlier values do not differ. O(values).
Adjusted without_earlier(std::span<const double> contacted, std::span<const double> before_contact,
                         std::span<const double> held_out, std::span<const double> before_held_out);

} // namespace ilk
