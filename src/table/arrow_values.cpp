#include "table/arrow_values.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <functional>
#include <limits>
#include <string_view>
#include <utility>

#include <fast_float/fast_float.h>
#include <fmt/format.h>

#include "ilk/error.h"

namespace ilk {
namespace {

__extension__ typedef __int128 Wide;

constexpr std::int64_t most_rows = std::numeric_limits<std::uint32_t>::max();
constexpr std::int64_t farthest_row = std::int64_t{1} << 56; // its byte has a 64-bit address

// Buffers need not be aligned.
template <class Value>
Value value_at(const void* values, std::size_t i) {
  Value value;
  std::memcpy(&value, static_cast<const char*>(values) + i * sizeof value, sizeof value);
  return value;
}

bool bit_at(const void* bits, std::size_t i) {
  return ((value_at<std::uint8_t>(bits, i / 8) >> (i % 8)) & 1) != 0;
}

std::int64_t buffers_of(ArrowType type) {
  switch (type) {
  case ArrowType::null:
    return 0;
  case ArrowType::text:
  case ArrowType::large_text:
  case ArrowType::text_view:
    return 3;
  default:
    return 2;
  }
}

// IEEE 754's binary16.
double half(std::uint16_t bits) {
  const int exponent = (bits >> 10) & 31, fraction = bits & 1023;
  double size = 0;
  if (exponent == 31)
    size = fraction == 0 ? std::numeric_limits<double>::infinity()
                         : std::numeric_limits<double>::quiet_NaN();
  else
    size = exponent == 0 ? std::ldexp(fraction, -24) : std::ldexp(1024 + fraction, exponent - 25);
  return (bits >> 15) != 0 ? -size : size;
}

bool is_long(Wide value) {
  return value >= std::numeric_limits<std::int64_t>::min() &&
         value <= std::numeric_limits<std::int64_t>::max();
}

std::string digits_of(Wide value) {
  std::string digits;
  const bool negative = value < 0;
  do {
    const auto digit = static_cast<int>(value % 10);
    digits += static_cast<char>('0' + (negative ? -digit : digit));
    value /= 10;
  } while (value != 0);
  if (negative) digits += '-';
  std::ranges::reverse(digits);
  return digits;
}

// The double nearest to value / 10^scale.
double decimal(Wide value, int scale) {
  constexpr std::array powers{1.,   1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                              1e8,  1e9,  1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
                              1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};
  constexpr Wide most_exact = Wide{1} << 53;
  const bool exact = value >= -most_exact && value <= most_exact && scale >= 0;
  if (exact && static_cast<std::size_t>(scale) < powers.size())
    return static_cast<double>(static_cast<std::int64_t>(value)) /
           powers[static_cast<std::size_t>(scale)];
  const std::string text = fmt::format("{}e{}", digits_of(value), -scale);
  double nearest = 0;
  fast_float::from_chars(text.data(), text.data() + text.size(), nearest);
  return nearest;
}

// As whole numbers where all that are there have 64 bits, else as words.
template <class Value>
decltype(Column::values) whole_numbers(const std::vector<Value>& values,
                                       const std::vector<std::uint8_t>& valid) {
  const auto is_there = [&](std::size_t i) { return valid.empty() || valid[i] != 0; };
  Integers integers(values.size());
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (!is_there(i)) continue;
    if (!is_long(values[i])) {
      Texts texts;
      for (std::size_t k = 0; k < values.size(); ++k)
        texts.push_back(is_there(k) ? digits_of(values[k]) : "");
      return texts;
    }
    integers[i] = static_cast<std::int64_t>(values[i]);
  }
  return integers;
}

std::int32_t day_of(std::int64_t time, std::int64_t per_day) {
  constexpr std::int64_t most = std::numeric_limits<std::int32_t>::max();
  const std::int64_t day = time / per_day - (time % per_day < 0 ? 1 : 0);
  return static_cast<std::int32_t>(std::clamp(day, -most, most)); // too far to be read as a day
}

} // namespace

