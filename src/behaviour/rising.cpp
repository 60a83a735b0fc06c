#include "behaviour/rising.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include <boost/math/special_functions/digamma.hpp>
#include <boost/math/special_functions/gamma.hpp>

namespace ilk {
namespace {

// Sums of so few terms are as quick as the gamma function, and lose nothing for large x.
constexpr std::uint32_t most_rising_terms = 24;

using RisingPolicy = boost::math::policies::policy<boost::math::policies::promote_double<false>>;

double log_gamma_of(double x) {
  return boost::math::lgamma(x, RisingPolicy());
}

// A difference of two values of ln gamma loses the digits that they share: where these are many,
// the difference of two of Stirling's series is taken term by term.
double log_rising_of_many(double x, double count) {
  if (x < 1e5) return log_gamma_of(x + count) - log_gamma_of(x);
  return (x - 0.5) * std::log1p(count / x) + count * (std::log(x + count) - 1) +
         (1 / (x + count) - 1 / x) / 12;
}

} // namespace

double log_rising(double x, std::uint32_t count) {
  if (count > most_rising_terms) return log_rising_of_many(x, count);
  double sum = 0;
  for (std::uint32_t i = 0; i < count; ++i) sum += std::log(x + i);
  return sum;
}

double log_rising_slope(double x, std::uint32_t count) {
  if (count > most_rising_terms)
    return boost::math::digamma(x + count, RisingPolicy()) -
           boost::math::digamma(x, RisingPolicy());
  double sum = 0;
  for (std::uint32_t i = 0; i < count; ++i) sum += 1 / (x + i);
  return sum;
}

double minus_log_beta(double x, double y) {
  const double small = std::min(x, y), large = std::max(x, y);
  return log_rising_of_many(large, small) - log_gamma_of(small);
}

double log_sum_of_exponentials(double x, double y) {
  const double high = std::max(x, y), low = std::min(x, y);
  if (low == -std::numeric_limits<double>::infinity()) return high;
  return high + std::log1p(std::exp(low - high));
}

} // namespace ilk
