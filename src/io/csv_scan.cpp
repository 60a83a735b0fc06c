#include "io/csv_scan.h"

#include <algorithm>

#include "ilk/error.h"
#include "kernels/csv_marks.h"

namespace ilk::csv {
namespace {

// Without quotes inside, only the last byte of a text matters.
State after_plain(State state, char last, const CsvDialect& dialect) {
  return state == State::quoted ? State::quoted : step(state, last, dialect);
}

// The state after a text, given the state before it.
State follow(std::string_view text, State state, const CsvDialect& dialect, std::uint64_t& feeds) {
  while (!text.empty()) {
    const bool inside = state == State::quoted;
    kernels::QuoteState quotes{inside, !inside && state != State::text};
    const std::size_t passed = kernels::pass_quoted(text.data(), text.size(), dialect.delimiter,
                                                    dialect.quote, quotes, feeds);
    if (passed > 0) {
      const char last = text[passed - 1];
      if (quotes.inside)
        state = State::quoted;
      else
        state = last == dialect.quote ? State::closing : step(State::text, last, dialect);
      text.remove_prefix(passed);
    }
    const std::size_t block = std::min<std::size_t>(text.size(), 64);
    for (const char byte : text.substr(0, block)) {
      state = step(state, byte, dialect);
      feeds += byte == '\n' ? 1 : 0;
    }
    text.remove_prefix(block);
  }
  return state;
}

} // namespace

// Before a byte, the states record, field and closing differ only in how they came
// about: three runs are enough for five states. After some quotes all three are mostly in the
// same state, and one is enough.
Passage passage_over(std::string_view text, const CsvDialect& dialect) {
  if (text.empty())
    return {{State::record, State::field, State::text, State::quoted, State::closing}, 0};
  std::uint64_t feeds = 0;
  std::array<State, 3> runs{State::field, State::text, State::quoted};
  while (!text.empty()) {
    const std::size_t quote = kernels::pass_plain(text.data(), text.size(), dialect.quote, feeds);
    if (quote > 0)
      for (State& state : runs) state = after_plain(state, text[quote - 1], dialect);
    text.remove_prefix(quote);
    if (runs[0] == runs[1] && runs[1] == runs[2]) {
      runs.fill(follow(text, runs[0], dialect, feeds));
      break;
    }
    if (text.empty()) break;
    for (State& state : runs) state = step(state, dialect.quote, dialect);
    text.remove_prefix(1);
  }
  return {{runs[0], runs[0], runs[1], runs[2], runs[0]}, feeds};
}

std::size_t end_of_record(std::string_view text, State state, const CsvDialect& dialect) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    state = step(state, text[i], dialect);
    if (state == State::record) return i + 1;
  }
  return std::string_view::npos;
}

void fail_too_long(const std::string& file, std::uint64_t line) {
  throw DataError(Place{file, line}, "the record that begins here is longer than 16 MiB",
                  "look for a quote that is never closed, or a file without line ends");
}

} // namespace ilk::csv
