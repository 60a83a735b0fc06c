// What a column of Arrow's C data interface holds, by its format string.
#pragma once

#include <cstdint>
#include <string>

#include "ilk/arrow.h"

namespace ilk {

enum class ArrowType {
  null,
  boolean,
  int8,
  uint8,
  int16,
  uint16,
  int32,
  uint32,
  int64,
  uint64,
  float16,
  float32,
  float64,
  decimal128,
  text,       ///< UTF-8, 32-bit offsets
  large_text, ///< UTF-8, 64-bit offsets
  text_view,  ///< UTF-8, each string in its view or in one of several buffers
  time32,     ///< since 1970-01-01, in parts of a day
  time64,
};

struct ArrowFormat {
  ArrowType type = ArrowType::null;
  int scale = 0;            ///< of a decimal: digits behind the point, perhaps negative
  std::int64_t per_day = 1; ///< of times: parts of a day
};

/// Of a column's own values; those of a dictionary are its codes. Timestamps with a time zone count
/// in UTC. Throws UsageError naming `source`, the column and its format when ilk does not read it.
ArrowFormat arrow_format(const ArrowSchema& column, const std::string& source);

/// True of the integer types, which alone may be a dictionary's codes.
bool is_integer(ArrowType type);

/// True of the types of strings.
bool is_text(ArrowType type);

/// The column's name; empty when it has none.
std::string arrow_name(const ArrowSchema& column);

} // namespace ilk
