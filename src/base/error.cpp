#include "ilk/error.h"

#include <fmt/format.h>

namespace ilk {
namespace {

std::string message(const Place& place, const std::string& fault, const std::string& remedy) {
  std::string text;
  if (!place.file.empty()) text += place.file + ": ";
  if (place.line > 0) text += fmt::format("line {}", place.line);
  if (place.line > 0 && place.column > 0) text += fmt::format(", column {}", place.column);
  if (place.line > 0) text += ": ";
  text += fault;
  if (!remedy.empty()) text += "\n  " + remedy;
  return text;
}

} // namespace

Error::Error(const Place& place, const std::string& fault, const std::string& remedy)
    : std::runtime_error(message(place, fault, remedy)), place_(place), fault_(fault),
      remedy_(remedy) {}

} // namespace ilk
