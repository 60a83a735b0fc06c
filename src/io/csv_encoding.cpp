#include "io/csv_encoding.h"

#include <algorithm>
#include <array>

#include "ilk/error.h"

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
    Format{"\x1f\x8b"sv, "is compressed by gzip", unpack},
    Format{"\x28\xb5\x2f\xfd"sv, "is compressed by zstd", unpack},
    Format{"\xfd"
           "7zXZ\0"sv,
           "is compressed by xz", unpack},
    Format{"BZh"sv, "is compressed by bzip2", unpack},
    Format{"PK\3\4"sv, "is a zip archive", unpack},
    Format{"\xd0\xcf\x11\xe0"sv, "is an old Excel workbook (xls)", export_csv},
    Format{"PAR1"sv, "is a Parquet file", export_csv},
    Format{"ARROW1"sv, "is an Arrow or Feather file", export_csv},
    Format{"SQLite format 3\0"sv, "is an SQLite database", export_csv},
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

// Text in two-byte characters has a NUL in every other byte, as far as it is ASCII.
bool is_utf16_without_mark(std::string_view head) {
  std::array<std::size_t, 2> zeros{};
  for (std::size_t i = 0; i < head.size(); ++i) zeros[i % 2] += head[i] == '\0' ? 1 : 0;
  const auto [fewer, more] = std::minmax(zeros[0], zeros[1]);
  return fewer == 0 && more * 10 >= head.size() * 4;
}

} // namespace

std::size_t text_begin(std::string_view bytes, const std::string& file) {
  if (bytes.empty()) throw DataError(Place{file}, "is empty", "give a table with a header");
  const std::string_view head = bytes.substr(0, std::size_t{64} << 10);
  const char* const utf8 = "save it as UTF-8, for example as \"CSV UTF-8\" in a spreadsheet";
  if (head.starts_with("\xff\xfe\0\0"sv) || head.starts_with("\0\0\xfe\xff"sv))
    throw DataError(Place{file}, "is in UTF-32", utf8);
  if (head.starts_with("\xff\xfe"sv) || head.starts_with("\xfe\xff"sv))
    throw DataError(Place{file}, "is in UTF-16", utf8);
  if (is_utf16_without_mark(head)) throw DataError(Place{file}, "is in UTF-16", utf8);
  check_binary(head, file);
  return head.starts_with("\xef\xbb\xbf"sv) ? 3 : 0;
}

} // namespace ilk::csv
