// The figures of a partition against the nulls, as they are shown.
#pragma once

#include <cstddef>
#include <string_view>

#include "facts/certificate_fact.h"
#include "judge/certificate.h"

namespace ilk {

/// An index of a partition by its name in the k table, with the decimals that it asks for; a
/// silhouette has three.
Figure index_figure(std::string_view key, double value);

/// Whether the 95% quantile of so many reruns is worth a mark: of fewer than 20 it is the best of
/// them.
bool has_quantile(std::size_t reruns);

NullFact null_fact(const NullFigure& figure);

} // namespace ilk
