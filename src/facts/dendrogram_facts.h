// The top of the Ward tree, as it is told.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "cluster/agglomerate.h"
#include "facts/figure.h"

namespace ilk {

struct LeafFacts {
  Figure size, share;
  std::optional<std::uint32_t> segment;
  std::string name;

  static constexpr const char* type_name = "Leaf";
  template <class Self, class Fields>
  static void fields(Self& self, Fields& field) {
    field("size", self.size, "customers");
    field("share", self.share, "of all");
    field("segment", self.segment, "that most of them are in; null where that is not known");
    field("name", self.name, "what it is called: how many, and of which segment");
  }
};

struct JoinFacts {
  std::size_t left = 0, right = 0;
  Figure height, size, share;
  std::string title, parts, groups;

  static constexpr const char* type_name = "Join";
  template <class Self, class Fields>
  static void fields(Self& self, Fields& field) {
    field("left", self.left, "leaf by that number, from 0; from the number of leaves on, a join");
    field("right", self.right, "likewise");
    field("height", self.height, "how unlike the two are");
    field("size", self.size, "customers");
    field("share", self.share, "of all");
    field("title", self.title, "where it stands");
    field("parts", self.parts, "customers of both");
    field("groups", self.groups, "how many there are after it");
  }
};

struct DendrogramFacts {
  std::string title, note, summary, cut_words;
  Figure cut;
  std::vector<LeafFacts> leaves;
  std::vector<JoinFacts> merges;

  static constexpr const char* type_name = "Dendrogram";
  template <class Self, class Fields>
  static void fields(Self& self, Fields& field) {
    field("title", self.title, "how far its groups are the segments");
    field("note", self.note, "how to read it");
    field("summary", self.summary, "its last joins");
    field("cut_words", self.cut_words, "of the line at the cut");
    field("cut", self.cut, "height between as many groups as segments and one fewer");
    field("leaves", self.leaves, "the groups at the lowest level shown");
    field("merges", self.merges, "joins, by ascending height");
  }
};

/// Sentences are left to words. `rows`: that the tree was made of; `k`: segments; `segments`: of
/// each of these rows, from 0, or none.
DendrogramFacts dendrogram_facts(const Agglomeration& agglomeration, std::size_t rows,
                                 std::size_t k, const std::vector<std::uint32_t>& segments);

} // namespace ilk
