#include "base/atomic_file.h"

#include <cerrno>
#include <cstring>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

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
  default:
    return "";
  }
}

void flush_folder(const std::filesystem::path& folder) {
  const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0) return; // a folder that cannot be opened cannot be flushed; the rename stands
  ::fsync(descriptor);
  ::close(descriptor);
}

} // namespace

AtomicFile::AtomicFile(std::filesystem::path path) : path_(std::move(path)) {
  std::error_code ignored; // what cannot be looked at cannot be opened below either
  if (const auto target = std::filesystem::canonical(path_, ignored); !ignored) path_ = target;
  const auto status = std::filesystem::status(path_, ignored);
  if (std::filesystem::exists(status) && !std::filesystem::is_regular_file(status)) {
    // A device or a pipe is written to; renaming over it would replace it.
    descriptor_ = std::filesystem::is_directory(status)
                      ? (errno = EISDIR, -1)
                      : ::open(path_.c_str(), O_WRONLY | O_CLOEXEC);
    if (descriptor_ < 0) fail("open");
    return;
  }
  std::string pattern = path_.string() + ".XXXXXX";
  descriptor_ = ::mkostemp(pattern.data(), O_CLOEXEC);
  if (descriptor_ < 0) fail("create");
  temporary_ = pattern;
  const mode_t mask = ::umask(0); // mkostemp makes private files; an artifact is an ordinary one
  ::umask(mask);
  ::fchmod(descriptor_, 0666 & ~mask);
}

AtomicFile::AtomicFile(AtomicFile&& other) noexcept
    : path_(std::move(other.path_)), temporary_(std::move(other.temporary_)),
      descriptor_(std::exchange(other.descriptor_, -1)) {
  other.temporary_.clear();
}

AtomicFile::~AtomicFile() {
  if (descriptor_ >= 0) ::close(descriptor_);
  if (!temporary_.empty()) ::unlink(temporary_.c_str());
}

void AtomicFile::write(std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = ::write(descriptor_, text.data(), text.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) fail("write");
    text.remove_prefix(static_cast<std::size_t>(written));
  }
}

void AtomicFile::flush() {
  const bool is_file = !temporary_.empty(); // pipes and devices have nothing to flush
  if (is_file && ::fsync(descriptor_) != 0) fail("flush");
}

void AtomicFile::commit() {
  flush();
  if (temporary_.empty()) return;
  if (::rename(temporary_.c_str(), path_.c_str()) != 0) fail("rename to");
  temporary_.clear();
  const auto folder = path_.parent_path();
  flush_folder(folder.empty() ? "." : folder);
}

void AtomicFile::fail(const char* action) const {
  const int error = errno;
  throw IoError(Place{path_.string()},
                fmt::format("cannot {} it: {}", action, std::strerror(error)), remedy_for(error));
}

void write_file(const std::filesystem::path& path, std::string_view text) {
  AtomicFile file(path);
  file.write(text);
  file.commit();
}

std::string read_file(const std::filesystem::path& path, std::size_t most_bytes) {
  const auto fail = [&](int error) {
    throw IoError(Place{path.string()}, fmt::format("cannot read it: {}", std::strerror(error)),
                  error == ENOENT   ? "check the path"
                  : error == EISDIR ? "it is a folder: give a file"
                                    : "");
  };
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) fail(errno);
  std::string text;
  char buffer[1 << 16];
  for (;;) {
    const ssize_t got = ::read(descriptor, buffer, sizeof buffer);
    if (got < 0 && errno == EINTR) continue;
    const int error = got < 0 ? errno : text.size() > most_bytes ? EFBIG : 0;
    if (got <= 0 || error != 0) {
      ::close(descriptor);
      if (error != 0) fail(error);
      return text;
    }
    text.append(buffer, static_cast<std::size_t>(got));
  }
}

} // namespace ilk
