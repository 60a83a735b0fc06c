// One simulated customer: the traits that hold for the whole period.
#pragma once

#include <cstdint>

#include "base/philox.h"
#include "simulate/archetype.h"

namespace ilk::simulate {

/// A way of using the card, for one customer.
struct PersonalUse {
  double monthly; ///< probability of using it in a month
  double further; ///< mean number of further transactions in a month of use
  double amount;  ///< median of one transaction, in currency units
};

/// The same for purchases paid in instalments.
struct PersonalPlans {
  double monthly; ///< probability of opening a plan in a month
  double months;  ///< mean number of instalments
  double amount;  ///< median of one instalment, in currency units
};

struct Customer {
  std::uint32_t tenure; ///< months on book in the period, 6 to 12
  double limit;         ///< in currency units
  double opening;       ///< balance before the first month
  PersonalUse oneoff;
  PersonalPlans instalments;
  PersonalUse cash;
  double full;         ///< monthly probability of paying the statement in full
  double early;        ///< monthly probability of paying before the statement
  bool pays;           ///< false: pays nothing in the whole period
  double part;         ///< median share of the statement that is otherwise paid
  double minimum_rate; ///< minimum payment as a share of the statement
};

/// Draws a customer. Takes a number of random values that depends on them.
Customer draw_customer(const Behaviour& behaviour, RandomSequence& random);

} // namespace ilk::simulate
