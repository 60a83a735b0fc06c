// What a mixture of kinds (cluster/kinds.h) says of a table, and what became of it.
#pragma once

#include <cstddef>

namespace ilk {

struct KindEvidence {
  enum class Outcome {
    not_looked,   ///< too few customers, too many columns, or not asked for
    one_kind,     ///< it shows no more than one
    no_end,       ///< it finds ever more, and so says nothing of a number
    tiny,         ///< one of them is too small for a segment
    coarser,      ///< more segments by k-means lie farther apart, and come back as well
    unlike,       ///< nearest centroids cannot tell them apart
    unstable,     ///< they do not come back when customers are drawn anew
    other_number, ///< another number of segments was asked for
    taken,        ///< the segments are these kinds
  };
  Outcome outcome = Outcome::not_looked;
  std::size_t count = 1;            ///< kinds
  std::size_t least = 1, most = 1;  ///< numbers of kinds that the table supports
  std::size_t components = 1;       ///< normal ones, of which kinds are made
  std::size_t reruns = 0, same = 0; ///< with other seeds, and those of them that find as many
  double fidelity = 0;              ///< adjusted Rand index of nearest centroids to the kinds
  std::size_t by_rule = 0;          ///< segments by k-means on the code, and
  double agreement = 0;             ///< their adjusted Rand index to the kinds
  bool comes_back = true; ///< the kinds, as often as the gate of redrawn customers asks for

  bool shows_kinds() const { return count > 1 && outcome != Outcome::no_end; }
};

} // namespace ilk
