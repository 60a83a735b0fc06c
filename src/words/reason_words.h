// Why a customer is on a list.
#pragma once

#include <string>

#include "strategy/campaign.h"
#include "table/table.h"

namespace ilk {

/// "cash advances 6,443; number of cash advances 4": the customer's own figures. Where the
/// customer's figure is not as the clause asks of the segment (an index, from 0), the segment's
/// stands in its place.
std::string reason_for(const PlayPlan& play, const Target& target, const Table& table,
                       std::uint32_t segment);

} // namespace ilk
