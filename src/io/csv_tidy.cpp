#include "io/csv_tidy.h"

#include <algorithm>
#include <cstring>

#include <fmt/format.h>

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

// What a column's cells look like in full records.
struct Look {
  std::size_t numbers = 0;
  std::size_t words = 0;

  bool may_hold(std::string_view cell) const {
    double value = 0;
    if (cell.empty() || words * 20 > numbers) return true;
    return read_number(cell, '.', value) == NumberText::number ||
           read_number(cell, ',', value) == NumberText::number;
  }
};

class Tidier {
 public:
  Tidier(std::string_view text, std::size_t begin, std::size_t fields, const CsvDialect& dialect)
      : text_(text), begin_(begin), fields_(fields), dialect_(dialect) {}

  std::optional<TidyText> tidied() {
    if (is_tidy() && !has_more_than_a_table()) return std::nullopt;
    look();
    made_.assign(text_.substr(0, begin_));
    line_ = 1 + static_cast<std::uint64_t>(std::ranges::count(made_, '\n'));
    const char* at = text_.data() + begin_;
    notes_from_ = find_notes();
    while (at != end() && !another_table_) at = write_record(at);
    return changed_ ? std::optional(TidyText{std::move(made_), notes()}) : std::nullopt;
  }

 private:
  const char* end() const { return text_.data() + text_.size(); }

  // The header again, notes below, or an empty line with something below it.
  bool has_more_than_a_table() const {
    const std::string_view table = text_.substr(begin_);
    const std::string_view header = table.substr(0, std::min(table.find('\n'), table.size()));
    if (header.size() > 1 && table.size() > header.size() &&
        table.find(std::string("\n") + std::string(header), header.size()) !=
            std::string_view::npos)
      return true;
    std::string_view body = table;
    while (!body.empty() && (body.back() == '\n' || body.back() == '\r')) body.remove_suffix(1);
    if (body.find("\n\n") != std::string_view::npos ||
        body.find("\n\r\n") != std::string_view::npos)
      return true;
    return find_notes() != end();
  }

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
        text_.substr(begin_), dialect_,
        [&](std::string_view raw) { cells.push_back(trimmed(without_quotes(raw))); },
        [&](std::size_t count) {
          if (!is_header && count == fields_) {
            leaves_off_empty_ = leaves_off_empty_ && !cells.back().empty();
            for (std::size_t j = 0; j < fields_; ++j) add_look(cells[j], looks_[j]);
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

  static void add_look(std::string_view cell, Look& look) {
    double value = 0;
    if (cell.empty()) return;
    const bool is_number = read_number(cell, '.', value) == NumberText::number ||
                           read_number(cell, ',', value) == NumberText::number;
    ++(is_number ? look.numbers : look.words);
  }

  std::string_view without_quotes(std::string_view raw) const {
    raw = trimmed(raw);
    if (raw.size() >= 2 && raw.front() == dialect_.quote && raw.back() == dialect_.quote)
      return raw.substr(1, raw.size() - 2);
    return raw;
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
    const RecordEnd record = walk_record(at, end(), dialect_, [](std::string_view) {});
    if (record.at <= first + 1) return false;
    if (fields_with_open_quotes(at, first) != fields_) return false;
    if (first == end()) return true;
    const char* const next = first + 1;
    return next == end() || fields_with_open_quotes(next, line_end(next)) == fields_;
  }

  // The non-empty fields of a record, and whether it is as wide as the table.
  struct Said {
    std::size_t cells = 0;
    bool only_first = false, is_full = false, has_words = false;
  };

  Said said_of(std::string_view line) const {
    Said found;
    std::size_t field = 0;
    const RecordEnd record =
        walk_record(line.data(), line.data() + line.size(), dialect_, [&](std::string_view raw) {
          const std::string_view cell = without_quotes(raw);
          if (!cell.empty()) {
            ++found.cells;
            found.only_first = found.cells == 1 && field == 0;
            found.has_words = cell.find(' ') != std::string_view::npos;
          }
          ++field;
        });
    found.is_full = record.fields == fields_;
    return found;
  }

  // Where notes below the table begin; the end where there are none.
  const char* find_notes() const {
    constexpr std::size_t fewest_fields = 3;
    if (fields_ < fewest_fields) return end();
    const char* notes = end();
    bool any = false, all_words = true, is_apart = false;
    const char* const first = text_.data() + begin_;
    for (const char* stop = end(); stop > first && !is_apart;) {
      if (*(stop - 1) == '\n') --stop;
      const char* begin = stop;
      while (begin > first && *(begin - 1) != '\n') --begin;
      std::string_view line(begin, static_cast<std::size_t>(stop - begin));
      if (line.ends_with('\r')) line.remove_suffix(1);
      const Said found = said_of(line);
      is_apart = found.cells == 0 && any;
      if (!is_apart && found.cells > 0) {
        if (!found.only_first || !found.is_full) break;
        any = true;
        all_words = all_words && found.has_words;
        notes = begin;
      }
      stop = begin;
    }
    return any && (is_apart || all_words) && notes != first ? notes : end();
  }

  bool repeats_header() const {
    return std::ranges::equal(fields_of_record_, header_, [&](const auto& a, const auto& b) {
      return trimmed(without_quotes(a)) == trimmed(without_quotes(b));
    });
  }

  // Words in two columns or more that hold numbers above.
  bool is_another_header() const {
    std::size_t words = 0;
    if (fields_of_record_.size() != fields_) return false;
    for (std::size_t j = 0; j < fields_; ++j) {
      const std::string_view cell = trimmed(without_quotes(fields_of_record_[j]));
      words += looks_[j].numbers > 4 && !cell.empty() && !looks_[j].may_hold(cell) ? 1 : 0;
    }
    return words > 1;
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
    if (!is_header_ && is_apart_ && is_another_header() && !repeats_header()) {
      another_table_ = line_;
      changed_ = true;
      return end();
    }
    const bool is_note = at >= notes_from_ && !is_header_;
    const bool is_copy = !is_header_ && repeats_header();
    const bool was_empty = empty_.count > 0;
    if (is_note || is_copy) {
      (is_note ? notes_ : headers_).add(line_);
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
    is_header_ = false;
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
        fields_of_record_, [&](const std::string& raw) { return without_quotes(raw).empty(); });
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
           without_quotes(fields_of_record_.back()).empty()) {
      fields_of_record_.pop_back();
      surplus_ = true;
    }
  }

  bool may_be_filled_up() const {
    if (!leaves_off_empty_ || 2 * fields_of_record_.size() <= fields_) return false;
    for (std::size_t j = 0; j < fields_of_record_.size(); ++j)
      if (!looks_[j].may_hold(trimmed(without_quotes(fields_of_record_[j])))) return false;
    return !without_quotes(fields_of_record_.back()).empty();
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
  Lines empty_, short_, stray_, notes_, headers_;
};

} // namespace

std::optional<TidyText> tidied(std::string_view text, std::size_t begin, std::size_t fields,
                               const CsvDialect& dialect) {
  if (fields < 2 || text.size() > most_tidied_bytes) return std::nullopt;
  return Tidier(text, begin, fields, dialect).tidied();
}

} // namespace ilk::csv
