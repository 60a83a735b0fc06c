#include "base/exact_sum.h"

#include <bit>
#include <cassert>
#include <cmath>

namespace ilk {
namespace {

__extension__ typedef unsigned __int128 Wide;

constexpr std::uint64_t low32 = 0xffffffffu;

// Bit 0 of chunk 0 stands for the smallest subnormal, 2^-1074.
constexpr int lowest_exponent = -1074;

} // namespace

void ExactSum::add(double value) {
  const auto bits = std::bit_cast<std::uint64_t>(value);
  const auto biased = static_cast<std::uint32_t>((bits >> 52) & 0x7ff);
  assert(biased != 0x7ff && "ExactSum takes finite values");
  std::uint64_t mantissa = bits & ((std::uint64_t{1} << 52) - 1);
  const std::uint32_t position = biased == 0 ? 0 : biased - 1;
  if (biased != 0) mantissa |= std::uint64_t{1} << 52;

  const std::uint32_t chunk = position >> 5;
  const std::uint32_t shift = position & 31;
  const auto low = static_cast<std::int64_t>((mantissa << shift) & low32);
  const auto high = static_cast<std::int64_t>(mantissa >> (32 - shift));
  if (bits >> 63) {
    chunks_[chunk] -= low;
    chunks_[chunk + 1] -= high;
  } else {
    chunks_[chunk] += low;
    chunks_[chunk + 1] += high;
  }
  if (++unsettled_ >= settle_after) settle();
}

void ExactSum::add(const ExactSum& other) {
  // Each side's chunks are below 2^53 * settle_after < 2^62, so one addition fits.
  for (std::size_t i = 0; i < chunk_count; ++i) chunks_[i] += other.chunks_[i];
  settle();
}

void ExactSum::settle() {
  std::int64_t carry = 0;
  for (std::size_t i = 0; i + 1 < chunk_count; ++i) {
    const std::int64_t sum = chunks_[i] + carry;
    chunks_[i] = static_cast<std::int64_t>(static_cast<std::uint64_t>(sum) & low32);
    carry = sum >> 32;
  }
  chunks_[chunk_count - 1] += carry; // the sign lives in the last chunk
  unsettled_ = 1;
}

double ExactSum::value() const {
  ExactSum magnitude = *this;
  magnitude.settle();
  const bool negative = magnitude.chunks_[chunk_count - 1] < 0;
  if (negative) {
    for (auto& chunk : magnitude.chunks_) chunk = -chunk;
    magnitude.settle();
  }
  std::size_t top = chunk_count;
  while (top > 0 && magnitude.chunks_[top - 1] == 0) --top;
  if (top == 0) return 0.0;

  // The three leading chunks hold at least 65 significant bits; whatever lies
  // below them can only matter as a sticky bit.
  const auto at = [&](std::size_t from_top) -> Wide {
    return top >= from_top ? static_cast<std::uint64_t>(magnitude.chunks_[top - from_top]) : 0;
  };
  Wide leading = (at(1) << 64) | (at(2) << 32) | at(3);
  leading <<= 1;
  for (std::size_t i = 0; i + 3 < top; ++i)
    if (magnitude.chunks_[i] != 0) leading |= 1;

  const int exponent = (static_cast<int>(top) - 3) * 32 - 1 + lowest_exponent;
  const double result = std::ldexp(static_cast<double>(leading), exponent);
  return negative ? -result : result;
}

ExactSum::Float128 ExactSum::extended() const {
  Float128 sum = 0;
  ExactSum rest = *this;
  for (int part = 0; part < 3; ++part) { // three doubles hold more than 113 bits
    const double leading = rest.value();
    rest.add(-leading);
    sum += leading;
  }
  return sum;
}

} // namespace ilk
