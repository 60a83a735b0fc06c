// Adds what a kernel took apart (kernels/exact_parts.h) to an exact sum.
#pragma once

#include <algorithm>
#include <cstddef>

#include "base/exact_sum.h"
#include "kernels/exact_parts.h"

namespace ilk {

/// `terms`: exact_rows of them, as the kernel left them; read only where the parts are not all.
inline void add_parts(const kernels::ExactParts& parts, const double* terms, std::size_t count,
                      ExactSum& to) {
  for (std::size_t p = 0; p < parts.count; ++p) to.add(parts.part[p]);
  for (std::size_t i = 0; !parts.all && i < count; ++i)
    if (terms[i] != 0) to.add(terms[i]);
}

/// Adds `count` finite doubles, which are lost; there is room for a multiple of exact_rows.
inline void add_all(double* terms, std::size_t count, ExactSum& to) {
  for (std::size_t first = 0; first < count; first += kernels::exact_rows) {
    const std::size_t some = std::min(kernels::exact_rows, count - first);
    add_parts(kernels::take_parts(terms + first, some), terms + first, some, to);
  }
}

} // namespace ilk
