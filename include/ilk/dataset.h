// Typed data: what another program hands to ilk, and what databases and Arrow streams give.
//
// Values are plain vectors; whether a value is there is told apart from it, by `valid`. So NULL,
// the empty string and the text "NA" are three things: only NULL is missing. Thread rule: like
// standard containers. Nothing here throws but std::bad_alloc.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace ilk {

/// Strings end to end in one buffer. Immutable but for what is put behind the last.
class TextColumn {
 public:
  void push_back(std::string_view text) {
    characters_.append(text);
    ends_.push_back(characters_.size());
  }

  /// Room for so many strings of so many bytes in all.
  void reserve(std::size_t strings, std::size_t bytes) {
    characters_.reserve(bytes);
    ends_.reserve(strings);
  }
  std::size_t bytes() const { return characters_.size(); } ///< of all strings

  /// The strings of all parts, in order.
  static TextColumn joined(std::span<const TextColumn* const> parts);

  std::size_t size() const { return ends_.size(); }
  bool empty() const { return ends_.empty(); }
  std::string_view operator[](std::size_t i) const {
    const std::uint64_t begin = i == 0 ? 0 : ends_[i - 1];
    return std::string_view(characters_).substr(begin, ends_[i] - begin);
  }

 private:
  std::string characters_;
  std::vector<std::uint64_t> ends_;
};

/// Real numbers; one that is NaN counts as missing, one that is infinite makes its row a bad one.
using Numbers = std::vector<double>;

/// Whole numbers. Exact as a double up to 2^53; as ids they keep every digit.
using Integers = std::vector<std::int64_t>;

/// Yes and no: 0 is no.
using Booleans = std::vector<std::uint8_t>;

/// Days since 1970-01-01.
struct Days {
  std::vector<std::int32_t> days;
};

/// Words, one per row. What they mean is inferred as the cells of a CSV file are, or told by a data
/// dictionary.
using Texts = TextColumn;

/// Words of a list: row i has levels[codes[i]]. Levels are distinct.
struct Categories {
  std::vector<std::uint32_t> codes;
  std::vector<std::string> levels;
};

/// One attribute of all rows.
struct Column {
  std::string name;
  std::variant<Numbers, Integers, Booleans, Days, Texts, Categories> values;
  std::vector<std::uint8_t> valid; ///< one per row, 0 where the value is missing; empty: none is

  std::size_t rows() const;
  bool is_valid(std::size_t row) const { return valid.empty() || valid[row] != 0; }
};

/// Columns of equal length with different names, in an order that tables made from it keep. See
/// check() in ilk/source.h for what is refused.
struct Dataset {
  std::vector<Column> columns;

  std::size_t rows() const { return columns.empty() ? 0 : columns.front().rows(); }
};

} // namespace ilk
