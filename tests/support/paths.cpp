#include "support/paths.h"

namespace ilk::test {

std::string source_path(const std::string& name) {
  return ILK_SOURCE_DIR "/" + name;
}

std::string shared_data_path(const std::string& name) {
  return ILK_SOURCE_DIR "/../shared/data/" + name;
}

std::string program_path() {
  return ILK_BINARY;
}

} // namespace ilk::test
