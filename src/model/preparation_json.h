// The preparation's part of the model file, described in docs/model-format.md.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "model/json_reader.h"
#include "model/preparation.h"

namespace ilk {

/// Adds the keys `columns`, `dropped` and, where there is something to say, `donors`, `ridges`,
/// `fill_errors` and `outliers`.
void add_json(const Preparation& preparation, nlohmann::json& object);

/// Reads them back equal. Throws ModelError: every count, index and number is checked.
Preparation read_preparation(const JsonReader& in);

} // namespace ilk
