// The model in the page: what would change a customer's segment.
#pragma once

#include <cstdint>

#include <nlohmann/json_fwd.hpp>

#include "report/run_parts.h"

namespace ilk {

/// So many bytes may the model make a page longer.
inline constexpr std::uint64_t most_what_if_bytes = 200'000;

/// `what_if`: a WhatIf, whose numbers keep their bits; null where there is one segment. What the
/// page cannot do is said there in words.
nlohmann::json what_if_json(const RunParts& run);

} // namespace ilk
