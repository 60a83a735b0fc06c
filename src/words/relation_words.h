// What is said of columns that go together, add up, or are missing together.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "facts/relation_facts.h"
#include "profile/profile.h"
#include "table/schema.h"

namespace ilk {

/// What two columns do: "rise together strongly", "have next to nothing to do with each other".
std::string pair_words(const PairProfile& pair);

/// The strongest correlation of two columns, as a title: "Balance and purchases rise together most
/// (+0.75)".
std::string strongest_words(const std::string& first, const std::string& second, double r);

/// What the plane of two columns shows.
std::string plane_words(const PairHistogram& plane, const ColumnSchema& first,
                        const ColumnSchema& second);

/// What is said of a declared sum, behind its equation: "holds for all 8,950 customers."
std::string identity_words(const CheckedIdentity& identity);

/// A relation that was found: "cents = 100 × price", and what is said of it.
std::string discovered_equation(const DiscoveredIdentity& identity,
                                const std::vector<ColumnSchema>& attributes);
std::string discovered_words(const DiscoveredIdentity& identity);

/// How often rows repeat; empty where none does.
std::string duplicates_words(const Duplicates& duplicates);

/// "8,636 customers have every attribute".
std::string complete_words(const Missingness& gaps);

/// Where a column is missing, by what tells most about it; and the figures behind that.
std::string gap_words(const MissingDependence& strongest,
                      const std::vector<ColumnSchema>& attributes);
std::string gap_figures(const MissingDependence& strongest);

/// Columns that are missing together: "income, age and 3 more".
std::string pattern_words(const MissingPattern& pattern,
                          const std::vector<ColumnSchema>& attributes);

/// Which values the bins of a plane hold, of the texts of their ends: "up to 120", "120 to 250",
/// "250 to the highest".
std::vector<std::string> bin_spans(const std::vector<std::string>& edges);

/// "Customers by balance and purchases".
std::string plane_title(const ColumnSchema& first, const ColumnSchema& second);

/// What the correlations are: of the columns as they came, or as they were prepared.
std::string rank_correlation_words();
std::string prepared_correlation_words();

/// What stands over and beside a matrix of correlations but its title: how to read it, how many of
/// all its columns are shown, and what it shows.
void tell_matrix(CorrelationFact& fact);

} // namespace ilk
