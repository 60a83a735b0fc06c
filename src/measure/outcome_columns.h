// Which columns of a table tell the outcomes.
#pragma once

#include <optional>
#include <string>

#include "io/source.h"
#include "measure/outcome_reader.h"

namespace ilk {

/// Places among the source's columns.
struct OutcomeColumns {
  std::size_t id = 0;
  std::optional<std::size_t> date, response, amount, before;
};

/// `inferred`: what Source::infer says; `id_name`: header of the plan's ids, "row" where rows are
/// numbered. Throws as read_outcomes does.
OutcomeColumns find_outcome_columns(const Source& source, const Schema& inferred,
                                    const std::string& id_name, const OutcomeOptions& options);

/// The dictionary that reads these columns and no others.
Schema schema_of_outcomes(Schema inferred, const OutcomeColumns& columns);

} // namespace ilk
