// customers_of() of the public library.
#include <algorithm>
#include <iterator>
#include <utility>

#include "fit/library_options.h"
#include "fit/made_customers.h"
#include "ilk/customers.h"
#include "model/schema_toml.h"
#include "words/log_words.h"

namespace ilk {

Customers customers_of(const TableSource& log, const FitOptions& options) {
  const RunOptions run = run_options(options);
  Teller teller(options.progress);
  Execution execution(options.threads, &teller, options.stop);
  MadeCustomers made = made_customers(execution, log.source(), run);
  return {std::move(made.table.data), to_toml(made.table.dictionary), description_of(made.table),
          remarks_of(made)};
}

} // namespace ilk
