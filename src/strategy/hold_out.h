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

/// Whether a customer belongs to the control group, which no play contacts: the same draw of
/// "control:<key>:<id>" is below `share`. So a larger group has the smaller one in it, and neither
/// seeds, plays nor other customers change it.
bool is_in_control(std::string_view key, std::string_view id, double share);

} // namespace ilk
