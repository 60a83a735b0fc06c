// What a campaign brought, for programs: measure.json.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "words/measure_words.h"

namespace ilk {

/// Figures as they are, not rounded; docs/measure.md has the keys. It names no customer.
nlohmann::json measure_data(const MeasuredCampaign& campaign);

} // namespace ilk
