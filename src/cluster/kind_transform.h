// The transform in which a column is nearest to a mixture of a few normals.
//
// Compared by the BIC of the mixture with the Jacobian of the transform, which makes densities on
// different scales comparable (G. E. P. Box & D. R. Cox, "An analysis of transformations", 1964). A
// column that is skewed because its groups differ in size is left as it is: several normals
// describe it better than one on the scale of logarithms.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace ilk {

enum class KindTransform : std::uint8_t { identity, log, log1p, root, shifted_root, logit };

std::string_view name_of(KindTransform transform);

/// The value on the new scale. The shifted root is sqrt(x + 3/8), for counts with zeros (F. J.
/// Anscombe 1948). `x` is within the transform's domain.
double transformed(KindTransform transform, double x);

/// The one with the least BIC of those whose domain holds all values, the first of equal ones.
/// Without values identity. O(values). Pure.
KindTransform choose_kind_transform(std::span<const double> values);

} // namespace ilk
