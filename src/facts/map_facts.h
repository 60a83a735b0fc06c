// What is told of the map and of the borders between segments.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "explain/borders.h"
#include "explain/customer_map.h"
#include "facts/figure.h"

namespace ilk {

/// Where a customer stands in the segment, by the margin: 0 between two segments, 1 in the middle.
enum class MapPlace {
  border, ///< under border_margin
  near,   ///< under 0.25
  inside, ///< under 0.5
  well_inside,
};

/// All places, from the border on, and the margins that they end below; the last has no end.
struct PlaceBound {
  MapPlace place = MapPlace::border;
  double below = 1;
};
std::vector<PlaceBound> bounds_of_places();

/// Customers on any border.
std::uint64_t customers_on(const std::vector<Border>& borders);

/// Two segments and the customers on both sides of the border between them.
struct BorderBetween {
  std::uint32_t segment = 0; ///< indices from 0
  std::uint32_t next = 0;
  std::uint64_t customers = 0;
};

/// The one with the most customers, the first of equal ones; none without customers on borders.
std::optional<BorderBetween> busiest_border(const std::vector<Border>& borders);

/// How much farther away the middle of another segment may be than that of the own one for a
/// customer on the border, as a share: a margin of m is 1 - own / other.
double farther_on_border();

struct PlaceFacts {
  double below = 0;
  std::string words;

  static constexpr const char* type_name = "Place";
  template <class Self, class Fields>
  static void fields(Self& self, Fields& field) {
    field("below", self.below, "margins below this, and not below that of the place before");
    field("words", self.words, "where such a customer stands");
  }
};

struct BorderPairFacts {
  std::uint32_t segment = 0;
  std::uint32_t next = 0;
  Figure customers;
  Figure share;

  static constexpr const char* type_name = "BorderPair";
  template <class Self, class Fields>
  static void fields(Self& self, Fields& field) {
    field("segment", self.segment, "number of the segment that the customers are in");
    field("next", self.next, "number of the one across the border");
    field("customers", self.customers, "on this side of it");
    field("share", self.share, "of the segment");
  }
};

struct BordersFacts {
  double margin = 0;
  std::string title, found;
  std::string busiest;
  std::string meaning, note, summary;
  std::vector<PlaceFacts> places;
  std::vector<BorderPairFacts> pairs;

  static constexpr const char* type_name = "Borders";
  template <class Self, class Fields>
  static void fields(Self& self, Fields& field) {
    field("margin", self.margin, "under it a customer stands on a border");
    field("title", self.title, "how many do");
    field("found", self.found, "the same with the busiest border");
    field("busiest", self.busiest, "the border with the most customers; empty without any");
    field("meaning", self.meaning, "what standing on a border means");
    field("note", self.note, "how to read the chart of borders");
    field("summary", self.summary, "what it shows");
    field("places", self.places, "words for margins, from the border on");
    field("pairs", self.pairs, "borders with customers, most customers first");
  }
};

/// Where all customers lie: cells of a grid.
struct DensityFacts {
  std::vector<double> low, step;
  std::vector<std::string> columns, rows;
  std::vector<std::vector<std::uint64_t>> cells;
  std::vector<std::string> customers, shares;

  static constexpr const char* type_name = "Density";
  template <class Self, class Fields>
  static void fields(Self& self, Fields& field) {
    field("low", self.low, "where the grid begins, along both directions");
    field("step", self.step, "from one cell to the next, likewise");
    field("columns", self.columns, "how the left ends of the columns are shown");
    field("rows", self.rows, "how the lower ends of the rows are shown");
    field("cells", self.cells,
          "column, row, number of the segment that most of its customers are of, customers");
    field("customers", self.customers, "of each cell, as they are shown");
    field("shares", self.shares, "how many of these are of that segment");
  }
};

/// None where the map's points are all customers.
std::optional<DensityFacts> density_of(const CustomerMap& map);

struct MapWordsFacts {
  std::string lead;
  std::vector<std::string> axes;
  std::string points;
  std::string cells;
  std::string rings;
  std::string summary;

  static constexpr const char* type_name = "MapWords";
  template <class Self, class Fields>
  static void fields(Self& self, Fields& field) {
    field("lead", self.lead, "how much of the code the map holds");
    field("axes", self.axes, "names of both directions");
    field("points", self.points, "whose the points are");
    field("cells", self.cells, "whose the cells are");
    field("rings", self.rings, "what rings are");
    field("summary", self.summary, "what the map is");
  }
};

} // namespace ilk
