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

/// A figure, its limit, and what else is told beside them with as many decimals.
struct BesideLimit {
  std::string figure;
  std::string limit;
  std::string other;
};

/// For limits that are made from other figures, and have digits without end: all with so many
/// decimals, and as many more (twelve at most) as tell the figure from the limit: 0.39267, 0.39312
/// are "0.3927", "0.3931".
BesideLimit told_apart(double figure, double limit, double other, int decimals);

/// The same of shares, as percentages.
BesideLimit percents_told_apart(double share, double limit, double other);

/// A share beside its limit, as percent_words and likewise: "1.4%", "1.44%" beside 0.014.
std::string percent_beside_limit(double share, double limit);

} // namespace ilk
