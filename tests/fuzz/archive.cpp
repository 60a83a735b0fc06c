// Compressed bytes: unpacked or refused; and what is packed comes back.
#include <algorithm>
#include <vector>

#include <zlib.h>
#include <zstd.h>

#include "fuzz/harness.h"
#include "io/unpack.h"

namespace ilk::fuzz {
namespace {

std::string by_gzip(std::string_view text) {
  z_stream stream = {};
  constexpr int window = 15, as_gzip = 16, memory = 8;
  require(deflateInit2(&stream, 6, Z_DEFLATED, window + as_gzip, memory, Z_DEFAULT_STRATEGY) ==
              Z_OK,
          "zlib begins");
  std::string packed(text.size() + 100, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
  stream.avail_in = static_cast<uInt>(text.size());
  stream.next_out = reinterpret_cast<Bytef*>(packed.data());
  stream.avail_out = static_cast<uInt>(packed.size());
  require(deflate(&stream, Z_FINISH) == Z_STREAM_END, "zlib ends");
  packed.resize(stream.total_out);
  deflateEnd(&stream);
  return packed;
}

std::string by_zstd(std::string_view text) {
  std::string packed(ZSTD_compressBound(text.size()), '\0');
  const std::size_t size = ZSTD_compress(packed.data(), packed.size(), text.data(), text.size(), 1);
  require(ZSTD_isError(size) == 0, "zstd packs");
  packed.resize(size);
  return packed;
}

void require_whole_or_refused(std::string_view text, std::string packed, std::uint64_t number) {
  require(is_compressed(packed), "what is packed is seen to be so");
  require(unpacked(packed, "a") == text, "what is packed comes back");
  require(unpacked(packed + packed, "a") == std::string(text) + std::string(text),
          "two members come back");
  if (number % packed.size() < 4) return; // then the mark is cut
  const std::string_view cut = std::string_view(packed).substr(0, number % packed.size());
  require(!fault_of([&] { unpacked(cut, "a"); }).empty(), "what is cut short is refused");
}

void try_archive(std::string_view bytes) {
  constexpr std::size_t most = 1024; // a byte may stand for thousands
  bytes = bytes.substr(0, most);
  if (is_compressed(bytes)) {
    fault_of([&] { unpacked(bytes, "a"); });
    return;
  }
  const std::uint64_t number = number_of(bytes);
  require_whole_or_refused(bytes, number % 2 == 0 ? by_gzip(bytes) : by_zstd(bytes), number >> 1);
}

} // namespace
} // namespace ilk::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  ilk::fuzz::try_archive(ilk::fuzz::text_of(bytes, size));
  return 0;
}
