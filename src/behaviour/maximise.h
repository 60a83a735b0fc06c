// The largest value of a smooth function of a few parameters, without limits on them: the
// quasi-Newton method of Broyden, Fletcher, Goldfarb and Shanno with a line search that steps back
// (Nocedal & Wright, "Numerical Optimization", 2006, 3.1 and 6.1).
//
// Nothing is drawn at random: the same function and start give the same bits.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "base/function_ref.h"

namespace ilk {

/// The function's value at `point`, of n parameters. Writes its n slopes to `gradient` unless that
/// is empty. A value that is not a number counts as lower than all others.
using Objective = FunctionRef<double(std::span<const double> point, std::span<double> gradient)>;

struct MaximiseOptions {
  std::size_t most_steps = 300;
  double flat = 1e-8;      ///< converged where no slope is steeper
  double longest_step = 2; ///< of any parameter, so that a poor start does not leap away
};

struct Maximum {
  std::vector<double> point;
  double value = 0;
  bool converged = false; ///< flat, or no step along the slopes rises; false after most_steps
  std::size_t steps = 0;
};

/// Climbs from `start`. The value never falls below that of the start. O(steps * (n^2 + function)).
Maximum maximise(Objective objective, std::vector<double> start,
                 const MaximiseOptions& options = {});

/// Slopes of `value` by central differences, to about ten digits, for an objective that knows no
/// others. 2 n values.
void central_differences(FunctionRef<double(std::span<const double>)> value,
                         std::span<const double> point, std::span<double> gradient);

} // namespace ilk
