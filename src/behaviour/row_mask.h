// Which rows of a log the conditions of an attribute hold for.
#pragma once

#include <cstdint>
#include <vector>

#include "behaviour/attribute.h"
#include "behaviour/log_reader.h"

namespace ilk {

/// Bits of a row's mark.
inline constexpr std::uint8_t for_sums = 1;   ///< sums look at it
inline constexpr std::uint8_t for_others = 2; ///< all other takes do

/// One mark per row. Returns and what they undo are for sums alone, unless a condition asks for
/// returns: then for all.
std::vector<std::uint8_t> mask_of(const std::vector<RowCondition>& conditions,
                                  const LogReader& reader, const LogBlock& block);

} // namespace ilk
