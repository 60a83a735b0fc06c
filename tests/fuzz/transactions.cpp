// Descriptions of logs: what is read is written, and read back equal.
#include "behaviour/log_dictionary.h"
#include "fuzz/harness.h"

namespace ilk::fuzz {
namespace {

// A log that has the columns and no others.
LogSchema log_of(const LogDictionary& dictionary) {
  LogSchema log;
  for (const auto& [name, role] : dictionary.roles) {
    LogColumn column;
    column.schema.name = name;
    column.role = role;
    log.columns.push_back(column);
  }
  return log;
}

bool same(const AttributeSpec& a, const AttributeSpec& b) {
  return a.column == b.column && a.take == b.take && a.of == b.of && a.where == b.where &&
         a.per == b.per;
}

void try_description(std::string_view text) {
  LogDictionary first, again;
  const auto read = [](const std::filesystem::path& path, LogDictionary& to) {
    return fault_of([&] { to = load_log_dictionary(path); });
  };
  if (!read(folder().file("a.toml", text), first).empty()) return;
  const std::string written =
      to_toml(log_of(first), Grain::month, first.foretell, first.attributes);
  const std::string fault = read(folder().file("b.toml", written), again);
  if (!fault.empty()) std::fprintf(stderr, "%s\n%s\n", written.c_str(), fault.c_str());
  require(fault.empty(), "a written description can be read");
  require(again.roles == first.roles && again.foretell == first.foretell,
          "a description's roles are read back equal");
  require(std::ranges::equal(again.attributes, first.attributes, same),
          "a description's attributes are read back equal");
}

} // namespace
} // namespace ilk::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  ilk::fuzz::try_description(ilk::fuzz::text_of(bytes, size));
  return 0;
}
