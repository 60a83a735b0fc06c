// Preloaded into ilk: counts the calls that touch files below one folder, and at one of them kills
// the process, lets the call fail, or changes a file under the reader.
//
// Environment:
//   ILK_FAULT_UNDER  the folder, as the kernel names it; calls on other files are not counted
//   ILK_FAULT_LOG    a file that gets a line for every call: name, kinds, path, other path
//   ILK_FAULT        N:ACT[:ARGUMENT], what happens at the N-th call, from 1 (see Act)
//   ILK_FAULT_NO_EXCHANGE  an errno: renameat2 with flags fails with it, always
//
// It stands between ilk (libstdc++ included) and the C library. What escapes it: what the C library
// calls itself (of mkostemp, fopen, opendir and remove the outer call is counted, as one), close,
// fcntl, ioctl, and system calls that are made without the C library.
#include <atomic>
#include <cerrno>
#include <cstdarg>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>
#include <string_view>

#include <dirent.h>
#include <dlfcn.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

namespace {

// The C library's own function of that name, which ours stands before.
template <class Function>
Function* next(const char* name) {
  return reinterpret_cast<Function*>(::dlsym(RTLD_NEXT, name));
}
#define NEXT(name) (static_cast<decltype(&::name)>(next<decltype(::name)>(#name)))

template <class... Arguments>
long raw(long number, Arguments... arguments) {
  static const auto call = next<long(long, ...)>("syscall");
  return call(number, arguments...);
}

enum class Act {
  none,
  kill,       // before the call
  half,       // half of a write, then kill
  part,       // half of a write, as the kernel may
  error,      // this call fails with the argument
  errors,     // this call and all later ones that can do so fail with the argument
  signal,     // the signal of that number, then the call
  append,     // a line to the file that the argument names, then the call
  truncate,   // that file, to half its size
  rewrite,    // that file, in place, with other bytes
  unreadable, // mmap: the second half cannot be read, as on a disk with bad blocks
};

struct Plan {
  std::string under;
  int log = -1;
  long at = 0;
  Act act = Act::none;
  std::string argument;
  int number = 0;
  int no_exchange = 0;
};

Act act_called(std::string_view name) {
  constexpr std::pair<std::string_view, Act> acts[] = {
      {"kill", Act::kill},       {"half", Act::half},
      {"part", Act::part},       {"error", Act::error},
      {"errors", Act::errors},   {"signal", Act::signal},
      {"append", Act::append},   {"truncate", Act::truncate},
      {"rewrite", Act::rewrite}, {"unreadable", Act::unreadable},
  };
  for (const auto& [each, act] : acts)
    if (each == name) return act;
  return Act::none;
}

Plan plan_of_environment() {
  Plan plan;
  if (const char* under = std::getenv("ILK_FAULT_UNDER")) plan.under = under;
  if (const char* log = std::getenv("ILK_FAULT_LOG"))
    plan.log = static_cast<int>(
        raw(SYS_openat, AT_FDCWD, log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644));
  if (const char* error = std::getenv("ILK_FAULT_NO_EXCHANGE")) plan.no_exchange = std::atoi(error);
  if (const char* fault = std::getenv("ILK_FAULT")) {
    plan.at = std::atol(fault);
    const std::string_view text = fault;
    const std::size_t act = text.find(':') + 1;
    const std::size_t end = std::min(text.find(':', act), text.size());
    plan.act = act_called(text.substr(act, end - act));
    if (end < text.size()) plan.argument = text.substr(end + 1);
    plan.number = std::atoi(plan.argument.c_str());
  }
  return plan;
}

const Plan& plan() {
  static const Plan* const made = new Plan(plan_of_environment()); // outlives all destructors
  return *made;
}

std::string link_at(const char* path) {
  char target[PATH_MAX];
  const long length = raw(SYS_readlinkat, AT_FDCWD, path, target, sizeof target);
  return length > 0 ? std::string(target, static_cast<std::size_t>(length)) : std::string();
}

std::string path_of(int descriptor) {
  return descriptor < 0 ? std::string()
                        : link_at(("/proc/self/fd/" + std::to_string(descriptor)).c_str());
}

std::string path_of(int folder, const char* path) {
  if (path == nullptr) return "";
  if (path[0] == '/') return path;
  return (folder == AT_FDCWD ? link_at("/proc/self/cwd") : path_of(folder)) + "/" + path;
}

bool is_watched(const std::string& path) {
  const std::string& under = plan().under;
  return !under.empty() && path.compare(0, under.size(), under) == 0 &&
         (path.size() == under.size() || path[under.size()] == '/');
}

[[noreturn]] void die() {
  raw(SYS_kill, ::getpid(), SIGKILL);
  for (;;) ::pause();
}

// Kinds of calls, which say what they can fail with:
//   c changes files    x takes names away    r takes room on the disk
//   d gives a descriptor    w may wait, and be interrupted    m maps
bool can_fail(std::string_view kinds, int error) {
  const auto has = [&](char kind) { return kinds.find(kind) != kinds.npos; };
  switch (error) {
  case ENOSPC:
  case EDQUOT:
    return has('r');
  case EMFILE:
  case ENFILE:
    return has('d');
  case EINTR:
    return has('w');
  default:
    return true;
  }
}

void change_file(Act act, const char* path) {
  const int flags = O_WRONLY | O_CLOEXEC | (act == Act::append ? O_APPEND : 0);
  const int file = static_cast<int>(raw(SYS_openat, AT_FDCWD, path, flags, 0));
  struct stat status {};
  NEXT(fstat)(file, &status);
  if (act == Act::truncate) {
    raw(SYS_ftruncate, file, status.st_size / 2);
  } else {
    // As long as a line of the tests' tables; in place, it begins in the middle of one.
    const std::string line = "changed,1.5,2.5\n";
    if (act == Act::rewrite) raw(SYS_lseek, file, status.st_size / 2, SEEK_SET);
    raw(SYS_write, file, line.data(), line.size());
  }
  raw(SYS_close, file);
}

std::atomic<long> calls{0};

// What the call is to do.
enum class Verdict { go_on, fail, half_then_die, half };

Verdict count(const char* name, const char* kinds, const std::string& path,
              const std::string& other = "") {
  const Plan& what = plan();
  if (!is_watched(path) && !is_watched(other)) return Verdict::go_on;
  const int before = errno;
  const long number = ++calls;
  if (what.log >= 0) {
    const std::string line = std::string(name) + "\t" + kinds + "\t" + path + "\t" + other + "\n";
    raw(SYS_write, what.log, line.data(), line.size());
  }
  errno = before;
  const bool later = what.act == Act::errors && number > what.at && what.at > 0;
  if (number != what.at && !later) return Verdict::go_on;
  switch (what.act) {
  case Act::kill:
    die();
  case Act::half:
    return Verdict::half_then_die;
  case Act::part:
    return Verdict::half;
  case Act::error:
  case Act::errors:
    if (!can_fail(kinds, what.number)) return Verdict::go_on;
    errno = what.number;
    return Verdict::fail;
  case Act::signal:
    raw(SYS_kill, ::getpid(), what.number);
    break;
  case Act::append:
  case Act::truncate:
  case Act::rewrite:
    change_file(what.act, what.argument.c_str());
    break;
  case Act::unreadable:
    return Verdict::half;
  case Act::none:
    break;
  }
  errno = before;
  return Verdict::go_on;
}

// A call that is done or not; `failed` is what it gives when it fails, with errno set.
template <class Result, class Call>
Result done(Verdict verdict, Result failed, const Call& call) {
  if (verdict == Verdict::fail) return failed;
  return call();
}

// A write of `size` bytes; `call` takes how many.
template <class Call>
ssize_t written(const char* name, int descriptor, std::size_t size, const Call& call) {
  const Verdict verdict = count(name, "crw", path_of(descriptor));
  if (verdict == Verdict::fail) return -1;
  const bool all = verdict == Verdict::go_on || size < 2;
  const ssize_t result = call(all ? size : size / 2);
  if (verdict == Verdict::half_then_die) die();
  return result;
}

const char* kinds_of_open(int flags) {
  if ((flags & O_CREAT) != 0 || (flags & O_TMPFILE) == O_TMPFILE) return "crdw";
  if ((flags & O_DIRECTORY) != 0) return "d"; // waits for nothing
  return (flags & O_TRUNC) != 0 ? "cdw" : "dw";
}

bool has_mode(int flags) {
  return (flags & O_CREAT) != 0 || (flags & O_TMPFILE) == O_TMPFILE;
}

const char* kinds_of_fopen(const char* mode) {
  return std::strpbrk(mode, "wa+") != nullptr ? "crdw" : "dw";
}

// A mapping whose second half, from the next page on, lies beyond the end of what is mapped:
// reading there is the signal that the kernel sends for pages that it cannot read, while the file
// looks as it was.
void* half_of(std::size_t length, int protection, int flags, int descriptor, off_t offset) {
  const int shorter = ::memfd_create("half", MFD_CLOEXEC);
  const auto page = static_cast<std::size_t>(::sysconf(_SC_PAGESIZE));
  std::string bytes((length / 2 + page - 1) / page * page, '\0');
  raw(SYS_pread64, descriptor, bytes.data(), bytes.size(), offset);
  raw(SYS_write, shorter, bytes.data(), bytes.size());
  void* const at = NEXT(mmap)(nullptr, length, protection, flags, shorter, 0);
  raw(SYS_close, shorter);
  return at;
}

} // namespace

