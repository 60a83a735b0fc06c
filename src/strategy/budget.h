// Whom to contact by which play when money and channels are short: the choice that brings most.
//
// A contact of a play is expected to bring v and to cost c, it takes a place of its channel, and a
// customer is in at most so many lists. With a price on money and on the places of each channel, a
// contact is worth v less what it uses at these prices, and each customer's best lists are those of
// the highest worth above 0, whatever the others get. Prices at which everything together keeps to
// the limits are those of the linear programme over mixtures of such choices; they are found by
// adding the best choice at the present prices until none is better (G. B. Dantzig & P. Wolfe,
// "Decomposition principle for linear programs", Operations Research 8 (1960)). A price is what one
// more unit would bring. Customers are whole, so that the mixture is rounded, and what the
// rounding loses at most is told.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace ilk {

/// A play that asks for customers, or its part in one segment: no two parts of a play have a
/// customer in common.
struct BudgetPlay {
  double value = 0;                   ///< expected of a contact, its cost taken off
  double cost = 0;                    ///< expected of a contact, 0 or more
  std::optional<std::size_t> channel; ///< index into the capacities; none without a limit
  bool exclusive = false;
  bool is_valued = true; ///< else it gets the places that the others leave, in the plays' order
  std::vector<std::uint32_t> rows; ///< who are eligible; best first
  std::vector<bool> is_free; ///< of these: held out or in the control group, and so not paid for
};

struct ContactLimits {
  std::optional<double> budget;                 ///< 0 or more
  std::vector<std::uint64_t> capacities;        ///< contacts of each channel
  std::size_t most_lists = 1;                   ///< that a customer is in
  std::vector<std::uint32_t> lists_of_row = {}; ///< the same of each row, where it is less for some
};

struct BudgetChoice {
  std::vector<std::vector<bool>> takes; ///< [play][row of the table]
  double spent = 0;                     ///< at most the budget
  std::vector<std::uint64_t> used;      ///< places of each channel, at most its capacity
  double one_more = 0; ///< what one more unit of money would bring; 0 where the budget is not used
  std::vector<double> one_more_place; ///< the same of each channel's places
  double most_missed = 0; ///< what a still better choice would bring more, at most: contacts are
                          ///< whole
};

/// Exclusive plays take their customers first, the most valuable of them before the others, as far
/// as money and places go; of the others no play takes anybody whose contact is not expected to
/// bring more than it costs. Who is taken does not depend on who is held out, but for the last
/// one: the arms stay comparable. `rows`: of the table. O(plays x rows + choices x kinds x plays)
/// with as many kinds of customers as there are different sets of plays that ask for them.
BudgetChoice choose_within(const ContactLimits& limits, const std::vector<BudgetPlay>& plays,
                           std::size_t rows);

} // namespace ilk
