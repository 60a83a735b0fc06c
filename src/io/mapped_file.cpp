#include "io/mapped_file.h"

#include <cerrno>
#include <cstring>
#include <string>
#include <utility>

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

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

std::string_view map(int descriptor, std::size_t size, const std::string& name) {
  if (size == 0) return {};
  void* const address = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, descriptor, 0);
  if (address == MAP_FAILED) fail(name);
  ::madvise(address, size, MADV_SEQUENTIAL);
  return {static_cast<const char*>(address), size};
}

} // namespace

MappedFile MappedFile::open(const std::filesystem::path& path, const std::atomic<bool>* stop) {
  const std::string name = path.string();
  const Descriptor descriptor(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (descriptor.number() < 0) fail(name);
  struct stat status {};
  if (::fstat(descriptor.number(), &status) != 0) fail(name);
  if (S_ISDIR(status.st_mode))
    throw DataError(Place{name}, "is a folder, not a table", "give one file in it");
  MappedFile file;
  if (S_ISREG(status.st_mode)) {
    file.text_ = map(descriptor.number(), static_cast<std::size_t>(status.st_size), name);
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
    file.text_ = map(STDIN_FILENO, static_cast<std::size_t>(status.st_size), name);
  } else {
    file.buffer_ = std::make_unique<std::string>(read_pipe(STDIN_FILENO, name, stop));
    file.text_ = *file.buffer_;
  }
  return file;
}

MappedFile::MappedFile(MappedFile&& other) noexcept
    : text_(std::exchange(other.text_, {})), buffer_(std::move(other.buffer_)) {}

MappedFile::~MappedFile() {
  if (!buffer_ && !text_.empty()) ::munmap(const_cast<char*>(text_.data()), text_.size());
}

void MappedFile::release_before(std::size_t end) const {
  const std::size_t page = static_cast<std::size_t>(::sysconf(_SC_PAGESIZE));
  const std::size_t whole = end / page * page;
  if (!buffer_ && whole > 0) ::madvise(const_cast<char*>(text_.data()), whole, MADV_DONTNEED);
}

} // namespace ilk
