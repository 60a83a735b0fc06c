// Arrow arrays and streams made by hand, as another program would, which count their releases.
#pragma once

#include <cerrno>
#include <cstdint>
#include <cstring>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "ilk/arrow.h"

namespace ilk::test {

using ArrowBuffer = std::vector<char>; // empty: a null pointer

template <class Value>
ArrowBuffer values(const std::vector<Value>& of) {
  ArrowBuffer buffer(of.size() * sizeof(Value));
  if (!of.empty()) std::memcpy(buffer.data(), of.data(), buffer.size());
  return buffer;
}

inline ArrowBuffer bits(const std::vector<int>& of) {
  ArrowBuffer buffer((of.size() + 7) / 8);
  for (std::size_t i = 0; i < of.size(); ++i)
    buffer[i / 8] = static_cast<char>(buffer[i / 8] | (of[i] != 0 ? 1 << (i % 8) : 0));
  return buffer;
}

/// One column of an array; what a test gets wrong is set behind the functions below.
struct ArrowColumn {
  std::string format, name;
  std::int64_t length = 0;
  std::vector<ArrowBuffer> buffers;
  std::int64_t offset = 0;
  std::int64_t null_count = -1; ///< not known
  std::shared_ptr<ArrowColumn> dictionary = nullptr;
};

template <class Value>
ArrowColumn column(const char* format, const char* name, const std::vector<Value>& of,
                   const std::vector<int>& valid = {}) {
  return {format, name, static_cast<std::int64_t>(of.size()), {bits(valid), values(of)}};
}

/// Strings, of 32-bit offsets ("u") or 64 ("U").
template <class Offset = std::int32_t>
ArrowColumn strings(const char* name, const std::vector<std::string>& of,
                    const std::vector<int>& valid = {}) {
  std::vector<Offset> offsets{0};
  std::string characters;
  for (const std::string& text : of) {
    characters += text;
    offsets.push_back(static_cast<Offset>(characters.size()));
  }
  return {sizeof(Offset) == 4 ? "u" : "U",
          name,
          static_cast<std::int64_t>(of.size()),
          {bits(valid), values(offsets), ArrowBuffer(characters.begin(), characters.end())}};
}

inline ArrowColumn coded(ArrowColumn codes, ArrowColumn dictionary) {
  codes.dictionary = std::make_shared<ArrowColumn>(std::move(dictionary));
  return codes;
}

/// How often what was made has been released.
struct Releases {
  int schemas = 0, arrays = 0, streams = 0;
};

namespace detail {

template <class Struct>
void release_part(Struct* part) {
  part->release = nullptr;
}

// What an array or a schema points to.
template <class Struct>
struct Parts {
  std::vector<ArrowColumn> columns;
  std::vector<std::vector<const void*>> buffers;
  std::vector<Struct> children, dictionaries;
  std::vector<Struct*> pointers;
  const void* no_buffer = nullptr;
  int* released;
};

inline std::vector<const void*> pointers_to(const ArrowColumn& column) {
  std::vector<const void*> pointers;
  for (const ArrowBuffer& buffer : column.buffers)
    pointers.push_back(buffer.empty() ? nullptr : buffer.data());
  return pointers;
}

inline ArrowSchema schema_part(const ArrowColumn& column) {
  return {column.format.c_str(),
          column.name.c_str(),
          nullptr,
          ARROW_FLAG_NULLABLE,
          0,
          nullptr,
          nullptr,
          release_part<ArrowSchema>,
          nullptr};
}

inline ArrowArray array_part(const ArrowColumn& column, std::vector<const void*>& buffers) {
  return {column.length,
          column.null_count,
          column.offset,
          static_cast<std::int64_t>(buffers.size()),
          0,
          buffers.data(),
          nullptr,
          nullptr,
          release_part<ArrowArray>,
          nullptr};
}

template <class Struct>
void release_parts(Struct* whole) {
  auto* const parts = static_cast<Parts<Struct>*>(whole->private_data);
  ++*parts->released;
  delete parts;
  whole->release = nullptr;
}

} // namespace detail

/// A struct of the columns.
inline ArrowSchema schema_of(const std::vector<ArrowColumn>& columns, Releases& releases) {
  auto* const parts =
      new detail::Parts<ArrowSchema>{columns, {}, {}, {}, {}, nullptr, &releases.schemas};
  parts->dictionaries.reserve(columns.size());
  for (const ArrowColumn& column : parts->columns) {
    parts->children.push_back(detail::schema_part(column));
    if (column.dictionary == nullptr) continue;
    parts->dictionaries.push_back(detail::schema_part(*column.dictionary));
    parts->children.back().dictionary = &parts->dictionaries.back();
  }
  for (ArrowSchema& child : parts->children) parts->pointers.push_back(&child);
  return {"+s",
          "",
          nullptr,
          0,
          static_cast<std::int64_t>(columns.size()),
          parts->pointers.data(),
          nullptr,
          detail::release_parts<ArrowSchema>,
          parts};
}

/// Rows [offset, offset + length) of the columns.
inline ArrowArray array_of(const std::vector<ArrowColumn>& columns, std::int64_t length,
                           Releases& releases, std::int64_t offset = 0) {
  auto* const parts =
      new detail::Parts<ArrowArray>{columns, {}, {}, {}, {}, nullptr, &releases.arrays};
  parts->dictionaries.reserve(columns.size());
  parts->buffers.reserve(2 * columns.size());
  for (const ArrowColumn& column : parts->columns) {
    parts->buffers.push_back(detail::pointers_to(column));
    parts->children.push_back(detail::array_part(column, parts->buffers.back()));
    if (column.dictionary == nullptr) continue;
    parts->buffers.push_back(detail::pointers_to(*column.dictionary));
    parts->dictionaries.push_back(detail::array_part(*column.dictionary, parts->buffers.back()));
    parts->children.back().dictionary = &parts->dictionaries.back();
  }
  for (ArrowArray& child : parts->children) parts->pointers.push_back(&child);
  return {length,
          0,
          offset,
          1,
          static_cast<std::int64_t>(columns.size()),
          &parts->no_buffer,
          parts->pointers.data(),
          nullptr,
          detail::release_parts<ArrowArray>,
          parts};
}

/// A stream of chunks of the same columns. `fails_at`: the call, from 0 (that for the schema),
/// which fails.
struct ArrowChunks {
  std::vector<std::vector<ArrowColumn>> chunks;
  Releases* releases = nullptr;
  int fails_at = -1;
  int calls = 0;
  std::size_t next = 0;

  bool fails() { return calls++ == fails_at; }
};

inline ArrowArrayStream stream_of(ArrowChunks chunks) {
  ArrowArrayStream stream{};
  stream.private_data = new ArrowChunks(std::move(chunks));
  stream.get_schema = [](ArrowArrayStream* from, ArrowSchema* out) {
    auto& all = *static_cast<ArrowChunks*>(from->private_data);
    if (all.fails()) return EIO;
    *out = schema_of(all.chunks.front(), *all.releases);
    return 0;
  };
  stream.get_next = [](ArrowArrayStream* from, ArrowArray* out) {
    auto& all = *static_cast<ArrowChunks*>(from->private_data);
    if (all.fails()) return EIO;
    out->release = nullptr;
    if (all.next == all.chunks.size()) return 0;
    const auto& columns = all.chunks[all.next++];
    *out = array_of(columns, columns.front().length, *all.releases);
    return 0;
  };
  stream.get_last_error = [](ArrowArrayStream*) { return "the disk is gone"; };
  stream.release = [](ArrowArrayStream* from) {
    auto* const all = static_cast<ArrowChunks*>(from->private_data);
    ++all->releases->streams;
    delete all;
    from->release = nullptr;
  };
  return stream;
}

} // namespace ilk::test
