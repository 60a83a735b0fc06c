// What the page says beside its charts over the number of segments.
#pragma once

#include <string>

namespace ilk {

/// How a chart is to be read, and what it shows.
struct ChartNoteFact {
  std::string note, summary;

  static constexpr const char* type_name = "ChartNote";
  template <class Self, class Fields>
  static void fields(Self& self, Fields& field) {
    field("note", self.note, "how to read it");
    field("summary", self.summary, "what it shows, for those who cannot see it");
  }
};

/// One per chart; their titles are ChoiceTitles'.
struct ChoiceChartsFact {
  ChartNoteFact decides, silhouette, stability, excess, smallest, elbow, gap, separation, ward;

  static constexpr const char* type_name = "ChoiceCharts";
  template <class Self, class Fields>
  static void fields(Self& self, Fields& field) {
    field("decides", self.decides, "of the figure that the rule takes the highest of");
    field("silhouette", self.silhouette, "of how far segments lie apart");
    field("stability", self.stability, "of how well they come back");
    field("excess", self.excess, "of what is above the copula null");
    field("smallest", self.smallest, "of the smallest segment");
    field("elbow", self.elbow, "of the inertia");
    field("gap", self.gap, "of the gap statistic");
    field("separation", self.separation, "of the nearest two middles");
    field("ward", self.ward, "of the Ward tree's gaps");
  }
};

} // namespace ilk
