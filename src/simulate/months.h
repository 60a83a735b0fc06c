// The months of one simulated account: purchases, instalments and cash advances
// are posted, a statement is drawn, a minimum falls due, a payment is made.
#pragma once

#include "simulate/account_event.h"
#include "simulate/customer.h"

namespace ilk::simulate {

/// Lives through the customer's months and tells the listener what happens, in its order.
void simulate_months(const Customer& customer, RandomSequence& random, AccountListener listener);

} // namespace ilk::simulate
