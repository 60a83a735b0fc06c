// What is done to the values of one column when it is prepared.
#pragma once

#include <span>

namespace ilk::kernels {

/// The values as doubles, with `fill` for NaN. `to` has room for as many. O(values).
void fill_missing(std::span<const float> values, float fill, double* to);

/// Each value, as the nearest float, minus `center`, over `scale`, moved within [-most, most]. `to`
/// has room for as many. O(values).
void standardise(std::span<const double> values, double center, double scale, double most,
                 float* to);

/// Each value x becomes log(1 + x) where x >= 0 and -log(1 - x) elsewhere, to one unit in the last
/// place of the exact one; infinities and NaN stay. By additions, products and quotients alone, so
/// that all paths give the same bits, and as fdlibm does (Sun Microsystems 1993: s_log1p.c, the
/// polynomial of e_log.c). O(values).
void signed_log1p(std::span<double> values);

/// The same of one: what the others are tested against.
double signed_log1p(double x);
float standardised(double value, double center, double scale, double most);

} // namespace ilk::kernels
