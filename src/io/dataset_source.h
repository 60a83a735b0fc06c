// Typed data as a source of rows.
#pragma once

#include <string>
#include <vector>

#include "ilk/dataset.h"
#include "io/source.h"

namespace ilk {

/// Rows are marked by their number from 0, and told from 1. Names and levels that are too long are
/// cut (table/short_text.h). NULL alone is missing; of texts that are read on a scale or as days a
/// blank one is too, since it says nothing there.
class DatasetSource final : public Source {
 public:
  /// Throws as source_of does.
  DatasetSource(Dataset data, std::string name);

  const std::string& name() const override { return name_; }
  const std::vector<std::string>& columns() const override { return columns_; }
  std::vector<std::string> notes() const override;
  Schema infer() const override;
  Table read(const Schema& schema, Execution& execution, ReadReport& report) const override;
  void read_batches(const Schema& schema, Execution& execution, ReadReport& report,
                    std::size_t batch_bytes, const Sink& sink) const override;
  void read_words(std::span<const std::size_t> columns, Execution& execution, ReadReport& report,
                  std::size_t batch_bytes, const WordSink& sink) const override;
  Place place_of(std::uint64_t origin) const override;
  std::string words_for(std::uint64_t origin) const override;
  std::span<const char> bytes() const override { return {}; }

 private:
  Dataset data_;
  std::string name_;
  std::vector<std::string> columns_;
  std::size_t cut_names_ = 0;
};

} // namespace ilk
