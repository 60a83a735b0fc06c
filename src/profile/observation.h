// One thing that an analyst would write down about a table, with the figures that show it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

#include "profile/intervals.h"

namespace ilk {

enum class ObservationKind {
  share,         ///< so many customers lie at or below a round number, or at zero
  concentration, ///< the highest fifth makes most of the total
  together,      ///< two columns rise together, or one falls as the other rises
  unrelated,     ///< two columns have next to nothing to do with each other
  regardless,    ///< a relation is the same in all thirds of a third column
  explained,     ///< a relation vanishes, or turns, within thirds of a third column
  comes_from,    ///< most of a column's total comes from few customers, chosen by others
  hardly_ever,   ///< customers high in one column are seldom high in another
  groups,        ///< a column differs between the values of another that has few
};

std::string_view name_of(ObservationKind kind);

struct PlotBar {
  std::string label;
  double value = 0;
};

/// Bars, one beside the other.
struct ObservationPlot {
  std::string title; ///< what is to be seen
  std::string x;     ///< what the bars are, in the dictionary's words with units
  std::string y;     ///< what their height is
  std::string kind;  ///< of the heights: "share", "correlation", or the kind of a column
  std::vector<PlotBar> bars;
};

struct Observation {
  ObservationKind kind = ObservationKind::share;
  std::string text;                 ///< one or two sentences with figures
  std::vector<std::size_t> columns; ///< of the table; what it is about comes first
  double effect = 0;                ///< in [0, 1]; what it measures follows from the kind
  double estimate = 0;              ///< the figure that carries it
  Interval interval;                ///< of the estimate, 95%
  double p_value = std::numeric_limits<double>::quiet_NaN(); ///< of chance alone, see
                                                             ///< docs/observations.md; NaN where
                                                             ///< nothing is tested
  double q_value = std::numeric_limits<double>::quiet_NaN(); ///< adjusted for all that was tested
  double interest = 0;         ///< by which observations are ranked, in [0, 1]
  std::uint64_t customers = 0; ///< that it was made on
  ObservationPlot plot;
};

} // namespace ilk
