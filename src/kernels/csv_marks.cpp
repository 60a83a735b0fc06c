#include "kernels/csv_marks.h"

#include <bit>
#include <cstring>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "kernels/csv_marks.cpp"
#include <hwy/foreach_target.h>

#include "kernels/lanes-inl.h"

HWY_BEFORE_NAMESPACE();
namespace ilk::HWY_NAMESPACE {

/// 64 bytes of text, asked which of them are a given one.
class Block {
  using Tag = hn::CappedTag<std::uint8_t, 64>;
  static constexpr std::size_t width = hn::MaxLanes(Tag());

 public:
  explicit HWY_INLINE Block(const char* text) {
    for (std::size_t p = 0; p < 64 / width; ++p)
      part_[p] = hn::LoadU(Tag(), reinterpret_cast<const std::uint8_t*>(text) + p * width);
  }

  /// Bit i tells of byte i.
  HWY_INLINE std::uint64_t where(char byte) const {
    const auto wanted = hn::Set(Tag(), static_cast<std::uint8_t>(byte));
    std::uint64_t result = 0;
    for (std::size_t p = 0; p < 64 / width; ++p) {
      result |= bits_of(hn::Eq(part_[p], wanted)) << (p * width % 64);
    }
    return result;
  }

 private:
  static HWY_INLINE std::uint64_t bits_of(hn::Mask<Tag> mask) {
#if HWY_TARGET == HWY_AVX3
    return mask.raw; // a mask register; StoreMaskBits goes by way of memory
#else
    HWY_ALIGN std::uint8_t stored[8] = {};
    hn::StoreMaskBits(Tag(), mask, stored);
    std::uint64_t bits = 0;
    std::memcpy(&bits, stored, sizeof bits);
    return bits;
#endif
  }

  hn::Vec<Tag> part_[64 / width];
};

/// Writes the place behind each set bit, and up to 11 numbers more.
HWY_INLINE void write_places(std::uint64_t bits, std::size_t count, std::uint32_t base,
                             std::uint32_t* to) {
  for (std::size_t i = 0; i < count; i += 12) // without a branch for each bit
    for (std::size_t k = 0; k < 12; ++k) {
      to[i + k] = base + static_cast<std::uint32_t>(std::countr_zero(bits)) + 1;
      bits &= bits - 1;
    }
}

/// Bit i: whether the number of set bits up to bit i is odd.
HWY_INLINE std::uint64_t parity(std::uint64_t bits) {
  for (int shift = 1; shift < 64; shift *= 2) bits ^= bits << shift;
  return bits;
}

/// Follows the quotes from block to block.
class Quotes {
 public:
  explicit HWY_INLINE Quotes(kernels::QuoteState state)
      : inside_(state.inside ? ~std::uint64_t{0} : 0), may_open_(state.may_open ? 1 : 0) {}

  /// Takes the next 64 bytes: those of `ends`, delimiters and line feeds, that lie in quoted texts
  /// are cleared. Returns a mask of the ordinary quotes, of which only the first is sure.
  HWY_INLINE std::uint64_t take(std::uint64_t quotes, std::uint64_t& ends) {
    const std::uint64_t inside = quotes == 0 ? inside_ : inside_ ^ parity(quotes);
    ends &= ~inside;
    const std::uint64_t openings = quotes & inside;
    const std::uint64_t ordinary = openings & ~((ends | quotes) << 1 | may_open_);
    inside_ = 0 - (inside >> 63);
    may_open_ = (ends | quotes) >> 63;
    return ordinary;
  }

  kernels::QuoteState state() const { return {inside_ != 0, may_open_ != 0}; }

