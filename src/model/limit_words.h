// Figures beside the limits that people give: never rounded onto the other side of them.
#pragma once

#include <string>

namespace ilk {

/// A limit with all its digits (twelve at most): "0.25", "0.00041".
std::string limit_words(double limit);

/// The same of a share: "0.04%".
std::string limit_percent(double limit);

/// A figure with so many decimals, and as many more (twelve at most) as tell it from the limit:
/// "0.312", "0.2503" beside 0.25.
std::string beside_limit(double figure, int decimals, double limit);

/// A share beside its limit, as percent_words and likewise: "1.4%", "1.44%" beside 0.014.
std::string percent_beside_limit(double share, double limit);

} // namespace ilk
