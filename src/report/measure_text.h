// What a campaign brought, for people: on the console and as measure.md.
#pragma once

#include <string>

#include "words/measure_words.h"

namespace ilk {

/// A summary of some lines. What of it is the data's is shown as it is.
std::string measure_console(const MeasuredCampaign& campaign);

/// Markdown: half a page first, then a part per play, then how it was reckoned. It names no
/// customer.
std::string measure_markdown(const MeasuredCampaign& campaign);

} // namespace ilk
