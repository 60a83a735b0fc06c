#include "base/atomic_file.h"

#include <cctype>
#include <cerrno>
#include <cstring>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <limits>

#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/held_lock.h"
#include "base/io_failure.h"
#include "base/plain_sha256.h"
#include "base/rename_journal.h"
#include "base/staged_names.h"
#include "ilk/error.h"

namespace ilk {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t longest_name = 200; // room for the ending below the 255 bytes of most systems

fs::path folder_of(const fs::path& path) {
  const fs::path folder = path.parent_path();
  return folder.empty() ? "." : folder;
}

std::string temporary_start(const fs::path& path) {
  return path.filename().string().substr(0, longest_name) + std::string(part_of_file);
}

} // namespace

// A file whose writer is alive is locked by it.
void clear_parts_of(const fs::path& path) {
  const fs::path folder = folder_of(path);
  const std::string start = temporary_start(path);
  std::error_code none; // what cannot be looked at stays
  for (fs::directory_iterator entry(folder, none), end; !none && entry != end;
       entry.increment(none)) {
    const std::string name = entry->path().filename().string();
    if (name.size() != start.size() + staged_letters || !name.starts_with(start)) continue;
    if (!entry->is_regular_file(none) || entry->is_symlink(none)) continue;
    const auto lock = HeldLock::take(entry->path());
    if (lock && lock->is_own()) ::unlink(entry->path().c_str());
  }
}

namespace {

void write_all(int descriptor, std::string_view text, const fs::path& path) {
  while (!text.empty()) {
    const ssize_t written = ::write(descriptor, text.data(), text.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) fail_to("write", path);
    text.remove_prefix(static_cast<std::size_t>(written));
  }
}

void flush_all(int descriptor, const fs::path& path) {
  while (::fsync(descriptor) != 0)
    if (errno != EINTR) fail_to("flush", path);
}

// The same for all ways to write it.
fs::path real_folder(const fs::path& path) {
  std::error_code none;
  const fs::path folder = fs::canonical(folder_of(path), none);
  return none ? folder_of(path) : folder;
}

} // namespace

void flush_folder(const fs::path& folder) {
  const int descriptor = open_file(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0) return; // a folder that cannot be opened cannot be flushed; the rename stands
  ::fsync(descriptor);
  ::close(descriptor);
}

mode_t mode_for(const fs::path& path) {
  struct stat before {};
  if (::stat(path.c_str(), &before) == 0 && S_ISREG(before.st_mode)) return before.st_mode & 0777;
  const mode_t mask = ::umask(0);
  ::umask(mask);
  return 0666 & ~mask;
}

AtomicFile::AtomicFile(fs::path path) : path_(std::move(path)) {
  std::error_code ignored; // what cannot be looked at cannot be opened below either
  if (const auto target = fs::canonical(path_, ignored); !ignored) path_ = target;
  const auto status = fs::status(path_, ignored);
  if (fs::exists(status) && !fs::is_regular_file(status)) {
    // A device or a pipe is written to; renaming over it would replace it.
    descriptor_ =
        fs::is_directory(status) ? (errno = EISDIR, -1) : open_file(path_, O_WRONLY | O_CLOEXEC);
    if (descriptor_ < 0) fail_to("open", path_);
    return;
  }
  struct stat its {};
  if (::lstat(path_.c_str(), &its) != 0 && errno == ENAMETOOLONG) fail_to("create", path_);
  clear_parts_of(path_);
  open_temporary();
}

// Anew when somebody who clears away had it before it was locked.
void AtomicFile::open_temporary() {
  struct stat status {};
  do {
    if (descriptor_ >= 0) ::close(descriptor_);
    std::string pattern = (folder_of(path_) / (temporary_start(path_) + "XXXXXX")).string();
    do descriptor_ = ::mkostemp(pattern.data(), O_CLOEXEC);
    while (descriptor_ < 0 && errno == EINTR);
    if (descriptor_ < 0) fail_to("create", path_);
    temporary_ = pattern;
    ::flock(descriptor_, LOCK_EX);
  } while (::fstat(descriptor_, &status) == 0 && status.st_nlink == 0);
  // mkostemp makes private files; an artifact is an ordinary one, or as the one before it was.
  ::fchmod(descriptor_, mode_for(path_));
}

