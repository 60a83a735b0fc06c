#include "io/csv_scan.h"

#include <cstring>

#include "ilk/error.h"

namespace ilk::csv {
namespace {

// Without quotes inside, only the last byte of a text matters.
State after_plain(State state, char last, const CsvDialect& dialect) {
  return state == State::quoted ? State::quoted : step(state, last, dialect);
}

} // namespace

// Before a byte, the states record, field and closing differ only in how they came
// about: three runs are enough for five states.
Transition transition_of(std::string_view text, const CsvDialect& dialect) {
  std::array<State, 3> runs{State::field, State::text, State::quoted};
  const char* at = text.data();
  const char* const end = at + text.size();
  while (at != end) {
    const void* const found = std::memchr(at, dialect.quote, static_cast<std::size_t>(end - at));
    const char* const quote = found != nullptr ? static_cast<const char*>(found) : end;
    if (quote != at)
      for (State& state : runs) state = after_plain(state, quote[-1], dialect);
    if (quote == end) break;
    for (State& state : runs) state = step(state, dialect.quote, dialect);
    at = quote + 1;
  }
  if (text.empty())
    return {State::record, State::field, State::text, State::quoted, State::closing};
  return {runs[0], runs[0], runs[1], runs[2], runs[0]};
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
