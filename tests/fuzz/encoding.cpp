// Files in any encoding, the first byte saying which is asked for: what is read is UTF-8.
#include <array>

#include "fuzz/harness.h"
#include "io/csv_encoding.h"
#include "io/input.h"
#include "io/utf8.h"

namespace ilk::fuzz {
namespace {

// The first two of each four: found out.
const std::array<std::string, 16> encodings = {
    "", "", "UTF-8",        "UTF-16LE",    "", "", "UTF-16",    "windows-1252",
    "", "", "windows-1251", "ISO-2022-JP", "", "", "Shift_JIS", "UTF-7"};

void try_file(const std::string& encoding, std::string_view bytes) {
  std::string text;
  const auto path = folder().file("a.csv", bytes);
  const std::string fault = fault_of([&] {
    const Input input = Input::of_file("a.csv", MappedFile::open(path), true, encoding);
    text = input.text();
    input.check_unchanged();
    static_cast<void>(csv::likely_encoding(text));
  });
  if (!fault.empty()) return;
  require(valid_utf8_bytes(text) == text.size(), "text that was read is UTF-8");
}

} // namespace
} // namespace ilk::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  using namespace ilk::fuzz;
  if (size > 0) try_file(encodings[bytes[0] % encodings.size()], text_of(bytes + 1, size - 1));
  return 0;
}
