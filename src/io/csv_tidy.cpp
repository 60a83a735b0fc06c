#include "io/csv_tidy.h"

#include <algorithm>
#include <cstring>
#include <utility>

#include <fmt/format.h>

#include "io/csv_around.h"
#include "io/csv_field.h"
#include "kernels/csv_marks.h"
#include "table/number_text.h"

namespace ilk::csv {
namespace {

constexpr std::size_t most_named_lines = 5;

bool is_blank(char c) {
  return c == ' ' || c == '\t';
}

// Lines that a repair concerns.
struct Lines {
  std::size_t count = 0;
  std::vector<std::string> first;

  void add(std::uint64_t line) {
    if (first.size() < most_named_lines) first.push_back(fmt::format("{}", line));
    ++count;
  }

  // "line 3", "lines 3, 5 and 2 more"
  std::string words() const {
    std::string text = count == 1 ? "line " : "lines ";
    for (std::size_t i = 0; i < first.size(); ++i) text += (i > 0 ? ", " : "") + first[i];
    if (count > first.size()) text += fmt::format(" and {} more", count - first.size());
    return text;
  }
};

class Tidier {
 public:
  Tidier(std::string_view text, std::size_t begin, std::size_t fields, const CsvDialect& dialect)
      : text_(text), begin_(begin), fields_(fields), dialect_(dialect) {}

  std::optional<TidyText> tidied() {
    if (is_tidy() && !has_more_than_a_table(table(), fields_, dialect_)) return std::nullopt;
    look();
    made_.assign(text_.substr(0, begin_));
    line_ = 1 + static_cast<std::uint64_t>(std::ranges::count(made_, '\n'));
    const char* at = text_.data() + begin_;
    notes_from_ = find_notes(table(), fields_, dialect_);
    while (at != end() && !another_table_) at = write_record(at);
    return changed_ ? std::optional(TidyText{std::move(made_), notes()}) : std::nullopt;
  }

 private:
  const char* end() const { return text_.data() + text_.size(); }
  std::string_view table() const { return text_.substr(begin_); }
  std::string_view plain(std::string_view raw) const { return unquoted(raw, dialect_.quote); }

  // Full records and no quotes: most files. Looked at by the kernels that read them.
  bool is_tidy() const {
    constexpr std::size_t window = std::size_t{16} << 10;
    std::vector<std::uint32_t> after(window + 65), ends(window);
    std::string_view rest = text_.substr(begin_);
    while (!rest.empty()) {
      const auto marks =
          kernels::mark_fields(rest.data(), std::min(rest.size(), window), dialect_.delimiter,
                               dialect_.quote, after.data(), ends.data());
      if (marks.quotes || marks.records == 0) break;
      std::uint32_t first = 0;
      for (std::size_t r = 0; r < marks.records; ++r) {
        const std::uint32_t bytes = after[ends[r]] - after[first];
        if (ends[r] - first != fields_ && bytes > 2) return false;
        if (bytes <= fields_ + 1) return false; // nothing but delimiters, perhaps
        first = ends[r];
      }
      rest.remove_prefix(after[first]);
    }
    return are_tidy(rest.data());
  }

  // The same field by field, with quotes.
  bool are_tidy(const char* at) const {
    while (at != end()) {
      at = skip_blank_lines(at, end());
      if (at == end()) break;
      bool blanks = false, says_something = false;
      const RecordEnd record = walk_record(at, end(), dialect_, [&](std::string_view raw) {
        const std::size_t first = raw.find_first_not_of(" \t");
        if (first == std::string_view::npos) return;
        says_something = true;
        blanks = blanks || (first > 0 && raw[first] == dialect_.quote);
      });
      const bool is_long = line_end(at) + 1 < record.at; // a stray quote, perhaps
      if (record.fields != fields_ || blanks || !says_something || is_long) return false;
      at = record.at;
    }
    return true;
  }

  // How the columns of full records look, and whether their last cell is ever empty.
  void look() {
    looks_.resize(fields_);
    std::vector<std::string_view> cells;
    std::string buffer;
    bool is_header = true;
    walk_head(
        text_.substr(begin_), dialect_, [&](std::string_view raw) { cells.push_back(plain(raw)); },
        [&](std::size_t count) {
          if (!is_header && count == fields_) {
            leaves_off_empty_ = leaves_off_empty_ && !cells.back().empty();
            for (std::size_t j = 0; j < fields_; ++j) looks_[j].add(cells[j]);
          }
          if (!is_header && count != fields_ + surplus_of(cells)) has_same_surplus_ = false;
          is_header = false;
          cells.clear();
        });
  }

