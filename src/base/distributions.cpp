#include "base/distributions.h"

#include <cmath>

#include <boost/math/distributions/binomial.hpp>
#include <boost/math/distributions/chi_squared.hpp>
#include <boost/math/distributions/complement.hpp>
#include <boost/math/distributions/fisher_f.hpp>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/students_t.hpp>
#include <boost/math/special_functions/erf.hpp>

namespace ilk {
namespace {

using boost::math::complement;

using UpwardBinomial = boost::math::binomial_distribution<
    double, boost::math::policies::policy<
                boost::math::policies::discrete_quantile<boost::math::policies::integer_round_up>>>;

// Of pairs of columns there are millions: in double alone, a third of the time for the 15th digit.
using QuickStudent = boost::math::students_t_distribution<
    double, boost::math::policies::policy<boost::math::policies::promote_double<false>>>;

} // namespace

double chi_squared_above(double degrees, double x) {
  return cdf(complement(boost::math::chi_squared(degrees), x));
}

double chi_squared_up_to(double degrees, double x) {
  return cdf(boost::math::chi_squared(degrees), x);
}

double chi_squared_quantile(double degrees, double probability) {
  return quantile(boost::math::chi_squared(degrees), probability);
}

double chi_squared_upper_quantile(double degrees, double probability) {
  return quantile(complement(boost::math::chi_squared(degrees), probability));
}

double student_above(double degrees, double t) {
  return cdf(complement(QuickStudent(degrees), t));
}

double student_quantile(double degrees, double probability) {
  return quantile(boost::math::students_t(degrees), probability);
}

double student_upper_quantile(double degrees, double probability) {
  return quantile(complement(boost::math::students_t(degrees), probability));
}

double normal_up_to(double z) {
  return cdf(boost::math::normal(), z);
}

double normal_above(double z) {
  return cdf(complement(boost::math::normal(), z));
}

double normal_quantile(double probability) {
  return -std::sqrt(2.0) * boost::math::erfc_inv(2 * probability);
}

double fisher_above(double numerator_degrees, double denominator_degrees, double f) {
  return cdf(complement(boost::math::fisher_f(numerator_degrees, denominator_degrees), f));
}

double binomial_density(double trials, double share, double count) {
  return pdf(boost::math::binomial(trials, share), count);
}

double binomial_up_to(double trials, double share, double count) {
  return cdf(boost::math::binomial(trials, share), count);
}

double binomial_above(double trials, double share, double count) {
  return cdf(complement(boost::math::binomial(trials, share), count));
}

double binomial_quantile(double trials, double share, double probability) {
  return quantile(UpwardBinomial(trials, share), probability);
}

double binomial_upper_quantile(double trials, double share, double probability) {
  return quantile(complement(UpwardBinomial(trials, share), probability));
}

} // namespace ilk