// Values [first, first + count) of a buffer.
struct ArrowValues::Slice {
  const void* values;
  std::size_t first, count;

  template <class To, class From, class Make>
  To each(Make&& make) const {
    To to(count);
    for (std::size_t i = 0; i < count; ++i) to[i] = make(value_at<From>(values, first + i));
    return to;
  }
};

ArrowValues::ArrowValues(const ArrowArray* array, ArrowFormat format, std::string name,
                         const std::string& source)
    : array_(array), format_(format), name_(std::move(name)), source_(&source) {
  if (array == nullptr || array->release == nullptr) fail("has been released");
  if (array->length < 0 || array->offset < 0) fail("has a negative length or offset");
  if (array->length > most_rows) fail(fmt::format("has more than {} rows", most_rows));
  if (array->offset > farthest_row) fail("has an offset beyond all memory");
  const std::int64_t wanted = buffers_of(format.type);
  if (wanted == 0) return;
  // Of views, at least: their characters lie in any number of buffers before the last.
  const bool fits =
      format.type == ArrowType::text_view ? array->n_buffers >= wanted : array->n_buffers == wanted;
  if (!fits || array->buffers == nullptr)
    fail(fmt::format("has {} buffers, not {}", array->n_buffers, wanted));
  if (array->null_count > 0 && array->buffers[0] == nullptr)
    fail("has missing values, but not which they are");
}

void ArrowValues::fail(const std::string& what) const {
  const std::string column = name_.empty() ? "the Arrow array" : fmt::format("column '{}'", name_);
  throw UsageError(Place{*source_}, fmt::format("{} {}", column, what),
                   "mend the program that gives the array");
}

std::vector<std::uint8_t> ArrowValues::valid(std::size_t first, std::size_t count) const {
  if (format_.type == ArrowType::null) return std::vector<std::uint8_t>(count, 0);
  const void* const bits = array_->null_count == 0 ? nullptr : array_->buffers[0];
  if (bits == nullptr) return {};
  std::vector<std::uint8_t> valid(count);
  first += static_cast<std::size_t>(array_->offset);
  for (std::size_t i = 0; i < count; ++i) valid[i] = bit_at(bits, first + i) ? 1 : 0;
  return std::ranges::find(valid, 0) == valid.end() ? std::vector<std::uint8_t>() : valid;
}

template <class Value>
Integers ArrowValues::integers(const Slice& slice) const {
  return slice.each<Integers, Value>([](Value value) { return std::int64_t{value}; });
}

template <class Offset>
Texts ArrowValues::texts(const Slice& slice) const {
  const auto* const characters = static_cast<const char*>(array_->buffers[2]);
  Texts texts;
  for (std::size_t i = 0; i < slice.count; ++i) {
    const auto begin = value_at<Offset>(slice.values, slice.first + i);
    const auto end = value_at<Offset>(slice.values, slice.first + i + 1);
    if (begin < 0 || end < begin) fail(fmt::format("has offsets that go back in row {}", i + 1));
    if (characters == nullptr && end > begin) fail("lacks the buffer of its characters");
    texts.push_back(
        end == begin ? std::string_view()
                     : std::string_view(characters + begin, static_cast<std::size_t>(end - begin)));
  }
  return texts;
}

