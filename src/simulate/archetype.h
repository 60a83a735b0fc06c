// What tells one kind of credit-card holder from another: how they spend, borrow
// and pay. An archetype is latent: it sets how likely a behaviour is, not what is
// observed, and customers of one archetype differ from each other.
#pragma once

#include <string_view>

namespace ilk::simulate {

/// A positive quantity that is log-normal among customers.
struct Amount {
  double median; ///< in currency units unless said
  double spread; ///< standard deviation of the natural logarithm
};

/// Something that a customer may do in a month. Among the customers who have the
/// habit, its monthly probability is logit-normal.
struct Habit {
  double share;  ///< of customers who have it at all, in [0, 1]
  double median; ///< median monthly probability among these, in (0, 1)
  double spread; ///< standard deviation of the logit
};

/// One way of using the card.
struct Use {
  Habit monthly;
  double further; ///< mean number of further transactions in a month of use
  Amount amount;  ///< a customer's typical transaction
};

/// Purchases paid in monthly instalments.
struct Plans {
  Habit monthly; ///< a plan is opened
  double months; ///< mean number of instalments, at least 2
  Amount amount; ///< a customer's typical instalment
};

struct Behaviour {
  Use oneoff; ///< purchases paid at once
  Plans instalments;
  Use cash;       ///< cash advances
  Amount limit;   ///< credit limit
  Amount opening; ///< balance before the first month, as a share of the limit
  Habit full;     ///< the statement is paid in full
  Habit early;    ///< all is paid before the statement is drawn
  double never;   ///< share of customers who pay nothing in the whole period
  Amount part;    ///< otherwise paid: a share of the statement, at least the minimum
};

struct Archetype {
  std::string_view name;
  double share; ///< of all customers; the shares add up to 1
  Behaviour behaviour;
};

} // namespace ilk::simulate
