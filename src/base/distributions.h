// The distributions that tests of significance need: Boost.Math's, whose headers take seconds, in
// one unit. Probabilities are within [0, 1]; all functions are pure and may be called from any
// thread.
#pragma once

namespace ilk {

/// P(X > x) of the chi-squared distribution with `degrees` > 0, x >= 0.
double chi_squared_above(double degrees, double x);
/// P(X <= x).
double chi_squared_up_to(double degrees, double x);
/// x with P(X <= x) = `probability` < 1.
double chi_squared_quantile(double degrees, double probability);
/// x with P(X > x) = `probability` > 0.
double chi_squared_upper_quantile(double degrees, double probability);

/// P(T > t) of Student's distribution with `degrees` > 0.
double student_above(double degrees, double t);
/// t with P(T <= t) = `probability`, within (0, 1).
double student_quantile(double degrees, double probability);
/// t with P(T > t) = `probability`, within (0, 1).
double student_upper_quantile(double degrees, double probability);

/// P(Z <= z) of the standard normal distribution.
double normal_up_to(double z);
/// P(Z > z).
double normal_above(double z);
/// z with P(Z <= z) = `probability`, within (0, 1).
double normal_quantile(double probability);

/// P(F > f) of Fisher's distribution, f >= 0.
double fisher_above(double numerator_degrees, double denominator_degrees, double f);

/// Of `count` successes in `trials` of the given `share`, each as likely as `share`.
double binomial_density(double trials, double share, double count);
/// P(at most `count`), 0 <= count <= trials.
double binomial_up_to(double trials, double share, double count);
/// P(more than `count`).
double binomial_above(double trials, double share, double count);
/// The smallest count whose cumulative probability reaches `probability`.
double binomial_quantile(double trials, double share, double probability);
/// The same with what is left above: P(more than the count) <= `probability`.
double binomial_upper_quantile(double trials, double share, double probability);

} // namespace ilk
