// Where the fields and records of delimited text end, 64 bytes at a time: bit masks of the bytes
// that matter, and the parity of the quotes before each byte for whether it lies in a quoted text.
// G. Langdale & D. Lemire, "Parsing gigabytes of JSON per second" (2019).
//
// Parity is right as long as quotes open only where a field begins, or follow a quote that closed
// (a doubled one). Elsewhere a quote is an ordinary character; before such a one the kernels stop.
#pragma once

#include <cstddef>
#include <cstdint>

namespace ilk::kernels {

struct CsvMarks {
  std::size_t fields = 0;  ///< ended by a delimiter or a line feed
  std::size_t records = 0; ///< ended by a line feed
  bool quotes = false;     ///< whether there may be a quote among them
};

/// Marks the delimiters and line feeds outside quoted texts, before the first ordinary quote in
/// `text`, or in all of its `bytes` (below 2^32). A record begins at `text`. Field i is [after[i],
/// after[i + 1] - 1) of the text, where after[0] = 0; the fields of record r end with number
/// record_ends[r]. `after` has room for bytes + 65 numbers and `record_ends` for bytes. Reads
/// nothing outside the text. O(bytes).
CsvMarks mark_fields(const char* text, std::size_t bytes, char delimiter, char quote,
                     std::uint32_t* after, std::uint32_t* record_ends);

/// Adds the line feeds before the first quote to `feeds`; returns where that is, `bytes` when there
/// is none. Reads nothing outside the text. O(bytes).
std::size_t pass_plain(const char* text, std::size_t bytes, char quote, std::uint64_t& feeds);

/// What is known before a byte.
struct QuoteState {
  bool inside = false;   ///< a quoted text
  bool may_open = false; ///< a quote opens or continues a quoted text
};

/// Passes whole blocks of 64 bytes without ordinary quotes and adds their line feeds, inside quoted
/// texts too, to `feeds`; returns how many bytes that were. `state` is that before the first
/// byte, and then that behind the last passed. O(bytes).
std::size_t pass_quoted(const char* text, std::size_t bytes, char delimiter, char quote,
                        QuoteState& state, std::uint64_t& feeds);

} // namespace ilk::kernels
