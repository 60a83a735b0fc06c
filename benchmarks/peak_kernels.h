// Loops that do nothing but what the machine is best at.
#pragma once

#include <cstddef>

namespace ilk::bench {

/// Floating-point operations of one round of multiply_add_chains.
std::size_t chain_flops();

/// `rounds` times a fused multiply-add on each of many independent vectors that stay in
/// registers. Returns a sum, so that nothing is left out.
float multiply_add_chains(std::size_t rounds);

/// The sum of `count` floats, read once from end to end; `count` a multiple of 256.
float streamed_sum(const float* values, std::size_t count);

} // namespace ilk::bench
