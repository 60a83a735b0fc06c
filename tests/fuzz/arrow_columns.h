// Arrow arrays made of bytes, as a program would that has its lengths and buffers wrong in every
// way that can be seen. What cannot be seen is right: the interface gives no sizes, so a buffer is
// as long as its array's length and offset say, and strings lie in their characters.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "fuzz/harness.h"
#include "support/arrow.h"

namespace ilk::fuzz {

struct ArrowKind {
  const char* format;
  std::size_t bytes; ///< of a value; 0 for bits and nulls
};

inline constexpr std::array<ArrowKind, 26> arrow_kinds = {{{"g", 8},
                                                           {"l", 8},
                                                           {"u", 4},
                                                           {"b", 0},
                                                           {"tdD", 4},
                                                           {"f", 4},
                                                           {"U", 8},
                                                           {"n", 0},
                                                           {"c", 1},
                                                           {"C", 1},
                                                           {"s", 2},
                                                           {"S", 2},
                                                           {"i", 4},
                                                           {"I", 4},
                                                           {"L", 8},
                                                           {"e", 2},
                                                           {"d:38,2", 16},
                                                           {"d:9,-3", 16},
                                                           {"d:38,0,128", 16},
                                                           {"tdm", 8},
                                                           {"tss:", 8},
                                                           {"tsn:UTC", 8},
                                                           {"tsu:Europe/Berlin", 8},
                                                           {"vu", 16},
                                                           {"+s", 8},
                                                           {"d:99,0", 16}}};

/// What of a struct array and its columns is to be wrong.
struct ArrowBatch {
  std::vector<test::ArrowColumn> columns;
  std::int64_t length = 0, offset = 0;
  std::uint8_t wrong = 0;
  std::size_t where = 0; ///< the column
};

inline test::ArrowBuffer arrow_bytes(Choices& choices, std::size_t size) {
  test::ArrowBuffer buffer(size);
  for (char& byte : buffer) byte = static_cast<char>(choices.byte());
  return buffer;
}

/// Places in so many characters, mostly rising.
template <class Offset>
test::ArrowBuffer arrow_offsets(Choices& choices, std::size_t count, std::size_t characters) {
  std::vector<Offset> offsets;
  std::size_t at = 0;
  for (std::size_t i = 0; i < count; ++i) {
    const std::uint8_t step = choices.byte();
    at = step > 250 ? step % (characters + 1) : std::min(at + step % 8, characters);
    offsets.push_back(step == 255 ? Offset{-1} : static_cast<Offset>(at));
  }
  return test::values(offsets);
}

/// `rows`: that the struct array takes of it, its own offset among them.
inline test::ArrowColumn arrow_column(Choices& choices, const ArrowKind& kind, std::string name,
                                      std::size_t rows, bool may_be_coded) {
  test::ArrowColumn column{kind.format, std::move(name), 0, {}};
  const std::uint8_t shape = choices.byte();
  column.offset = shape % 4 == 1 ? shape / 64 : 0;
  column.length = static_cast<std::int64_t>(rows) + (shape % 8 == 2 ? 3 : 0);
  const std::size_t held = static_cast<std::size_t>(column.offset + column.length);
  if (shape % 16 == 3) column.length = shape < 128 ? column.length - 1 : -1;
  if (shape % 32 == 5) column.offset = shape < 128 ? -1 : std::int64_t{1} << 57;
  const std::string_view format = kind.format;
  if (format == "n") return column;
  const bool known = shape % 4 != 3;
  column.buffers.push_back(known ? test::ArrowBuffer() : arrow_bytes(choices, held / 8 + 1));
  column.null_count = shape % 64 == 9 ? 2 : known ? 0 : -1;
  if (format == "u" || format == "U") {
    constexpr std::size_t characters = 24;
    column.buffers.push_back(format == "u"
                                 ? arrow_offsets<std::int32_t>(choices, held + 1, characters)
                                 : arrow_offsets<std::int64_t>(choices, held + 1, characters));
    column.buffers.push_back(shape % 32 == 7 ? test::ArrowBuffer()
                                             : arrow_bytes(choices, characters));
  } else {
    column.buffers.push_back(
        arrow_bytes(choices, kind.bytes == 0 ? held / 8 + 1 : held * kind.bytes));
  }
  if (shape % 32 == 11) column.buffers.back().clear();
  if (shape % 64 == 13) column.buffers.pop_back();
  if (may_be_coded && shape % 8 == 4) {
    const ArrowKind& of = arrow_kinds[choices.byte() % arrow_kinds.size()];
    return test::coded(std::move(column), arrow_column(choices, of, "", choices.byte() % 5, false));
  }
  return column;
}

inline ArrowBatch arrow_batch(Choices& choices, const std::vector<std::string>& names) {
  ArrowBatch batch;
  batch.length = choices.byte() % 12;
  batch.offset = choices.one_in(8) ? 2 : 0;
  const auto rows = static_cast<std::size_t>(batch.length + batch.offset);
  for (const std::string& name : names)
    batch.columns.push_back(
        arrow_column(choices, arrow_kinds[choices.byte() % arrow_kinds.size()], name, rows, true));
  batch.wrong = choices.byte();
  if (!names.empty()) batch.where = choices.byte() % names.size();
  return batch;
}

/// Calls `use` with schema and array, which are wrong as the batch says, and releases them.
template <class Use>
void with_arrow(const ArrowBatch& batch, const Use& use) {
  test::Releases releases;
  ArrowSchema schema = test::schema_of(batch.columns, releases);
  ArrowArray array = test::array_of(batch.columns, batch.length, releases, batch.offset);
  const auto release_schema = schema.release;
  const auto release_array = array.release;
  ArrowSchema* const of_column = batch.columns.empty() ? &schema : schema.children[batch.where];
  ArrowArray* const column = batch.columns.empty() ? &array : array.children[batch.where];
  switch (batch.wrong) {
  case 1:
    schema.release = nullptr;
    break;
  case 2:
    array.release = nullptr;
    break;
  case 3:
    of_column->release = nullptr;
    break;
  case 4:
    column->release = nullptr;
    break;
  case 5:
    of_column->format = nullptr;
    break;
  case 6:
    of_column->name = nullptr;
    break;
  case 7:
    schema.n_children = -1;
    break;
  case 8:
    array.n_children = 0;
    break;
  case 9:
    array.length = -1;
    break;
  case 10:
    array.offset = -1;
    break;
  case 11:
    array.n_buffers = 0;
    break;
  case 12:
    array.buffers = nullptr;
    break;
  case 13:
    array.children = nullptr;
    break;
  case 14:
    schema.children = nullptr;
    break;
  case 15:
    column->buffers = nullptr;
    break;
  case 16:
    column->dictionary = nullptr;
    break;
  case 17:
    array.null_count = 1;
    break;
  case 18:
    if (of_column->dictionary != nullptr) of_column->dictionary->release = nullptr;
    break;
  case 19:
    if (column->dictionary != nullptr) column->dictionary->length = -1;
    break;
  case 20:
    if (!batch.columns.empty()) schema.children[batch.where] = nullptr;
    break;
  case 21:
    if (!batch.columns.empty()) array.children[batch.where] = nullptr;
    break;
  default:
    break;
  }
  use(static_cast<const ArrowSchema&>(schema), static_cast<const ArrowArray&>(array));
  release_schema(&schema);
  release_array(&array);
}

} // namespace ilk::fuzz
