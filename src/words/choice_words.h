// Why there are so many segments, in words.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "facts/choice_fact.h"
#include "judge/chosen.h"

namespace ilk {

/// The reason in a few sentences. `names`: of the segments.
std::string reason_words(const Chosen& chosen, const std::vector<std::string>& names);

/// The rule of choose_k.
std::string rule_words(const GateLimits& limits);

/// "no clear knee: ..." or "a clear knee at 5: ...".
std::string knee_words(const Knee& knee);

/// What the Ward tree's cut says of the segments: "agrees", "agrees in part", "cuts otherwise".
std::string_view ward_words(double agreement);

/// The titles of the charts over the number of segments, and what the page says beside them.
ChoiceTitles choice_titles(const Chosen& chosen);

} // namespace ilk
