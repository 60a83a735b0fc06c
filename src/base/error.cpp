#include "ilk/error.h"

#include <fmt/format.h>

#include "base/one_line.h"
#include "base/without_passwords.h"

namespace ilk {
namespace {

std::string message(const Place& place, const std::string& fault, const std::string& remedy) {
  std::string text;
  if (!place.file.empty()) text += one_line(place.file) + ": ";
  if (place.line > 0) text += fmt::format("line {}", place.line);
  if (place.line > 0 && place.column > 0) text += fmt::format(", column {}", place.column);
  if (place.line > 0) text += ": ";
  text += one_line(fault);
  if (!remedy.empty()) text += "\n  " + one_line(remedy);
  return text;
}

} // namespace

Error::Error(const Place& place, const std::string& fault, const std::string& remedy)
    : std::runtime_error(without_passwords(message(place, fault, remedy))),
      place_{without_passwords(place.file), place.line, place.column},
      fault_(without_passwords(fault)), remedy_(without_passwords(remedy)) {}

} // namespace ilk
