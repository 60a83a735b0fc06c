// Values to bytes and back, for summaries that travel between processes.
//
// A type joins by one static function template `fields(self, archive)` that
// names its members once, for both directions:
//
//   template <class Self, class Archive>
//   static void fields(Self& self, Archive& archive) { archive(self.count, self.sums); }
//
// The layout is little-endian, starts with a magic word and a version, and is
// checked on reading: a short or foreign buffer is a ModelError, never a crash.
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <type_traits>
#include <vector>

#include "ilk/error.h"

namespace ilk {

using Bytes = std::vector<std::byte>;

static_assert(std::endian::native == std::endian::little, "the byte format is little-endian");

inline constexpr std::uint32_t bytes_magic = 0x6b6c69; // "ilk"
inline constexpr std::uint32_t bytes_version = 1;

namespace detail {
template <class T>
inline constexpr bool is_plain = std::is_arithmetic_v<T> || std::is_enum_v<T>;
} // namespace detail

class ByteWriter {
 public:
  static constexpr bool writing = true;

  ByteWriter() { (*this)(bytes_magic, bytes_version); }

  template <class... T>
  void operator()(const T&... values) {
    (put(values), ...);
  }

  Bytes take() { return std::move(bytes_); }

 private:
  template <class T>
  void put(const T& value) {
    if constexpr (detail::is_plain<T>) {
      const std::size_t end = bytes_.size();
      bytes_.resize(end + sizeof value);
      std::memcpy(bytes_.data() + end, &value, sizeof value);
    } else {
      T::fields(value, *this);
    }
  }
  template <class T, std::size_t N>
  void put(const std::array<T, N>& values) {
    for (const T& value : values) put(value);
  }
  template <class T>
  void put(const std::vector<T>& values) {
    put(std::uint64_t{values.size()});
    for (const T& value : values) put(value);
  }

  Bytes bytes_;
};

class ByteReader {
 public:
  static constexpr bool writing = false;

  /// Throws ModelError where the bytes are not ilk's or of another version.
  explicit ByteReader(const Bytes& bytes) : bytes_(bytes) {
    std::uint32_t magic = 0, version = 0;
    (*this)(magic, version);
    if (magic != bytes_magic) throw ModelError("these bytes are not an ilk summary");
    if (version != bytes_version)
      throw ModelError("this summary has format version " + std::to_string(version) +
                       "; this program reads version " + std::to_string(bytes_version));
  }

  template <class... T>
  void operator()(T&... values) {
    (get(values), ...);
  }

  /// Throws ModelError if bytes are left over.
  void finish() const {
    if (at_ != bytes_.size()) throw ModelError("the summary is longer than its contents");
  }

 private:
  template <class T>
  void get(T& value) {
    if constexpr (detail::is_plain<T>) {
      need(sizeof value);
      std::memcpy(&value, bytes_.data() + at_, sizeof value);
      at_ += sizeof value;
    } else {
      T::fields(value, *this);
    }
  }
  template <class T, std::size_t N>
  void get(std::array<T, N>& values) {
    for (T& value : values) get(value);
  }
  template <class T>
  void get(std::vector<T>& values) {
    std::uint64_t size = 0;
    get(size);
    need(size); // every element takes at least one byte
    values.assign(size, T{});
    for (T& value : values) get(value);
  }
  void need(std::uint64_t count) const {
    if (count > bytes_.size() - at_) throw ModelError("the summary is cut short");
  }

  const Bytes& bytes_;
  std::size_t at_ = 0;
};

template <class T>
Bytes to_bytes(const T& value) {
  ByteWriter writer;
  writer(value);
  return writer.take();
}

template <class T>
T from_bytes(const Bytes& bytes) {
  ByteReader reader(bytes);
  T value{};
  reader(value);
  reader.finish();
  return value;
}

} // namespace ilk
