// Where records end: the grammar of io/csv.h as an automaton over bytes, and what a
// whole stretch of text does to its state.
//
// A chunk may begin anywhere, inside a quoted text for example. Counting quotes up
// to it is not enough, because a quote inside an unquoted field is an ordinary
// character. So each chunk is summed up by its transition: for every state in which
// it may begin, the state in which it ends. Transitions of all chunks are found at
// once; composing them in order gives each chunk's first state exactly.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "io/csv.h"

namespace ilk::csv {

/// The state before a byte.
enum class State : std::uint8_t {
  record,  ///< at the first byte of a record
  field,   ///< at the first byte of another field
  text,    ///< inside an unquoted field, or after the closing quote of a quoted one
  quoted,  ///< inside a quoted field
  closing, ///< after a quote inside a quoted field: its end, or the first of two
};

inline constexpr std::size_t state_count = 5;

/// A record longer than this is an error; most often a quote that is never closed.
inline constexpr std::size_t most_record_bytes = std::size_t{16} << 20;

/// The state after a byte.
constexpr State step(State state, char byte, const CsvDialect& dialect) {
  if (state == State::quoted) return byte == dialect.quote ? State::closing : State::quoted;
  if (byte == dialect.quote && state != State::text) return State::quoted;
  if (byte == '\n') return State::record;
  if (byte == dialect.delimiter) return State::field;
  return State::text;
}

/// The state after a text, for each state before it.
using Transition = std::array<State, state_count>;

/// What passing over a text tells.
struct Passage {
  Transition after;
  std::uint64_t line_feeds = 0; ///< inside quoted texts too
};

/// O(length), most of it 64 bytes at a time.
Passage passage_over(std::string_view text, const CsvDialect& dialect);

/// The place after the line end of the record that `text` begins within, given the
/// state at its first byte; std::string_view::npos when the record does not end here.
std::size_t end_of_record(std::string_view text, State state, const CsvDialect& dialect);

/// Throws the DataError for a record over most_record_bytes.
[[noreturn]] void fail_too_long(const std::string& file, std::uint64_t line);

} // namespace ilk::csv
