// Delimited text: where its fields end, and its decimals as floats. Bytes are those of the text
// alone, so that the rates of both can be held against that of reading a file.
#include <algorithm>
#include <span>
#include <string>

#include <fmt/format.h>

#include "kernels/csv_decimals.h"
#include "kernels/csv_marks.h"
#include "micro_support.h"

namespace ilk::bench {
namespace {

constexpr std::size_t records = 256;
constexpr std::size_t fields = 17; // of a record

// Amounts with six decimals, one record a line.
std::string lines_of_decimals() {
  const auto numbers = normals(records * fields, 1);
  std::string lines;
  for (std::size_t i = 0; i < numbers.size(); ++i)
    lines += fmt::format("{:.6f}{}", 1000 * static_cast<double>(numbers[i]),
                         i % fields == fields - 1 ? '\n' : ',');
  return lines;
}

// The text behind a readable margin, and where its fields and records end.
struct Lines {
  Lines() : lines(lines_of_decimals()), with_margin(margin + lines.size()) {
    std::copy(lines.begin(), lines.end(), with_margin.begin() + margin);
    after.resize(lines.size() + 65);
    record_ends.resize(lines.size());
    mark();
    for (std::size_t r = 0; r < records; ++r)
      first.push_back(static_cast<std::uint32_t>(r * fields));
  }

  void mark() {
    const kernels::CsvMarks marks =
        kernels::mark_fields(text(), lines.size(), ',', '"', after.data(), record_ends.data());
    found[0] = marks.fields;
    found[1] = marks.records;
  }
  const char* text() const { return with_margin.data() + margin; }

  static constexpr std::size_t margin = 64; // a cache line, and enough for read_decimals
  static_assert(margin >= kernels::decimal_margin);
  std::string lines;
  Array<char> with_margin;
  Array<std::uint32_t> after, record_ends, first;
  Array<std::size_t> found = Array<std::size_t>(2);
};

void mark_fields(benchmark::State& state) {
  Lines l;
  // What lies behind the last field and record is nobody's.
  const auto after = std::span(l.after).first(records * fields + 1);
  const auto record_ends = std::span(l.record_ends).first(records);
  std::fill(after.begin(), after.end(), 0);
  std::fill(record_ends.begin(), record_ends.end(), 0);
  measure(state, bytes(l.lines.size()), written(after, record_ends, l.found), [&] { l.mark(); });
}
BENCHMARK(mark_fields);

// The first scan of a chunk: in text without quotes, and in the same text with them followed.
void pass_plain(benchmark::State& state) {
  const Lines l;
  Array<std::uint64_t> feeds(1);
  measure(state, bytes(l.lines.size()), written(feeds), [&] {
    feeds[0] = 0;
    kernels::pass_plain(l.text(), l.lines.size(), '"', feeds[0]);
  });
}
BENCHMARK(pass_plain);

void pass_quoted(benchmark::State& state) {
  const Lines l;
  Array<std::uint64_t> feeds(1);
  measure(state, bytes(l.lines.size()), written(feeds), [&] {
    kernels::QuoteState quotes{false, true};
    feeds[0] = 0;
    kernels::pass_quoted(l.text(), l.lines.size(), ',', '"', quotes, feeds[0]);
  });
}
BENCHMARK(pass_quoted);

// All columns, one after the other, as a chunk of a file is read.
void read_decimals(benchmark::State& state) {
  Lines l;
  Array<float> values(records * fields);
  Array<std::uint32_t> others(records);
  Array<std::size_t> odd(fields);
  measure(state, bytes(l.lines.size()), written(values, odd), [&] {
    for (std::size_t field = 0; field < fields; ++field)
      odd[field] =
          kernels::read_decimals({l.text(), l.after.data(), l.first, field, field == fields - 1},
                                 '.', values.data() + field * records, others.data());
  });
}
BENCHMARK(read_decimals);

} // namespace
} // namespace ilk::bench
