#include "base/folder_exchange.h"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <string_view>
#include <system_error>

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/xattr.h>
#include <unistd.h>

#include "base/staged_names.h"

namespace ilk {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t most_carried = 20000; // beyond that a journal is quicker

bool is_mount_root(const fs::path& folder) {
  struct statx status {};
  if (::statx(AT_FDCWD, folder.c_str(), AT_NO_AUTOMOUNT, STATX_INO, &status) != 0) return true;
  if ((status.stx_attributes_mask & STATX_ATTR_MOUNT_ROOT) != 0)
    return (status.stx_attributes & STATX_ATTR_MOUNT_ROOT) != 0;
  struct stat its {
  }, above{}; // an old kernel: mounts of the same system escape, and are refused
  return ::stat(folder.c_str(), &its) != 0 || ::stat(folder.parent_path().c_str(), &above) != 0 ||
         its.st_dev != above.st_dev;
}

// Access lists and the like would be lost, or come from the folder above; those of the security
// module come anew.
bool has_attributes(const fs::path& folder) {
  struct statx flags {};
  if (::statx(AT_FDCWD, folder.c_str(), 0, STATX_INO, &flags) != 0 ||
      (flags.stx_attributes & (STATX_ATTR_IMMUTABLE | STATX_ATTR_APPEND | STATX_ATTR_NODUMP)) != 0)
    return true;
  char names[4096];
  const ssize_t size = ::listxattr(folder.c_str(), names, sizeof names);
  if (size < 0) return errno != ENOTSUP && errno != ENOSYS;
  for (std::string_view rest(names, static_cast<std::size_t>(size)); !rest.empty();) {
    const std::string_view name = rest.substr(0, rest.find('\0'));
    if (!name.starts_with("security.")) return true;
    rest.remove_prefix(std::min(rest.size(), name.size() + 1));
  }
  return false;
}

bool like_folder(const fs::path& from, const fs::path& to, bool with_times) {
  struct stat old {
  }, now{};
  if (::stat(from.c_str(), &old) != 0 || ::stat(to.c_str(), &now) != 0 || has_attributes(from) ||
      has_attributes(to))
    return false;
  if ((old.st_uid != now.st_uid || old.st_gid != now.st_gid) &&
      ::chown(to.c_str(), old.st_uid, old.st_gid) != 0)
    return false;
  if (::chmod(to.c_str(), old.st_mode & 07777) != 0) return false;
  const timespec times[] = {old.st_atim, old.st_mtim};
  return !with_times || ::utimensat(AT_FDCWD, to.c_str(), times, 0) == 0;
}

class Carrier {
 public:
  Carrier(const fs::path& from, const fs::path& to, const NameTest& leaves_out)
      : from_(from), to_(to), leaves_out_(leaves_out) {}

  bool carry(const std::string& within) {
    std::error_code error;
    for (fs::directory_iterator entry(from_ / within, error), end; !error && entry != end;
         entry.increment(error)) {
      const std::string leaf = entry->path().filename().string();
      if (within.empty() && is_for_the_time_being(leaf)) continue;
      const std::string name = within.empty() ? leaf : within + "/" + leaf;
      if (leaves_out_(name)) continue;
      if (carried.size() >= most_carried || !carry_one(name)) return false;
    }
    return !error;
  }

  std::vector<std::string> carried;

 private:
  bool carry_one(const std::string& name) {
    struct stat status {};
    if (::lstat((from_ / name).c_str(), &status) != 0) return errno == ENOENT; // gone by now
    if (S_ISDIR(status.st_mode)) return carry_folder(name);
    if (::linkat(AT_FDCWD, (from_ / name).c_str(), AT_FDCWD, (to_ / name).c_str(), 0) != 0)
      return errno == ENOENT;
    carried.push_back(name);
    return true;
  }

