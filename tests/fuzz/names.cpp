// Names that people give to segments.
#include "explain/given_names.h"
#include "fuzz/harness.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  using namespace ilk::fuzz;
  const auto path = folder().file("a.toml", text_of(bytes, size));
  fault_of([&] {
    const auto names = ilk::load_given_names(path);
    for (const ilk::GivenName& name : names)
      require(name.number >= 1 && !name.name.empty(), "a segment with a number has a name");
    ilk::check_given_names(names, 5);
  });
  return 0;
}
