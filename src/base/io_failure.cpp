#include "base/io_failure.h"

#include <cerrno>
#include <cstring>
#include <string>

#include <fcntl.h>
#include <fmt/format.h>

#include "ilk/error.h"

namespace ilk {
namespace {

std::string remedy_for(int error) {
  switch (error) {
  case ENOSPC:
  case EDQUOT:
  case EFBIG:
    return "free some space or choose another folder; nothing was half-written";
  case EACCES:
  case EPERM:
  case EROFS:
    return "choose a folder that you may write to";
  case ENOENT:
    return "check the path";
  case EISDIR:
    return "a folder stands where the file should go; choose another name";
  case EMFILE:
  case ENFILE:
    return "too many files are open: raise the limit (ulimit -n)";
  default:
    return "";
  }
}

} // namespace

int open_file(const std::filesystem::path& path, int flags) {
  int descriptor = -1;
  do descriptor = ::open(path.c_str(), flags);
  while (descriptor < 0 && errno == EINTR);
  return descriptor;
}

void fail_to(const char* action, const std::filesystem::path& path) {
  const int error = errno;
  throw IoError(Place{path.string()}, fmt::format("cannot {} it: {}", action, std::strerror(error)),
                remedy_for(error));
}

} // namespace ilk
