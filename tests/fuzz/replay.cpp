// Runs the fuzz targets without a fuzzer: fuzz_tests TARGET FOLDER ROUNDS gives one each file of
// the folder, and ROUNDS changed copies of each, which are always the same. fuzz_tests TARGET FILE
// gives it that file alone. Where the target dies, what it died of is kept in a file beside the
// program.
#include <algorithm>
#include <csignal>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include <unistd.h>

#include "fuzz/harness.h"

// Each target's function has a name of its own here.
#define FUZZ_TARGET(name) extern "C" int fuzz_##name(const std::uint8_t*, std::size_t);
#include "fuzz_targets.inc"
#undef FUZZ_TARGET

extern "C" __attribute__((weak)) void __sanitizer_set_death_callback(void (*callback)());

namespace {

namespace fs = std::filesystem;

struct Target {
  std::string_view name;
  int (*run)(const std::uint8_t*, std::size_t);
};

constexpr Target targets[] = {
#define FUZZ_TARGET(name) {#name, fuzz_##name},
#include "fuzz_targets.inc"
#undef FUZZ_TARGET
};

constexpr unsigned most_seconds = 60; // for one input, on a busy machine under a sanitizer

std::string current, kept_in, made_of;

// Async-signal-safe but for the file's name, which is made before.
void keep_input() {
  std::FILE* const out = std::fopen(kept_in.c_str(), "wb");
  if (out == nullptr) return;
  std::fwrite(current.data(), 1, current.size(), out);
  std::fclose(out);
  std::fprintf(stderr, "died of %s, kept in %s\n", made_of.c_str(), kept_in.c_str());
}

void died(int signal) {
  if (signal == SIGALRM) std::fprintf(stderr, "took over %u seconds\n", most_seconds);
  keep_input();
  std::signal(signal, SIG_DFL);
  std::raise(signal);
}

// A sanitizer has its own handlers, which end in the callback.
void watch(const std::string& program) {
  kept_in = program + ".died";
  const bool sanitized = __sanitizer_set_death_callback != nullptr;
  if (sanitized) __sanitizer_set_death_callback(keep_input);
  for (const int signal : {SIGABRT, SIGALRM}) std::signal(signal, died);
  if (!sanitized)
    for (const int signal : {SIGSEGV, SIGFPE, SIGILL, SIGBUS}) std::signal(signal, died);
}

void try_input(const Target& target, std::string bytes, const std::string& name) {
  current = std::move(bytes);
  made_of = name;
  alarm(most_seconds);
  // A copy of the exact size, so that a sanitizer sees who looks behind its end.
  const std::vector<std::uint8_t> exact(current.begin(), current.end());
  target.run(exact.data(), exact.size());
}

// SplitMix64: the same numbers everywhere.
class Numbers {
 public:
  explicit Numbers(std::uint64_t seed) : state_(seed) {}
  std::size_t below(std::size_t end) {
    std::uint64_t z = state_ += 0x9e3779b97f4a7c15u;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    return static_cast<std::size_t>((z ^ (z >> 31)) % end);
  }

 private:
  std::uint64_t state_;
};

// A few edits: bytes changed, taken out, put in, pieces doubled, pieces of another seed.
std::string changed(std::string bytes, const std::string& other, Numbers& numbers) {
  static const std::string telling = "\"'\\,;\t|\n\r\0\x80\xff[]{}=.-+0919eE#_ "
                                     "\xc3";
  for (std::size_t edit = 0, edits = 1 + numbers.below(4); edit < edits; ++edit) {
    const std::size_t at = numbers.below(bytes.size() + 1);
    const std::size_t length = 1 + numbers.below(1 + std::min<std::size_t>(32, bytes.size()));
    switch (numbers.below(6)) {
    case 0:
      if (at < bytes.size()) bytes[at] = static_cast<char>(numbers.below(256));
      break;
    case 1:
      if (at < bytes.size()) bytes[at] = static_cast<char>(bytes[at] ^ (1 << numbers.below(8)));
      break;
    case 2:
      bytes.erase(at, length);
      break;
    case 3:
      bytes.insert(at, 1, telling[numbers.below(telling.size())]);
      break;
    case 4:
      bytes.insert(at, bytes.substr(numbers.below(bytes.size() + 1), length));
      break;
    default:
      bytes.insert(at, other.substr(numbers.below(other.size() + 1), length));
      break;
    }
  }
  return bytes;
}

std::string bytes_of(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) {
    std::fprintf(stderr, "%s cannot be read\n", path.c_str());
    std::exit(2);
  }
  return {std::istreambuf_iterator<char>(in), {}};
}

} // namespace

int main(int count, char** words) {
  const auto* const target =
      count < 3 ? std::end(targets) : std::ranges::find(targets, words[1], &Target::name);
  if (target == std::end(targets) || count > 4) {
    std::fprintf(stderr, "usage: %s TARGET FILE, or TARGET FOLDER ROUNDS; targets:\n", words[0]);
    for (const Target& each : targets) std::fprintf(stderr, "  %s\n", each.name.data());
    return 2;
  }
  watch(std::string(words[0]) + "." + words[1]);
  if (!fs::is_directory(words[2])) {
    ilk::fuzz::tells_faults = true;
    try_input(*target, bytes_of(words[2]), words[2]);
    return 0;
  }
  std::vector<fs::path> seeds;
  for (const auto& entry : fs::directory_iterator(words[2])) seeds.push_back(entry.path());
  std::ranges::sort(seeds);
  std::vector<std::string> texts;
  for (const fs::path& seed : seeds) texts.push_back(bytes_of(seed));
  const std::size_t rounds = count == 4 ? std::strtoul(words[3], nullptr, 10) : 0;
  for (std::size_t s = 0; s < seeds.size(); ++s) {
    const std::string name = seeds[s].filename().string();
    try_input(*target, texts[s], name);
    for (std::size_t round = 0; round < rounds; ++round) {
      Numbers numbers(s * 1'000'003 + round);
      const std::string& other = texts[numbers.below(texts.size())];
      try_input(*target, changed(texts[s], other, numbers),
                name + ", change " + std::to_string(round));
    }
  }
  std::printf("%zu inputs of %zu seeds\n", seeds.size() * (1 + rounds), seeds.size());
  return seeds.empty() ? 2 : 0;
}
