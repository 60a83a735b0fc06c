// Rows that could not be read, as they are told.
#pragma once

#include <string>
#include <vector>

#include "facts/figure.h"

namespace ilk {

struct BadRowFacts {
  Figure line, column;
  std::string name, what;

  static constexpr const char* type_name = "BadRow";
  template <class Self, class Fields>
  static void fields(Self& self, Fields& field) {
    field("line", self.line, "on which it begins");
    field("column", self.column, "of the field at fault; none where the whole row is");
    field("name", self.name, "of that column");
    field("what", self.what, "what is wrong");
  }
};

struct UnreadFacts {
  std::string title, rest;
  std::vector<BadRowFacts> rows;

  static constexpr const char* type_name = "Unread";
  template <class Self, class Fields>
  static void fields(Self& self, Fields& field) {
    field("title", self.title, "how many rows were left out");
    field("rest", self.rest, "that these are only the first; empty where they are all");
    field("rows", self.rows, "the first of them");
  }
};

} // namespace ilk
