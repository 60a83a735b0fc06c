// Labels by segment, as they are told.
#pragma once

#include <string>
#include <vector>

#include "explain/outcomes.h"
#include "facts/figures.h"

namespace ilk {

struct OutcomeFigureFacts {
  std::string what;
  Figure overall;
  Figures by_segment;

  static constexpr const char* type_name = "OutcomeFigure";
  template <class Self, class Fields>
  static void fields(Self& self, Fields& field) {
    field("what", self.what, "`yes`, a level, or `median`");
    field("overall", self.overall, "of all customers that have a value");
    field("by_segment", self.by_segment, "of each segment");
  }
};

struct OutcomeFacts {
  std::string name;
  std::string label;
  Figure effect;
  std::vector<OutcomeFigureFacts> figures;

  static constexpr const char* type_name = "Outcome";
  template <class Self, class Fields>
  static void fields(Self& self, Fields& field) {
    field("name", self.name, "of the column");
    field("label", self.label, "what people call it");
    field("effect", self.effect, "0 when the segments have nothing to do with it, to 1");
    field("figures", self.figures, "one, or one per level");
  }
};

/// A value of a label as it is shown.
Figure outcome_figure(const Outcome& outcome, double value);

OutcomeFacts outcome_facts(const Outcome& outcome);

} // namespace ilk
