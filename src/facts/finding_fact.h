// Alerts as page and summary have them.
#pragma once

#include <string>
#include <vector>

#include "facts/figure.h"

namespace ilk {

struct FindingFact {
  std::string kind, severity, alert;
  std::vector<std::string> columns;
  Figure share;
  std::string text;

  static constexpr const char* type_name = "Finding";
  template <class Self, class Fields>
  static void fields(Self& self, Fields& field) {
    field("kind", self.kind, "`warning`, of errors too, or `note`");
    field("severity", self.severity, "`error`, `warning` or `note`");
    field("alert", self.alert, "what it is about, such as `sentinel`");
    field("columns", self.columns, "whose names it is about; none where it is about rows");
    field("share", self.share, "share of the customers that it is about");
    field("text", self.text, "one sentence");
  }
};

} // namespace ilk
