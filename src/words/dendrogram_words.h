// The Ward tree in words.
#pragma once

#include "facts/dendrogram_facts.h"

namespace ilk {

/// `rows`: customers that the tree was made of; `k`: segments; `agreement`: adjusted Rand index of
/// the tree's cut to them.
DendrogramFacts dendrogram_of(const Agglomeration& agglomeration, std::size_t rows, std::size_t k,
                              double agreement);

} // namespace ilk
