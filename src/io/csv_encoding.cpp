#include "io/csv_encoding.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>

#include "ilk/error.h"
#include "io/utf8.h"

namespace ilk::csv {
namespace {

using namespace std::string_view_literals;

struct Format {
  std::string_view first_bytes;
  const char* name;
  const char* remedy;
};

constexpr const char* unpack = "unpack it and give the text file";
constexpr const char* export_csv = "export it as CSV (UTF-8)";

constexpr std::array formats{
    Format{"\x1f\x8b"sv, "is compressed by gzip twice", unpack},
    Format{"\x28\xb5\x2f\xfd"sv, "is compressed by zstd inside another archive", unpack},
    Format{"\xfd"
           "7zXZ\0"sv,
           "is compressed by xz", unpack},
    Format{"BZh"sv, "is compressed by bzip2", unpack},
    Format{"PK\3\4"sv, "is a zip archive", unpack},
    Format{"\xd0\xcf\x11\xe0"sv, "is an old Excel workbook (xls)", export_csv},
    Format{"PAR1"sv, "is a Parquet file", export_csv},
    Format{"ARROW1"sv, "is an Arrow or Feather file", export_csv},
    Format{"SQLite format 3\0"sv, "is an SQLite database",
           "give the database itself, as an unpacked file"},
    Format{"%PDF-"sv, "is a PDF document", "give the table that it was made from"},
};

// A workbook is a zip archive whose first entries have these names.
bool is_workbook(std::string_view bytes) {
  return bytes.find("[Content_Types].xml") != std::string_view::npos ||
         bytes.find("xl/") != std::string_view::npos;
}

// The format that the first bytes tell. Words such as "PAR1" may begin a table too,
// so they count only in a file that is known to be binary.
const Format* format_of(std::string_view head, bool binary) {
  for (const Format& format : formats) {
    const bool only_words =
        std::ranges::all_of(format.first_bytes, [](char c) { return c >= ' ' && c <= '~'; });
    if (head.starts_with(format.first_bytes) && (binary || !only_words)) return &format;
  }
  return nullptr;
}

void check_binary(std::string_view head, const std::string& file) {
  const bool binary = head.find('\0') != std::string_view::npos;
  const Format* const format = format_of(head, binary);
  if (format == nullptr && !binary) return;
  if (format == nullptr) throw DataError(Place{file}, "is not text: it has NUL bytes", export_csv);
  if (head.starts_with("PK") && is_workbook(head.substr(0, 2000)))
    throw DataError(Place{file}, "is an Excel workbook (xlsx)", export_csv);
  throw DataError(Place{file}, format->name, format->remedy);
}

// A text without is no table, whatever its characters are: it need not be looked at to its
// end, which may be far.
bool has_lines(std::string_view bytes) {
  constexpr std::size_t longest = std::size_t{2} << 20;
  return bytes.size() <= longest ||
         bytes.substr(0, longest).find_first_of("\r\n") != std::string_view::npos;
}

// Text in two-byte characters has a NUL in every other byte, as far as it is ASCII.
std::optional<Encoding> utf16_without_mark(std::string_view head) {
  std::array<std::size_t, 2> zeros{};
  for (std::size_t i = 0; i < head.size(); ++i) zeros[i % 2] += head[i] == '\0' ? 1 : 0;
  const auto [fewer, more] = std::minmax(zeros[0], zeros[1]);
  if (fewer > 0 || more * 10 < head.size() * 4) return std::nullopt;
  return zeros[0] > 0 ? Encoding::utf16_big_endian : Encoding::utf16_little_endian;
}

// Text that is not valid UTF-8 is in Windows-1252, in which characters that look like
// several bytes of UTF-8 are rare; or it is UTF-8 that was damaged.
void check_not_damaged(std::string_view text, std::size_t valid, bool marked,
                       const std::string& file) {
  std::size_t characters = 0, others = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t bytes = utf8_character_bytes(text.substr(at, 4));
    characters += bytes > 1 ? 1 : 0;
    others += bytes == 0 ? 1 : 0;
    at += std::max<std::size_t>(bytes, 1);
  }
  if (!marked && characters <= others) return;
  const auto line = static_cast<std::uint64_t>(std::count(
                        text.begin(), text.begin() + static_cast<std::ptrdiff_t>(valid), '\n')) +
                    1;
  throw DataError(Place{file, line}, "is in UTF-8, but this line has bytes that are not",
                  "mend the characters of this line, and save the file as UTF-8");
}

char32_t windows_1252(unsigned char byte) {
  // Bytes 0x80 to 0x9f; all others are as in Unicode.
  static constexpr std::array<char16_t, 32> others = {
      0x20ac, 0x81,   0x201a, 0x192,  0x201e, 0x2026, 0x2020, 0x2021, 0x2c6,  0x2030, 0x160,
      0x2039, 0x152,  0x8d,   0x17d,  0x8f,   0x90,   0x2018, 0x2019, 0x201c, 0x201d, 0x2022,
      0x2013, 0x2014, 0x2dc,  0x2122, 0x161,  0x203a, 0x153,  0x9d,   0x17e,  0x178};
  return byte >= 0x80 && byte < 0xa0 ? others[byte - 0x80] : byte;
}

std::string from_windows_1252(std::string_view bytes) {
  std::string text;
  text.reserve(bytes.size() + bytes.size() / 16);
  for (const char byte : bytes) append_utf8(text, windows_1252(static_cast<unsigned char>(byte)));
  return text;
}

// `high` is where the higher byte of each pair stands: 0 or 1.
std::string from_utf16(std::string_view bytes, std::size_t high) {
  const std::size_t units = bytes.size() / 2;
  const auto unit = [&](std::size_t i) {
    const auto byte = [&](std::size_t at) {
      return static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[at]));
    };
    return byte(2 * i + high) << 8 | byte(2 * i + 1 - high);
  };
  std::string text;
  text.reserve(units + units / 16);
  for (std::size_t i = 0; i < units; ++i) {
    const std::uint32_t first = unit(i);
    const bool leads = (first & 0xfc00) == 0xd800 && i + 1 < units;
    const std::uint32_t second = leads ? unit(i + 1) : 0;
    const bool pair = leads && (second & 0xfc00) == 0xdc00;
    append_utf8(text, pair ? 0x10000 + ((first & 0x3ff) << 10 | (second & 0x3ff)) : first);
    i += pair ? 1 : 0;
  }
  return text;
}

} // namespace