AtomicFile::AtomicFile(AtomicFile&& other) noexcept
    : path_(std::move(other.path_)), temporary_(std::move(other.temporary_)),
      descriptor_(std::exchange(other.descriptor_, -1)) {
  other.temporary_.clear();
}

AtomicFile::~AtomicFile() {
  if (!temporary_.empty()) ::unlink(temporary_.c_str());
  if (descriptor_ >= 0) ::close(descriptor_);
}

void AtomicFile::write(std::string_view text) {
  write_all(descriptor_, text, path_);
}

void AtomicFile::flush() {
  const bool is_file = !temporary_.empty(); // pipes and devices have nothing to flush
  if (is_file) flush_all(descriptor_, path_);
}

void AtomicFile::commit() {
  flush();
  if (temporary_.empty()) return;
  rename_over(temporary_, path_);
  temporary_.clear();
  flush_folder(folder_of(path_));
}

AtomicFile& AtomicFiles::add(const fs::path& path) {
  files_.emplace_back(path);
  AtomicFile& file = files_.back();
  if (!file.temporary_.empty()) complete_journal(real_folder(file.path_));
  return file;
}

// One alone needs no journal; those in several folders have one in each.
void AtomicFiles::commit() {
  for (AtomicFile& file : files_) file.flush();
  while (!files_.empty()) {
    const fs::path folder = real_folder(files_.front().path_);
    RenameJournal journal;
    std::list<AtomicFile> together;
    for (auto file = files_.begin(); file != files_.end();) {
      const auto next = std::next(file);
      if (real_folder(file->path_) == folder) together.splice(together.end(), files_, file);
      file = next;
    }
    for (const AtomicFile& file : together)
      if (!file.temporary_.empty())
        journal.renames.emplace_back(file.temporary_.filename().string(),
                                     file.path_.filename().string());
    if (journal.renames.empty()) continue;
    if (journal.renames.size() == 1 || !can_have_journal(folder)) {
      for (AtomicFile& file : together) file.commit();
      continue;
    }
    for (const auto& [_, to] : journal.renames) require_replaceable(folder / to);
    const HeldLock lock = HeldLock::wait(folder);
    write_journal(folder, journal);
    for (AtomicFile& file : together) file.temporary_.clear(); // the journal's from here on
    finish_journal(folder);
  }
}

void write_file(const fs::path& path, std::string_view text) {
  AtomicFile file(path);
  file.write(text);
  file.commit();
}

void write_new_file(int folder, const std::string& name, const fs::path& path,
                    const fs::path& before, FunctionRef<void(const TextSink&)> make) {
  int descriptor = -1;
  do
    descriptor =
        ::openat(folder, name.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0666);
  while (descriptor < 0 && errno == EINTR);
  if (descriptor < 0) fail_to("create", path);
  ::fchmod(descriptor, mode_for(before));
  try {
    make([&](std::string_view piece) { write_all(descriptor, piece, path); });
    flush_all(descriptor, path);
  } catch (...) {
    ::close(descriptor);
    throw;
  }
  ::close(descriptor);
}

void read_pieces(const fs::path& path, std::size_t most_bytes, const TextSink& use) {
  const auto fail = [&](int error) {
    throw IoError(Place{path.string()}, fmt::format("cannot read it: {}", std::strerror(error)),
                  error == ENOENT   ? "check the path"
                  : error == EISDIR ? "it is a folder: give a file"
                                    : "");
  };
  const int descriptor = open_file(path, O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) fail(errno);
  std::size_t bytes = 0;
  char buffer[1 << 16];
  for (;;) {
    const ssize_t got = ::read(descriptor, buffer, sizeof buffer);
    if (got < 0 && errno == EINTR) continue;
    const int error = got < 0 ? errno : bytes > most_bytes ? EFBIG : 0;
    if (got <= 0 || error != 0) {
      ::close(descriptor);
      if (error != 0) fail(error);
      return;
    }
    bytes += static_cast<std::size_t>(got);
    use({buffer, static_cast<std::size_t>(got)});
  }
}

std::string read_file(const fs::path& path, std::size_t most_bytes) {
  std::string text;
  read_pieces(path, most_bytes, [&](std::string_view piece) { text += piece; });
  return text;
}

std::string hash_of_file(const fs::path& path) {
  PlainSha256 hash;
  read_pieces(path, std::numeric_limits<std::size_t>::max(),
              [&](std::string_view piece) { hash.add(piece); });
  return hash.digits();
}

} // namespace ilk
