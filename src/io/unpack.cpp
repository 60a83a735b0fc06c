#include "io/unpack.h"

#include <algorithm>
#include <memory>
#include <new>

#include <fmt/format.h>
#include <zlib.h>
#include <zstd.h>

#include "ilk/error.h"
#include "io/held_text.h"

namespace ilk {
namespace {

using namespace std::string_view_literals;

constexpr std::string_view gzip_mark = "\x1f\x8b"sv;
constexpr std::string_view zstd_mark = "\x28\xb5\x2f\xfd"sv;
constexpr const char* copy_again = "copy or download it again, or unpack it and give the text file";

[[noreturn]] void fail_damaged(const std::string& file, std::string_view kind,
                               std::string_view why) {
  throw DataError(Place{file}, fmt::format("is compressed by {}, and damaged: {}", kind, why),
                  copy_again);
}

[[noreturn]] void fail_cut(const std::string& file, std::string_view kind) {
  throw DataError(Place{file}, fmt::format("is compressed by {}, and ends too early", kind),
                  copy_again);
}

bool is_padding(std::string_view rest) {
  return rest.find_first_not_of('\0') == std::string_view::npos;
}

class Gzip {
 public:
  explicit Gzip(const std::string& file) : file_(file) {
    constexpr int largest_window = 15, gzip_only = 16;
    if (inflateInit2(&stream_, largest_window + gzip_only) != Z_OK) throw std::bad_alloc();
  }
  Gzip(const Gzip&) = delete;
  Gzip& operator=(const Gzip&) = delete;
  ~Gzip() { inflateEnd(&stream_); }

  // Unpacks the member that begins `bytes`; returns what stands behind it.
  std::string_view member(std::string_view bytes, HeldText& text) {
    constexpr std::size_t most = std::size_t{1} << 30; // zlib counts in unsigned int
    inflateReset(&stream_);
    for (int code = Z_OK; code != Z_STREAM_END;) {
      const std::size_t given = std::min(bytes.size(), most);
      const auto room = text.room();
      const std::size_t taken = std::min(room.size(), most);
      stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
      stream_.avail_in = static_cast<uInt>(given);
      stream_.next_out = reinterpret_cast<Bytef*>(room.data());
      stream_.avail_out = static_cast<uInt>(taken);
      code = inflate(&stream_, Z_NO_FLUSH);
      bytes.remove_prefix(given - stream_.avail_in);
      text.keep(taken - stream_.avail_out);
      if (code == Z_MEM_ERROR) throw std::bad_alloc();
      if (code == Z_BUF_ERROR || (code == Z_OK && bytes.empty() && stream_.avail_out > 0))
        fail_cut(file_, "gzip");
      if (code != Z_OK && code != Z_STREAM_END)
        fail_damaged(file_, "gzip", stream_.msg != nullptr ? stream_.msg : "not a gzip stream");
    }
    return bytes;
  }

 private:
  z_stream stream_ = {};
  const std::string& file_;
};

void unpack_gzip(std::string_view bytes, const std::string& file, HeldText& text) {
  Gzip gzip(file);
  while (bytes.starts_with(gzip_mark)) bytes = gzip.member(bytes, text);
  if (!is_padding(bytes)) fail_damaged(file, "gzip", "something else follows the archive");
}

void unpack_zstd(std::string_view bytes, const std::string& file, HeldText& text) {
  const std::unique_ptr<ZSTD_DStream, decltype(&ZSTD_freeDStream)> stream(ZSTD_createDStream(),
                                                                          ZSTD_freeDStream);
  if (stream == nullptr) throw std::bad_alloc();
  ZSTD_inBuffer in{bytes.data(), bytes.size(), 0};
  std::size_t wanted = 1; // 0 at the end of a frame
  for (bool full = false; full || in.pos < in.size;) {
    if (wanted == 0 && !full && is_padding(bytes.substr(in.pos))) return;
    const auto room = text.room();
    ZSTD_outBuffer out{room.data(), room.size(), 0};
    wanted = ZSTD_decompressStream(stream.get(), &out, &in);
    if (ZSTD_isError(wanted)) fail_damaged(file, "zstd", ZSTD_getErrorName(wanted));
    text.keep(out.pos);
    full = out.pos == out.size && wanted != 0; // there may be more of what was given
  }
  if (wanted != 0) fail_cut(file, "zstd");
}

} // namespace

bool is_compressed(std::string_view bytes) {
  return bytes.starts_with(gzip_mark) || bytes.starts_with(zstd_mark);
}

std::string unpacked(std::string_view bytes, const std::string& file) {
  HeldText text(file);
  if (bytes.starts_with(gzip_mark))
    unpack_gzip(bytes, file, text);
  else
    unpack_zstd(bytes, file, text);
  return std::move(text).taken();
}

} // namespace ilk
