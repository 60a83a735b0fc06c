// Observations as the page draws them.
#pragma once

#include <string>
#include <vector>

#include "facts/figure.h"
#include "profile/observation.h"
#include "table/schema.h"

namespace ilk {

struct BarFact {
  std::string label;
  Figure value;

  static constexpr const char* type_name = "Bar";
  template <class Self, class Fields>
  static void fields(Self& self, Fields& field) {
    field("label", self.label, "what the bar is of");
    field("value", self.value, "its height");
  }
};

struct ObservationPlotFact {
  std::string title, x, y, kind;
  std::vector<BarFact> bars;
  std::string summary;

  static constexpr const char* type_name = "ObservationPlot";
  template <class Self, class Fields>
  static void fields(Self& self, Fields& field) {
    field("title", self.title, "what is to be seen");
    field("x", self.x, "what the bars are, with their unit");
    field("y", self.y, "what their height is");
    field("kind", self.kind, "of the heights: `share`, `correlation`, or the kind of a column");
    field("bars", self.bars, "one beside the other");
    field("summary", self.summary, "all of them in a line");
  }
};

struct ObservationFact {
  std::string kind, heading, text, figures;
  std::vector<std::string> columns;
  double effect = 0, interest = 0;
  Figure estimate, low, high, p_value, q_value, customers;
  ObservationPlotFact plot;

  static constexpr const char* type_name = "Observation";
  template <class Self, class Fields>
  static void fields(Self& self, Fields& field) {
    field("kind", self.kind,
          "`share`, `concentration`, `together`, `unrelated`, `regardless`, `explained`, `comes "
          "from`, `hardly ever` or `groups`");
    field("heading", self.heading, "the kind in words");
    field("text", self.text, "one or two sentences");
    field("figures", self.figures, "the figures behind them, in a line");
    field("columns", self.columns, "whose names it is about; the first comes first");
    field("effect", self.effect, "0 to 1; what it measures follows from the kind");
    field("interest", self.interest, "0 to 1, by which they are ranked");
    field("estimate", self.estimate, "the figure that carries it");
    field("low", self.low, "where its 95% interval begins");
    field("high", self.high, "where it ends");
    field("p_value", self.p_value, "of chance alone; none where nothing is tested");
    field("q_value", self.q_value, "false discovery rate over all that was tested");
    field("customers", self.customers, "that it was made on");
    field("plot", self.plot, "its plot");
  }
};

/// Whether the estimate is a share of customers or of a total; others lie between -1 and 1.
bool is_share(ObservationKind kind);

/// The estimate of an observation, or an end of its interval.
Figure estimate_figure(ObservationKind kind, double value);

/// What the heights of its bars are: "share", "correlation", or the kind of the column that they
/// are middles of.
std::string heights_of(const Observation& observation, const std::vector<ColumnSchema>& attributes);

/// The height of one of its bars.
Figure height_figure(const Observation& observation, const std::vector<ColumnSchema>& attributes,
                     double value);

} // namespace ilk
