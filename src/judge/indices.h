// Indices of a partition, which the table of numbers of segments shows: a file each (index_*.cpp).
// What the rule for k looks at, the silhouettes among them, stands in KEvidence itself.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/method_list.h"
#include "judge/null_comparison.h"
#include "judge/partitions.h"

namespace ilk {

struct Index {
  std::string_view name;  ///< in the table; with "_attributes" behind it, of plain k-means there
  std::string_view title; ///< for people, as the heading of a column
  std::optional<int> decimals = 3; ///< shown to people; as many as the figure needs when absent

  /// One per partition, in the space that they were made in.
  std::vector<double> (*of)(Partitions& partitions);

  bool of_both = true;     ///< of plain k-means on the attributes too
  bool shows_both = false; ///< likewise in the table for people

  /// Which way is better, for an index that is compared with the nulls.
  std::optional<Better> against_nulls = {};
};

/// All of them, in the order of the table. May be added to by AddedMethod.
MethodList<Index>& indices();

/// Figures by their names in the table.
using IndexFigures = std::map<std::string, double, std::less<>>;

/// Of every partition, on the codes, and of plain k-means on the attributes. Both have as many.
std::vector<IndexFigures> index_figures(Partitions& on_codes, Partitions& on_attributes);

/// A column of figures that people are shown.
struct IndexColumn {
  std::string key; ///< of IndexFigures
  std::string heading;
  std::optional<int> decimals;
};
std::vector<IndexColumn> index_columns();

} // namespace ilk
