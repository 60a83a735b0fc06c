#include "base/plain_sha256.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>

#include <fmt/format.h>

#ifdef __x86_64__
#include <cpuid.h>
#include <immintrin.h>
#endif

namespace ilk {
namespace {

using HashWords = PlainSha256::Words;
using HashBlock = PlainSha256::Block;

// The first 32 bits of the fractional parts of the cube roots of the first 64 primes.
alignas(16) constexpr std::array<std::uint32_t, 64> cube_roots{
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2};

void take_block_plainly(HashWords& hash, const std::uint8_t* block) {
  std::array<std::uint32_t, 64> schedule{};
  for (std::size_t t = 0; t < 16; ++t)
    for (std::size_t b = 0; b < 4; ++b) schedule[t] = schedule[t] << 8 | block[4 * t + b];
  for (std::size_t t = 16; t < 64; ++t) {
    const std::uint32_t x = schedule[t - 15], y = schedule[t - 2];
    schedule[t] = schedule[t - 16] + schedule[t - 7] +
                  (std::rotr(x, 7) ^ std::rotr(x, 18) ^ (x >> 3)) +
                  (std::rotr(y, 17) ^ std::rotr(y, 19) ^ (y >> 10));
  }
  auto [a, b, c, d, e, f, g, h] = hash;
  for (std::size_t t = 0; t < 64; ++t) {
    const std::uint32_t first = h + (std::rotr(e, 6) ^ std::rotr(e, 11) ^ std::rotr(e, 25)) +
                                ((e & f) ^ (~e & g)) + cube_roots[t] + schedule[t];
    const std::uint32_t second =
        (std::rotr(a, 2) ^ std::rotr(a, 13) ^ std::rotr(a, 22)) + ((a & b) ^ (a & c) ^ (b & c));
    h = g, g = f, f = e, e = d + first, d = c, c = b, b = a, a = first + second;
  }
  const HashWords more{a, b, c, d, e, f, g, h};
  for (std::size_t i = 0; i < hash.size(); ++i) hash[i] += more[i];
}

#ifdef __x86_64__
// Four rounds at a time, as Intel's SHA extensions do them: the state as the words f e b a and
// h g d c, from the lowest on.
__attribute__((target("sha,sse4.1"))) void take_block_by_instructions(HashWords& hash,
                                                                      const std::uint8_t* block) {
  const auto words = [&](std::size_t first, const std::uint32_t* from) {
    return _mm_loadu_si128(reinterpret_cast<const __m128i*>(from + first));
  };
  const __m128i bytes_turned = _mm_set_epi8(12, 13, 14, 15, 8, 9, 10, 11, 4, 5, 6, 7, 0, 1, 2, 3);
  const __m128i abcd = words(0, hash.data()), efgh = words(4, hash.data());
  const __m128i ba_dc = _mm_shuffle_epi32(abcd, 0xb1), hgfe = _mm_shuffle_epi32(efgh, 0x1b);
  const __m128i first = _mm_alignr_epi8(ba_dc, hgfe, 8);     // f e b a
  const __m128i second = _mm_blend_epi16(hgfe, ba_dc, 0xf0); // h g d c
  __m128i feba = first, hgdc = second, schedule[16];
  for (std::size_t t = 0; t < 16; ++t) {
    if (t < 4) {
      const auto* const from = reinterpret_cast<const __m128i*>(block) + t;
      schedule[t] = _mm_shuffle_epi8(_mm_loadu_si128(from), bytes_turned);
    } else {
      const __m128i seven_back = _mm_alignr_epi8(schedule[t - 1], schedule[t - 2], 4);
      const __m128i sum =
          _mm_add_epi32(_mm_sha256msg1_epu32(schedule[t - 4], schedule[t - 3]), seven_back);
      schedule[t] = _mm_sha256msg2_epu32(sum, schedule[t - 1]);
    }
    const __m128i added = _mm_add_epi32(schedule[t], words(4 * t, cube_roots.data()));
    hgdc = _mm_sha256rnds2_epu32(hgdc, feba, added);
    feba = _mm_sha256rnds2_epu32(feba, hgdc, _mm_shuffle_epi32(added, 0x0e));
  }
  feba = _mm_add_epi32(feba, first);
  hgdc = _mm_add_epi32(hgdc, second);
  const __m128i abef = _mm_shuffle_epi32(feba, 0x1b), dc_hg = _mm_shuffle_epi32(hgdc, 0xb1);
  auto* const to = reinterpret_cast<__m128i*>(hash.data());
  _mm_storeu_si128(to, _mm_blend_epi16(abef, dc_hg, 0xf0));
  _mm_storeu_si128(to + 1, _mm_alignr_epi8(dc_hg, abef, 8));
}
#endif

void take_block(PlainSha256::By by, HashWords& hash, const std::uint8_t* block) {
#ifdef __x86_64__
  static const bool has_instructions = [] {
    unsigned a = 0, b = 0, c = 0, d = 0;
    return __get_cpuid_count(7, 0, &a, &b, &c, &d) != 0 && (b >> 29 & 1) != 0 &&
           __builtin_cpu_supports("sse4.1");
  }();
  if (has_instructions && by == PlainSha256::By::whatever_there_is)
    return take_block_by_instructions(hash, block);
#endif
  take_block_plainly(hash, block);
}

} // namespace

void PlainSha256::add(std::span<const char> bytes) {
  length_ += bytes.size();
  if (resting_ > 0) {
    const std::size_t some = std::min(bytes.size(), rest_.size() - resting_);
    std::copy_n(bytes.begin(), some, rest_.begin() + static_cast<std::ptrdiff_t>(resting_));
    resting_ += some;
    bytes = bytes.subspan(some);
    if (resting_ < rest_.size()) return;
    take_block(by_, hash_, rest_.data());
    resting_ = 0;
  }
  for (; bytes.size() >= rest_.size(); bytes = bytes.subspan(rest_.size()))
    take_block(by_, hash_, reinterpret_cast<const std::uint8_t*>(bytes.data()));
  std::ranges::copy(bytes, rest_.begin());
  resting_ = bytes.size();
}

std::string PlainSha256::digits() const {
  HashWords hash = hash_;
  HashBlock block{};
  std::copy_n(rest_.begin(), resting_, block.begin());
  block[resting_] = 0x80;
  if (resting_ >= 56) {
    take_block(by_, hash, block.data());
    block = {};
  }
  const std::uint64_t bits = length_ * 8;
  for (std::size_t i = 0; i < 8; ++i) block[63 - i] = static_cast<std::uint8_t>(bits >> (8 * i));
  take_block(by_, hash, block.data());
  std::string text;
  for (const std::uint32_t word : hash) text += fmt::format("{:08x}", word);
  return text;
}

std::string plain_sha256(std::span<const char> bytes) {
  PlainSha256 sum;
  sum.add(bytes);
  return sum.digits();
}

} // namespace ilk
