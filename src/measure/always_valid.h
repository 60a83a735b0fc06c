// How often somebody looks at a campaign: once, at its end, or as often as he likes on the way.
// Intervals that are drawn for one look are too narrow for many: the more looks, the more likely
// one of them errs. Always-valid ones hold at all looks together.
#pragma once

#include <optional>

namespace ilk {

/// When the figures are read.
struct Reading {
  double significance = 0.05; ///< of two-sided intervals and tests, in (0, 1)
  /// Share of the planned campaign that is behind, above 0; more than 1 beyond its planned end.
  /// None for one reading at the end.
  std::optional<double> progress;
};

/// How many standard errors an interval reaches to either side. Of one reading the normal
/// distribution's quantile. Else the two-sided normal mixture's boundary, S. R. Howard, A. Ramdas,
/// J. McAuliffe & J. Sekhon, "Time-uniform, nonparametric, nonasymptotic confidence sequences",
/// Annals of Statistics 49 (2021), eq. 14, which is that of the mixture sequential probability
/// ratio test (R. Johari et al., "Peeking at A/B tests", KDD 2017):
/// sqrt((1 + 1/r) ln((1 + r) / significance^2)), where r grows with the information seen and is
/// such that the boundary is closest at the campaign's planned end. The statistic is taken as
/// normal, as everywhere in these measurements.
double critical_value(const Reading& reading);

/// Two-sided p-value of a statistic in standard errors: of one reading the normal distribution's,
/// else the always-valid one, the least significance whose boundary it has passed.
double p_value_of(double z, const Reading& reading);

/// The share of two-sided errors that a single normal reading with such an interval has: by it
/// Student's distribution is asked for the same certainty.
double single_significance(const Reading& reading);

} // namespace ilk
