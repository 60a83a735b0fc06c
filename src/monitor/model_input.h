// How a model reads a table that is not the one that it was fitted on.
#pragma once

#include <string>

#include "io/source.h"
#include "model/model.h"
#include "table/schema.h"

namespace ilk {

/// The columns that the model needs, with its levels, and its id where the source has it (else rows
/// are numbered). Throws DataError, naming the model's file and the columns, when some are not
/// there.
Schema schema_for(const Model& model, const std::string& model_file, const Source& source);

/// Throws DataError when more than this share of the rows could not be read: mostly, a column is
/// written otherwise than in the table that the model was made from.
void check_bad_rows(const std::string& model_file, const Source& source, const ReadReport& report,
                    double most_bad_rows);

} // namespace ilk
