// Configurations: what one sets is what the options then say.
#include <nlohmann/json.hpp>

#include "fit/settings.h"
#include "fuzz/harness.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  using namespace ilk::fuzz;
  const auto path = folder().file("a.toml", text_of(bytes, size));
  fault_of([&] {
    const auto settings = ilk::read_settings(path);
    const nlohmann::json record = ilk::to_json(ilk::options_with(settings));
    require(record.is_object() && !record.dump().empty(), "options have a record");
  });
  // The same words as the value of an option that a program or a flag sets.
  const auto text = text_of(bytes, size);
  const std::size_t line_end = std::min(text.find('\n'), text.size());
  const std::string_view line = text.substr(0, line_end);
  const std::size_t sign = std::min(line.find('='), line.size());
  const std::string_view value = line.substr(std::min(sign + 1, line.size()));
  fault_of([&] { ilk::setting_of_key(line.substr(0, sign), value); });
  fault_of([&] { ilk::setting_of_flag(line.substr(0, sign), value); });
  return 0;
}
