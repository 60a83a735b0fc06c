// Who of a play's customers is not contacted, so that its effect can be measured. The answer
// depends on that customer, the play and the seed alone: it stays the same when the table grows, is
// sorted or is cut, and anybody can repeat it with a SHA-256.
#pragma once

#include <cstdint>
#include <string_view>

namespace ilk {

/// The first 8 bytes, big-endian, of SHA-256 of "<seed>:<play>:<id>" in decimal and UTF-8, divided
/// by 2^64: in [0, 1].
double hold_out_draw(std::uint64_t seed, std::string_view play, std::string_view id);

/// True where the draw is below `share`.
bool is_held_out(std::uint64_t seed, std::string_view play, std::string_view id, double share);

} // namespace ilk
