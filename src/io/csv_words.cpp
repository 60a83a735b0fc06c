#include "io/csv_words.h"

#include <algorithm>

#include <fmt/format.h>

#include "ilk/error.h"
#include "io/csv_field.h"
#include "table/number_text.h"

namespace ilk::csv {
namespace {

constexpr std::size_t not_asked_for = static_cast<std::size_t>(-1);

} // namespace

struct WordReader::Piece {
  std::size_t begin = 0, end = 0;
  State state = State::record; // before the byte at `begin`
  Source::Words words = {};
  std::vector<std::string_view> cells = {}; // of the record that is being read
  std::vector<std::string> buffers = {};    // for cells with doubled quotes
  std::uint64_t bad_rows = 0;
  std::vector<Fault> faults = {}; // the first most_described of them
  std::optional<std::size_t> too_long = {};
};

WordReader::WordReader(std::string_view text, std::size_t begin, const std::string& file,
                       const std::vector<std::string>& header, const CsvDialect& dialect,
                       const CsvOptions& options, std::span<const std::size_t> columns)
    : text_(text), file_(file), dialect_(dialect),
      chunk_bytes_(std::max<std::size_t>(options.chunk_bytes, 1)), fields_(header.size()),
      place_of_(header.size(), not_asked_for), count_(columns.size()), missing_(options.missing),
      lines_(text), next_(begin) {
  for (std::size_t i = 0; i < columns.size(); ++i) place_of_[columns[i]] = i;
}

std::vector<Source::Words> WordReader::read(std::size_t bytes, Execution& execution,
                                            ReadReport& report) {
  const std::size_t end = next_ + std::min(bytes, text_.size() - next_);
  std::vector<Piece> pieces((end - next_ + chunk_bytes_ - 1) / chunk_bytes_);
  std::vector<Transition> transitions(pieces.size());
  execution.for_each(pieces.size(), [&](std::size_t i) {
    pieces[i].begin = next_ + i * chunk_bytes_;
    pieces[i].end = std::min(pieces[i].begin + chunk_bytes_, end);
    const std::string_view part = text_.substr(pieces[i].begin, pieces[i].end - pieces[i].begin);
    transitions[i] = passage_over(part, dialect_).after;
  });
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    pieces[i].state = state_;
    state_ = transitions[i][static_cast<std::size_t>(state_)];
  }
  next_ = end;
  execution.for_each(pieces.size(), [&](std::size_t i) { read_piece(pieces[i]); });
  add_to_report(pieces, report);
  std::vector<Source::Words> words;
  for (Piece& piece : pieces) words.push_back(std::move(piece.words));
  return words;
}

void WordReader::read_piece(Piece& piece) const {
  piece.words.columns.resize(count_);
  piece.cells.resize(count_);
  piece.buffers.resize(count_);
  std::size_t first = piece.begin;
  if (piece.state != State::record) {
    const std::size_t rest =
        end_of_record(text_.substr(piece.begin, piece.end - piece.begin), piece.state, dialect_);
    if (rest == std::string_view::npos) return;
    first += rest;
  }
  const char* const stop = text_.data() + piece.end;
  const char* const text_end = text_.data() + text_.size();
  for (const char* at = text_.data() + first; !piece.too_long;) {
    at = skip_blank_lines(at, text_end);
    if (at >= stop) return;
    at = read_record(at, text_end, piece);
  }
}

const char* WordReader::read_record(const char* at, const char* end, Piece& piece) const {
  const auto offset = static_cast<std::size_t>(at - text_.data());
  const char* const limit =
      at + std::min<std::size_t>(static_cast<std::size_t>(end - at), most_record_bytes + 1);
  std::size_t field = 0;
  const RecordEnd stop = walk_record(at, limit, dialect_, [&](std::string_view raw) {
    const std::size_t place = field < fields_ ? place_of_[field] : not_asked_for;
    ++field;
    if (place == not_asked_for) return;
    const std::string_view cell = trimmed(said(raw, dialect_.quote, piece.buffers[place]));
    piece.cells[place] = missing_.holds(cell) ? std::string_view() : cell;
  });
  if (stop.cut && stop.at != end) {
    piece.too_long = offset;
    return end;
  }
  if (stop.fields == fields_ && !stop.open) {
    for (std::size_t i = 0; i < count_; ++i) piece.words.columns[i].push_back(piece.cells[i]);
    piece.words.origins.push_back(offset);
    return stop.at;
  }
  ++piece.bad_rows;
  if (piece.faults.size() < most_described)
    piece.faults.push_back({offset, 0,
                            stop.open ? std::string("a quote is opened and never closed")
                                      : fmt::format("{} field{}, the header has {}", stop.fields,
                                                    stop.fields == 1 ? "" : "s", fields_)});
  return stop.at;
}

void WordReader::add_to_report(const std::vector<Piece>& pieces, ReadReport& report) {
  for (const Piece& piece : pieces) {
    report.rows += piece.words.origins.size();
    report.bad_rows += piece.bad_rows;
    for (const Fault& fault : piece.faults)
      if (report.first.size() < most_described)
        report.first.push_back({lines_.line_at(fault.offset), 0, "", fault.what});
    if (piece.too_long) fail_too_long(file_, lines_.line_at(*piece.too_long));
  }
}

} // namespace ilk::csv
