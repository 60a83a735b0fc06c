// How columns go together, and what is missing together, as the page draws it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "facts/figure.h"
#include "profile/pairs.h"

namespace ilk {

/// J. Cohen's steps of a correlation (Statistical Power Analysis, 1988): from 0.1, 0.3 and 0.5.
enum class RelationStrength { none, weak, clear, strong };

/// Of a correlation in [-1, 1], or a measure of association in [0, 1].
RelationStrength relation_strength(double association);

/// What is said of a pair: the rank correlation, or the strength where there is none.
double association_of(const PairProfile& pair);

struct PairFact {
  std::string first, second, measure, words;
  Figure value, pearson, spearman, p_value, rows;

  static constexpr const char* type_name = "Pair";
  template <class Self, class Fields>
  static void fields(Self& self, Fields& field) {
    field("first", self.first, "name of one column");
    field("second", self.second, "name of the other");
    field("measure", self.measure, "`rank correlation`, `Cramer's V` or `correlation ratio`");
    field("words", self.words, "what they do together: \"rise together strongly\"");
    field("value", self.value, "how strongly, 0 to 1");
    field("pearson", self.pearson, "correlation of the values, of two columns of numbers");
    field("spearman", self.spearman, "correlation of the ranks, likewise");
    field("p_value", self.p_value, "of no relation");
    field("rows", self.rows, "customers with both");
  }
};

/// The figures of a pair; names, measure and words are the caller's.
PairFact pair_figures(const PairProfile& pair);

/// Counts of customers in the plane of two columns of numbers.
struct PlaneFact {
  std::string first, second;
  std::size_t bins = 0;
  std::vector<double> first_range, second_range;
  std::vector<std::string> first_edges, second_edges, first_spans, second_spans;
  std::vector<std::uint64_t> counts;
  std::vector<std::string> customers;
  std::string title, summary;

  static constexpr const char* type_name = "Plane";
  template <class Self, class Fields>
  static void fields(Self& self, Fields& field) {
    field("first", self.first, "name of the column that lies across");
    field("second", self.second, "name of the one that goes up");
    field("bins", self.bins, "of each; the outer ones hold what lies beyond");
    field("first_range", self.first_range, "where the bins begin and end");
    field("second_range", self.second_range, "likewise");
    field("first_edges", self.first_edges, "the bins' ends as they are shown, one more than bins");
    field("second_edges", self.second_edges, "likewise");
    field("first_spans", self.first_spans, "which values each bin holds, in words");
    field("second_spans", self.second_spans, "likewise");
    field("counts", self.counts, "customers, by bins of the first, then of the second");
    field("customers", self.customers, "how each is shown; empty where nobody is");
    field("title", self.title, "what lies across, and what goes up");
    field("summary", self.summary, "what the plane shows");
  }
};

/// A matrix of correlations.
struct CorrelationFact {
  std::string title, measure, note, summary;
  std::size_t all = 0;
  std::vector<std::string> names, labels, owners;
  std::vector<std::vector<double>> values;
  std::vector<std::vector<std::string>> texts;

  static constexpr const char* type_name = "Correlation";
  template <class Self, class Fields>
  static void fields(Self& self, Fields& field) {
    field("title", self.title, "the strongest of them, in a line");
    field("measure", self.measure, "what they are");
    field("note", self.note, "how to read them");
    field("summary", self.summary, "what they show");
    field("all", self.all, "how many columns there are; those that go together most are shown");
    field("names", self.names, "of the columns");
    field("labels", self.labels, "what people call them");
    field("owners", self.owners, "names of the attributes that they are made of");
    field("values", self.values, "row by row");
    field("texts", self.texts, "the same as they are shown");
  }
};

/// A declared sum.
struct DeclaredFact {
  std::string equation, words;
  bool checked = false;
  Figure rows, broken, largest_break;

  static constexpr const char* type_name = "DeclaredSum";
  template <class Self, class Fields>
  static void fields(Self& self, Fields& field) {
    field("equation", self.equation, "as the dictionary has it");
    field("words", self.words, "whether it holds: what is said behind the equation");
    field("checked", self.checked, "false: not all of its columns are attributes");
    field("rows", self.rows, "customers with all of its columns");
    field("broken", self.broken, "for whom it does not hold");
    field("largest_break", self.largest_break, "by how much it is off at most");
  }
};

/// A sum, product, ratio or copy that was found.
struct DiscoveredFact {
  std::string relation, total, first, second, equation, words;
  Figure factor, rows, holding;

  static constexpr const char* type_name = "FoundRelation";
  template <class Self, class Fields>
  static void fields(Self& self, Fields& field) {
    field("relation", self.relation, "`sum`, `product`, `ratio` or `copy`");
    field("total", self.total, "name of the column that is made of the others");
    field("first", self.first, "of which it is made");
    field("second", self.second, "likewise; the first again in a copy");
    field("equation", self.equation, "the relation");
    field("words", self.words, "where it holds: what is said behind the equation");
    field("factor", self.factor, "of a copy");
    field("rows", self.rows, "customers with all of the columns");
    field("holding", self.holding, "for whom it holds");
  }
};

struct IdentitiesFact {
  std::vector<DeclaredFact> declared;
  std::vector<DiscoveredFact> discovered;

  static constexpr const char* type_name = "Identities";
  template <class Self, class Fields>
  static void fields(Self& self, Fields& field) {
    field("declared", self.declared, "in the dictionary's order");
    field("discovered", self.discovered, "that nobody declared");
  }
};

struct DuplicatesFact {
  Figure repeated, superfluous, largest;
  std::string words;

  static constexpr const char* type_name = "Duplicates";
  template <class Self, class Fields>
  static void fields(Self& self, Fields& field) {
    field("repeated", self.repeated, "different rows that occur more than once");
    field("superfluous", self.superfluous, "rows that repeat an earlier one");
    field("largest", self.largest, "how often the most frequent of them occurs");
    field("words", self.words, "the same in a sentence; empty where no row repeats another");
  }
};

} // namespace ilk
