#include "words/outcome_words.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "profile/figure_words.h"

namespace ilk {

std::string outcome_sentence(const Outcome& outcome, std::size_t segment) {
  const auto apart = [&](const OutcomeFigure& figure) {
    const double difference = std::abs(figure.by_segment[segment] - figure.overall);
    return std::isnan(difference) ? -1 : difference;
  };
  const auto most = std::ranges::max_element(outcome.figures, {}, apart);
  if (most == outcome.figures.end() || apart(*most) < 0) return "";
  const auto words = [&](double value) { return outcome_figure(outcome, value).text; };
  return fmt::format("Label {}: {} {}, all customers {}.", label_words(outcome.schema), most->what,
                     words(most->by_segment[segment]), words(most->overall));
}

} // namespace ilk
