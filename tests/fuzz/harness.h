// What the fuzz targets share. A target is a file with LLVMFuzzerTestOneInput, which libFuzzer
// calls with bytes of its own making (./test --fuzz), and replay.cpp with the seeds and what
// becomes of them. Errors of ilk are what bad bytes should give; whatever else leaves a target, an
// exception, an abort, a sanitizer's report, is a finding.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

#include <unistd.h>

#include "ilk/error.h"

namespace ilk::fuzz {

inline std::string_view text_of(const std::uint8_t* bytes, std::size_t size) {
  return {reinterpret_cast<const char*>(bytes), size};
}

/// Ends the program where a property does not hold.
inline void require(bool holds, const char* property) {
  if (holds) return;
  std::fprintf(stderr, "broken: %s\n", property);
  std::abort();
}

/// Whether faults are printed: where one input is looked at.
inline bool tells_faults = false;

/// What the work says is wrong with its input; empty when it went through.
template <class Work>
std::string fault_of(const Work& work) {
  try {
    work();
  } catch (const Error& error) {
    const std::string words = error.what();
    require(!words.empty(), "an error has words");
    if (tells_faults) std::fprintf(stderr, "%s\n", words.c_str());
    return words;
  }
  return {};
}

/// A number that the bytes decide and that no byte is spent on, so that seeds are plain files.
inline std::uint64_t number_of(std::string_view text) {
  std::uint64_t hash = 14695981039346656037u;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211u;
  return hash ^ (hash >> 32);
}

/// A folder in memory, where the system has one, for readers that want a path.
class Folder {
 public:
  Folder() : path_(place() / ("ilk_fuzz_" + std::to_string(::getpid()))) {
    std::filesystem::create_directories(path_);
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  ~Folder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }

  const std::filesystem::path& path() const { return path_; }

  /// A file with those bytes, and its path.
  std::filesystem::path file(const std::string& name, std::string_view bytes) const {
    std::ofstream out(path_ / name, std::ios::binary | std::ios::trunc);
    out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    out.close();
    require(out.good(), "a file can be written");
    return path_ / name;
  }

 private:
  static std::filesystem::path place() {
    const std::filesystem::path memory = "/dev/shm";
    return std::filesystem::is_directory(memory) ? memory : std::filesystem::temp_directory_path();
  }

  std::filesystem::path path_;
};

/// One for the whole program.
inline const Folder& folder() {
  static const Folder made;
  return made;
}

/// Takes numbers from the bytes, zeros when they have run out.
class Choices {
 public:
  Choices(const std::uint8_t* bytes, std::size_t size) : bytes_(bytes), size_(size) {}

  bool done() const { return at_ == size_; }
  std::uint8_t byte() { return done() ? 0 : bytes_[at_++]; }
  std::size_t below(std::size_t end) { return byte() % end; }
  bool one_in(std::size_t many) { return below(many) == 1; }

  std::int64_t number() {
    std::uint64_t bits = 0;
    for (int i = 0; i < 8; ++i) bits = bits << 8 | byte();
    return static_cast<std::int64_t>(bits);
  }

  std::string_view text(std::size_t most) {
    const std::size_t length = std::min(most, size_ - at_);
    at_ += length;
    return text_of(bytes_ + (at_ - length), length);
  }

 private:
  const std::uint8_t* bytes_;
  std::size_t size_, at_ = 0;
};

} // namespace ilk::fuzz
