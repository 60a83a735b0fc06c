#include "base/rename_journal.h"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <optional>
#include <set>
#include <system_error>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/atomic_file.h"
#include "base/held_lock.h"
#include "base/io_failure.h"
#include "base/plain_sha256.h"
#include "ilk/error.h"

namespace ilk {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t longest_journal = std::size_t{16} << 20;
constexpr std::string_view first_word = "ilk-journal-1";

// Records end with a zero byte, which no name has.
void put(std::string& text, std::string_view word) {
  text += word;
  text += '\0';
}

std::string journal_text(const RenameJournal& journal) {
  std::string text;
  put(text, first_word);
  for (const auto& [from, to] : journal.renames) {
    put(text, "rename");
    put(text, from);
    put(text, to);
  }
  for (const std::string& name : journal.removals) {
    put(text, "remove");
    put(text, name);
  }
  if (!journal.stage.empty()) {
    put(text, "stage");
    put(text, journal.stage);
  }
  put(text, plain_sha256(text));
  return text;
}

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  while (!text.empty()) {
    const std::size_t end = text.find('\0');
    if (end == std::string_view::npos) return {};
    words.emplace_back(text.substr(0, end));
    text.remove_prefix(end + 1);
  }
  return words;
}

bool is_staged(const std::string& name) {
  return stays_within(name) && (name.find(staged_folder) != std::string::npos ||
                                name.find(part_of_file) != std::string::npos);
}

// None when it is not whole, or asks for what no journal of ilk asks for.
std::optional<RenameJournal> journal_from(std::string_view text) {
  std::vector<std::string> words = words_of(text);
  if (words.size() < 2 || words.front() != first_word) return std::nullopt;
  const std::string seal = std::move(words.back());
  words.pop_back();
  if (plain_sha256(text.substr(0, text.size() - seal.size() - 1)) != seal) return std::nullopt;
  RenameJournal journal;
  for (std::size_t i = 1; i < words.size();) {
    const auto has = [&](std::size_t more) { return i + more < words.size(); };
    if (words[i] == "rename" && has(2) && is_staged(words[i + 1]) && stays_within(words[i + 2])) {
      journal.renames.emplace_back(words[i + 1], words[i + 2]);
      i += 3;
    } else if (words[i] == "remove" && has(1) && stays_within(words[i + 1])) {
      journal.removals.push_back(words[i + 1]);
      i += 2;
    } else if (words[i] == "stage" && has(1) && is_staged(words[i + 1])) {
      journal.stage = words[i + 1];
      i += 2;
    } else {
      return std::nullopt;
    }
  }
  return journal;
}

void remove_one(const fs::path& folder, const std::string& name) {
  const fs::path file = folder / name;
  if (::unlink(file.c_str()) != 0 && errno != ENOENT && errno != ENOTDIR)
    fail_to("take away what an earlier call left of", file);
  if (file.parent_path() != folder) ::rmdir(file.parent_path().c_str()); // only while empty
}

// Others' words are not followed.
bool is_trusted(const fs::path& file) {
  struct stat its {};
  return ::lstat(file.c_str(), &its) == 0 && S_ISREG(its.st_mode) && its.st_uid == ::geteuid();
}

} // namespace

bool stays_within(const fs::path& name) {
  return !name.empty() && name.is_relative() &&
         std::ranges::none_of(name,
                              [](const fs::path& part) { return part == ".." || part == "."; });
}

void require_plain_way(const fs::path& folder, const fs::path& name) {
  fs::path way = folder;
  for (const fs::path& part : name.parent_path()) {
    way /= part;
    struct stat its {};
    if (::lstat(way.c_str(), &its) == 0 && !S_ISDIR(its.st_mode))
      throw IoError(Place{way.string()},
                    S_ISLNK(its.st_mode)
                        ? "is a link, and what is written there would lie elsewhere"
                        : "cannot make this folder: a file of that name is in the "
                          "way",
                    "move it away, or choose another folder with -o");
  }
}

void require_replaceable(const fs::path& path) {
  struct stat its {
  }, of_folder{};
  if (::lstat(path.c_str(), &its) != 0) {
    if (errno != ENOENT) fail_to("rename to", path);
    return;
  }
  const fs::path folder = path.has_parent_path() ? path.parent_path() : fs::path(".");
  if (::stat(folder.c_str(), &of_folder) == 0 && (of_folder.st_mode & S_ISVTX) != 0 &&
      ::geteuid() != 0 && its.st_uid != ::geteuid() && of_folder.st_uid != ::geteuid()) {
    errno = EPERM;
    fail_to("rename to", path);
  }
  struct statx more {};
  if (::statx(AT_FDCWD, path.c_str(), AT_SYMLINK_NOFOLLOW, STATX_INO, &more) == 0 &&
      (more.stx_attributes & (STATX_ATTR_IMMUTABLE | STATX_ATTR_APPEND)) != 0) {
    errno = EPERM;
    fail_to("rename to", path);
  }
}

bool can_have_journal(const fs::path& folder) {
  std::error_code none;
  const fs::path file = folder / journal_name;
  return !fs::exists(fs::symlink_status(file, none)) || is_trusted(file);
}

void rename_over(const fs::path& from, const fs::path& to) {
  while (::rename(from.c_str(), to.c_str()) != 0)
    if (errno != EINTR) fail_to("rename to", to);
}

void write_journal(const fs::path& folder, const RenameJournal& journal) {
  write_file(folder / journal_name, journal_text(journal));
}

namespace {

void follow_journal(const fs::path& folder, const fs::path& file) {
  const auto journal = journal_from(read_file(file, longest_journal));
  if (!journal)
    throw IoError(Place{file.string()}, "is no journal of ilk, or was damaged",
                  "take it away, and make the results of this folder again");
  for (const auto& [from, to] : journal->renames) {
    require_plain_way(folder, from);
    require_plain_way(folder, to);
  }
  for (const std::string& name : journal->removals) require_plain_way(folder, name);
  require_plain_way(folder, fs::path(journal->stage) / "in it");
  std::error_code none;
  for (const auto& [from, to] : journal->renames) {
    if (!fs::exists(fs::symlink_status(folder / from, none))) continue; // done before
    fs::create_directories((folder / to).parent_path(), none); // rename says what is wrong with it
    rename_over(folder / from, folder / to);
  }
  for (const std::string& name : journal->removals) remove_one(folder, name);
  std::set<fs::path> within;
  for (const auto& [_, to] : journal->renames)
    if (const fs::path parent = fs::path(to).parent_path(); !parent.empty()) within.insert(parent);
  for (const fs::path& parent : within) flush_folder(folder / parent);
  if (!journal->stage.empty()) fs::remove_all(folder / journal->stage, none);
  flush_folder(folder);
  if (::unlink(file.c_str()) != 0 && errno != ENOENT) fail_to("take away", file);
}

} // namespace

void finish_journal(const fs::path& folder) {
  const fs::path file = folder / journal_name;
  if (!is_trusted(file)) return;
  try {
    follow_journal(folder, file);
  } catch (const IoError& error) {
    throw IoError(
        fmt::format("{}\n  mend that, and the next command completes what {} says; or take "
                    "that file away, and make the results of this folder again",
                    error.what(), file.string()),
        "");
  }
}

void complete_journal(const fs::path& folder) {
  if (!is_trusted(folder / journal_name)) return;
  const HeldLock lock = HeldLock::wait(folder);
  finish_journal(folder);
}

} // namespace ilk
