// What a campaign brought, for the page.
#pragma once

#include "facts/brought_fact.h"
#include "words/measure_words.h"

namespace ilk {

/// It names no customer.
BroughtFact brought_fact(const MeasuredCampaign& campaign);

} // namespace ilk
