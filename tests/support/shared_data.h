// The example data, which is not part of the repository.
#pragma once

#include <filesystem>

#include <gtest/gtest.h>

#include "base/execution.h"
#include "io/csv.h"
#include "prepare/preparation_fit.h"
#include "support/paths.h"

namespace ilk::test {

inline std::filesystem::path credit_card_csv() {
  return shared_data_path("CC_GENERAL.csv");
}

inline bool have_credit_card_csv() {
  return std::filesystem::exists(credit_card_csv());
}

#define ILK_NEEDS_CREDIT_CARD_CSV()                                                                \
  if (!ilk::test::have_credit_card_csv())                                                          \
  GTEST_SKIP() << "CC_GENERAL.csv is absent: expected at " << ilk::test::credit_card_csv()

inline Table credit_card_table(Execution& execution) {
  const auto file = CsvFile::open(credit_card_csv());
  ReadReport report;
  return file.read(file.infer(), execution, report);
}

/// Median imputation, log1p of every column, standard scale: the table of the goldens.
inline Matrix prepared_credit_cards(Execution& execution) {
  const Table table = credit_card_table(execution);
  PrepareOptions options;
  options.tails = Tail::log1p;
  options.fill = Fill::median;
  const auto preparation = fit_preparation(execution, table, options);
  return apply(execution, preparation, table.values.block(), attribute_names(table));
}

} // namespace ilk::test
