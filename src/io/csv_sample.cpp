#include "io/csv_sample.h"

#include <algorithm>
#include <limits>
#include <optional>

#include "base/cut_text.h"
#include "io/csv_field.h"
#include "io/csv_scan.h"
#include "table/zero_words.h"

namespace ilk::csv {
namespace {

constexpr std::size_t places = 64;
constexpr std::size_t whole_text = std::size_t{8} << 20; // is sampled whole
constexpr std::size_t small_text = std::size_t{64} << 20;
constexpr std::size_t most_cell_bytes = 256;

class Sampler {
 public:
  Sampler(std::string_view text, std::size_t begin, const CsvDialect& dialect,
          const MissingWords& missing, std::size_t columns, std::size_t rows)
      : text_(text), begin_(begin), dialect_(dialect), missing_(missing), columns_(columns),
        quota_(text.size() - begin <= whole_text ? std::numeric_limits<std::size_t>::max()
                                                 : (rows + places - 1) / places) {
    sample_.cells.resize(columns);
    sample_.passed_over.resize(columns);
  }

  Sample sample() {
    const bool small = text_.size() - begin_ <= small_text;
    State state = State::record;
    for (std::size_t i = 0; i < places; ++i) {
      const std::size_t from = border(i), to = border(i + 1);
      const std::string_view part = text_.substr(from, to - from);
      const auto first = small || i == 0 ? exact_begin(part, state) : likely_begin(from);
      if (first) take(from + *first, to);
      if (small) state = passage_over(part, dialect_).after[static_cast<std::size_t>(state)];
    }
    return std::move(sample_);
  }

 private:
  std::size_t border(std::size_t i) const {
    const std::size_t size = text_.size() - begin_;
    return begin_ + size / places * i + size % places * i / places;
  }

  // Both give the first byte of the first record that begins in a part, counted from
  // the part's begin.
  std::optional<std::size_t> exact_begin(std::string_view part, State state) const {
    if (state == State::record) return 0;
    const std::size_t end = end_of_record(part, state, dialect_);
    return end == std::string_view::npos ? std::nullopt : std::optional(end);
  }

  // Whether a place deep inside a large file is in a quoted text is not known. The
  // reading under which the next records have the right number of fields is taken;
  // when neither or both do, the place is passed over.
  std::optional<std::size_t> likely_begin(std::size_t from) const {
    constexpr std::size_t window = std::size_t{64} << 10;
    std::optional<std::size_t> likely;
    for (const State state : {State::text, State::quoted}) {
      const std::size_t end = end_of_record(text_.substr(from, window), state, dialect_);
      if (end == std::string_view::npos || !fits(from + end)) continue;
      if (likely) return std::nullopt;
      likely = end;
    }
    return likely;
  }

  bool fits(std::size_t first) const {
    constexpr int witnesses = 4;
    const char* at = text_.data() + first;
    for (int i = 0; i < witnesses; ++i) {
      at = skip_blank_lines(at, text_end());
      if (at == text_end()) return i > 0;
      const RecordEnd end = walk_record(at, limit(at), dialect_, [](std::string_view) {});
      if (end.open || end.fields != columns_) return false;
      at = end.at;
    }
    return true;
  }

  void take(std::size_t first, std::size_t to) {
    const char* at = text_.data() + first;
    const char* const stop = text_.data() + to;
    std::vector<std::string_view> raw;
    for (std::size_t taken = 0; taken < quota_; ++taken) {
      at = skip_blank_lines(at, text_end());
      if (at >= stop) return;
      raw.clear();
      const RecordEnd end = walk_record(at, limit(at), dialect_, [&](std::string_view field) {
        if (raw.size() < columns_) raw.push_back(field);
      });
      if (end.open || (end.cut && end.at != text_end())) return;
      if (end.fields == columns_) keep(raw);
      at = end.at;
    }
  }

  void keep(const std::vector<std::string_view>& raw) {
    ++sample_.rows;
    for (std::size_t j = 0; j < raw.size(); ++j) {
      const std::string_view cell = said(raw[j], dialect_.quote, buffer_);
      if (!missing_.holds(cell))
        sample_.cells[j].emplace_back(cut_text(cell, most_cell_bytes));
      else if (!cell.empty() && may_say_zero(cell))
        pass_over(cell, sample_.passed_over[j]);
    }
  }

  static void pass_over(std::string_view cell, std::vector<std::string>& words) {
    if (std::ranges::find(words, cell) == words.end()) words.emplace_back(cell);
  }

  const char* text_end() const { return text_.data() + text_.size(); }

  const char* limit(const char* at) const {
    return at + std::min(static_cast<std::size_t>(text_end() - at), most_record_bytes + 1);
  }

  std::string_view text_;
  std::size_t begin_;
  const CsvDialect& dialect_;
  const MissingWords& missing_;
  std::size_t columns_;
  std::size_t quota_;
  Sample sample_;
  std::string buffer_;
};

} // namespace

Sample sample_records(std::string_view text, std::size_t begin, const CsvDialect& dialect,
                      const MissingWords& missing, std::size_t columns, std::size_t rows) {
  return Sampler(text, begin, dialect, missing, columns, rows).sample();
}

} // namespace ilk::csv
