// How far a column has drifted, as it is shown.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "facts/check.h"
#include "monitor/comparison.h"

namespace ilk {

/// What people call a column, where that is more than its name in small letters; else empty.
std::string telling_label(const ColumnSchema& schema);

/// The bin whose share of the customers has changed most.
struct ChangedBin {
  std::string words;           ///< of a bin of words: "north", "missing"; else empty
  std::optional<Figure> above; ///< its bounds, where it has them
  std::optional<Figure> at_most;
  Figure then; ///< its shares
  Figure now;
};

struct AttributeDriftFacts {
  std::string name;
  std::string label; ///< as telling_label
  Health health = Health::holds;
  Figure psi;
  Figure psi_by_chance;
  Figure ks; ///< none for words
  Figure missing_then;
  Figure missing_now;
  Figure median_then;
  Figure median_now;
  std::optional<ChangedBin> most_changed; ///< none where no share changed by 0.05% of the customers
};

/// Gravest first, then by the index. `healths`: of the attributes.
std::vector<AttributeDriftFacts> drifts_by_gravity(const Comparison& comparison,
                                                   const std::vector<Health>& healths);

} // namespace ilk
