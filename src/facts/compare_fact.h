// What stands over the charts that show segments side by side.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace ilk {

struct CompareFact {
  std::string sizes;
  std::string differences, differences_summary;
  std::string profiles_summary;
  std::string totals, totals_summary;
  std::string table, table_note;
  std::vector<std::size_t> order;

  static constexpr const char* type_name = "Compare";
  template <class Self, class Fields>
  static void fields(Self& self, Fields& field) {
    field("sizes", self.sizes, "every segment's share of the customers");
    field("differences", self.differences, "title: the largest difference from everybody");
    field("differences_summary", self.differences_summary, "what that chart shows");
    field("profiles_summary", self.profiles_summary, "what the chart of medians shows");
    field("totals", self.totals, "title: the segment that holds most beyond its share");
    field("totals_summary", self.totals_summary, "what that chart shows");
    field("table", self.table, "title of the table of attributes by segments");
    field("table_note", self.table_note, "how to read it");
    field("order", self.order, "places in `population`: first what sets the segments apart most");
  }
};

} // namespace ilk