  bool carry_folder(const std::string& name) {
    if (is_mount_root(from_ / name)) return false;
    const bool made = ::mkdir((to_ / name).c_str(), 0700) == 0;
    if (!made && errno != EEXIST) return false;
    if (made) carried.push_back(name);
    const std::size_t before = carried.size();
    std::error_code error;
    const bool was_empty = fs::is_empty(from_ / name, error);
    if (!carry(name)) return false;
    if (made && !was_empty && carried.size() == before) { // only of what is left out
      carried.pop_back();
      return ::rmdir((to_ / name).c_str()) == 0;
    }
    return like_folder(from_ / name, to_ / name, made);
  }

  const fs::path& from_;
  const fs::path& to_;
  const NameTest& leaves_out_;
};

} // namespace

bool can_be_exchanged(const fs::path& folder) {
  std::error_code error;
  const fs::path here = fs::current_path(error);
  if (error) return false;
  struct stat its {}; // what is made in a folder with a group or list of its own takes it over
  if (::stat(folder.c_str(), &its) != 0 || (its.st_mode & S_ISGID) != 0 || has_attributes(folder))
    return false;
  const auto [at, _] = std::mismatch(folder.begin(), folder.end(), here.begin(), here.end());
  return at != folder.end() && folder.has_relative_path() && !is_mount_root(folder);
}

std::optional<std::vector<std::string>> carry_over(const fs::path& from, const fs::path& to,
                                                   const NameTest& leaves_out) {
  Carrier carrier(from, to, leaves_out);
  if (carrier.carry("") && like_folder(from, to, false)) return std::move(carrier.carried);
  uncarry(to, carrier.carried);
  return std::nullopt;
}

void uncarry(const fs::path& to, const std::vector<std::string>& carried) {
  std::error_code none; // what stays goes with the folder
  for (auto name = carried.rbegin(); name != carried.rend(); ++name) fs::remove(to / *name, none);
}

bool exchange(const fs::path& one, const fs::path& other) {
  int result = -1;
  do result = ::renameat2(AT_FDCWD, one.c_str(), AT_FDCWD, other.c_str(), RENAME_EXCHANGE);
  while (result != 0 && errno == EINTR);
  return result == 0;
}

namespace {

void bring_over_within(const fs::path& from, const fs::path& to, const NameTest& is_old,
                       const std::string& within) {
  std::error_code none;
  for (fs::directory_iterator entry(from / within, none), end; !none && entry != end;
       entry.increment(none)) {
    const std::string leaf = entry->path().filename().string();
    const std::string name = within.empty() ? leaf : within + "/" + leaf;
    struct stat old {
    }, now{};
    if (is_old(name) || ::lstat((from / name).c_str(), &old) != 0) continue;
    const bool is_there = ::lstat((to / name).c_str(), &now) == 0;
    const bool is_staged = within.empty() && leaf.starts_with(staged_folder); // by somebody else
    if (within.empty() && !is_staged && is_for_the_time_being(leaf)) continue;
    if (S_ISDIR(old.st_mode) && !is_staged) {
      const bool was_empty = fs::is_empty(from / name, none);
      if (!is_there) ::mkdir((to / name).c_str(), old.st_mode & 07777);
      bring_over_within(from, to, is_old, name);
      if (!is_there && !was_empty) ::rmdir((to / name).c_str()); // only of what is old
    } else if (!is_there)
      ::rename((from / name).c_str(), (to / name).c_str());
    else if (!S_ISDIR(old.st_mode) && !S_ISDIR(now.st_mode) && old.st_ino != now.st_ino &&
             std::pair(old.st_mtim.tv_sec, old.st_mtim.tv_nsec) >
                 std::pair(now.st_mtim.tv_sec, now.st_mtim.tv_nsec))
      ::rename((from / name).c_str(), (to / name).c_str());
  }
}

} // namespace

void bring_over(const fs::path& from, const fs::path& to, const NameTest& is_old) {
  bring_over_within(from, to, is_old, "");
}

} // namespace ilk
