#include "strategy/hold_out.h"

#include <string>

#include <fmt/format.h>

#include "io/sha256.h"

namespace ilk {
namespace {

double draw_of(const std::string& text) {
  const std::string digits = sha256(text).substr(0, 16);
  return static_cast<double>(std::stoull(digits, nullptr, 16)) * 0x1.0p-64;
}

} // namespace

double hold_out_draw(std::uint64_t seed, std::string_view play, std::string_view id) {
  return draw_of(fmt::format("{}:{}:{}", seed, play, id));
}

bool is_held_out(std::uint64_t seed, std::string_view play, std::string_view id, double share) {
  return hold_out_draw(seed, play, id) < share;
}

bool is_in_control(std::string_view key, std::string_view id, double share) {
  return draw_of(fmt::format("control:{}:{}", key, id)) < share;
}

} // namespace ilk
