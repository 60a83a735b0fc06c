// A large CSV file into columns.
#include <cmath>
#include <optional>

#include "inputs.h"
#include "io/csv.h"
#include "works.h"

namespace ilk::bench {
namespace {

class CsvGigabyte : public Work {
 public:
  explicit CsvGigabyte(const Setting& setting)
      : execution_(setting.threads), path_(setting.data / "customers.csv") {
    read_json(setting.data, "customers_csv"); // says what to do when the inputs are not made yet
  }

  void forget() override { table_.reset(); }

  void run() override {
    const CsvFile file = CsvFile::open(path_);
    ReadReport report;
    table_ = file.read(file.infer(), execution_, report);
    bad_rows_ = report.bad_rows;
  }

  nlohmann::json answer() override {
    nlohmann::json sums = nlohmann::json::object();
    for (std::size_t j = 0; j < table_->values.columns(); ++j) {
      double sum = 0;
      for (const float value : table_->values.column(j))
        if (!std::isnan(value)) sum += value;
      sums[table_->attributes[j].name] = sum;
    }
    return {{"rows", table_->rows()},
            {"bad_rows", bad_rows_},
            {"ids", table_->ids.size()},
            {"sums", sums},
            {"bytes", std::filesystem::file_size(path_)}};
  }

 private:
  Execution execution_;
  std::filesystem::path path_;
  std::optional<Table> table_;
  std::uint64_t bad_rows_ = 0;
};

} // namespace

std::unique_ptr<Work> make_csv_gigabyte(const Setting& setting) {
  return std::make_unique<CsvGigabyte>(setting);
}

} // namespace ilk::bench
