// A row of numbers and how they are shown: what a chart draws of a list, and its table.
#pragma once

#include <string>
#include <vector>

#include "facts/figure.h"

namespace ilk {

struct Figures {
  std::vector<double> values;
  std::vector<std::string> texts; ///< of each

  void add(Figure figure) {
    values.push_back(figure.value);
    texts.push_back(std::move(figure.text));
  }

  static constexpr const char* type_name = "Figures";
  template <class Self, class Fields>
  static void fields(Self& self, Fields& field) {
    field("values", self.values, "exact, null where there is none");
    field("texts", self.texts, "how each is shown");
  }
};

} // namespace ilk
