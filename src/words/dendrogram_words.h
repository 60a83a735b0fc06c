// The Ward tree in words.
#pragma once

#include "facts/dendrogram_facts.h"

namespace ilk {

/// `customers`: of whom the tree was made of all or some; `k`: segments; `agreement`: adjusted Rand
/// index of the tree's cut to them; `of_rows`: the segment of each of the tree's rows, from 0, or
/// none.
DendrogramFacts dendrogram_of(const Agglomeration& agglomeration, std::size_t customers,
                              std::size_t k, double agreement,
                              const std::vector<std::uint32_t>& of_rows = {});

} // namespace ilk
