#include "behaviour/customers_source.h"

#include <utility>

namespace ilk {
namespace {

class CustomersSource final : public Source {
 public:
  CustomersSource(Dataset data, Schema dictionary, const Source& log,
                  std::vector<std::string> notes)
      : table_(source_of(std::move(data), log.name())), dictionary_(std::move(dictionary)),
        log_(log), notes_(std::move(notes)) {}

  const std::string& name() const override { return log_.name(); }
  const std::vector<std::string>& columns() const override { return table_->columns(); }
  std::vector<std::string> notes() const override { return notes_; }
  Schema infer() const override { return dictionary_; }
  Table read(const Schema& schema, Execution& execution, ReadReport& report) const override {
    return table_->read(schema, execution, report);
  }
  void read_batches(const Schema& schema, Execution& execution, ReadReport& report,
                    std::size_t batch_bytes, const Sink& sink) const override {
    table_->read_batches(schema, execution, report, batch_bytes, sink);
  }
  void read_words(std::span<const std::size_t> columns, Execution& execution, ReadReport& report,
                  std::size_t batch_bytes, const WordSink& sink) const override {
    table_->read_words(columns, execution, report, batch_bytes, sink);
  }
  Place place_of(std::uint64_t) const override { return {log_.name()}; }
  std::string words_for(std::uint64_t origin) const override {
    return "customer " + std::to_string(origin + 1);
  }
  std::span<const char> bytes() const override { return log_.bytes(); }

 private:
  std::unique_ptr<Source> table_;
  Schema dictionary_;
  const Source& log_;
  std::vector<std::string> notes_;
};

} // namespace

std::unique_ptr<Source> customers_source(Dataset data, Schema dictionary, const Source& log,
                                         std::vector<std::string> notes) {
  return std::make_unique<CustomersSource>(std::move(data), std::move(dictionary), log,
                                           std::move(notes));
}

} // namespace ilk
