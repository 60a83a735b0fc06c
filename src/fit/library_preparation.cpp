// preparation_of() of the public library.
#include "fit/library_options.h"
#include "fit/read_table.h"
#include "ilk/preparation.h"
#include "model/preparation_access.h"
#include "prepare/preparation_fit.h"
#include "words/role_words.h"
#include "words/run_words.h"

namespace ilk {

FittedPreparation preparation_of(const TableSource& source, const FitOptions& asked) {
  RunOptions options = run_options(asked);
  options.read.one_row_per_customer = false; // rows of any kind may be prepared
  options.prepare.seed = options.seed;
  Teller teller(asked.progress);
  Execution execution(asked.threads, &teller, asked.stop);
  execution.stage("read");
  const Read read = read_table(execution, source.source(), options.read);
  execution.stage("prepare");
  const Table attributes = columns_of_role(read.table, Role::attribute);
  const Table labels = columns_of_role(read.table, Role::label);
  Preparation preparation = fit_preparation(execution, attributes, options.prepare,
                                            labels.attributes.empty() ? nullptr : &labels);
  if (preparation.columns.empty())
    throw DataError(Place{read.source}, "no attribute is left to prepare",
                    "every column is constant, empty or ignored; give roles to those that count");
  std::vector<std::string> warnings = read.remarks;
  if (std::string bad = bad_rows_words(read.source, read.report); !bad.empty())
    warnings.insert(warnings.begin(), std::move(bad));
  std::string roles = role_words(read.schema, preparation.dropped);
  return {PreparationAccess::wrap(std::move(preparation)), read.table.rows(), std::move(roles),
          std::move(warnings)};
}

} // namespace ilk
