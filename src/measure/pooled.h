// The same difference measured several times, as one.
#pragma once

#include <span>

#include "measure/effect.h"

namespace ilk {

/// The mean of independent effects, weighted by the inverse of their variance (Cochran 1954): each
/// round is compared with its own hold-out, so that rounds with other shares held out do not
/// deceive, as counts thrown together would. The interval joins theirs, which need not be symmetric
/// (MOVER: Zou & Donner 2008). `effects`: at least one; without a p-value where there are more.
Effect pooled(std::span<const Effect> effects);

} // namespace ilk
