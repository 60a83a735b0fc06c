// Tables that the program around the library reads by means of its own.
#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "ilk/source.h"
#include "io/arrow_stream.h"
#include "io/dataset_source.h"
#include "io/source_kinds.h"
#include "table/arrow_dataset.h"
#include "table/short_text.h"

namespace ilk {
namespace {

std::optional<ForeignReader>& foreign_reader() {
  static std::optional<ForeignReader> reader;
  return reader;
}

// Columns of ids, attributes and labels, which are all that a table is read for.
bool is_read_at_all(const ColumnSchema& column) {
  return column.role != Role::ignore;
}

class ForeignSource final : public Source {
 public:
  ForeignSource(ForeignTable table, std::string name, const std::atomic<bool>* stop)
      : table_(std::move(table)), name_(std::move(name)), stop_(stop) {
    for (const std::string& column : table_.columns) columns_.push_back(short_text(column));
  }

  const std::string& name() const override { return name_; }
  const std::vector<std::string>& columns() const override { return columns_; }

  std::vector<std::string> notes() const override {
    const auto cut = std::ranges::count_if(table_.columns, is_too_long);
    if (cut == 0) return {};
    return {cut_names_words(static_cast<std::size_t>(cut))};
  }

  Schema infer() const override { return whole().infer(); }

  Table read(const Schema& schema, Execution& execution, ReadReport& report) const override {
    return whole().read(schema, execution, report);
  }

  void read_batches(const Schema& schema, Execution& execution, ReadReport& report,
                    std::size_t batch_bytes, const Sink& sink) const override {
    if (whole_) return whole_->read_batches(schema, execution, report, batch_bytes, sink);
    report = {};
    Schema needed;
    std::vector<std::string> names;
    std::map<std::string, std::uint64_t> places; // of the columns, from 1
    for (std::size_t j = 0; j < schema.columns.size(); ++j) {
      if (!is_read_at_all(schema.columns[j])) continue;
      needed.columns.push_back(schema.columns[j]);
      names.push_back(table_.columns.at(j));
      places[columns_[j]] = j + 1;
    }
    std::uint64_t rows = 0;
    each_batch(names, [&](Dataset&& data) {
      execution.check_interrupted();
      const std::size_t count = data.rows();
      ReadReport part;
      Table batch = DatasetSource(std::move(data), name_).read(needed, execution, part);
      add(part, rows, places, report);
      for (auto& origin : batch.origins) origin += rows;
      rows += count;
      const double all = static_cast<double>(std::max(rows, table_.rows));
      const double share = table_.rows == 0 ? 0 : static_cast<double>(rows) / all;
      if (batch.rows() > 0) sink(std::move(batch), share);
    });
  }

  void read_words(std::span<const std::size_t> columns, Execution& execution, ReadReport& report,
                  std::size_t batch_bytes, const WordSink& sink) const override {
    whole().read_words(columns, execution, report, batch_bytes, sink);
  }

  Place place_of(std::uint64_t) const override { return {name_}; }

  std::string words_for(std::uint64_t origin) const override {
    return fmt::format("row {}", origin + 1);
  }

  std::span<const char> bytes() const override { return {}; }

 private:
  // Batches with rows.
  template <class Use>
  void each_batch(const std::vector<std::string>& names, Use&& use) const {
    ArrowArrayStream stream{};
    table_.read(names, &stream);
    ArrowBatches batches(&stream, name_);
    while (std::optional<Dataset> batch = next(batches))
      if (batch->rows() > 0) use(std::move(*batch));
  }

  // What fails on the way is the table's fault, as of any damaged file.
  std::optional<Dataset> next(ArrowBatches& batches) const {
    try {
      return batches.next();
    } catch (const IoError& error) {
      throw DataError(Place{name_}, error.fault(), "write it anew from where it came");
    }
  }

  // Held from now on, since whoever asks for it asks again.
  const DatasetSource& whole() const {
    if (whole_) return *whole_;
    Dataset data;
    each_batch(table_.columns, [&](Dataset&& batch) {
      if (stop_ != nullptr && stop_->load()) throw Interrupted();
      append(data, std::move(batch));
    });
    if (data.rows() == 0)
      throw DataError(Place{name_}, "has no rows", "give a table with at least one");
    return whole_.emplace(std::move(data), name_);
  }

  static void add(const ReadReport& part, std::uint64_t before,
                  const std::map<std::string, std::uint64_t>& places, ReadReport& to) {
    constexpr std::size_t most_described = 20;
    to.rows += part.rows;
    to.bad_rows += part.bad_rows;
    for (BadRow row : part.first) {
      if (to.first.size() == most_described) return;
      row.line += before;
      row.column = places.at(row.name);
      to.first.push_back(std::move(row));
    }
  }

  ForeignTable table_;
  std::string name_;
  std::vector<std::string> columns_;
  const std::atomic<bool>* stop_;
  mutable std::optional<DatasetSource> whole_; // one thread at a time reads a source
};

} // namespace

extern const SourceKind foreign_source{
    .name = "foreign",
    .is =
        [](SourceOpening& opening) {
          const auto& reader = foreign_reader();
          return reader && !opening.is_standard_input() && reader->knows(opening.request.data);
        },
    .open = [](SourceOpening& opening) -> std::unique_ptr<Source> {
      const SourceRequest& request = opening.request;
      return std::make_unique<ForeignSource>(
          foreign_reader()->open(request.data, request.table, request.query), request.data,
          request.stop);
    },
};

ReadsForeignTables::ReadsForeignTables(ForeignReader reader) {
  foreign_reader() = std::move(reader);
}

ReadsForeignTables::~ReadsForeignTables() {
  foreign_reader().reset();
}

} // namespace ilk
