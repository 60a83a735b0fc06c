#include "io/csv.h"

#include <algorithm>
#include <iterator>

#include <fmt/format.h>

#include "ilk/error.h"
#include "io/csv_dates.h"
#include "io/csv_dialect.h"
#include "io/csv_encoding.h"
#include "io/csv_field.h"
#include "io/csv_first_row.h"
#include "io/csv_header.h"
#include "io/csv_layout.h"
#include "io/csv_read.h"
#include "io/csv_sample.h"
#include "io/csv_second_header.h"
#include "io/csv_tidy.h"
#include "io/csv_words.h"
#include "io/mapped_file.h"
#include "io/not_a_table.h"
#include "table/cells.h"
#include "table/short_text.h"

namespace ilk {

struct CsvFile::State {
  std::string name;
  Input input;
  std::string_view text; // of the input
  CsvOptions options;
  CsvDialect dialect;
  csv::Header header;
  std::string held; // the text, where it is not the input's
  std::vector<std::string> notes;

  csv::TableReader reader(const Schema& schema) const {
    const bool fits = std::ranges::equal(schema.columns, header.names, {}, &ColumnSchema::name);
    if (!fits)
      throw UsageError("the schema does not have one entry per column of " + name,
                       "pass it through match_header first");
    return {text,    header.end,
            name,    header.names,
            dialect, options,
            schema,  [this](std::size_t begin, std::size_t end) { input.release(begin, end); }};
  }

  void look(); ///< finds the dialect and the header. Throws DataError when it is no table

  // Finds the dialect, and what of the text is better read otherwise. Returns where the header is.
  std::size_t put_right();

