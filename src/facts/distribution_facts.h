// How customers spread over the bins of an attribute, as it is told.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "explain/distributions.h"
#include "facts/figure.h"
#include "model/column_preparation.h"

namespace ilk {

/// The values that bins of one value each stand around, where they are whole numbers; empty for
/// bins of several.
std::vector<double> single_values(const Distribution& distribution);

/// Whether every bin is of one value.
bool has_bin_per_value(const Distribution& distribution);

struct DistributionFacts {
  std::string name;
  std::vector<double> edges;
  std::vector<std::string> edge_texts;
  std::optional<std::vector<std::string>> single;
  std::vector<std::uint64_t> population;
  std::vector<std::vector<std::uint64_t>> segments;
  std::vector<std::string> population_texts;
  std::vector<std::vector<std::string>> segment_texts;
  std::vector<std::string> fullest;
  std::vector<std::string> fullest_holds;
  std::string bins;
  std::string note;

  static constexpr const char* type_name = "Distribution";
  template <class Self, class Fields>
  static void fields(Self& self, Fields& field) {
    field("name", self.name, "of the prepared attribute, as in `population`");
    field("bins", self.bins, "`value`, `whole` or `scale`");
    field("edges", self.edges, "bin b goes from edge b to below edge b + 1");
    field("edge_texts", self.edge_texts, "how each is shown");
    field("single", self.single,
          "how the value of each bin is shown; null where bins are of several");
    field("population", self.population, "customers per bin");
    field("segments", self.segments, "customers per segment and bin");
    field("population_texts", self.population_texts, "how these customers are shown");
    field("segment_texts", self.segment_texts, "likewise");
    field("fullest", self.fullest,
          "values of the bin in which most of a segment's customers are, of each segment");
    field("fullest_holds", self.fullest_holds, "how its share of the segment is shown");
    field("note", self.note, "how the bins are to be read");
  }
};

/// All but the note, which is left to words.
DistributionFacts distribution_facts(const Distribution& distribution,
                                     const ColumnPreparation& column);

} // namespace ilk
