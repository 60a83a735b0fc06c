#include "behaviour/gauss_fraction.h"

#include <cmath>

namespace ilk {

// 1 / (1 - e1 z / (1 - e2 z / ...)) from the front, as a sum of ever smaller terms (Steed's way).
double gauss_fraction(double b, double c, double z) {
  constexpr int most_terms = 2000;
  double sum = 1, term = 1, denominator = 1;
  for (int i = 1; i <= most_terms; ++i) {
    const double k = i / 2; // whole
    const double before = c + (i - 2), after = c + (i - 1);
    const double numerator = i % 2 == 1 ? (b + k) / after * ((c + k - 1) / before)
                                        : k / before * ((c - b + k - 1) / after);
    denominator = 1 / (1 - numerator * z * denominator);
    term *= denominator - 1;
    sum += term;
    if (!(std::abs(term) > 1e-16 * std::abs(sum))) break;
  }
  return sum;
}

} // namespace ilk
