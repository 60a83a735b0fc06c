// What a campaign brought, as the page says it.
#pragma once

#include <string>
#include <vector>

#include "facts/figure.h"

namespace ilk {

struct BroughtPlayFact {
  std::string title;
  Figure contacted, held_out;
  std::string effect, left;
  std::string go_on, decision;
  std::vector<std::string> words;

  static constexpr const char* type_name = "BroughtPlay";
  template <class Self, class Fields>
  static void fields(Self& self, Fields& field) {
    field("title", self.title, "of the play; of all plays together, that");
    field("contacted", self.contacted, "customers on its list");
    field("held_out", self.held_out, "customers held out of it");
    field("effect", self.effect, "what changed because of it, with its range");
    field("left", self.left, "what all contacts left after their costs; empty without money");
    field("go_on", self.go_on, "`yes`, `no` or `open`");
    field("decision", self.decision, "the same in words");
    field("words", self.words, "sentences on it: how sure, what it changed, where to go on");
  }
};

struct BroughtFact {
  std::string tally, source, reading;
  std::vector<BroughtPlayFact> plays;

  static constexpr const char* type_name = "Brought";
  template <class Self, class Fields>
  static void fields(Self& self, Fields& field) {
    field("tally", self.tally, "how many plays brought something");
    field("source", self.source, "of which playbook, and by which table");
    field("reading", self.reading, "how sure the ranges are");
    field("plays", self.plays, "in the plan's order; last all of them together");
  }
};

} // namespace ilk
