// How much a customer of the BG/NBD model buys from now on who is known to be alive: the
// conditional expectation of Fader, Hardie & Lee (2005), eq. 10, but for the probability to be
// alive.
#pragma once

#include <optional>

namespace ilk {

/// What is known of one customer: their rate of buying is gamma distributed with shape `buying` and
/// rate `waited`, their chance to leave after a purchase beta distributed with `leaving` and
/// `staying`. All > 0.
struct BgNbdCustomer {
  double buying = 1;
  double waited = 1; ///< in periods
  double leaving = 1;
  double staying = 1;
};

/// Expected purchases within `horizon` > 0 periods. Good to about ten digits. Pure.
double purchases_while_alive(const BgNbdCustomer& customer, double horizon);

/// The same by a power series in horizon / (waited + horizon): nothing where it is too long, or
/// loses more than four digits to cancellation.
std::optional<double> purchases_by_series(const BgNbdCustomer& customer, double horizon);

/// The same by quadrature over the chance to leave: as near for any customer, and some hundred
/// times slower.
double purchases_by_quadrature(const BgNbdCustomer& customer, double horizon);

} // namespace ilk
