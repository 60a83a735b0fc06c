// Segments side by side, in words.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "explain/concentration.h"
#include "explain/distributions.h"
#include "facts/compare_fact.h"
#include "facts/segment_facts.h"

namespace ilk {

/// `parts`, here and below: the prepared columns that are told of.
CompareFact compare_of(const Explanation& explanation,
                       const std::vector<ColumnPreparation>& columns,
                       const std::vector<std::size_t>& parts);

/// A prepared column over all customers, and its median in every segment.
PopulationFacts population_of(const Explanation& explanation,
                              const std::vector<ColumnPreparation>& columns, std::size_t part);

/// How the bins of a distribution are to be read.
std::string bins_words(const Distribution& distribution);

/// "Lorenz curve of purchases; 1 Savers holds 12%, 2 Spenders 88%."
std::string concentration_summary(const Concentration& concentration, const std::string& label,
                                  const std::vector<Segment>& segments);

} // namespace ilk
