// What to do with a table of purchases: words with the table's own names.
#pragma once

#include <string>

#include "table/schema.h"

namespace ilk {

/// "40 customers in 400 rows: these look like purchases, ...".
std::string purchases_fault(const RepeatedPeople& people);

/// How customers are made of rows in which ids of the column come again.
std::string customers_of_rows(const std::string& person);

} // namespace ilk
