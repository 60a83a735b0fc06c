// How large a table is, in words.
#pragma once

#include <string>

namespace ilk {

struct TableFacts {
  std::string customers, size, observations;

  static constexpr const char* type_name = "TableSize";
  template <class Self, class Fields>
  static void fields(Self& self, Fields& field) {
    field("customers", self.customers, "how many there are");
    field("size", self.size, "customers and attributes");
    field("observations", self.observations, "how many it yields");
  }
};

} // namespace ilk