 private:
  std::uint64_t inside_; ///< all bits: whether the last byte's successor lies in a quoted text
  std::uint64_t may_open_;
};

kernels::CsvMarks mark_fields(const char* text, std::size_t bytes, char delimiter, char quote,
                              std::uint32_t* after, std::uint32_t* record_ends) {
  kernels::CsvMarks marks;
  Quotes following({false, true});
  *after++ = 0;
  for (std::size_t at = 0; at < bytes; at += 64) {
    char padded[64];
    const char* from = text + at;
    std::uint64_t counts = ~std::uint64_t{0}; // the bytes to be looked at
    if (bytes - at < 64) {
      std::memset(padded, 0, sizeof padded);
      std::memcpy(padded, from, bytes - at);
      counts >>= 64 - (bytes - at);
      from = padded;
    }
    const Block block(from);
    const std::uint64_t quotes = block.where(quote) & counts;
    std::uint64_t feeds = block.where('\n') & counts;
    std::uint64_t ends = (block.where(delimiter) & counts) | feeds;
    const std::uint64_t ordinary = following.take(quotes, ends);
    if (ordinary != 0) ends &= (ordinary & -ordinary) - 1;
    feeds &= ends;
    marks.quotes |= quotes != 0;
    const auto count = static_cast<std::size_t>(std::popcount(ends));
    write_places(ends, count, static_cast<std::uint32_t>(at), after + marks.fields);
    for (; feeds != 0; feeds &= feeds - 1) {
      const std::uint64_t through = feeds ^ (feeds - 1); // the lowest feed and all below it
      record_ends[marks.records++] = static_cast<std::uint32_t>(marks.fields) +
                                     static_cast<std::uint32_t>(std::popcount(ends & through));
    }
    marks.fields += count;
    if (ordinary != 0) break;
  }
  return marks;
}

std::size_t pass_plain(const char* text, std::size_t bytes, char quote, std::uint64_t& feeds) {
  std::size_t at = 0;
  for (; at + 64 <= bytes; at += 64) {
    const Block block(text + at);
    const std::uint64_t quotes = block.where(quote), found = block.where('\n');
    if (quotes != 0) {
      feeds += static_cast<std::uint64_t>(std::popcount(found & ((quotes & -quotes) - 1)));
      return at + static_cast<std::size_t>(std::countr_zero(quotes));
    }
    feeds += static_cast<std::uint64_t>(std::popcount(found));
  }
  for (; at < bytes && text[at] != quote; ++at) feeds += text[at] == '\n' ? 1 : 0;
  return at;
}

std::size_t pass_quoted(const char* text, std::size_t bytes, char delimiter, char quote,
                        kernels::QuoteState& state, std::uint64_t& feeds) {
  Quotes following(state);
  std::size_t at = 0;
  for (; at + 64 <= bytes; at += 64) {
    const Block block(text + at);
    const std::uint64_t found = block.where('\n');
    std::uint64_t ends = block.where(delimiter) | found;
    const kernels::QuoteState before = following.state();
    if (following.take(block.where(quote), ends) != 0) {
      state = before;
      return at;
    }
    feeds += static_cast<std::uint64_t>(std::popcount(found));
  }
  state = following.state();
  return at;
}

} // namespace ilk::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace ilk {

HWY_EXPORT(mark_fields);
HWY_EXPORT(pass_plain);
HWY_EXPORT(pass_quoted);

namespace kernels {

CsvMarks mark_fields(const char* text, std::size_t bytes, char delimiter, char quote,
                     std::uint32_t* after, std::uint32_t* record_ends) {
  return HWY_DYNAMIC_DISPATCH(ilk::mark_fields)(text, bytes, delimiter, quote, after, record_ends);
}

std::size_t pass_plain(const char* text, std::size_t bytes, char quote, std::uint64_t& feeds) {
  return HWY_DYNAMIC_DISPATCH(ilk::pass_plain)(text, bytes, quote, feeds);
}

std::size_t pass_quoted(const char* text, std::size_t bytes, char delimiter, char quote,
                        QuoteState& state, std::uint64_t& feeds) {
  return HWY_DYNAMIC_DISPATCH(ilk::pass_quoted)(text, bytes, delimiter, quote, state, feeds);
}

} // namespace kernels
} // namespace ilk
#endif
