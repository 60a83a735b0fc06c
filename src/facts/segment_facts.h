// What is told of segments: their cards, and how they stand beside one another.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "explain/segments.h"
#include "facts/figures.h"

namespace ilk {

/// How far a mean lies from everybody's.
enum class Strength {
  slight, ///< under 0.5 standard deviations
  plain,  ///< under 1
  well,   ///< under 2
  far,
};
Strength strength_of(double difference);

/// Whether a segment holds more of a total than its share of the customers, so that it is worth
/// telling: by a quarter.
bool holds_more(double held, double share);

/// Whether it holds much more: from 1.5 times on; and whether it holds little: up to half.
inline constexpr double much_held = 1.5, little_held = 0.5;
bool holds_much(double held, double share);

/// A total of which a segment holds a part.
struct ToldTotal {
  std::vector<std::size_t> columns; ///< of the preparation, whose sum it is
  double held = 0;                  ///< share of it
};

/// The total that is told of a segment on its card: of what a customer is worth, else the one that
/// it holds most of where it holds more than its share; of columns of which few have much, as
/// others mostly do not add up to anything.
std::optional<ToldTotal> told_total(const Explanation& explanation, const Segment& segment);

/// The drivers that are told of a segment: its strongest, of those that go together the strongest,
/// three at most.
std::vector<Driver> told_drivers(const Segment& segment);

/// What a segment's customers are told by, beside everybody: of zeros and ones the share, else the
/// median, or the mean where the medians are the same.
struct Middle {
  enum class Kind { share, median, mean } kind = Kind::median;
  double here = 0;
  double everybody = 0;
};
Middle middle_of(const ColumnPreparation& column, const AttributeProfile& here,
                 const AttributeProfile& everybody);

/// What an attribute's segments are set side by side by: of zeros and ones the share, else the
/// median; the mean where most segments have the same median, which tells none apart.
Middle::Kind typical_of(const ColumnPreparation& column, const std::vector<Segment>& segments,
                        std::size_t part);

/// How strongly a cell is shaded: from -6, two standard deviations below everybody's mean, over 0
/// to 6.
int shade_of(double difference);

/// Whether a column is of zeros and ones: its mean is a share of the customers.
bool is_zeros_and_ones(const ColumnPreparation& column);

struct HoldingFacts {
  Figure share;
  std::string of;

  static constexpr const char* type_name = "Holding";
  template <class Self, class Fields>
  static void fields(Self& self, Fields& field) {
    field("share", self.share, "of the total");
    field("of", self.of, "what it is the total of");
  }
};

struct DriverFacts {
  std::string name;
  std::string label;
  bool high = false;
  std::string side;
  std::string exact;
  std::string plain;

  static constexpr const char* type_name = "Driver";
  template <class Self, class Fields>
  static void fields(Self& self, Fields& field) {
    field("name", self.name, "of the prepared attribute, as in `population`");
    field("label", self.label, "what people call it");
    field("high", self.high, "whether the segment lies above the others");
    field("side", self.side, "by how much, in words");
    field("exact", self.exact, "AUC and difference of means");
    field("plain", self.plain, "the segment's median, mean or share beside everybody's");
  }
};

struct NamePartFacts {
  std::string words;
  std::string label;
  std::string side;
  std::string exact;

  static constexpr const char* type_name = "NamePart";
  template <class Self, class Fields>
  static void fields(Self& self, Fields& field) {
    field("words", self.words, "as in the dictionary");
    field("label", self.label, "of the attribute that it was made from");
    field("side", self.side, "as of a driver");
    field("exact", self.exact, "as of a driver");
  }
};

struct RankFacts {
  double p10 = 0;
  Figure median;
  double p90 = 0;

  static constexpr const char* type_name = "Rank";
  template <class Self, class Fields>
  static void fields(Self& self, Fields& field) {
    field("p10", self.p10, "share of all customers below the segment's P10, of equal ones a half");
    field("median", self.median, "the same of its median");
    field("p90", self.p90, "the same of its P90");
  }
};

struct SegmentAttributeFacts {
  Figures spread;
  std::optional<Figure> share_of_total;
  bool much = false;
  Figure difference;
  int shade = 0;
  std::optional<RankFacts> rank;

