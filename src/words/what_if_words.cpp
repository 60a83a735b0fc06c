#include "words/what_if_words.h"

#include <fmt/format.h>

#include "facts/figure.h"
#include "words/enumerated.h"

namespace ilk {

std::string too_large_to_try(std::uint64_t bytes) {
  constexpr std::uint64_t kilobyte = 1000;
  return fmt::format("Customers cannot be tried out here: the model would make this page {} kB "
                     "longer. Change their values in a table, and let ilk score say.",
                     figure::count(bytes / kilobyte).text);
}

std::string unknown_transform_to_try(const std::string& label, std::string_view transform) {
  return fmt::format("Customers cannot be tried out here: this page does not know what is done to "
                     "{} ({}). Change their values in a table, and let ilk score say.",
                     label, transform);
}

std::string always_known_words(const std::vector<std::string>& labels) {
  if (labels.empty()) return "";
  return fmt::format("Where {} {} not known, ilk score looks at similar customers. They do not "
                     "stand in this page, so here a value is always given.",
                     enumerated(labels), labels.size() == 1 ? "is" : "are");
}

} // namespace ilk
