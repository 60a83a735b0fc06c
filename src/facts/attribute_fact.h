// A column as the page shows it.
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "facts/figure.h"
#include "profile/column_profile.h"
#include "profile/observation.h"

namespace ilk {

/// A value, or a level, and how many customers have it.
struct ValueFact {
  std::string label;
  Figure customers, share;

  static constexpr const char* type_name = "ValueCount";
  template <class Self, class Fields>
  static void fields(Self& self, Fields& field) {
    field("label", self.label, "the value");
    field("customers", self.customers, "who have it");
    field("share", self.share, "of those who have a value");
  }
};

/// A bar of a histogram: where it stands, and the values that it is of.
struct HistogramBar {
  double from = 0, to = 0;
  ValueSpan values;
  std::uint64_t customers = 0;
};

/// Its bars, one a position of the lists.
struct HistogramFact {
  double low = 0, high = 0;
  bool beyond = false;
  std::vector<double> from, to;
  std::vector<std::uint64_t> counts;
  std::vector<std::string> words, customers, shares;

  static constexpr const char* type_name = "Histogram";
  template <class Self, class Fields>
  static void fields(Self& self, Fields& field) {
    field("low", self.low, "the lowest value");
    field("high", self.high, "where a long tail is cut, or the highest value");
    field("beyond", self.beyond, "the last bar also holds what lies above it");
    field("from", self.from, "where the bars begin");
    field("to", self.to, "where they end");
    field("counts", self.counts, "customers in them");
    field("words", self.words, "the values that they are of");
    field("customers", self.customers, "the customers, as they are shown");
    field("shares", self.shares, "the same as shares");
  }
};

struct SentinelFact {
  Figure value, count;
  std::string words;

  static constexpr const char* type_name = "Sentinel";
  template <class Self, class Fields>
  static void fields(Self& self, Fields& field) {
    field("value", self.value, "what seems to stand for a missing value");
    field("count", self.count, "customers who have it");
    field("words", self.words, "both, as they are told");
  }
};

struct DateSpanFact {
  std::string first, median, last;

  static constexpr const char* type_name = "Dates";
  template <class Self, class Fields>
  static void fields(Self& self, Fields& field) {
    field("first", self.first, "earliest day");
    field("median", self.median, "day by which half of the customers are");
    field("last", self.last, "latest day");
  }
};

struct AttributeFact {
  std::string name, label, unit, role, kind, title, summary, running_summary;
  std::string missing_words, zeros_words;
  Figure count, missing, missing_share, distinct, zeros, zeros_share, negative, outside, unseen;
  bool whole = false;
  Figure minimum, p10, median, p90, maximum, sum, mean, deviation, skewness, excess_kurtosis;
  Figure tail_index, tail_values;
  std::vector<double> probabilities, quantiles, ecdf;
  std::vector<std::string> ecdf_texts;
  std::vector<ValueFact> most_frequent, levels;
  std::optional<HistogramFact> histogram;
  std::optional<SentinelFact> sentinel;
  std::optional<DateSpanFact> dates;

  static constexpr const char* type_name = "ColumnFacts";
  template <class Self, class Fields>
  static void fields(Self& self, Fields& field) {
    field("name", self.name, "as in the file's header");
    field("label", self.label, "what people call it");
    field("unit", self.unit, "empty where it has none");
    field("role", self.role, "`attribute` or `label`");
    field("kind", self.kind, "`amount`, `count`, `ratio`, `duration`, `date`, `boolean`, ...");
    field("title", self.title, "what is to be seen of it, in a line");
    field("summary", self.summary, "what its bars show, in a line");
    field("running_summary", self.running_summary, "likewise, of its running share; of numbers");
    field("missing_words", self.missing_words, "how many have no value, and their share");
    field("zeros_words", self.zeros_words, "likewise, at zero; of numbers");
    field("count", self.count, "customers with a value");
    field("missing", self.missing, "customers without one");
    field("missing_share", self.missing_share, "the same as a share");
    field("distinct", self.distinct, "different values, or levels that occur");
    field("zeros", self.zeros, "customers at zero; of a boolean, those with no");
    field("zeros_share", self.zeros_share, "of those with a value");
    field("negative", self.negative, "customers below zero");
    field("outside", self.outside, "customers outside the dictionary's range");
    field("unseen", self.unseen, "customers at a level that the dictionary does not list");
    field("whole", self.whole, "all values are whole numbers");
    field("minimum", self.minimum, "lowest");
    field("p10", self.p10, "a tenth of the customers lies at or below");
    field("median", self.median, "half of them do");
    field("p90", self.p90, "nine tenths do");
    field("maximum", self.maximum, "highest");
    field("sum", self.sum, "of all values");
    field("mean", self.mean, "of a boolean the share of yes");
    field("deviation", self.deviation, "standard deviation");
    field("skewness", self.skewness, "0 when even on both sides");
    field("excess_kurtosis", self.excess_kurtosis, "0 of a normal distribution");
    field("tail_index", self.tail_index, "below 2, means and totals rest on few customers");
    field("tail_values", self.tail_values, "largest values that it was taken from");
    field("probabilities", self.probabilities, "at which the quantiles stand");
    field("quantiles", self.quantiles, "of the values");
    field("ecdf", self.ecdf, "the quantiles at 0%, 1%, ..., 100%");
    field("ecdf_texts", self.ecdf_texts, "the same as they are shown");
    field("most_frequent", self.most_frequent, "of numbers: up to 5 values");
    field("levels", self.levels, "of a category: most frequent first");
    field("histogram", self.histogram, "of numbers");
    field("sentinel", self.sentinel, "a value that seems to stand for a missing one");
    field("dates", self.dates, "of a date");
  }
};

/// The bars of a column of numbers: its bins, or one for each whole number where bins are narrower
/// than that, as some of them cannot fill.
std::vector<HistogramBar> histogram_bars(const ColumnProfile& profile);

/// The figures of a column; its title, and what its bars are called, is the words'.
AttributeFact attribute_fact(const ColumnSchema& schema, const ColumnProfile& profile);

/// Whether so many customers are at zero that their share tells more than the median.
bool is_mostly_zero(const ColumnProfile& profile);

} // namespace ilk
