// A thing and what is said of it: a row of a list.
#pragma once

#include <string>

namespace ilk {

struct NamedWords {
  std::string name;
  std::string words;

  static constexpr const char* type_name = "NamedWords";
  template <class Self, class Fields>
  static void fields(Self& self, Fields& field) {
    field("name", self.name, "what it is");
    field("words", self.words, "what is said of it");
  }
};

} // namespace ilk
