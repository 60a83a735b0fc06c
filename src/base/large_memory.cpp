#include "base/large_memory.h"

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <chrono>
#include <climits>
#include <csignal>
#include <cstdint>
#include <cstdlib>
#include <functional>
#include <limits>
#include <map>
#include <mutex>
#include <new>
#include <optional>
#include <thread>
#include <utility>

#include <fcntl.h>
#include <fmt/format.h>
#include <pthread.h>
#include <sys/mman.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include "ilk/error.h"

namespace ilk {
namespace {

constexpr std::size_t page = 4096;                      // bytes
constexpr std::size_t huge_page = std::size_t{2} << 20; // bytes
constexpr std::size_t no_budget = std::numeric_limits<std::size_t>::max();
constexpr std::size_t of_program = std::size_t{32} << 20; // bytes of its own files, about
constexpr std::size_t of_itself = std::size_t{24} << 20;
constexpr auto look_every = std::chrono::milliseconds(20);

enum class Kind : std::uint8_t { memory, scratch, others };

struct Piece {
  std::size_t bytes = 0;
  Kind kind = Kind::memory;
};

// For what is kept under the lock: a program's own operator new may ask for large memory.
template <class Value>
struct FromMalloc {
  using value_type = Value;
  FromMalloc() = default;
  template <class Other>
  FromMalloc(const FromMalloc<Other>&) {}
  Value* allocate(std::size_t count) {
    void* const data = std::malloc(count * sizeof(Value));
    if (data == nullptr) throw std::bad_alloc();
    return static_cast<Value*>(data);
  }
  void deallocate(Value* data, std::size_t) { std::free(data); }
  bool operator==(const FromMalloc&) const = default;
};

// Bytes of the process that are in memory, and those of them that belong to files.
struct Resident {
  std::size_t all = 0, of_files = 0;
};

Resident resident_bytes() {
  const int file = ::open("/proc/self/statm", O_RDONLY | O_CLOEXEC);
  if (file < 0) return {};
  char text[128] = {};
  const ssize_t length = ::read(file, text, sizeof text - 1);
  ::close(file);
  if (length <= 0) return {};
  char* end = nullptr;
  std::strtoull(text, &end, 10); // those of the process, in memory or not
  const std::size_t all = std::strtoull(end, &end, 10);
  return {all * page, static_cast<std::size_t>(std::strtoull(end, nullptr, 10)) * page};
}

// A program's own operator delete may come here: nothing that was made by operator new is given
// back, and nothing thrown, while the lock is held.
class LargeMemory {
 public:
  void set(std::size_t budget, std::filesystem::path folder) {
    const std::lock_guard hold(mutex_);
    budget_ = budget;
    folder_.swap(folder);
  }

  void check_room(std::size_t bytes) {
    const Scratch scratch = its_scratch();
    if (!scratch.folder || bytes <= scratch.in_memory) return;
    struct statvfs disk {};
    if (::statvfs(scratch.folder->c_str(), &disk) != 0) fail(*scratch.folder, bytes);
    const std::size_t room = static_cast<std::size_t>(disk.f_bavail) * disk.f_frsize;
    if (room < bytes - scratch.in_memory) fail(*scratch.folder, bytes - scratch.in_memory);
  }

  void* take(std::size_t asked) {
    const std::size_t bytes = (asked + page - 1) / page * page;
    if (void* const data = take_memory(bytes)) return data;
    const Scratch scratch = its_scratch();
    if (!scratch.folder) throw std::bad_alloc();
    void* const data = from_disk(*scratch.folder, bytes);
    const std::lock_guard hold(mutex_);
    add(data, bytes, Kind::scratch);
    start_looking();
    return data;
  }

  bool give(void* data) noexcept {
    if (!may_have(data)) return false;
    const std::lock_guard hold(mutex_);
    const auto at = pieces_.find(data);
    if (at == pieces_.end() || at->second.kind == Kind::others) return false;
    ::munmap(data, at->second.bytes);
    remove(at);
    return true;
  }

  void count(const void* data, std::size_t bytes) {
    const std::lock_guard hold(mutex_);
    add(data, bytes, Kind::others);
    if (budget_ != no_budget) start_looking();
  }

  void forget(const void* data) noexcept {
    const std::lock_guard hold(mutex_);
    if (const auto at = pieces_.find(data); at != pieces_.end()) remove(at);
  }

  std::size_t on_disk() {
    const std::lock_guard hold(mutex_);
    return scratch_;
  }

 private:
  struct Scratch {
    std::optional<std::filesystem::path> folder; // none without a budget
    std::size_t in_memory = 0;
  };

  Scratch its_scratch() {
    const std::lock_guard hold(mutex_);
    if (budget_ == no_budget) return {};
    return {folder_, in_memory()};
  }

  // Null where it does not fit, or the system has none.
  void* take_memory(std::size_t bytes) {
    const std::lock_guard hold(mutex_);
    const bool fits = budget_ == no_budget || held_ + bytes <= in_memory();
    void* const data = fits ? from_system(bytes) : nullptr;
    if (data != nullptr) add(data, bytes, Kind::memory);
    return data;
  }

  // Of large allocations. The rest is for stacks, small ones, and pages of files.
  std::size_t in_memory() const { return budget_ / 2 - std::min(budget_ / 2, of_itself); }

  using Pieces =
      std::map<const void*, Piece, std::less<>, FromMalloc<std::pair<const void* const, Piece>>>;

