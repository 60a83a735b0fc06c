// Data dictionaries: what is read is written, and read back equal.
#include "fuzz/harness.h"
#include "model/schema_toml.h"

namespace ilk::fuzz {
namespace {

void try_dictionary(std::string_view text) {
  Schema schema;
  if (!fault_of([&] { schema = load_schema(folder().file("a.toml", text)); }).empty()) return;
  const std::string written = to_toml(schema);
  Schema again;
  const std::string fault =
      fault_of([&] { again = load_schema(folder().file("b.toml", written)); });
  if (!fault.empty()) std::fprintf(stderr, "%s\n%s\n", written.c_str(), fault.c_str());
  require(fault.empty(), "a written dictionary can be read");
  require(again == schema, "a dictionary is read back equal");
}

} // namespace
} // namespace ilk::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  ilk::fuzz::try_dictionary(ilk::fuzz::text_of(bytes, size));
  return 0;
}