  csv::Sample sample(std::size_t rows) const;
  [[noreturn]] void fail_without_sample() const;
};

CsvFile::CsvFile(std::unique_ptr<State> state) : state_(std::move(state)) {}
CsvFile::CsvFile(CsvFile&&) noexcept = default;
CsvFile::~CsvFile() = default;

CsvFile CsvFile::open(const std::filesystem::path& path, const CsvOptions& options) {
  if (options.dialect) csv::check_dialect(*options.dialect);
  return open(Input::of_file(path.string(), MappedFile::open(path.string(), nullptr), true),
              options);
}

CsvFile CsvFile::open(Input input, const CsvOptions& options) {
  if (options.dialect) csv::check_dialect(*options.dialect);
  const std::string name = input.name();
  auto state = std::make_unique<State>(State{name, std::move(input), {}, options, {}, {}, {}, {}});
  state->text = state->input.text();
  state->input.unless_changed([&] { state->look(); });
  return CsvFile(std::move(state));
}

void CsvFile::State::look() {
  csv::check_is_table(text, options.dialect.value_or(CsvDialect{}), name);
  const std::size_t begin = put_right();
  header = csv::read_header(text, begin, dialect, name);
  if (header.cut_names > 0) notes.push_back(cut_names_words(header.cut_names));
  const CellReader numbers(ColumnSchema{}, dialect.decimal_point, options.missing);
  if (!options.dialect) csv::check_header_is_no_row(text, header, dialect, numbers, name);
  csv::check_header_is_one_line(text, header, dialect, numbers, name);
  if (!options.dialect) csv::check_has_columns(text, header, numbers, name);
}

std::size_t CsvFile::State::put_right() {
  const auto hold = [&](std::string better) {
    held = std::move(better);
    text = held;
  };
  if (auto plain = options.dialect ? std::nullopt : csv::with_plain_lines(text))
    hold(std::move(*plain));
  csv::Layout layout = csv::find_layout(text, options.dialect);
  dialect = layout.dialect;
  notes = std::move(layout.notes);
  if (options.dialect) return layout.begin; // as it stands
  if (layout.lacks_a_name && text.size() <= csv::most_tidied_bytes) {
    hold(std::string(text).insert(layout.begin, 1, dialect.delimiter));
    ++layout.fields;
    notes.push_back("the header has no name for the first column, which names the rows");
  }
  if (auto tidy = csv::tidied(text, layout.begin, layout.fields, dialect)) {
    hold(std::move(tidy->text));
    std::ranges::move(tidy->notes, std::back_inserter(notes));
  }
  return layout.begin;
}

const std::string& CsvFile::name() const {
  return state_->name;
}
const CsvDialect& CsvFile::dialect() const {
  return state_->dialect;
}
const std::vector<std::string>& CsvFile::columns() const {
  return state_->header.names;
}
std::vector<std::string> CsvFile::notes() const {
  std::vector<std::string> notes = state_->notes;
  const csv::Encoding encoding = state_->input.encoding();
  if (encoding == csv::Encoding::windows_1252)
    notes.push_back(fmt::format("is not in UTF-8, and was read as {}; where letters look wrong, "
                                "name its encoding, for example "
                                "--encoding {}, or convert it to UTF-8",
                                csv::name_of(encoding), csv::likely_encoding(state_->text)));
  return notes;
}
std::span<const char> CsvFile::bytes() const {
  return state_->input.bytes();
}

Place CsvFile::place_of(std::uint64_t origin) const {
  return {state_->name, csv::LineCounter(state_->text).line_at(origin)};
}
std::string CsvFile::words_for(std::uint64_t origin) const {
  return fmt::format("line {}", place_of(origin).line);
}

csv::Sample CsvFile::State::sample(std::size_t rows) const {
  csv::Sample sample = csv::sample_records(text, header.end, dialect, MissingWords(options.missing),
                                           header.names.size(), rows);
  input.check_unchanged();
  if (sample.rows == 0) fail_without_sample();
  return sample;
}

Schema CsvFile::infer(std::size_t rows) const {
  const State& state = *state_;
  return state.input.unless_changed([&] {
    const csv::Sample sample = state.sample(rows);
    Schema schema = infer_schema(columns(), sample.cells, state.dialect.decimal_point, sample.rows,
                                 sample.passed_over);
    csv::settle_date_orders(state.text, state.header.end, state.dialect, sample.cells, schema);
    return schema;
  });
}

// No record that was looked at fits the header: the first tells why.
void CsvFile::State::fail_without_sample() const {
  const char* const first = text.data() + header.end;
  const auto room = text.size() - header.end;
  const std::uint64_t line = csv::LineCounter(text).line_at(header.end);
  const auto end = csv::walk_record(first, first + std::min(room, csv::most_record_bytes + 1),
                                    dialect, [](std::string_view) {});
  if (end.cut && end.at != text.data() + text.size()) csv::fail_too_long(name, line);
  throw DataError(Place{name, line},
                  fmt::format("this row has {} field{}, the header has {}, and no other row that "
                              "was looked at fits the header",
                              end.fields, end.fields == 1 ? "" : "s", header.names.size()),
                  "check the header and the delimiter");
}

Table CsvFile::read(const Schema& schema, Execution& execution, ReadReport& report) const {
  report = {};
  Table table = state_->input.unless_changed(
      [&] { return state_->reader(schema).read(state_->text.size(), execution, report); });
  state_->input.check_unchanged();
  return table;
}

void CsvFile::read_batches(const Schema& schema, Execution& execution, ReadReport& report,
                           std::size_t batch_bytes, const Sink& sink) const {
  report = {};
  csv::TableReader reader = state_->reader(schema);
  while (!reader.done()) {
    Table batch = state_->input.unless_changed(
        [&] { return reader.read(std::max<std::size_t>(batch_bytes, 1), execution, report); });
    state_->input.check_unchanged();
    const double share =
        static_cast<double>(reader.next()) / static_cast<double>(state_->text.size());
    if (batch.rows() > 0) sink(std::move(batch), share);
  }
}

void CsvFile::read_words(std::span<const std::size_t> columns, Execution& execution,
                         ReadReport& report, std::size_t batch_bytes, const WordSink& sink) const {
  const State& state = *state_;
  report = {};
  csv::WordReader reader(state.text, state.header.end, state.name, state.header.names,
                         state.dialect, state.options, columns);
  while (!reader.done()) {
    const std::size_t first = reader.next();
    auto pieces = state.input.unless_changed(
        [&] { return reader.read(std::max<std::size_t>(batch_bytes, 1), execution, report); });
    state.input.check_unchanged();
    state.input.release(first, reader.next());
    if (!sink(std::move(pieces),
              static_cast<double>(reader.next()) / static_cast<double>(state.text.size())))
      return;
  }
}

char CsvFile::decimal_point() const {
  return state_->dialect.decimal_point;
}

} // namespace ilk
