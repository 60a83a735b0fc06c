#include "strategy/hold_out.h"

#include <string>

#include <fmt/format.h>

#include "io/sha256.h"

namespace ilk {

double hold_out_draw(std::uint64_t seed, std::string_view play, std::string_view id) {
  const std::string text = fmt::format("{}:{}:{}", seed, play, id);
  const std::string digits = sha256(text).substr(0, 16);
  return static_cast<double>(std::stoull(digits, nullptr, 16)) * 0x1.0p-64;
}

bool is_held_out(std::uint64_t seed, std::string_view play, std::string_view id, double share) {
  return hold_out_draw(seed, play, id) < share;
}

} // namespace ilk
