#include "table/arrow_format.h"

#include <array>
#include <charconv>
#include <optional>
#include <string_view>

#include <fmt/format.h>

#include "ilk/error.h"

namespace ilk {
namespace {

struct Named {
  std::string_view format;
  ArrowFormat is;
};

constexpr std::int64_t seconds = 86'400; // of a day

constexpr std::array<Named, 18> formats{{{"n", {ArrowType::null}},
                                         {"b", {ArrowType::boolean}},
                                         {"c", {ArrowType::int8}},
                                         {"C", {ArrowType::uint8}},
                                         {"s", {ArrowType::int16}},
                                         {"S", {ArrowType::uint16}},
                                         {"i", {ArrowType::int32}},
                                         {"I", {ArrowType::uint32}},
                                         {"l", {ArrowType::int64}},
                                         {"L", {ArrowType::uint64}},
                                         {"e", {ArrowType::float16}},
                                         {"f", {ArrowType::float32}},
                                         {"g", {ArrowType::float64}},
                                         {"u", {ArrowType::text}},
                                         {"U", {ArrowType::large_text}},
                                         {"vu", {ArrowType::text_view}},
                                         {"tdD", {ArrowType::time32, 0, 1}},
                                         {"tdm", {ArrowType::time64, 0, seconds * 1000}}}};

// With a time zone behind the colon.
constexpr std::array<Named, 4> timestamps{
    {{"tss:", {ArrowType::time64, 0, seconds}},
     {"tsm:", {ArrowType::time64, 0, seconds * 1000}},
     {"tsu:", {ArrowType::time64, 0, seconds * 1'000'000}},
     {"tsn:", {ArrowType::time64, 0, seconds * 1'000'000'000}}}};

// Formats that ilk does not read, by how they begin, in words.
struct Word {
  std::string_view begin, word;
};
constexpr std::array<Word, 8> unread{{{"v", "views"},
                                      {"z", "bytes"},
                                      {"Z", "bytes"},
                                      {"w", "bytes"},
                                      {"d", "decimals of another width than 128 bits"},
                                      {"tt", "times of day"},
                                      {"t", "lengths of time"},
                                      {"+", "nested values"}}};

std::optional<int> taken_number(std::string_view& text) {
  int value = 0;
  const auto [stop, fault] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (fault != std::errc()) return std::nullopt;
  text.remove_prefix(static_cast<std::size_t>(stop - text.data()));
  return value;
}

// "d:precision,scale", or with ",128" behind it.
std::optional<ArrowFormat> decimal(std::string_view format) {
  constexpr int most_digits = 38;
  if (!format.starts_with("d:")) return std::nullopt;
  format.remove_prefix(2);
  const auto precision = taken_number(format);
  if (!precision || !format.starts_with(',')) return std::nullopt;
  format.remove_prefix(1);
  const auto scale = taken_number(format);
  if (!scale || (!format.empty() && format != ",128")) return std::nullopt;
  if (*precision < 1 || *precision > most_digits || *scale < -most_digits || *scale > most_digits)
    return std::nullopt;
  return ArrowFormat{ArrowType::decimal128, *scale};
}

[[noreturn]] void refuse(const ArrowSchema& column, std::string_view format,
                         const std::string& source) {
  std::string_view word = "values that ilk does not know";
  for (const Word& known : unread)
    if (format.starts_with(known.begin)) {
      word = known.word;
      break;
    }
  throw UsageError(
      Place{source},
      fmt::format("the column '{}' has Arrow's format '{}' ({}), which ilk does not read",
                  arrow_name(column), format, word),
      "leave it out, or cast it to numbers, strings, booleans or dates");
}

} // namespace

std::string arrow_name(const ArrowSchema& column) {
  return column.name != nullptr ? column.name : "";
}

ArrowFormat arrow_format(const ArrowSchema& column, const std::string& source) {
  if (column.format == nullptr) refuse(column, "", source);
  const std::string_view format = column.format;
  for (const Named& named : formats)
    if (format == named.format) return named.is;
  for (const Named& named : timestamps)
    if (format.starts_with(named.format)) return named.is;
  const auto found = decimal(format);
  if (!found) refuse(column, format, source);
  return *found;
}

bool is_integer(ArrowType type) {
  switch (type) {
  case ArrowType::int8:
  case ArrowType::uint8:
  case ArrowType::int16:
  case ArrowType::uint16:
  case ArrowType::int32:
  case ArrowType::uint32:
  case ArrowType::int64:
  case ArrowType::uint64:
    return true;
  default:
    return false;
  }
}

bool is_text(ArrowType type) {
  return type == ArrowType::text || type == ArrowType::large_text || type == ArrowType::text_view;
}

} // namespace ilk
