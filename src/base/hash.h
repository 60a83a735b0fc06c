// Hashes that are the same on every machine and in every version: row keys are made of them.
#pragma once

#include <cstdint>
#include <cstring>
#include <string_view>

namespace ilk {

/// The finisher of MurmurHash3 (A. Appleby): each bit in changes half of those out.
constexpr std::uint64_t mixed(std::uint64_t x) {
  x = (x ^ (x >> 33)) * 0xff51afd7ed558ccdull;
  x = (x ^ (x >> 33)) * 0xc4ceb9fe1a85ec53ull;
  return x ^ (x >> 33);
}

/// Takes one more word into a hash; the order counts.
constexpr std::uint64_t hash_with(std::uint64_t hash, std::uint64_t word) {
  return mixed(hash * 0x9e3779b97f4a7c15ull + word + 1);
}

/// Of a text, eight bytes at a time.
inline std::uint64_t hash_of(std::string_view text) {
  std::uint64_t hash = mixed(text.size());
  for (; text.size() >= sizeof hash; text.remove_prefix(sizeof hash)) {
    std::uint64_t word = 0;
    std::memcpy(&word, text.data(), sizeof word);
    hash = hash_with(hash, word);
  }
  std::uint64_t last = 0;
  std::memcpy(&last, text.data(), text.size());
  return hash_with(hash, last);
}

} // namespace ilk
