// log(1 + x) of many numbers, continued below 0 as an odd function.
#pragma once

#include <span>

namespace ilk::kernels {

/// Each value x becomes log(1 + x) where x >= 0 and -log(1 - x) elsewhere, to one unit in the last
/// place of the exact one; infinities and NaN stay. By additions, products and quotients alone, so
/// that all paths give the same bits, and as fdlibm does (Sun Microsystems 1993: s_log1p.c, the
/// polynomial of e_log.c). O(values).
void signed_log1p(std::span<double> values);

/// The same of one: what the others are tested against.
double signed_log1p(double x);

} // namespace ilk::kernels
