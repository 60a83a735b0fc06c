// Answered claims as the page draws them.
#pragma once

#include <cstddef>
#include <limits>
#include <string>
#include <vector>

#include "facts/figure.h"
#include "profile/claim.h"

namespace ilk {

/// A figure with its 95% interval.
struct MeasuredFact {
  Figure estimate, low, high, n;
  std::string interval;

  static constexpr const char* type_name = "Measured";
  template <class Self, class Fields>
  static void fields(Self& self, Fields& field) {
    field("estimate", self.estimate, "what was measured");
    field("low", self.low, "where its 95% interval begins");
    field("high", self.high, "where it ends");
    field("n", self.n, "customers that it is made from");
    field("interval", self.interval, "from the low to the high end; a dash for none");
  }
};

struct ClaimGroupFact {
  std::string name;
  MeasuredFact median;
  Figure mean;

  static constexpr const char* type_name = "ClaimGroup";
  template <class Self, class Fields>
  static void fields(Self& self, Fields& field) {
    field("name", self.name, "one side of a comparison, or one step of a trend");
    field("median", self.median, "the column's median there");
    field("mean", self.mean, "its mean there");
  }
};

struct ClaimStratumFact {
  std::string name, verdict;
  MeasuredFact figure;

  static constexpr const char* type_name = "ClaimStratum";
  template <class Self, class Fields>
  static void fields(Self& self, Fields& field) {
    field("name", self.name, "the customers that it is of");
    field("verdict", self.verdict, "as of a claim");
    field("figure", self.figure, "what was measured among them");
  }
};

struct ClaimPartFact {
  std::string check, measure, verdict, sentence, expectation;
  double scale_low = 0;
  double expected_low = std::numeric_limits<double>::quiet_NaN();
  double expected_high = std::numeric_limits<double>::quiet_NaN();
  MeasuredFact figure;
  Figure customers_share;
  std::vector<ClaimGroupFact> groups;
  std::vector<ClaimStratumFact> strata;
  std::string strata_words;

  static constexpr const char* type_name = "ClaimPart";
  template <class Self, class Fields>
  static void fields(Self& self, Fields& field) {
    field("check", self.check, "`share`, `total_share`, `correlation`, `compare` or `trend`");
    field("measure", self.measure, "what the figure is, in words");
    field("verdict", self.verdict, "as of a claim");
    field("sentence", self.sentence, "what was measured, in a sentence");
    field("expectation", self.expectation, "what was claimed, in words");
    field("scale_low", self.scale_low, "where the scale of the figure begins; it ends at 1");
    field("expected_low", self.expected_low, "where on the scale the expected figures begin");
    field("expected_high", self.expected_high, "where they end");
    field("figure", self.figure, "what was measured");
    field("customers_share", self.customers_share,
          "share of the customers whom a share of a total comes from");
    field("groups", self.groups, "sides of a comparison, steps of a trend");
    field("strata", self.strata, "the same check in parts of the customers");
    field("strata_words", self.strata_words, "in how many of them it holds; empty without strata");
  }
};

struct ClaimReadingFact {
  std::string text, verdict;
  std::vector<ClaimPartFact> parts;

  static constexpr const char* type_name = "ClaimReading";
  template <class Self, class Fields>
  static void fields(Self& self, Fields& field) {
    field("text", self.text, "what the claim is taken to mean; empty where it means one thing");
    field("verdict", self.verdict, "as of a claim");
    field("parts", self.parts, "what was checked");
  }
};

struct ClaimFact {
  std::size_t number = 0;
  std::string text, verdict;
  bool depends_on_reading = false;
  std::string note;
  std::vector<ClaimReadingFact> readings;

  static constexpr const char* type_name = "Claim";
  template <class Self, class Fields>
  static void fields(Self& self, Fields& field) {
    field("number", self.number, "from 1, in the order of the file");
    field("text", self.text, "as it was made");
    field("verdict", self.verdict, "`holds`, `partly`, `does not hold` or `cannot tell`");
    field("depends_on_reading", self.depends_on_reading, "the readings' verdicts differ");
    field("note", self.note, "what is to be said of its readings; empty for one");
    field("readings", self.readings, "what its words can mean");
  }
};

/// The figure that a check makes: a share, or a correlation.
Figure figure_of(ClaimCheck check, double value);

/// An estimate of a check, and its interval.
MeasuredFact measured_fact(ClaimCheck check, const Estimate& estimate);

/// A median of a column, and its interval.
MeasuredFact measured_fact(const ColumnSchema& column, const Estimate& median);

/// Sets the scale of a check, from -1 or 0 to 1, and what of it is expected.
void set_scale(ClaimPartFact& fact, ClaimCheck check, const Expectation& expectation);

} // namespace ilk
