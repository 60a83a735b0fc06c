// The values of one array of Arrow's C data interface.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "ilk/arrow.h"
#include "ilk/dataset.h"
#include "table/arrow_format.h"

namespace ilk {

/// An array that has been checked as far as it can be. Refers to what it is made from.
class ArrowValues {
 public:
  /// Throws UsageError naming `source` and the column `name` when the array has been released, or
  /// its numbers or buffers are not those of its format.
  ArrowValues(const ArrowArray* array, ArrowFormat format, std::string name,
              const std::string& source);

  std::size_t rows() const { return static_cast<std::size_t>(array_->length); }

  /// Rows [first, first + count), as Column::valid: empty when none is missing.
  std::vector<std::uint8_t> valid(std::size_t first, std::size_t count) const;

  /// Their values; of missing ones any. `valid`: as above.
  decltype(Column::values) values(std::size_t first, std::size_t count,
                                  const std::vector<std::uint8_t>& valid) const;

  /// Throws UsageError that says what is wrong with the column.
  [[noreturn]] void fail(const std::string& what) const;

 private:
  struct Slice;
  template <class Value>
  Integers integers(const Slice& slice) const;
  template <class Offset>
  Texts texts(const Slice& slice) const;
  Texts viewed_texts(const Slice& slice, const std::vector<std::uint8_t>& valid) const;

  const ArrowArray* array_;
  ArrowFormat format_;
  std::string name_;
  const std::string* source_;
};

} // namespace ilk