  // Empty fields beyond the header's.
  std::size_t surplus_of(const std::vector<std::string_view>& cells) const {
    std::size_t empty = 0;
    while (cells.size() > fields_ + empty && cells[cells.size() - 1 - empty].empty()) ++empty;
    return cells.size() > fields_ ? std::min(empty, cells.size() - fields_) : 0;
  }

  // Of one line; with a quote that is not closed in it as an ordinary character.
  std::size_t fields_with_open_quotes(const char* at, const char* stop) const {
    std::size_t count = 1;
    for (const char* const line = at; at != stop; ++at) {
      const bool begins_field = at == line || *(at - 1) == dialect_.delimiter;
      if (begins_field && *at == dialect_.quote) {
        const FieldEnd field = end_of_field(at, stop, dialect_);
        if (!field.open) {
          at = field.at;
          if (at == stop) break;
        }
      }
      if (*at == dialect_.delimiter) ++count;
    }
    return count;
  }

  const char* line_end(const char* at) const {
    const auto* const feed =
        static_cast<const char*>(std::memchr(at, '\n', static_cast<std::size_t>(end() - at)));
    return feed == nullptr ? end() : feed;
  }

  // Whether the record that begins at `at` runs over several lines by mistake.
  bool has_stray_quote(const char* at) const {
    const char* const first = line_end(at);
    bool is_closed = true; // every quote that opens a field closes it
    const RecordEnd record = walk_record(at, end(), dialect_, [&](std::string_view raw) {
      if (raw.starts_with(dialect_.quote))
        is_closed = is_closed && raw.size() > 1 && raw.ends_with(dialect_.quote);
    });
    if (record.at <= first + 1) return false;
    if (is_closed && record.fields == fields_ && !record.open)
      return false; // a field of several lines
    if (fields_with_open_quotes(at, first) != fields_) return false;
    if (first == end()) return true;
    const char* const next = first + 1;
    return next == end() || fields_with_open_quotes(next, line_end(next)) == fields_;
  }

  const char* write_record(const char* at) {
    const char* const blank = skip_blank_lines(at, end());
    if (blank != at) {
      take_lines(at, blank);
      is_apart_ = true;
      return blank;
    }
    fields_of_record_.clear();
    const char* const stop = has_stray_quote(at) ? split_line(at) : split_record(at);
    if (is_header_) header_ = fields_of_record_;
    const bool is_copy = !is_header_ && is_same_header(fields_of_record_, header_, dialect_.quote);
    if (!is_header_ && is_apart_ && !is_copy &&
        is_another_header(fields_of_record_, looks_, dialect_.quote)) {
      another_table_ = line_;
      changed_ = true;
      return end();
    }
    const bool is_note = at >= notes_from_ && !is_header_;
    const bool is_drawn = is_below_header_ && is_drawn_line(fields_of_record_, dialect_.quote);
    const bool was_empty = empty_.count > 0;
    if (is_note || is_copy || is_drawn) {
      (is_note ? notes_ : is_copy ? headers_ : drawn_).add(line_);
      fields_of_record_.clear();
    } else {
      repair_record();
    }
    is_apart_ = fields_of_record_.empty() && (is_apart_ || !was_empty);
    const std::size_t before = made_.size();
    for (std::size_t j = 0; j < fields_of_record_.size(); ++j) {
      if (j > 0) made_ += dialect_.delimiter;
      made_ += fields_of_record_[j];
    }
    if (ends_in_line_end_) {
      if (stop - 1 != at && *(stop - 2) == '\r') made_ += '\r';
      made_ += '\n';
    }
    const std::string_view was(at, static_cast<std::size_t>(stop - at));
    changed_ = changed_ || std::string_view(made_).substr(before) != was;
    line_ += static_cast<std::uint64_t>(std::ranges::count(was, '\n'));
    is_below_header_ = std::exchange(is_header_, false);
    return stop;
  }

  void take_lines(const char* from, const char* to) {
    made_.append(from, to);
    line_ += static_cast<std::uint64_t>(std::count(from, to, '\n'));
  }

  // The fields of a record, without blanks around quotes; the place behind its line end.
  const char* split_record(const char* at) {
    for (;;) {
      const char* begin = at;
      while (begin != end() && is_blank(*begin) && *begin != dialect_.delimiter) ++begin;
      if (begin == end() || *begin != dialect_.quote) begin = at;
      const FieldEnd field = end_of_field(begin, end(), dialect_);
      std::string_view raw = raw_field(begin, field.at, end());
      if (begin != at || (raw.starts_with(dialect_.quote) && raw.ends_with(' '))) {
        const std::string_view tight = trimmed(raw);
        if (tight.size() > 1 && tight.ends_with(dialect_.quote)) raw = tight;
      }
      fields_of_record_.emplace_back(raw);
      ends_in_line_end_ = field.at != end() && *field.at == '\n';
      if (field.at == end()) return end();
      at = field.at + 1;
      if (ends_in_line_end_) return at;
    }
  }

