#include "io/mapped_file.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <string>
#include <utility>

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/io_failure.h"
#include "base/large_memory.h"
#include "ilk/error.h"
#include "io/held_text.h"

namespace ilk {
namespace {

class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  int number() const { return number_; }

 private:
  int number_;
};

[[noreturn]] void fail(const std::string& name) {
  const int fault = errno;
  const char* remedy = fault == ENOENT   ? "check the spelling and the folder"
                       : fault == EACCES ? "ask for the right to read it"
                                         : "";
  throw IoError(Place{name}, std::string("cannot be read: ") + std::strerror(fault), remedy);
}

std::string read_pipe(int descriptor, const std::string& name, const std::atomic<bool>* stop) {
  HeldText text(name);
  for (;;) {
    const auto room = text.room();
    const ssize_t count = ::read(descriptor, room.data(), room.size());
    if (stop != nullptr && stop->load()) throw Interrupted();
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) fail(name);
    if (count == 0) return std::move(text).taken();
    text.keep(static_cast<std::size_t>(count));
  }
}

std::int64_t last_change(const struct stat& status) {
  return std::int64_t{status.st_mtim.tv_sec} * 1'000'000'000 + status.st_mtim.tv_nsec;
}

// The files that are mapped, for the handler of a fault, which may not take a lock.
struct MappedRange {
  std::atomic<std::uintptr_t> begin = 0, end = 0;
  std::atomic<bool> lost_a_page = false;
};
std::array<MappedRange, 64> mapped_ranges;

void remember(std::string_view text) {
  const auto begin = reinterpret_cast<std::uintptr_t>(text.data());
  for (MappedRange& range : mapped_ranges) {
    std::uintptr_t none = 0;
    if (!range.begin.compare_exchange_strong(none, begin)) continue;
    range.end.store(begin + text.size());
    return;
  }
}
void forget(std::string_view text) {
  for (MappedRange& range : mapped_ranges)
    if (range.begin.load() == reinterpret_cast<std::uintptr_t>(text.data())) {
      range.end.store(0);
      range.lost_a_page.store(false);
      range.begin.store(0);
    }
}
bool has_lost_a_page(std::string_view text) {
  return std::ranges::any_of(mapped_ranges, [&](const MappedRange& range) {
    return range.begin.load() == reinterpret_cast<std::uintptr_t>(text.data()) &&
           range.lost_a_page.load();
  });
}

} // namespace

void MappedFile::map(int descriptor, const std::string& name) {
  struct stat status {};
  if (::fstat(descriptor, &status) != 0) fail(name);
  const auto size = static_cast<std::size_t>(status.st_size);
  if (size == 0) return;
  descriptor_ = ::fcntl(descriptor, F_DUPFD_CLOEXEC, 0);
  if (descriptor_ < 0) fail(name);
  changed_at_ = last_change(status);
  void* const address = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, descriptor, 0);
  if (address == MAP_FAILED && errno == ENOMEM)
    throw MemoryError(Place{name}, "does not fit into memory",
                      "allow more memory, or give a smaller file");
  if (address == MAP_FAILED) fail(name);
  ::madvise(address, size, MADV_SEQUENTIAL);
  text_ = {static_cast<const char*>(address), size};
  remember(text_);
  count_mapped(address, size);
}

void MappedFile::check_unchanged(const std::string& name) const {
  if (descriptor_ < 0) return;
  struct stat status {};
  if (::fstat(descriptor_, &status) != 0) fail(name);
  if (static_cast<std::size_t>(status.st_size) != text_.size() ||
      last_change(status) != changed_at_)
    throw IoError(Place{name}, "was changed while it was read",
                  "read it again when nobody writes to it, or read a copy");
  if (has_lost_a_page(text_))
    throw IoError(Place{name}, "cannot be read: the disk did not give a part of it",
                  "look at the system's log, and read a copy");
}

MappedFile MappedFile::open(const std::filesystem::path& path, const std::atomic<bool>* stop) {
  const std::string name = path.string();
  const Descriptor descriptor(open_file(path, O_RDONLY | O_CLOEXEC));
  if (descriptor.number() < 0) fail(name);
  struct stat status {};
  if (::fstat(descriptor.number(), &status) != 0) fail(name);
  if (S_ISDIR(status.st_mode))
    throw DataError(Place{name}, "is a folder, not a table", "give one file in it");
  MappedFile file;
  if (S_ISREG(status.st_mode)) {
    file.map(descriptor.number(), name);
  } else if (S_ISFIFO(status.st_mode)) {
    file.buffer_ = std::make_unique<std::string>(read_pipe(descriptor.number(), name, stop));
    file.text_ = *file.buffer_;
  } else {
    throw DataError(Place{name}, "is a device, not a table", "give a file or a pipe");
  }
  return file;
}

MappedFile MappedFile::standard_input(const std::string& name, const std::atomic<bool>* stop) {
  struct stat status {};
  if (::fstat(STDIN_FILENO, &status) != 0) fail(name);
  if (S_ISDIR(status.st_mode))
    throw DataError(Place{name}, "is a folder, not a table", "give one file in it");
  MappedFile file;
  const bool from_its_begin = S_ISREG(status.st_mode) && ::lseek(STDIN_FILENO, 0, SEEK_CUR) == 0;
  if (from_its_begin) {
    file.map(STDIN_FILENO, name);
  } else {
    file.buffer_ = std::make_unique<std::string>(read_pipe(STDIN_FILENO, name, stop));
    file.text_ = *file.buffer_;
  }
  return file;
}

MappedFile::MappedFile(MappedFile&& other) noexcept
    : text_(std::exchange(other.text_, {})), descriptor_(std::exchange(other.descriptor_, -1)),
      changed_at_(other.changed_at_), buffer_(std::move(other.buffer_)) {}

MappedFile::~MappedFile() {
  if (!buffer_ && !text_.empty()) {
    forget(text_);
    forget_mapped(text_.data());
    ::munmap(const_cast<char*>(text_.data()), text_.size());
  }
  if (descriptor_ >= 0) ::close(descriptor_);
}

void MappedFile::release(std::size_t begin, std::size_t end) const {
  const std::size_t page = static_cast<std::size_t>(::sysconf(_SC_PAGESIZE));
  const std::size_t first = (begin + page - 1) / page * page, last = end / page * page;
  if (!buffer_ && first < last)
    ::madvise(const_cast<char*>(text_.data()) + first, last - first, MADV_DONTNEED);
}

bool mend_fault(void* address) {
  const auto at = reinterpret_cast<std::uintptr_t>(address);
  for (MappedRange& range : mapped_ranges) {
    if (at < range.begin.load() || at >= range.end.load()) continue;
    const auto page = static_cast<std::uintptr_t>(::sysconf(_SC_PAGESIZE));
    void* const begin = reinterpret_cast<void*>(at / page * page);
    range.lost_a_page.store(true);
    return ::mmap(begin, page, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0) !=
           MAP_FAILED;
  }
  return false;
}

} // namespace ilk