  // Without the lock: most pointers are not at a page, and most programs have nothing here.
  bool may_have(const void* data) const noexcept {
    return count_.load(std::memory_order_relaxed) > 0 &&
           reinterpret_cast<std::uintptr_t>(data) % page == 0;
  }

  void add(const void* data, std::size_t bytes, Kind kind) {
    pieces_[data] = {bytes, kind};
    if (kind == Kind::memory) held_ += bytes;
    if (kind == Kind::scratch) scratch_ += bytes;
    count_.store(pieces_.size(), std::memory_order_relaxed);
  }

  void remove(Pieces::iterator at) noexcept {
    if (at->second.kind == Kind::memory) held_ -= at->second.bytes;
    if (at->second.kind == Kind::scratch) scratch_ -= at->second.bytes;
    pieces_.erase(at);
    count_.store(pieces_.size(), std::memory_order_relaxed);
  }

  // Tables of several MiB are walked column by column, each on a page of its own: fewer, larger
  // pages are a third faster (a refusal costs nothing but that).
  static void* from_system(std::size_t bytes) {
    const std::size_t room = bytes < huge_page ? bytes : bytes + huge_page; // to begin at one
    void* const address =
        ::mmap(nullptr, room, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (address == MAP_FAILED) return nullptr;
    auto* const begin = static_cast<std::byte*>(address);
    if (bytes < huge_page) return begin;
    const std::size_t over = reinterpret_cast<std::uintptr_t>(begin) % huge_page;
    const std::size_t before = over == 0 ? 0 : huge_page - over;
    if (before > 0) ::munmap(begin, before);
    if (room > before + bytes) ::munmap(begin + before + bytes, room - before - bytes);
    ::madvise(begin + before, bytes, MADV_HUGEPAGE);
    return begin + before;
  }

  static void* from_disk(const std::filesystem::path& folder, std::size_t bytes) {
    int file = ::open(folder.c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
    if (file < 0) { // a file system without files that have no name
      std::string name = (folder / ".ilk-scratch-XXXXXX").string();
      file = ::mkostemp(name.data(), O_CLOEXEC);
      if (file < 0) fail(folder, bytes);
      ::unlink(name.c_str());
    }
    // All of it is there before anything is written: a page without room would end the program.
    int error = 0;
    do error = ::posix_fallocate(file, 0, static_cast<off_t>(bytes));
    while (error == EINTR);
    void* data = MAP_FAILED;
    if (error == 0) data = ::mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
    ::close(file);
    if (data == MAP_FAILED) fail(folder, bytes);
    return data;
  }

  [[noreturn]] static void fail(const std::filesystem::path& folder, std::size_t bytes) {
    throw IoError(Place{folder.string()},
                  fmt::format("has no room for {} MiB that do not fit in memory",
                              std::max<std::size_t>(1, bytes >> 20)),
                  "free some, name another folder behind --scratch, or allow more memory with "
                  "--memory");
  }

  void start_looking() {
    if (std::exchange(looks_, true)) return;
    pthread_attr_t small;
    ::pthread_attr_init(&small);
    ::pthread_attr_setstacksize(&small, std::max<std::size_t>(PTHREAD_STACK_MIN, 128 << 10));
    ::pthread_attr_setdetachstate(&small, PTHREAD_CREATE_DETACHED); // nobody waits for it
    sigset_t all, before; // signals are for the threads that know what to do
    ::sigfillset(&all);
    ::pthread_sigmask(SIG_SETMASK, &all, &before);
    const auto looks = [](void* memory) -> void* { static_cast<LargeMemory*>(memory)->look(); };
    pthread_t thread; // where none can start, the system alone gives pages back
    ::pthread_create(&thread, &small, looks, this);
    ::pthread_sigmask(SIG_SETMASK, &before, nullptr);
    ::pthread_attr_destroy(&small);
  }

  [[noreturn]] void look() {
    while (true) {
      std::this_thread::sleep_for(look_every);
      const std::lock_guard hold(mutex_);
      const auto [resident, of_files] = resident_bytes();
      if (resident <= budget_ / 4 * 3 || of_files <= budget_ / 8 + of_program) continue;
      for (const auto& [data, piece] : pieces_)
        if (piece.kind != Kind::memory)
          ::madvise(const_cast<void*>(data), piece.bytes, MADV_DONTNEED); // the files keep them
    }
  }

  std::mutex mutex_;
  bool looks_ = false;
  std::size_t budget_ = no_budget;
  std::filesystem::path folder_;
  Pieces pieces_;
  std::size_t held_ = 0, scratch_ = 0; // bytes
  std::atomic<std::size_t> count_{0};  // pieces
};

// Outlives all that may still give memory back when the program ends.
LargeMemory& large_memory() {
  static LargeMemory& memory = *new LargeMemory;
  return memory;
}

} // namespace

void set_memory_budget(std::size_t budget, std::filesystem::path folder) {
  large_memory().set(budget, std::move(folder));
}

std::filesystem::path scratch_folder() {
  const char* const named = std::getenv("TMPDIR");
  return named != nullptr && *named != '\0' ? named : "/var/tmp";
}

void check_scratch_room(std::size_t bytes) {
  large_memory().check_room(bytes);
}

void* take_large(std::size_t bytes) {
  return large_memory().take(bytes);
}

bool give_large(void* data) noexcept {
  return large_memory().give(data);
}

void count_mapped(const void* data, std::size_t bytes) {
  large_memory().count(data, bytes);
}

void forget_mapped(const void* data) noexcept {
  large_memory().forget(data);
}

std::size_t scratch_bytes() {
  return large_memory().on_disk();
}

} // namespace ilk
