// Low, medium and high: a column's values cut into parts of about equally many customers.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace ilk {

/// The values of a column that are not missing, ascending. O(n log n).
std::vector<float> present_ascending(std::span<const float> values);

/// Where the parts begin, ascending and distinct, at most parts - 1 of them: value v is in the part
/// numbered part_of(cuts, v). Equal values are never parted: the i-th cut falls on the change of
/// value nearest to i / parts of the customers, the lower one of two as near. Cuts that fall
/// together are one, so a column that is zero for most customers has fewer parts; a column
/// that is always the same has none to cut, and the result is empty. `ascending` as
/// present_ascending gives it; parts >= 2. O(n).
std::vector<float> level_cuts(std::span<const float> ascending, std::size_t parts);

/// The different values but the first, as cuts that give each value a part of its own; empty when
/// there are more than `most` values, or but one. O(n).
std::vector<float> value_cuts(std::span<const float> ascending, std::size_t most);

/// How many of the cuts are at or below the value, in [0, cuts.size()].
std::size_t part_of(std::span<const float> cuts, float value);

} // namespace ilk
