#include "io/convert.h"

#include <iconv.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdint>
#include <memory>

#include <fmt/format.h>

#include "ilk/error.h"

namespace ilk {
namespace {

struct Close {
  void operator()(void* descriptor) const { iconv_close(descriptor); }
};
using Descriptor = std::unique_ptr<void, Close>;

} // namespace

std::string converted_to_utf8(std::string_view bytes, const std::string& encoding,
                              const std::string& file) {
  iconv_t const opened = iconv_open("UTF-8", encoding.c_str());
  if (opened == reinterpret_cast<iconv_t>(-1))
    throw UsageError(
        fmt::format("there is no encoding '{}'", encoding),
        "give a name such as windows-1251, latin2 or Shift_JIS; `iconv -l` lists them");
  const Descriptor descriptor(opened);
  std::string text;
  text.reserve(bytes.size() + bytes.size() / 8);
  std::array<char, 1 << 16> buffer{};
  char* from = const_cast<char*>(bytes.data()); // iconv does not write to it
  std::size_t left = bytes.size();
  while (left > 0) {
    char* to = buffer.data();
    std::size_t room = buffer.size();
    const std::size_t result = iconv(opened, &from, &left, &to, &room);
    const int fault = errno;
    text.append(buffer.data(), buffer.size() - room);
    if (result != static_cast<std::size_t>(-1) || fault == E2BIG) continue;
    const auto line = static_cast<std::uint64_t>(std::count(text.begin(), text.end(), '\n')) + 1;
    throw DataError(Place{file, line}, fmt::format("has bytes that are no text in {}", encoding),
                    "name the encoding that the file was saved in, or save it as UTF-8");
  }
  constexpr std::string_view mark = "\xef\xbb\xbf";
  if (text.starts_with(mark)) text.erase(0, mark.size());
  return text;
}

} // namespace ilk
