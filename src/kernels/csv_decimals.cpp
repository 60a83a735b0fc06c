#include "kernels/csv_decimals.h"

#include <algorithm>
#include <bit>
#include <cstring>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "kernels/csv_decimals.cpp"
#include <hwy/foreach_target.h>

#include "kernels/lanes-inl.h"

HWY_BEFORE_NAMESPACE();
namespace ilk::HWY_NAMESPACE {

/// What to divide by when the point is byte i of 16, or there is none (16).
inline constexpr double divisors[17] = {1e15, 1e14, 1e13, 1e12, 1e11, 1e10, 1e9, 1e8, 1e7,
                                        1e6,  1e5,  1e4,  1e3,  1e2,  1e1,  1,   1};

/// Cells that are read together: first the digits of each, then the quotients of all.
constexpr std::size_t most_cells = 64;

struct Fractions {
  HWY_ALIGN std::uint8_t digits[most_cells][16]; ///< 0 to 9, the last the lowest
  HWY_ALIGN std::int32_t halves[most_cells][4];  ///< of the digits as integers: 0 and 2
  HWY_ALIGN double below[most_cells];            ///< a power of ten, with the sign
  HWY_ALIGN std::uint64_t odd[most_cells];       ///< not 0 when the cell is not a short decimal
};

/// Divides, narrows, and marks as odd what is too large or what narrowing could round wrongly.
/// Whether any is odd.
HWY_INLINE bool divide(Fractions& fractions, std::size_t count, float* values) {
  std::uint64_t any = 0;
  for (std::size_t i = 0; i < count; ++i) {
    const double integer = static_cast<double>(fractions.halves[i][0]) * 1e8 +
                           static_cast<double>(fractions.halves[i][2]);
    const double quotient = integer / fractions.below[i];
    values[i] = static_cast<float>(quotient);
    // A double keeps 29 bits more than a float, of which the middle has the first alone set.
    const std::uint64_t lost = std::bit_cast<std::uint64_t>(quotient) & 0x1fff'ffffu;
    fractions.odd[i] |= lost == 0x1000'0000u ? 1u : 0u;
    fractions.odd[i] |= integer >= 0x1p53 ? 1u : 0u;
    any |= fractions.odd[i];
  }
  return any != 0;
}

HWY_INLINE void put(Fractions& fractions, std::size_t i, double divisor, bool negative,
                    bool decimal) {
  const auto bits = std::bit_cast<std::uint64_t>(divisor);
  fractions.below[i] = std::bit_cast<double>(bits | static_cast<std::uint64_t>(negative) << 63);
  fractions.odd[i] = decimal ? 0 : 1;
}

#if HWY_TARGET == HWY_SCALAR // has no vectors of bytes

/// Puts down the cell as a fraction.
HWY_INLINE void read_decimal(const char* begin, const char* end, char point, Fractions& fractions,
                             std::size_t i) {
  const bool negative = *begin == '-';
  if (negative && begin != end) ++begin;
  std::uint64_t integer = 0;
  std::size_t digits = 0, at = 16; // where the point stands, when the last byte is number 15
  bool decimal = end - begin <= 16;
  for (const char* p = begin; decimal && p != end; ++p) {
    if (*p >= '0' && *p <= '9') {
      integer = integer * 10 + static_cast<std::uint64_t>(*p - '0');
      ++digits;
    } else if (*p == point && at == 16) {
      at = static_cast<std::size_t>(16 - (end - p));
    } else {
      decimal = false;
    }
  }
  fractions.halves[i][0] = static_cast<std::int32_t>(integer / 100'000'000);
  fractions.halves[i][2] = static_cast<std::int32_t>(integer % 100'000'000);
  put(fractions, i, divisors[at], negative, decimal && digits > 0);
}

HWY_INLINE void join_digits(Fractions&) {} // is done

#else

using Bytes = hn::CappedTag<std::uint8_t, 16>;
using ByteVector = hn::Vec<Bytes>;

/// The 16 bytes from number i on are i times the last of them set, the others zero.
HWY_ALIGN inline constexpr std::uint8_t last_bytes[32] = {
    0,    0,    0,    0,    0,    0,    0,    0,    0,    0,    0,    0,    0,    0,    0,    0,
    0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff};

/// How many of 16 bytes are behind that point; a table, because compilers make a branch of it.
inline constexpr std::uint8_t behind_point[17] = {15, 14, 13, 12, 11, 10, 9, 8, 7,
                                                  6,  5,  4,  3,  2,  1,  0, 16};

HWY_INLINE ByteVector load_bytes(const void* from) {
  return hn::LoadU(Bytes(), static_cast<const std::uint8_t*>(from));
}

HWY_INLINE std::uint32_t bits_of(hn::Mask<Bytes> mask) {
  HWY_ALIGN std::uint8_t stored[8] = {};
  hn::StoreMaskBits(Bytes(), mask, stored);
  std::uint16_t bits = 0;
  std::memcpy(&bits, stored, sizeof bits);
  return bits;
}

/// The two integers that 16 digits are, the first the higher: neighbours are joined three times.
HWY_INLINE void join_digits(Fractions& fractions) {
  const hn::CappedTag<std::uint8_t, 64> bytes;
  const hn::Repartition<std::uint16_t, decltype(bytes)> shorts;
  const hn::Repartition<std::uint32_t, decltype(bytes)> words;
  const hn::Repartition<std::uint64_t, decltype(bytes)> longs;
  const std::uint8_t* const digits = &fractions.digits[0][0];
  auto* const halves = reinterpret_cast<std::uint8_t*>(&fractions.halves[0][0]);
  for (std::size_t i = 0; i < sizeof fractions.digits; i += hn::MaxLanes(bytes)) {
    const auto ones = hn::BitCast(shorts, hn::Load(bytes, digits + i));
    const auto tens = hn::And(ones, hn::Set(shorts, std::uint16_t{0xff}));
    const auto pairs =
        hn::Add(hn::Mul(tens, hn::Set(shorts, std::uint16_t{10})), hn::ShiftRight<8>(ones));
    const auto factors = hn::BitCast(shorts, hn::Set(words, std::uint32_t{0x0001'0064})); // 100, 1
    const auto scaled = hn::BitCast(words, hn::Mul(pairs, factors));
    const auto fours =
        hn::Add(hn::And(scaled, hn::Set(words, std::uint32_t{0xffff})), hn::ShiftRight<16>(scaled));
    const auto eights = hn::Add(hn::MulEven(fours, hn::Set(words, std::uint32_t{10'000})),
                                hn::ShiftRight<32>(hn::BitCast(longs, fours)));
    hn::Store(hn::BitCast(bytes, eights), bytes, halves + i);
  }
}

/// Puts down the cell as a fraction. Looks at the bytes that end where the cell
/// ends, so that its digits stand at the same places whatever its length.
HWY_INLINE void read_decimal(const char* begin, const char* end, ByteVector point,
                             Fractions& fractions, std::size_t i) {
  const bool negative = *begin == '-';
  const auto size = static_cast<std::size_t>(end - begin) - (negative ? 1 : 0);
  const std::uint32_t inside = 0xffffu << (16 - std::min<std::size_t>(size, 16)) & 0xffffu;
  const ByteVector zero = hn::Set(Bytes(), std::uint8_t{'0'});
  const ByteVector bytes = load_bytes(end - 16), digits = hn::Sub(bytes, zero);
  const ByteVector earlier = hn::Sub(load_bytes(end - 17), zero);
  const ByteVector capped = hn::Min(digits, hn::Set(Bytes(), std::uint8_t{9}));
  const std::uint32_t are_digits = bits_of(hn::Eq(capped, digits)) & inside;
  const std::uint32_t points = bits_of(hn::Eq(bytes, point)) & inside;

  // What stands before the point moves up by one byte and covers it.
  const auto at = static_cast<std::size_t>(std::countr_zero(points | 0x10000u));
  const ByteVector behind = load_bytes(last_bytes + behind_point[at]);
  const ByteVector moved = hn::Or(hn::And(behind, digits), hn::AndNot(behind, earlier));
  const auto count = static_cast<std::size_t>(std::popcount(are_digits));
  hn::Store(hn::And(moved, load_bytes(last_bytes + count)), Bytes(), fractions.digits[i]);
  const bool well_formed = ((are_digits | points) ^ inside) == 0;
  const bool one_point = (points & (points - 1)) == 0;
  const int decimal = static_cast<int>(size <= 16) & static_cast<int>(are_digits != 0) &
                      static_cast<int>(well_formed) & static_cast<int>(one_point);
  put(fractions, i, divisors[at], negative, decimal != 0);
}

#endif

std::size_t read_decimals(const kernels::CsvColumn& column, char decimal_point, float* values,
                          std::uint32_t* others) {
#if HWY_TARGET == HWY_SCALAR
  const char point = decimal_point;
#else
  const ByteVector point = hn::Set(Bytes(), static_cast<std::uint8_t>(decimal_point));
#endif
  Fractions fractions;
  std::memset(fractions.digits, 0, sizeof fractions.digits); // those of the last cells stay unused
  std::size_t count = 0;
  for (std::size_t done = 0; done < column.first.size(); done += most_cells) {
    const std::size_t cells = std::min(most_cells, column.first.size() - done);
    for (std::size_t i = 0; i < cells; ++i) {
      const std::uint32_t* const after = column.after + column.first[done + i] + column.field;
      const char* const begin = column.text + after[0];
      const char* end = column.text + after[1] - 1;
      if (column.ends_line && end[-1] == '\r') --end;
      read_decimal(begin, end, point, fractions, i);
    }
    join_digits(fractions);
    if (!divide(fractions, cells, values + done)) continue;
    for (std::size_t i = 0; i < cells; ++i)
      if (fractions.odd[i] != 0) others[count++] = static_cast<std::uint32_t>(done + i);
  }
  return count;
}

} // namespace ilk::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace ilk {

HWY_EXPORT(read_decimals);

namespace kernels {

std::size_t read_decimals(const CsvColumn& column, char decimal_point, float* values,
                          std::uint32_t* others) {
  return HWY_DYNAMIC_DISPATCH(ilk::read_decimals)(column, decimal_point, values, others);
}

} // namespace kernels
} // namespace ilk
#endif
