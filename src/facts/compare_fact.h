// What stands over the charts that show segments side by side.
#pragma once

#include <string>

namespace ilk {

struct CompareFact {
  std::string sizes;
  std::string differences, differences_summary;
  std::string profiles_summary;
  std::string totals, totals_summary;

  static constexpr const char* type_name = "Compare";
  template <class Self, class Fields>
  static void fields(Self& self, Fields& field) {
    field("sizes", self.sizes, "every segment's share of the customers");
    field("differences", self.differences, "title: the largest difference from everybody");
    field("differences_summary", self.differences_summary, "what that chart shows");
    field("profiles_summary", self.profiles_summary, "what the chart of medians shows");
    field("totals", self.totals, "title: the segment that holds most beyond its share");
    field("totals_summary", self.totals_summary, "what that chart shows");
  }
};

} // namespace ilk
