#include "fit/purchases.h"

#include <fmt/format.h>

namespace ilk {

std::string purchases_fault(const RepeatedPeople& people) {
  const std::string rows =
      people.row_id.empty() ? "" : fmt::format("{} is different in every row and ", people.row_id);
  return fmt::format("{} customers in {} rows: these look like purchases, for {}{} comes again",
                     people.people, people.rows, rows, people.person);
}

std::string customers_of_rows(const std::string& person) {
  return fmt::format(
      "make one row per customer first: add --transactions --customer \"{}\", or make the table "
      "alone by ilk customers (docs/transactions.md). If the rows are customers after all, give {} "
      "role = \"ignore\" in a data dictionary (`ilk schema` writes one)",
      person, person);
}

} // namespace ilk
