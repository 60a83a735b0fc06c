// SHA-256 without a library: for what must not link one.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>

namespace ilk {

/// Of bytes that come piece by piece (FIPS 180-4). O(length): some 1.5 GB a second where the
/// processor has instructions for it, 200 MB elsewhere.
class PlainSha256 {
 public:
  enum class By { whatever_there_is, plain_words }; ///< the same digits

  explicit PlainSha256(By by = By::whatever_there_is) : by_(by) {}

  void add(std::span<const char> bytes);

  /// 64 lower-case hexadecimal digits, of all that was added.
  std::string digits() const;

  using Words = std::array<std::uint32_t, 8>;
  using Block = std::array<std::uint8_t, 64>;

 private:
  By by_;
  // The first 32 bits of the fractional parts of the square roots of the first 8 primes.
  Words hash_{0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
              0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
  Block rest_{}; // what is no whole block yet
  std::size_t resting_ = 0;
  std::uint64_t length_ = 0; // bytes
};

/// Of bytes that are all there.
std::string plain_sha256(std::span<const char> bytes);

} // namespace ilk
