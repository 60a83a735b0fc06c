// What is told of how well each customer sits in the segment.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "explain/segments.h"
#include "facts/figures.h"
#include "judge/silhouette_summary.h"

namespace ilk {

/// One segment's customers.
struct SilhouetteBand {
  std::size_t segment = 0;
  std::vector<double> values;
  Figures quarters;
  std::string span;
  Figure mean, below_zero;

  static constexpr const char* type_name = "SilhouetteBand";
  template <class Self, class Fields>
  static void fields(Self& self, Fields& field) {
    field("segment", self.segment, "its number");
    field("values", self.values, "highest to lowest: all, or 101 evenly spaced quantiles");
    field("quarters", self.quarters,
          "highest, what a quarter, half and three quarters lie above, and lowest");
    field("span", self.span, "from the highest to the lowest");
    field("mean", self.mean, "over its customers");
    field("below_zero", self.below_zero, "share of them");
  }
};

struct SilhouettesFacts {
  std::size_t rows = 0;
  std::string title, note, summary, mean_words;
  Figure mean;
  std::vector<SilhouetteBand> segments;

  static constexpr const char* type_name = "Silhouettes";
  template <class Self, class Fields>
  static void fields(Self& self, Fields& field) {
    field("rows", self.rows, "customers whose silhouettes were taken");
    field("title", self.title, "how many lie nearer to another segment");
    field("note", self.note, "how to read it, and where it was taken");
    field("summary", self.summary, "of every segment");
    field("mean", self.mean, "over all");
    field("mean_words", self.mean_words, "of the line at the mean");
    field("segments", self.segments, "in their order");
  }
};

/// The sentences are left to words. Of the values at most `most`, at least 2, at even distances,
/// both ends among them.
SilhouetteBand silhouette_band(const Segment& segment, const SilhouetteCurve& curve, double mean,
                               std::size_t most);

/// Share of all customers who lie, on average, nearer to another segment's customers.
double share_nearer_elsewhere(const std::vector<Segment>& segments,
                              const std::vector<SilhouetteCurve>& curves);

} // namespace ilk
