// How far chance alone may take what a migration says: 95% intervals, as if its customers were
// drawn from many like them.
#pragma once

#include "monitor/migration.h"
#include "profile/intervals.h"

namespace ilk {

/// Of the share that moved: Wilson's.
Interval moved_interval(const Migration& migration);

/// Of the adjusted Rand index: the jackknife over customers (B. Efron & C. Stein, "The jackknife
/// estimate of variance", Annals of Statistics 9 (1981)) and the normal distribution, kept within
/// [-1, 1]; NaN for fewer than 3 customers. O(segments before x afterwards).
Interval agreement_interval(const Migration& migration);

} // namespace ilk
