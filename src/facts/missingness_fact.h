// What is missing, together with what, and what it depends on, as the page draws it.
#pragma once

#include <string>
#include <vector>

#include "facts/figure.h"

namespace ilk {

struct MissingPatternFact {
  std::vector<std::string> columns;
  std::string words;
  Figure rows;

  static constexpr const char* type_name = "MissingPattern";
  template <class Self, class Fields>
  static void fields(Self& self, Fields& field) {
    field("columns", self.columns, "names of those that are missing");
    field("words", self.words, "the same in words");
    field("rows", self.rows, "customers who lack these, and nothing else");
  }
};

struct MissingDependenceFact {
  std::string column, other;
  Figure auc, effect, p_value, false_discovery_rate;

  static constexpr const char* type_name = "MissingDependence";
  template <class Self, class Fields>
  static void fields(Self& self, Fields& field) {
    field("column", self.column, "name of a column with gaps");
    field("other", self.other, "name of the one that may tell where they are");
    field("auc", self.auc, "chance that the other is higher where the column is missing");
    field("effect", self.effect, "0 to 0.5");
    field("p_value", self.p_value, "of chance alone");
    field("false_discovery_rate", self.false_discovery_rate, "over all of these tests");
  }
};

struct MissingTogetherFact {
  std::string first, second;
  Figure rows, phi;

  static constexpr const char* type_name = "MissingTogether";
  template <class Self, class Fields>
  static void fields(Self& self, Fields& field) {
    field("first", self.first, "name of one column");
    field("second", self.second, "name of the other");
    field("rows", self.rows, "customers who lack both");
    field("phi", self.phi, "correlation of being missing, -1 to 1");
  }
};

/// A column with gaps, by what tells most about them.
struct GapFact {
  std::string column, words, figures;

  static constexpr const char* type_name = "Gap";
  template <class Self, class Fields>
  static void fields(Self& self, Fields& field) {
    field("column", self.column, "its name");
    field("words", self.words, "where it is missing, in a sentence");
    field("figures", self.figures, "the figures behind that");
  }
};

struct MissingnessFact {
  Figure complete_rows, distinct_patterns;
  std::string words;
  std::string title, summary, patterns_words;
  std::vector<GapFact> gaps;
  std::vector<MissingPatternFact> patterns;
  std::vector<MissingDependenceFact> dependences;
  std::vector<MissingTogetherFact> together;

  static constexpr const char* type_name = "Missingness";
  template <class Self, class Fields>
  static void fields(Self& self, Fields& field) {
    field("complete_rows", self.complete_rows, "customers who have every attribute");
    field("distinct_patterns", self.distinct_patterns, "different sets of missing columns");
    field("words", self.words, "how many customers have every attribute");
    field("title", self.title, "the column with the most gaps; empty where nothing is missing");
    field("summary", self.summary, "how much is missing of each, in a line");
    field("patterns_words", self.patterns_words, "of how many combinations some are shown");
    field("gaps", self.gaps, "columns with gaps, those first whose gaps are told clearest");
    field("patterns", self.patterns, "sets of missing columns, most frequent first");
    field("dependences", self.dependences, "greatest effect first");
    field("together", self.together, "greatest phi first");
  }
};

} // namespace ilk
