// What a customer is known by.
#pragma once

#include <vector>

#include "export/program.h"

namespace ilk {

/// The steps that read the attributes: `n_1` or `w_1`, `v_1`, `m_1` and `refused`.
std::vector<Step> known_steps(const std::vector<ColumnSchema>& attributes);

/// Those that fill prepared values by others, in the order of the scorer. Throws UsageError for a
/// fill that is not known.
void add_fill_steps(const Preparation& preparation, std::vector<Step>& steps);

/// Of each prepared column the place of its attribute.
std::vector<std::size_t> places_of(const Preparation& preparation);

} // namespace ilk