EncodedText find_encoding(std::string_view bytes, const std::string& file) {
  if (bytes.empty()) throw DataError(Place{file}, "is empty", "give a table with a header");
  const std::string_view head = bytes.substr(0, std::size_t{64} << 10);
  if (head.starts_with("\xff\xfe\0\0"sv) || head.starts_with("\0\0\xfe\xff"sv))
    throw DataError(Place{file}, "is in UTF-32",
                    "save it as UTF-8, for example as \"CSV UTF-8\" in a spreadsheet");
  if (head.starts_with("\xff\xfe"sv)) return {Encoding::utf16_little_endian, 2};
  if (head.starts_with("\xfe\xff"sv)) return {Encoding::utf16_big_endian, 2};
  if (const auto utf16 = utf16_without_mark(head)) return {*utf16, 0};
  check_binary(head, file);
  const std::size_t begin = head.starts_with("\xef\xbb\xbf"sv) ? 3 : 0;
  const std::size_t valid = has_lines(bytes) ? valid_utf8_bytes(bytes) : bytes.size();
  if (valid == bytes.size()) return {Encoding::utf8, begin};
  check_not_damaged(bytes, valid, begin > 0, file);
  return {Encoding::windows_1252, 0};
}

std::string_view likely_encoding(std::string_view utf8) {
  utf8 = utf8.substr(0, std::size_t{64} << 10);
  // Letters with accents, and those that stand beside another: words of such letters alone are
  // none.
  std::size_t accented = 0, beside = 0;
  bool before = false;
  for (std::size_t i = 0; i < utf8.size();) {
    const std::size_t bytes = std::max<std::size_t>(utf8_character_bytes(utf8.substr(i, 4)), 1);
    accented += bytes > 1 ? 1 : 0;
    beside += bytes > 1 && before ? 1 : 0;
    before = bytes > 1;
    i += bytes;
  }
  return beside * 2 > accented ? "windows-1251" : "windows-1250";
}

std::string to_utf8(std::string_view bytes, Encoding encoding, const std::string& file) {
  if (encoding == Encoding::windows_1252) return from_windows_1252(bytes);
  if (bytes.size() % 2 != 0)
    throw DataError(Place{file}, "is in UTF-16 and ends in the middle of a character",
                    "the file was cut short: copy or download it again");
  return from_utf16(bytes, encoding == Encoding::utf16_little_endian ? 1 : 0);
}

std::string_view name_of(Encoding encoding) {
  switch (encoding) {
  case Encoding::utf8:
    return "UTF-8";
  case Encoding::utf16_little_endian:
  case Encoding::utf16_big_endian:
    return "UTF-16";
  case Encoding::windows_1252:
    return "Windows-1252";
  }
  return "";
}

} // namespace ilk::csv
