#include "words/observation_plot_words.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "facts/figure.h"
#include "table/column_name.h"
#include "words/column_words.h"

namespace ilk {
namespace {

PlotWords share_plot(const Observation& observation, const ColumnSchema& column) {
  const bool zeros = std::holds_alternative<ZeroShare>(observation.details);
  return {fmt::format("{}: customers {}", sentence_start(label_of(column)),
                      zeros ? "at zero and above" : "at or below"),
          axis_words(column), "share of customers"};
}

PlotWords groups_plot(const Observation& observation, const ColumnSchema& column,
                      const ColumnSchema& by, const std::string& middle) {
  const std::string label = sentence_start(label_of(column));
  if (const auto* shares = std::get_if<GroupShares>(&observation.details))
    return {fmt::format("{} = {} by {}", label, figure::of_column(shares->level, column).text,
                        label_of(by)),
            axis_words(by), "share of customers"};
  return {fmt::format("{} by {}", label, label_of(by)), axis_words(by),
          fmt::format("{} of {}", middle, axis_words(column))};
}

} // namespace

PlotWords plot_words(const Observation& observation, const std::vector<ColumnSchema>& attributes) {
  const auto column = [&](std::size_t c) -> const ColumnSchema& {
    return attributes[observation.columns[c]];
  };
  const std::string label = label_of(column(0)), opening = sentence_start(label);
  const std::string middle = observation.has_means ? "mean" : "median";
  switch (observation.kind) {
  case ObservationKind::share:
    return share_plot(observation, column(0));
  case ObservationKind::concentration:
    return {opening + ": share of the total by fifths of customers",
            "fifth of customers, lowest first", "share of the total"};
  case ObservationKind::together:
  case ObservationKind::unrelated:
    return {fmt::format("{} by {}", sentence_start(label_of(column(1))), label),
            axis_words(column(0)), fmt::format("{} of {}", middle, axis_words(column(1)))};
  case ObservationKind::regardless:
  case ObservationKind::explained:
    return {fmt::format("{} and {}, by {}", opening, label_of(column(1)), label_of(column(2))),
            axis_words(column(2)), "rank correlation"};
  case ObservationKind::comes_from:
    return {fmt::format("Where {} come from, by {}", label, label_of(column(1))),
            axis_words(column(1)), "share of the total of " + label};
  case ObservationKind::hardly_ever:
    return {fmt::format(
                "Customers above {} in {}",
                figure::of_column(std::get<Exclusion>(observation.details).seldom_above, column(1))
                    .text,
                label_of(column(1))),
            axis_words(column(0)), "share of customers"};
  case ObservationKind::groups:
    return groups_plot(observation, column(0), column(1), middle);
  }
  return {};
}

std::string bar_words(const Observation& observation, std::size_t bar,
                      const std::vector<ColumnSchema>& attributes) {
  const ValueSpan& span = observation.bars[bar].of;
  const auto words = [&](std::size_t c) {
    return span_words(span, attributes[observation.columns[c]]);
  };
  switch (observation.kind) {
  case ObservationKind::share:
    if (std::holds_alternative<ZeroShare>(observation.details))
      return bar == 0 ? "at zero" : "above";
    return words(0);
  case ObservationKind::concentration:
    return fmt::format("{}", bar + 1); // fifths of the customers
  case ObservationKind::together:
  case ObservationKind::unrelated:
  case ObservationKind::hardly_ever:
    return words(0);
  case ObservationKind::comes_from:
  case ObservationKind::groups:
    return words(1);
  case ObservationKind::regardless:
  case ObservationKind::explained:
    return words(2);
  }
  return "";
}

std::string plot_summary(const ObservationPlotFact& plot) {
  std::vector<std::string> bars;
  for (const BarFact& bar : plot.bars)
    if (bar.value.exists()) bars.push_back(bar.label + " " + bar.value.text);
  return fmt::format("{}: {}.", sentence_start(plot.y), fmt::join(bars, "; "));
}

} // namespace ilk
