// The Ward tree in words.
#pragma once

#include "facts/dendrogram_facts.h"

namespace ilk {

/// `customers`: of whom the tree was made of all or some; `k`: segments; `agreement`: adjusted Rand
/// index of the tree's cut to them.
DendrogramFacts dendrogram_of(const Agglomeration& agglomeration, std::size_t customers,
                              std::size_t k, double agreement);

} // namespace ilk
