#include "kernels/csv_decimals.h"

#include <algorithm>
#include <bit>
#include <cstring>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "kernels/csv_decimals.cpp"
#include <hwy/foreach_target.h>

#include "kernels/lanes-inl.h"
#include "kernels/split_number.h"

HWY_BEFORE_NAMESPACE();
namespace ilk::HWY_NAMESPACE {

/// By how many bytes of 16 lie up to the point, 0 when there is none: what the digits without it
/// are to be divided by. Behind 16, for cells that are no decimals.
inline constexpr double divisors[32] = {1,   1e15, 1e14, 1e13, 1e12, 1e11, 1e10, 1e9, 1e8, 1e7, 1e6,
                                        1e5, 1e4,  1e3,  1e2,  1e1,  1,    1,    1,   1,   1,   1,
                                        1,   1,    1,    1,    1,    1,    1,    1,   1,   1};

/// What adds up to the code of a cell, a number below `odd_code` when it may be a decimal.
constexpr std::uint8_t before_point = 1; ///< for each byte up to a point
constexpr std::uint8_t is_point = 32;
constexpr std::uint8_t is_other = 128; ///< neither digit nor point
constexpr std::uint64_t odd_code = 64;

/// Cells that are read together: first the bytes of each, then the digits, then the quotients.
constexpr std::size_t most_cells = 64;

struct Cells {
  HWY_ALIGN std::uint8_t bytes[most_cells][16]; ///< to the cell's end, without a sign
  HWY_ALIGN std::int32_t halves[most_cells][4]; ///< of the digits as integers: 0 and 2
  HWY_ALIGN std::uint64_t codes[most_cells][2]; ///< of both halves of the bytes
  HWY_ALIGN std::uint64_t sizes[most_cells];    ///< without a sign
  HWY_ALIGN std::uint64_t negative[most_cells]; ///< 0 or 1
};

/// Divides, splits, and tells for each cell whether it was no short decimal, or one too long.
/// Whether any was.
HWY_INLINE bool divide(const Cells& cells, std::size_t count, float* nearest, std::int32_t* rest,
                       std::uint64_t* odd) {
  std::uint64_t any = 0;
  for (std::size_t i = 0; i < count; ++i) {
    const double integer =
        static_cast<double>(cells.halves[i][0]) * 1e8 + static_cast<double>(cells.halves[i][2]);
    const std::uint64_t code = cells.codes[i][0] + cells.codes[i][1];
    const auto divisor = std::bit_cast<std::uint64_t>(divisors[code % 32]);
    const double quotient = integer / std::bit_cast<double>(divisor | cells.negative[i] << 63);
    nearest[i] = static_cast<float>(quotient);
    rest[i] = kernels::rest_of(quotient, nearest[i]); // zero, or far from the subnormal floats
    odd[i] = (integer >= 0x1p53 ? 1u : 0u) | (code >= odd_code ? 1u : 0u) |
             (cells.sizes[i] > 16 ? 1u : 0u) |
             (cells.sizes[i] <= code / is_point ? 1u : 0u); // no digit
    any |= odd[i];
  }
  return any != 0;
}

#if HWY_TARGET == HWY_SCALAR // has no vectors of bytes

HWY_INLINE void take(const char* begin, const char* end, Cells& cells, std::size_t i) {
  const auto size = std::min<std::size_t>(16, static_cast<std::size_t>(end - begin));
  std::fill_n(cells.bytes[i], 16 - size, std::uint8_t{'0'});
  std::memcpy(cells.bytes[i] + 16 - size, end - size, size);
}

HWY_INLINE void read_bytes(Cells& cells, char decimal_point) {
  for (std::size_t i = 0; i < most_cells; ++i) {
    std::uint64_t integer = 0, code = 0;
    for (std::size_t b = 0; b < 16; ++b) {
      const auto digit = static_cast<std::uint8_t>(cells.bytes[i][b] - '0');
      if (digit <= 9)
        integer = integer * 10 + digit;
      else if (cells.bytes[i][b] == static_cast<std::uint8_t>(decimal_point))
        code = code == 0 ? is_point + (b + 1) * before_point : odd_code;
      else
        code |= odd_code;
    }
    cells.codes[i][0] = code;
    cells.codes[i][1] = 0;
    cells.halves[i][0] = static_cast<std::int32_t>(integer / 100'000'000);
    cells.halves[i][2] = static_cast<std::int32_t>(integer % 100'000'000);
  }
}

#else

/// The 16 bytes from number i on are i times the last of them set, the others zero.
HWY_ALIGN inline constexpr std::uint8_t last_bytes[32] = {
    0,    0,    0,    0,    0,    0,    0,    0,    0,    0,    0,    0,    0,    0,    0,    0,
    0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff};

/// Puts down the 16 bytes that end where the cell ends, so that its digits stand at the same
/// places whatever its length, and zeros for what is not the cell's.
HWY_INLINE void take(const char* begin, const char* end, Cells& cells, std::size_t i) {
  const hn::CappedTag<std::uint8_t, 16> bytes;
  const auto size = std::min<std::size_t>(16, static_cast<std::size_t>(end - begin));
  const auto inside = hn::LoadU(bytes, last_bytes + size);
  const auto text = hn::LoadU(bytes, reinterpret_cast<const std::uint8_t*>(end - 16));
  const auto zeros = hn::Set(bytes, std::uint8_t{'0'});
  hn::Store(hn::Or(hn::And(inside, text), hn::AndNot(inside, zeros)), bytes, cells.bytes[i]);
}

/// The two integers that 16 digits are, the first the higher: neighbours are joined three times.
template <class Vector>
HWY_INLINE auto join_digits(Vector digits) {
  const hn::CappedTag<std::uint8_t, 64> bytes;
  const hn::Repartition<std::uint16_t, decltype(bytes)> shorts;
  const hn::Repartition<std::uint32_t, decltype(bytes)> words;
  const hn::Repartition<std::uint64_t, decltype(bytes)> longs;
  const auto ones = hn::BitCast(shorts, digits);
  const auto tens = hn::And(ones, hn::Set(shorts, std::uint16_t{0xff}));
  const auto pairs =
      hn::Add(hn::Mul(tens, hn::Set(shorts, std::uint16_t{10})), hn::ShiftRight<8>(ones));
  const auto factors = hn::BitCast(shorts, hn::Set(words, std::uint32_t{0x0001'0064})); // 100, 1
  const auto scaled = hn::BitCast(words, hn::Mul(pairs, factors));
  const auto fours =
      hn::Add(hn::And(scaled, hn::Set(words, std::uint32_t{0xffff})), hn::ShiftRight<16>(scaled));
  return hn::Add(hn::MulEven(fours, hn::Set(words, std::uint32_t{10'000})),
                 hn::ShiftRight<32>(hn::BitCast(longs, fours)));
}

/// The bytes of each 16 up to the last one that is set in them.
template <class Vector>
HWY_INLINE Vector up_to_set(Vector set) {
  const hn::CappedTag<std::uint8_t, 64> bytes;
  set = hn::Or(set, hn::ShiftRightBytes<1>(bytes, set));
  set = hn::Or(set, hn::ShiftRightBytes<2>(bytes, set));
  set = hn::Or(set, hn::ShiftRightBytes<4>(bytes, set));
  return hn::Or(set, hn::ShiftRightBytes<8>(bytes, set));
}

/// Several cells at a time: what stands before the point moves up by one byte and covers it.
HWY_INLINE void read_bytes(Cells& cells, char decimal_point) {
  const hn::CappedTag<std::uint8_t, 64> bytes;
  const hn::Repartition<std::uint64_t, decltype(bytes)> longs;
  const auto point = hn::Set(bytes, static_cast<std::uint8_t>(decimal_point));
  const auto nine = hn::Set(bytes, std::uint8_t{9});
  for (std::size_t i = 0; i < most_cells; i += hn::MaxLanes(bytes) / 16) {
    const auto text = hn::Load(bytes, cells.bytes[i]);
    const auto digits = hn::Sub(text, hn::Set(bytes, std::uint8_t{'0'}));
    const auto points = hn::VecFromMask(bytes, hn::Eq(text, point));
    const auto decimal =
        hn::Or(points, hn::VecFromMask(bytes, hn::Eq(hn::Min(digits, nine), digits)));
    const auto before = up_to_set(points);
    const auto moved =
        hn::Or(hn::And(before, hn::ShiftLeftBytes<1>(bytes, digits)), hn::AndNot(before, digits));
    auto* const halves = reinterpret_cast<std::uint64_t*>(cells.halves[i]);
    hn::Store(join_digits(moved), longs, halves);
    const auto codes = hn::Or(hn::And(before, hn::Set(bytes, before_point)),
                              hn::Or(hn::And(points, hn::Set(bytes, is_point)),
                                     hn::AndNot(decimal, hn::Set(bytes, is_other))));
    hn::Store(hn::SumsOf8(codes), longs, cells.codes[i]);
  }
}

#endif

/// Takes the cells; `edged` when they may be in quotes or have a carriage return behind them.
template <bool edged>
HWY_INLINE void take_cells(const kernels::CsvColumn& column, std::size_t first, std::size_t count,
                           Cells& cells) {
  for (std::size_t i = 0; i < count; ++i) {
    const std::uint32_t* const after = column.after + column.first[first + i] + column.field;
    const char* begin = column.text + after[0];
    const char* end = column.text + after[1] - 1;
    if (edged) {
      if (column.ends_line && end != begin && end[-1] == '\r') --end;
      if (column.quoted && end - begin >= 2 && *begin == column.quote && end[-1] == column.quote) {
        ++begin;
        --end;
      }
    }
    const int negative = static_cast<int>(*begin == '-') & static_cast<int>(begin != end);
    begin += negative;
    cells.sizes[i] = static_cast<std::uint64_t>(end - begin);
    cells.negative[i] = static_cast<std::uint64_t>(negative);
    take(begin, end, cells, i);
  }
}

std::size_t read_decimals(const kernels::CsvColumn& column, char decimal_point, float* nearest,
                          std::int32_t* rest, std::uint32_t* others) {
  Cells cells;
  std::memset(cells.bytes, '0', sizeof cells.bytes); // those of the last cells stay unused
  HWY_ALIGN std::uint64_t odd[most_cells];
  std::size_t others_count = 0;
  for (std::size_t done = 0; done < column.first.size(); done += most_cells) {
    const std::size_t count = std::min(most_cells, column.first.size() - done);
    if (column.ends_line || column.quoted)
      take_cells<true>(column, done, count, cells);
    else
      take_cells<false>(column, done, count, cells);
    read_bytes(cells, decimal_point);
    if (!divide(cells, count, nearest + done, rest + done, odd)) continue;
    for (std::size_t i = 0; i < count; ++i)
      if (odd[i] != 0) others[others_count++] = static_cast<std::uint32_t>(done + i);
  }
  return others_count;
}

} // namespace ilk::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace ilk {

HWY_EXPORT(read_decimals);

namespace kernels {

std::size_t read_decimals(const CsvColumn& column, char decimal_point, float* nearest,
                          std::int32_t* rest, std::uint32_t* others) {
  return HWY_DYNAMIC_DISPATCH(ilk::read_decimals)(column, decimal_point, nearest, rest, others);
}

} // namespace kernels
} // namespace ilk
#endif