  static constexpr const char* type_name = "SegmentAttribute";
  template <class Self, class Fields>
  static void fields(Self& self, Fields& field) {
    field("spread", self.spread, "P10, P25, median, P75, P90, mean of those who have a value");
    field("share_of_total", self.share_of_total, "null where a total makes no sense");
    field("much", self.much, "whether that is much for its share of the customers");
    field("difference", self.difference,
          "mean minus everybody's, in standard deviations of the prepared attribute");
    field("shade", self.shade, "of its cell: from -6, far below everybody, to 6");
    field("rank", self.rank, "among all customers; null of zeros and ones");
  }
};

struct PopulationFacts {
  std::string name;
  std::string label;
  std::string unit;
  std::string kind;
  std::string part;
  Figures spread;
  std::string typical_is;
  std::string summary;

  static constexpr const char* type_name = "PopulationAttribute";
  template <class Self, class Fields>
  static void fields(Self& self, Fields& field) {
    field("name", self.name, "of the prepared attribute");
    field("label", self.label, "what people call it");
    field("unit", self.unit, "of its values");
    field("kind", self.kind, "of its values: `amount`, `count`, `ratio`, `date`, ...");
    field("part", self.part, "`value`, `boolean`, `level`, `missing` or `zero`");
    field("spread", self.spread, "as of a segment, over all customers");
    field("typical_is", self.typical_is,
          "what of a spread stands in the table of attributes by segments: the "
          "median as `typical`, or the mean as `average` or `share`");
    field("summary", self.summary, "its median over all customers and in every segment, in a line");
  }
};

struct SegmentFacts {
  std::uint32_t id = 0;
  std::string name;
  Figure size;
  Figure share;
  std::string who;
  std::optional<HoldingFacts> holds;
  std::vector<DriverFacts> drivers;
  std::optional<std::string> strategy;
  std::vector<std::size_t> plays;
  std::vector<NamePartFacts> name_parts;
  std::string name_source;
  std::string name_stability;
  std::vector<SegmentAttributeFacts> attributes;

  static constexpr const char* type_name = "Segment";
  template <class Self, class Fields>
  static void fields(Self& self, Fields& field) {
    field("id", self.id, "from 1");
    field("name", self.name, "unique");
    field("size", self.size, "customers");
    field("share", self.share, "of the customers");
    field("who", self.who, "how many they are, and what they hold of what customers are worth");
    field("holds", self.holds, "the total that is told of it, or null");
    field("drivers", self.drivers, "those that are told, strongest first");
    field("strategy", self.strategy,
          "what to do by rule of thumb; null where nothing is to be said");
    field("plays", self.plays,
          "the plays that contact customers of it, those that are expected to bring most first, by "
          "their places among the plays that reach any, from 0");
    field("name_parts", self.name_parts, "the phrases of its name, in their order");
    field("name_source", self.name_source,
          "whose name it is; empty where it was made from the data");
    field("name_stability", self.name_stability, "how often the name came back in redrawings");
    field("attributes", self.attributes, "in the order of `population`");
  }
};

/// Of these prepared columns. Sentences are left to words/segment_words.h.
SegmentAttributeFacts segment_attribute(const ColumnPreparation& column,
                                        const AttributeProfile& profile, double segment_share);
PopulationFacts population_attribute(const ColumnPreparation& column,
                                     const AttributeProfile& profile);

/// The largest difference of a segment's mean from everybody's: of the first where several are
/// equal; none without any.
struct LargestDifference {
  std::size_t segment = 0;
  std::size_t column = 0;
  double difference = 0;
};
std::optional<LargestDifference> largest_difference(const std::vector<Segment>& segments,
                                                    const std::vector<std::size_t>& parts);

/// The total of which a segment holds most beyond its share of the customers: at least a quarter of
/// it, and more than its share; none where no segment does.
struct LargestHolding {
  std::size_t segment = 0;
  std::size_t column = 0;
};
std::optional<LargestHolding> largest_holding(const std::vector<Segment>& segments,
                                              const std::vector<std::size_t>& parts);

} // namespace ilk
