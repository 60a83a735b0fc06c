// Answered claims as JSON: `hypotheses` of the report's data.
#pragma once

#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "profile/claim.h"

namespace ilk {

/// A list of answers; see docs/hypotheses.md. A figure that does not exist is null.
nlohmann::json answers_json(const std::vector<Answer>& answers);

} // namespace ilk
