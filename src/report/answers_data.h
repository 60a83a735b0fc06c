// Answered claims as JSON: `hypotheses` of the report's data.
#pragma once

#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "profile/claim.h"

namespace ilk {

/// A list of the facts `Claim`; see docs/hypotheses.md.
nlohmann::json answers_json(const std::vector<Answer>& answers);

} // namespace ilk
