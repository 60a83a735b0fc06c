// Logs of purchases: made into customers, whose dictionary and description can be read.
#include "behaviour/log_dictionary.h"
#include "fuzz/harness.h"
#include "ilk/customers.h"
#include "model/schema_toml.h"

namespace ilk::fuzz {
namespace {

void try_log(std::string_view text) {
  const auto path = folder().file("a.csv", text);
  Customers customers;
  const std::string refused =
      fault_of([&] { customers = customers_of(TableSource::open(path.string())); });
  if (!refused.empty()) return;
  require(customers.table.rows() > 0, "there are customers, or an error");
  const std::string fault = fault_of([&] {
    load_schema(folder().file("a.toml", customers.dictionary));
    load_log_dictionary(folder().file("b.toml", customers.description));
  });
  if (!fault.empty()) std::fprintf(stderr, "%s\n", fault.c_str());
  require(fault.empty(), "what describes customers can be read");
}

} // namespace
} // namespace ilk::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  ilk::fuzz::try_log(ilk::fuzz::text_of(bytes, size));
  return 0;
}
