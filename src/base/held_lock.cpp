#include "base/held_lock.h"

#include <cerrno>
#include <utility>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/io_failure.h"

namespace ilk {

HeldLock HeldLock::wait(const std::filesystem::path& path) {
  if (auto lock = wait_unless_gone(path)) return std::move(*lock);
  errno = ENOENT;
  fail_to("open", path);
}

std::optional<HeldLock> HeldLock::wait_unless_gone(const std::filesystem::path& path) {
  for (;;) {
    HeldLock lock(open_file(path, O_RDONLY | O_CLOEXEC));
    if (lock.descriptor_ < 0 && errno == ENOENT) return std::nullopt;
    if (lock.descriptor_ < 0) fail_to("open", path);
    while (::flock(lock.descriptor_, LOCK_EX) != 0 && errno == EINTR) {
    }
    if (lock.is_at(path)) return lock;
  }
}

std::optional<HeldLock> HeldLock::take(const std::filesystem::path& path) {
  HeldLock lock(open_file(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK));
  if (lock.descriptor_ < 0 || ::flock(lock.descriptor_, LOCK_EX | LOCK_NB) != 0 ||
      !lock.is_at(path))
    return std::nullopt;
  return lock;
}

HeldLock::HeldLock(HeldLock&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}

HeldLock& HeldLock::operator=(HeldLock&& other) noexcept {
  std::swap(descriptor_, other.descriptor_);
  return *this;
}

HeldLock::~HeldLock() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

bool HeldLock::is_own() const {
  struct stat status {};
  return ::fstat(descriptor_, &status) == 0 && status.st_uid == ::geteuid();
}

bool HeldLock::is_at(const std::filesystem::path& path) const {
  struct stat here {
  }, there{};
  return ::fstat(descriptor_, &here) == 0 && ::stat(path.c_str(), &there) == 0 &&
         here.st_ino == there.st_ino && here.st_dev == there.st_dev;
}

} // namespace ilk