  // The fields of a line, without the quotes that it does not close.
  const char* split_line(const char* at) {
    const char* const stop = line_end(at);
    const char* const text_stop = stop != at && *(stop - 1) == '\r' ? stop - 1 : stop;
    while (true) {
      const char* field_end = at;
      if (at != text_stop && *at == dialect_.quote) {
        const FieldEnd field = end_of_field(at, text_stop, dialect_);
        if (field.open) {
          ++at; // the quote
          stray_.add(line_);
        } else {
          field_end = field.at;
        }
      }
      if (field_end < at) field_end = at;
      while (field_end != text_stop && *field_end != dialect_.delimiter) ++field_end;
      fields_of_record_.emplace_back(at, static_cast<std::size_t>(field_end - at));
      if (field_end == text_stop) break;
      at = field_end + 1;
    }
    ends_in_line_end_ = stop != end();
    return ends_in_line_end_ ? stop + 1 : stop;
  }

  void repair_record() {
    const bool says_nothing = std::ranges::all_of(
        fields_of_record_, [&](const std::string& raw) { return plain(raw).empty(); });
    if (says_nothing && fields_of_record_.size() > 1 && !is_header_) {
      fields_of_record_.clear();
      empty_.add(line_);
      return;
    }
    if (is_header_) return;
    if (fields_of_record_.size() < fields_ && may_be_filled_up()) {
      fields_of_record_.resize(fields_);
      short_.add(line_);
    }
    while (has_same_surplus_ && fields_of_record_.size() > fields_ &&
           plain(fields_of_record_.back()).empty()) {
      fields_of_record_.pop_back();
      surplus_ = true;
    }
  }

  bool may_be_filled_up() const {
    if (!leaves_off_empty_ || 2 * fields_of_record_.size() <= fields_) return false;
    for (std::size_t j = 0; j < fields_of_record_.size(); ++j)
      if (!looks_[j].may_hold(plain(fields_of_record_[j]))) return false;
    return !plain(fields_of_record_.back()).empty();
  }

  std::vector<std::string> notes() const {
    std::vector<std::string> notes;
    if (another_table_)
      notes.push_back(fmt::format("another table begins on line {}, below an empty one; it and all "
                                  "below it were left out",
                                  *another_table_));
    const auto add = [&](const Lines& lines, std::string_view singular, std::string_view plural) {
      if (lines.count > 0)
        notes.push_back(fmt::format("{} {}", lines.words(), lines.count == 1 ? singular : plural));
    };
    add(empty_, "holds nothing but delimiters and was passed over",
        "hold nothing but delimiters and were passed over");
    add(headers_, "holds the header again and was passed over",
        "hold the header again and were passed over");
    add(drawn_, "is drawn and was passed over", "are drawn and were passed over");
    add(notes_, "is a note below the table and was passed over",
        "are notes below the table and were passed over");
    add(short_, "lacks its last fields, which were taken as missing",
        "lack their last fields, which were taken as missing");
    add(stray_, "has a quote that nothing closes; it was passed over",
        "have a quote that nothing closes; it was passed over");
    if (surplus_) notes.push_back("empty fields beyond the header's were passed over");
    return notes;
  }

  std::string_view text_;
  std::size_t begin_;
  std::size_t fields_;
  const CsvDialect& dialect_;
  std::vector<Look> looks_;
  bool leaves_off_empty_ = true;
  bool has_same_surplus_ = true;
  bool is_header_ = true;
  bool is_below_header_ = false;
  std::vector<std::string> fields_of_record_;
  std::string made_;
  std::uint64_t line_ = 1;
  bool ends_in_line_end_ = false; // the record
  bool changed_ = false;
  bool surplus_ = false;
  bool is_apart_ = false; // behind an empty line
  std::vector<std::string> header_;
  const char* notes_from_ = nullptr;
  std::optional<std::uint64_t> another_table_; // the line that it begins on
  Lines empty_, short_, stray_, notes_, headers_, drawn_;
};

} // namespace

std::optional<TidyText> tidied(std::string_view text, std::size_t begin, std::size_t fields,
                               const CsvDialect& dialect) {
  if (fields < 2 || text.size() > most_tidied_bytes) return std::nullopt;
  return Tidier(text, begin, fields, dialect).tidied();
}

} // namespace ilk::csv