#pragma GCC visibility push(default)
extern "C" {

#define OPEN(name)                                                                                 \
  int name(const char* path, int flags, ...) {                                                     \
    mode_t mode = 0;                                                                               \
    if (has_mode(flags)) {                                                                         \
      va_list more;                                                                                \
      va_start(more, flags);                                                                       \
      mode = va_arg(more, mode_t);                                                                 \
      va_end(more);                                                                                \
    }                                                                                              \
    return done(count(#name, kinds_of_open(flags), path_of(AT_FDCWD, path)), -1,                   \
                [&] { return NEXT(name)(path, flags, mode); });                                    \
  }
OPEN(open)
OPEN(open64)

#define OPENAT(name)                                                                               \
  int name(int folder, const char* path, int flags, ...) {                                         \
    mode_t mode = 0;                                                                               \
    if (has_mode(flags)) {                                                                         \
      va_list more;                                                                                \
      va_start(more, flags);                                                                       \
      mode = va_arg(more, mode_t);                                                                 \
      va_end(more);                                                                                \
    }                                                                                              \
    return done(count(#name, kinds_of_open(flags), path_of(folder, path)), -1,                     \
                [&] { return NEXT(name)(folder, path, flags, mode); });                            \
  }
OPENAT(openat)
OPENAT(openat64)

#define CREAT(name)                                                                                \
  int name(const char* path, mode_t mode) {                                                        \
    return done(count(#name, "crdw", path_of(AT_FDCWD, path)), -1,                                 \
                [&] { return NEXT(name)(path, mode); });                                           \
  }
CREAT(creat)
CREAT(creat64)

#define MKSTEMP(name)                                                                              \
  int name(char* pattern) {                                                                        \
    return done(count(#name, "crdw", path_of(AT_FDCWD, pattern)), -1,                              \
                [&] { return NEXT(name)(pattern); });                                              \
  }
MKSTEMP(mkstemp)
MKSTEMP(mkstemp64)

#define MKOSTEMP(name)                                                                             \
  int name(char* pattern, int number) {                                                            \
    return done(count(#name, "crdw", path_of(AT_FDCWD, pattern)), -1,                              \
                [&] { return NEXT(name)(pattern, number); });                                      \
  }
MKOSTEMP(mkostemp)
MKOSTEMP(mkostemp64)
MKOSTEMP(mkstemps)
MKOSTEMP(mkstemps64)

#define MKOSTEMPS(name)                                                                            \
  int name(char* pattern, int ending, int flags) {                                                 \
    return done(count(#name, "crdw", path_of(AT_FDCWD, pattern)), -1,                              \
                [&] { return NEXT(name)(pattern, ending, flags); });                               \
  }
MKOSTEMPS(mkostemps)
MKOSTEMPS(mkostemps64)

char* mkdtemp(char* pattern) __THROW {
  return done<char*>(count("mkdtemp", "cr", path_of(AT_FDCWD, pattern)), nullptr,
                     [&] { return NEXT(mkdtemp)(pattern); });
}

#define FOPEN(name)                                                                                \
  FILE* name(const char* path, const char* mode) {                                                 \
    return done<FILE*>(count(#name, kinds_of_fopen(mode), path_of(AT_FDCWD, path)), nullptr,       \
                       [&] { return NEXT(name)(path, mode); });                                    \
  }
FOPEN(fopen)
FOPEN(fopen64)

DIR* opendir(const char* path) {
  return done<DIR*>(count("opendir", "d", path_of(AT_FDCWD, path)), nullptr,
                    [&] { return NEXT(opendir)(path); });
}

#define READDIR(name, type)                                                                        \
  struct type* name(DIR* folder) {                                                                 \
    return done<struct type*>(count(#name, "", path_of(::dirfd(folder))), nullptr,                 \
                              [&] { return NEXT(name)(folder); });                                 \
  }
READDIR(readdir, dirent)
READDIR(readdir64, dirent64)

ssize_t write(int file, const void* bytes, std::size_t size) {
  return written("write", file, size, [&](std::size_t n) { return NEXT(write)(file, bytes, n); });
}
ssize_t pwrite(int file, const void* bytes, std::size_t size, off_t at) {
  return written("pwrite", file, size,
                 [&](std::size_t n) { return NEXT(pwrite)(file, bytes, n, at); });
}
ssize_t pwrite64(int file, const void* bytes, std::size_t size, off64_t at) {
  return written("pwrite64", file, size,
                 [&](std::size_t n) { return NEXT(pwrite64)(file, bytes, n, at); });
}
ssize_t writev(int file, const struct iovec* parts, int number) {
  return written("writev", file, static_cast<std::size_t>(number),
                 [&](std::size_t n) { return NEXT(writev)(file, parts, static_cast<int>(n)); });
}
#define PWRITEV(name, offset)                                                                      \
  ssize_t name(int file, const struct iovec* parts, int number, offset at) {                       \
    return written(#name, file, static_cast<std::size_t>(number), [&](std::size_t n) {             \
      return NEXT(name)(file, parts, static_cast<int>(n), at);                                     \
    });                                                                                            \
  }
PWRITEV(pwritev, off_t)
PWRITEV(pwritev64, off64_t)

ssize_t copy_file_range(int from, off64_t* at, int to, off64_t* to_at, std::size_t size,
                        unsigned flags) {
  return written("copy_file_range", to, size, [&](std::size_t n) {
    return NEXT(copy_file_range)(from, at, to, to_at, n, flags);
  });
}
ssize_t sendfile(int to, int from, off_t* at, std::size_t size) __THROW {
  return written("sendfile", to, size,
                 [&](std::size_t n) { return NEXT(sendfile)(to, from, at, n); });
}
ssize_t sendfile64(int to, int from, off64_t* at, std::size_t size) __THROW {
  return written("sendfile64", to, size,
                 [&](std::size_t n) { return NEXT(sendfile64)(to, from, at, n); });
}

ssize_t read(int file, void* bytes, std::size_t size) {
  return done<ssize_t>(count("read", "w", path_of(file)), -1,
                       [&] { return NEXT(read)(file, bytes, size); });
}
ssize_t pread(int file, void* bytes, std::size_t size, off_t at) {
  return done<ssize_t>(count("pread", "w", path_of(file)), -1,
                       [&] { return NEXT(pread)(file, bytes, size, at); });
}
ssize_t pread64(int file, void* bytes, std::size_t size, off64_t at) {
  return done<ssize_t>(count("pread64", "w", path_of(file)), -1,
                       [&] { return NEXT(pread64)(file, bytes, size, at); });
}
ssize_t readv(int file, const struct iovec* parts, int number) {
  return done<ssize_t>(count("readv", "w", path_of(file)), -1,
                       [&] { return NEXT(readv)(file, parts, number); });
}

#define MMAP(name, type)                                                                           \
  void* name(void* at, std::size_t length, int protection, int flags, int file, type offset)       \
      __THROW {                                                                                    \
    const auto call = [&] { return NEXT(name)(at, length, protection, flags, file, offset); };     \
    if (file < 0 || plan().under.empty()) return call();                                           \
    const Verdict verdict = count(#name, "m", path_of(file));                                      \
    if (verdict == Verdict::half) return half_of(length, protection, flags, file, offset);         \
    return done<void*>(verdict, MAP_FAILED, call);                                                 \
  }
MMAP(mmap, off_t)
MMAP(mmap64, off64_t)

// Calls on a descriptor, and on a path.
#define ON_FILE(name, kinds, how, parameters, arguments)                                           \
  int name parameters how {                                                                        \
    return done(count(#name, kinds, path_of(file)), -1, [&] { return NEXT(name) arguments; });     \
  }
ON_FILE(fsync, "crw", , (int file), (file))
ON_FILE(fdatasync, "crw", , (int file), (file))
ON_FILE(syncfs, "crw", __THROW, (int file), (file))
ON_FILE(ftruncate, "crw", __THROW, (int file, off_t size), (file, size))
ON_FILE(ftruncate64, "crw", __THROW, (int file, off64_t size), (file, size))
ON_FILE(fchmod, "c", __THROW, (int file, mode_t mode), (file, mode))
ON_FILE(fchown, "c", __THROW, (int file, uid_t user, gid_t group), (file, user, group))
ON_FILE(futimens, "c", __THROW, (int file, const struct timespec times[2]), (file, times))
ON_FILE(fallocate, "crw", , (int file, int mode, off_t at, off_t size), (file, mode, at, size))
ON_FILE(fallocate64, "crw", , (int file, int mode, off64_t at, off64_t size),
        (file, mode, at, size))
ON_FILE(fstat, "", __THROW, (int file, struct stat* status), (file, status))
ON_FILE(fstat64, "", __THROW, (int file, struct stat64* status), (file, status))

#define ON_PATH(name, kinds, how, parameters, arguments)                                           \
  int name parameters how {                                                                        \
    return done(count(#name, kinds, path_of(AT_FDCWD, path)), -1,                                  \
                [&] { return NEXT(name) arguments; });                                             \
  }
ON_PATH(unlink, "cx", __THROW, (const char* path), (path))
ON_PATH(rmdir, "cx", __THROW, (const char* path), (path))
ON_PATH(remove, "cx", __THROW, (const char* path), (path))
ON_PATH(mkdir, "cr", __THROW, (const char* path, mode_t mode), (path, mode))
ON_PATH(truncate, "crw", __THROW, (const char* path, off_t size), (path, size))
ON_PATH(truncate64, "crw", __THROW, (const char* path, off64_t size), (path, size))
ON_PATH(chmod, "c", __THROW, (const char* path, mode_t mode), (path, mode))
ON_PATH(stat, "", __THROW, (const char* path, struct stat* status), (path, status))
ON_PATH(stat64, "", __THROW, (const char* path, struct stat64* status), (path, status))
ON_PATH(lstat, "", __THROW, (const char* path, struct stat* status), (path, status))
ON_PATH(lstat64, "", __THROW, (const char* path, struct stat64* status), (path, status))

#define IN_FOLDER(name, kinds, parameters, arguments)                                              \
  int name parameters __THROW {                                                                    \
    return done(count(#name, kinds, path_of(folder, path)), -1,                                    \
                [&] { return NEXT(name) arguments; });                                             \
  }
IN_FOLDER(unlinkat, "cx", (int folder, const char* path, int flags), (folder, path, flags))
IN_FOLDER(mkdirat, "cr", (int folder, const char* path, mode_t mode), (folder, path, mode))
IN_FOLDER(fchmodat, "c", (int folder, const char* path, mode_t mode, int flags),
          (folder, path, mode, flags))
IN_FOLDER(fchownat, "c", (int folder, const char* path, uid_t user, gid_t group, int flags),
          (folder, path, user, group, flags))
IN_FOLDER(utimensat, "c", (int folder, const char* path, const struct timespec times[2], int flags),
          (folder, path, times, flags))
IN_FOLDER(fstatat, "", (int folder, const char* path, struct stat* status, int flags),
          (folder, path, status, flags))
IN_FOLDER(fstatat64, "", (int folder, const char* path, struct stat64* status, int flags),
          (folder, path, status, flags))
IN_FOLDER(statx, "", (int folder, const char* path, int flags, unsigned mask, struct statx* status),
          (folder, path, flags, mask, status))

int posix_fallocate(int file, off_t at, off_t size) {
  if (count("posix_fallocate", "crw", path_of(file)) == Verdict::fail) return errno;
  return NEXT(posix_fallocate)(file, at, size);
}

int rename(const char* from, const char* to) __THROW {
  return done(count("rename", "cr", path_of(AT_FDCWD, from), path_of(AT_FDCWD, to)), -1,
              [&] { return NEXT(rename)(from, to); });
}
int renameat(int folder, const char* from, int other, const char* to) __THROW {
  return done(count("renameat", "cr", path_of(folder, from), path_of(other, to)), -1,
              [&] { return NEXT(renameat)(folder, from, other, to); });
}
int renameat2(int folder, const char* from, int other, const char* to, unsigned flags) __THROW {
  const Verdict verdict = count("renameat2", "cr", path_of(folder, from), path_of(other, to));
  if (verdict != Verdict::fail && flags != 0 && plan().no_exchange != 0) {
    errno = plan().no_exchange;
    return -1;
  }
  return done(verdict, -1,
              [&] { return static_cast<int>(raw(SYS_renameat2, folder, from, other, to, flags)); });
}
int link(const char* from, const char* to) __THROW {
  return done(count("link", "cr", path_of(AT_FDCWD, from), path_of(AT_FDCWD, to)), -1,
              [&] { return NEXT(link)(from, to); });
}
int linkat(int folder, const char* from, int other, const char* to, int flags) __THROW {
  return done(count("linkat", "cr", path_of(folder, from), path_of(other, to)), -1,
              [&] { return NEXT(linkat)(folder, from, other, to, flags); });
}
int symlink(const char* target, const char* path) __THROW {
  return done(count("symlink", "cr", path_of(AT_FDCWD, path)), -1,
              [&] { return NEXT(symlink)(target, path); });
}
int symlinkat(const char* target, int folder, const char* path) __THROW {
  return done(count("symlinkat", "cr", path_of(folder, path)), -1,
              [&] { return NEXT(symlinkat)(target, folder, path); });
}

// Those that may be called by their number; any other goes on as it is.
long syscall(long number, ...) __THROW {
  va_list more;
  va_start(more, number);
  long a[6];
  for (long& each : a) each = va_arg(more, long);
  va_end(more);
  const auto file = [&](int i) { return static_cast<int>(a[i]); };
  const auto path = [&](int i) { return reinterpret_cast<const char*>(a[i]); };
  switch (number) {
  case SYS_renameat2:
    return ::renameat2(file(0), path(1), file(2), path(3), static_cast<unsigned>(a[4]));
  case SYS_openat:
    return ::openat(file(0), path(1), file(2), static_cast<mode_t>(a[3]));
  case SYS_unlinkat:
    return ::unlinkat(file(0), path(1), file(2));
  case SYS_linkat:
    return ::linkat(file(0), path(1), file(2), path(3), file(4));
  case SYS_mkdirat:
    return ::mkdirat(file(0), path(1), static_cast<mode_t>(a[2]));
  case SYS_write:
    return ::write(file(0), path(1), static_cast<std::size_t>(a[2]));
  case SYS_fsync:
    return ::fsync(file(0));
  case SYS_fdatasync:
    return ::fdatasync(file(0));
  default:
    return raw(number, a[0], a[1], a[2], a[3], a[4], a[5]);
  }
}

} // extern "C"
#pragma GCC visibility pop
