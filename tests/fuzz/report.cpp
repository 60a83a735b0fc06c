// The data of a report, drawn again: no text of theirs is markup.
#include <algorithm>

#include "fuzz/harness.h"
#include "report/redraw.h"

namespace ilk::fuzz {
namespace {

std::ptrdiff_t marks_of(const std::string& page) {
  return std::ranges::count(page, '<');
}

std::string drawn(std::string_view data) {
  folder().file("report.json", data);
  return draw_again(folder().path()).at(0).text;
}

void try_data(std::string_view text) {
  static const std::ptrdiff_t marks =
      marks_of(drawn(R"({"ilk": {"format": 4}, "source": {}, "attributes": [], "segments": [],
                "population": [], "certificate": {}})"));
  std::string page;
  if (!fault_of([&] { page = drawn(text); }).empty()) return;
  require(marks_of(page) == marks, "no text of the data is markup");
}

} // namespace
} // namespace ilk::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  ilk::fuzz::try_data(ilk::fuzz::text_of(bytes, size));
  return 0;
}
