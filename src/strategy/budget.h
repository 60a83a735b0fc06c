// Whom to contact by which play when money is short: the choice that brings most of what it costs.
//
// A contact of a play is expected to bring v and to cost c, and a customer is in at most so many
// lists. With a price on money, l, a contact is worth v - l c, and each customer's best lists are
// those of the highest worth above 0, whatever the others get. The price at which all choices
// together cost the budget gives the choice that brings most (G. B. Dantzig, "Discrete-variable
// extremum problems", Operations Research 5 (1957), by Lagrange's multiplier), to less than one
// contact; and it is what one more unit of money would bring.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace ilk {

/// A play that asks for customers.
struct BudgetPlay {
  double value = 0; ///< expected of a contact, its cost taken off
  double cost = 0;  ///< expected of a contact, 0 or more
  bool exclusive = false;
  std::vector<std::uint32_t> rows; ///< who are eligible; best first
  std::vector<bool> is_free; ///< of these: held out or in the control group, and so not paid for
};

struct BudgetChoice {
  std::vector<std::vector<bool>> takes; ///< [play][row of the table]
  double spent = 0;                     ///< at most the budget
  double one_more =
      0; ///< what one more unit of money would bring; 0 where the budget is not used up
};

/// Exclusive plays take their customers first, the most valuable of
/// them before the others, as far as the money goes; of the
/// others no play takes anybody whose contact is not expected to bring more than it costs. Who is
/// taken does not depend on who is held out, but for the last one: the arms stay comparable.
/// `rows`: of the table. O((plays x rows + rows log rows) log plays).
BudgetChoice choose_within(double budget, const std::vector<BudgetPlay>& plays,
                           std::size_t most_lists, std::size_t rows);

} // namespace ilk
