// What the page says first: how many segments, how sure, and the figures for it.
#pragma once

#include <string>
#include <vector>

#include "facts/figure.h"

namespace ilk {

struct TileFact {
  Figure figure;
  std::string name, meaning;

  static constexpr const char* type_name = "Tile";
  template <class Self, class Fields>
  static void fields(Self& self, Fields& field) {
    field("figure", self.figure, "the figure");
    field("name", self.name, "what it is, in a few words");
    field("meaning", self.meaning, "how to read it");
  }
};

struct HeadlineFact {
  std::string title, grade, badge, sure, caution, shared;
  std::vector<std::string> points;
  std::vector<TileFact> tiles;

  static constexpr const char* type_name = "Headline";
  template <class Self, class Fields>
  static void fields(Self& self, Fields& field) {
    field("title", self.title, "how many segments of how many customers");
    field("grade", self.grade, "of the verdict: `good`, `unsure` or `bad`");
    field("badge", self.badge, "the verdict in a few words");
    field("sure", self.sure, "how sure the segments are, in a sentence without terms");
    field("caution", self.caution, "what speaks against them first, likewise; empty for nothing");
    field("shared", self.shared,
          "what a page to share leaves out; empty of a page with everything");
    field("points", self.points, "what it rests on, a sentence each");
    field("tiles", self.tiles, "the main figures");
  }
};

} // namespace ilk
