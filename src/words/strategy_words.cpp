#include "words/strategy_words.h"

#include <fmt/format.h>

#include "facts/figure.h"
#include "words/value_words.h"

namespace ilk {

std::string strategy_words(const Strategy& strategy,
                           const std::vector<ColumnPreparation>& columns) {
  const std::string label = value_label(strategy.totals, columns);
  const std::string held = figure::rough_share(strategy.held).text;
  const std::string share = figure::rough_share(strategy.share).text;
  const auto figures = [&] {
    return fmt::format("{} of the customers, {} of all {}.", share, held, label);
  };
  switch (strategy.kind) {
  case StrategyKind::keep:
    return fmt::format("Keep: {} of all {} come from these {} of the customers.", held, label,
                       share);
  case StrategyKind::offer:
    return fmt::format("Talk to them about {}: {} of all {} come from these {}.", label, held,
                       label, share);
  case StrategyKind::activate:
    return "Activate or serve at low cost: " + figures();
  case StrategyKind::grow:
    return "Grow: " + figures();
  }
  return "";
}

} // namespace ilk
