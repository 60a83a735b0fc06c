// Gauss's hypergeometric function with a first parameter of 1, by his continued fraction (Gauss,
// "Disquisitiones generales circa seriem infinitam", 1812; DLMF 15.7).
#pragma once

namespace ilk {

/// 2F1(1, b; c; z), 0 < b < c, 0 <= z < 1. Every term of the fraction is positive, so nothing
/// cancels; the number of terms grows as 1 / sqrt(1 - z). Pure.
double gauss_fraction(double b, double c, double z);

} // namespace ilk
