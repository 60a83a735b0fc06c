// What the page needs to score a customer by itself: a model without its decoders, for
// web/src/scorer.ts.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace ilk {

struct WhatIfAttribute {
  std::string name, label, unit, kind;
  bool whole = false;
  bool may_lack = false;
  std::vector<double> stops;
  std::vector<std::string> levels;
  std::vector<double> starts;
  double apart = 0;

  static constexpr const char* type_name = "WhatIfAttribute";
  template <class Self, class Fields>
  static void fields(Self& self, Fields& field) {
    field("name", self.name, "as in the file's header");
    field("label", self.label, "what people call it");
    field("unit", self.unit, "empty where it has none");
    field("kind", self.kind, "`amount`, `count`, `ratio`, `date`, `boolean`, `category`, ...");
    field("whole", self.whole, "its values are whole numbers");
    field("may_lack", self.may_lack,
          "customers without a value were fitted, and it can do without other customers");
    field("stops", self.stops,
          "of numbers, ascending: the customers' values at each hundredth, or all that there are");
    field("levels", self.levels, "of a category; its value is an index into them");
    field("starts", self.starts,
          "per segment the value of a typical customer; null where it is missing");
    field("apart", self.apart,
          "how far it sets a segment apart, the largest difference of its parts");
  }
};

struct WhatIfColumn {
  std::uint64_t attribute = 0;
  std::string part;
  std::vector<std::uint32_t> codes;
  bool pooled = false;
  double lowest = 0, highest = 0;
  double fill = 0;
  std::string transform;
  double lambda = 0;
  std::vector<double> values, scores;
  double center = 0, scale = 1;
  double deviation = 0;

  static constexpr const char* type_name = "WhatIfColumn";
  template <class Self, class Fields>
  static void fields(Self& self, Fields& field) {
    field("attribute", self.attribute, "index of the attribute that it is made of");
    field("part", self.part, "`value`, `level`, `missing` or `zero`; see model-format.md");
    field("codes", self.codes, "of a level: those that count as 1");
    field("pooled", self.pooled, "of a level: others count as 1 too");
    field("lowest", self.lowest, "values below are moved there; null where they are not");
    field("highest", self.highest, "values above are moved there; likewise");
    field("fill", self.fill, "what stands for a missing value");
    field("transform", self.transform, "of a value, by its name");
    field("lambda", self.lambda, "its power");
    field("values", self.values, "its knots: raw values");
    field("scores", self.scores, "its knots: what becomes of them");
    field("center", self.center, "taken off");
    field("scale", self.scale, "divided by");
    field("deviation", self.deviation, "standard deviation of the prepared column");
  }
};

struct WhatIfRidge {
  std::uint64_t column = 0;
  std::vector<double> weights;
  double intercept = 0, low = 0, high = 0;

  static constexpr const char* type_name = "WhatIfRidge";
  template <class Self, class Fields>
  static void fields(Self& self, Fields& field) {
    field("column", self.column, "index of the prepared column that it completes");
    field("weights", self.weights, "per prepared column");
    field("intercept", self.intercept, "added to the weighted sum");
    field("low", self.low, "the least that it gives");
    field("high", self.high, "the most that it gives");
  }
};

struct WhatIfFacts {
  std::string unsaid;
  std::string always_known;
  std::vector<WhatIfAttribute> attributes;
  std::vector<WhatIfColumn> columns;
  std::vector<WhatIfRidge> ridges;
  std::vector<std::uint64_t> hidden;
  std::uint64_t code = 0, members = 0, axes = 0, segments = 0;
  bool linear_path = false;
  std::string weights;

  static constexpr const char* type_name = "WhatIf";
  template <class Self, class Fields>
  static void fields(Self& self, Fields& field) {
    field("unsaid", self.unsaid,
          "why the page cannot score a customer; all else is empty then, and it is where it can");
    field("always_known", self.always_known,
          "which attributes have always a value here, and why; empty where none");
    field("attributes", self.attributes, "that the model needs");
    field("columns", self.columns, "prepared of them");
    field("ridges", self.ridges, "regressions that complete them, five times in their order");
    field("hidden", self.hidden, "units of the encoders' hidden layers; none where all is linear");
    field("code", self.code, "units of an encoder's code");
    field("members", self.members, "encoders");
    field("axes", self.axes, "columns of the final code");
    field("segments", self.segments, "how many there are");
    field("linear_path", self.linear_path, "the encoders have one");
    field("weights", self.weights,
          "floats, the lowest byte first, in base64: of each encoder its layers, each inputs x "
          "outputs row by row and its bias (where all is linear the last bias alone); the linear "
          "path, code x inputs; the offset; the mixing, (encoders x code) x axes; the centroids");
  }
};

} // namespace ilk