// https://arrow.apache.org/docs/format/Columnar.html#variable-size-binary-view-layout. What stands
// in the place of a missing string means nothing.
Texts ArrowValues::viewed_texts(const Slice& slice, const std::vector<std::uint8_t>& valid) const {
  struct View {
    std::int32_t size;
    char prefix[4]; // of a short string, with the next two, its characters
    std::int32_t buffer, offset;
  };
  constexpr std::int32_t longest_inside = 12;
  const std::int64_t characters = array_->n_buffers - 3; // buffers of them
  const auto* const sizes =
      static_cast<const std::int64_t*>(array_->buffers[array_->n_buffers - 1]);
  if (characters > 0 && sizes == nullptr) fail("lacks the sizes of its buffers");
  Texts texts;
  for (std::size_t i = 0; i < slice.count; ++i) {
    const auto view = value_at<View>(slice.values, slice.first + i);
    if (view.size <= 0 || (!valid.empty() && valid[i] == 0)) {
      if (view.size < 0) fail(fmt::format("has a string of negative length in row {}", i + 1));
      texts.push_back({});
      continue;
    }
    const auto size = static_cast<std::size_t>(view.size);
    if (view.size <= longest_inside) {
      const char* const inside =
          static_cast<const char*>(slice.values) + (slice.first + i) * sizeof view + 4;
      texts.push_back({inside, size});
      continue;
    }
    if (view.buffer < 0 || view.buffer >= characters || view.offset < 0 ||
        value_at<std::int64_t>(sizes, static_cast<std::size_t>(view.buffer)) <
            std::int64_t{view.offset} + view.size)
      fail(fmt::format("has a string outside its buffers in row {}", i + 1));
    texts.push_back(
        {static_cast<const char*>(array_->buffers[2 + view.buffer]) + view.offset, size});
  }
  return texts;
}

decltype(Column::values) ArrowValues::values(std::size_t first, std::size_t count,
                                             const std::vector<std::uint8_t>& valid) const {
  constexpr double none = std::numeric_limits<double>::quiet_NaN();
  if (format_.type == ArrowType::null) return Numbers(count, none);
  const Slice slice{array_->buffers[1], first + static_cast<std::size_t>(array_->offset), count};
  if (slice.values == nullptr && count > 0) fail("lacks the buffer of its values");
  switch (format_.type) {
  case ArrowType::boolean: {
    Booleans booleans(count);
    for (std::size_t i = 0; i < count; ++i)
      booleans[i] = bit_at(slice.values, slice.first + i) ? 1 : 0;
    return booleans;
  }
  case ArrowType::int8:
    return integers<std::int8_t>(slice);
  case ArrowType::uint8:
    return integers<std::uint8_t>(slice);
  case ArrowType::int16:
    return integers<std::int16_t>(slice);
  case ArrowType::uint16:
    return integers<std::uint16_t>(slice);
  case ArrowType::int32:
    return integers<std::int32_t>(slice);
  case ArrowType::uint32:
    return integers<std::uint32_t>(slice);
  case ArrowType::int64:
    return integers<std::int64_t>(slice);
  case ArrowType::uint64:
    return whole_numbers(slice.each<std::vector<std::uint64_t>, std::uint64_t>(std::identity()),
                         valid);
  case ArrowType::float16:
    return slice.each<Numbers, std::uint16_t>(half);
  case ArrowType::float32:
    return slice.each<Numbers, float>([](float value) { return double{value}; });
  case ArrowType::float64:
    return slice.each<Numbers, double>(std::identity());
  case ArrowType::decimal128:
    if (format_.scale == 0)
      return whole_numbers(slice.each<std::vector<Wide>, Wide>(std::identity()), valid);
    return slice.each<Numbers, Wide>([this](Wide value) { return decimal(value, format_.scale); });
  case ArrowType::text:
    return texts<std::int32_t>(slice);
  case ArrowType::large_text:
    return texts<std::int64_t>(slice);
  case ArrowType::text_view:
    return viewed_texts(slice, valid);
  case ArrowType::time32:
    return Days{slice.each<std::vector<std::int32_t>, std::int32_t>(
        [this](std::int32_t time) { return day_of(time, format_.per_day); })};
  case ArrowType::time64:
    return Days{slice.each<std::vector<std::int32_t>, std::int64_t>(
        [this](std::int64_t time) { return day_of(time, format_.per_day); })};
  case ArrowType::null:
    break;
  }
  return Numbers(count, none);
}

} // namespace ilk
