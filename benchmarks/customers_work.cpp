// A table of customers of a large log of purchases.
#include <optional>
#include <stdexcept>

#include "answers.h"
#include "behaviour/customers.h"
#include "inputs.h"
#include "io/csv.h"
#include "works.h"

#include <malloc.h>

namespace ilk::bench {
namespace {

class CustomersOfLog : public Work {
 public:
  explicit CustomersOfLog(const Setting& setting)
      : execution_(setting.threads), folder_(setting.data), path_(folder_ / "purchases.csv") {
    read_json(setting.data, "purchases"); // says what to do when the inputs are not made yet
  }

  // Millions of small blocks: without the second line the next run is held to what this one left.
  void forget() override {
    table_.reset();
    ::malloc_trim(0);
  }

  void run() override {
    const CsvFile file = CsvFile::open(path_);
    table_ = make_customers(execution_, file, {});
  }

  nlohmann::json answer() override {
    nlohmann::json figures = nlohmann::json::object();
    for (const char* name :
         {"amount", "orders", "purchases", "products", "recency_days", "tenure_days"})
      figures[name] =
          write_values(folder_ / ("ilk_customers_" + std::string(name) + ".f64"), figures_of(name));
    return {{"customers", table_->data.rows()},
            {"figures", figures},
            {"columns", table_->data.columns.size()},
            {"bytes", 2 * std::filesystem::file_size(path_)}}; // read twice
  }

 private:
  const Numbers& figures_of(const std::string& name) const {
    for (const Column& column : table_->data.columns)
      if (column.name == name) return std::get<Numbers>(column.values);
    throw std::runtime_error("no attribute " + name);
  }

  Execution execution_;
  std::filesystem::path folder_, path_;
  std::optional<CustomerTable> table_;
};

} // namespace

std::unique_ptr<Work> make_customers_of_log(const Setting& setting) {
  return std::make_unique<CustomersOfLog>(setting);
}

} // namespace ilk::bench
