#include "base/output_folder.h"

#include <algorithm>
#include <system_error>

#include <fmt/format.h>

#include "base/without_passwords.h"
#include "ilk/error.h"

namespace ilk {

namespace fs = std::filesystem;

OutputFolder::OutputFolder(fs::path path) : path_(std::move(path)) {
  if (without_passwords(path_.string()) != path_.string())
    throw UsageError(Place{path_.string()}, "is an address, and no folder",
                     "choose a folder with -o; the data come before it");
  std::error_code error;
  fs::path folder = fs::absolute(path_, error).lexically_normal();
  for (; !error && !fs::exists(folder, error) && folder.has_relative_path();
       folder = folder.parent_path())
    made_.push_back(folder);
  if (!error) fs::create_directories(path_, error);
  if (error || !fs::is_directory(path_, error)) {
    made_.clear();
    throw IoError(Place{path_.string()},
                  fmt::format("cannot make this folder: {}",
                              error ? error.message() : "a file of that name is in the way"),
                  "choose another folder with -o");
  }
  try {
    const AtomicFile probe(path_ / "ilk"); // goes away uncommitted
  } catch (...) {
    remove_made();
    throw;
  }
}

OutputFolder::~OutputFolder() {
  files_.clear();
  remove_made();
}

// Innermost first, and only while empty: what somebody else has put there stays.
void OutputFolder::remove_made() {
  std::error_code ignored; // nothing can be done about a folder that cannot be removed
  for (const fs::path& folder : made_) fs::remove(folder, ignored);
}

void OutputFolder::make_folder(const fs::path& folder) {
  std::error_code error;
  if (fs::create_directory(folder, error))
    made_.insert(made_.begin(), folder);
  else if (error || !fs::is_directory(folder, error))
    throw IoError(Place{folder.string()},
                  fmt::format("cannot make this folder: {}",
                              error ? error.message() : "a file of that name is in the way"),
                  "move it away, or choose another folder with -o");
}

void OutputFolder::add(const std::string& name, std::string_view text) {
  if (const fs::path folder = fs::path(name).parent_path(); !folder.empty())
    make_folder(path_ / folder);
  if (const fs::path target = path_ / name; fs::exists(target) && !fs::is_regular_file(target))
    throw IoError(Place{target.string()}, "is not an ordinary file, and stands in the way",
                  "move it away, or choose another folder with -o");
  files_.emplace_back(path_ / name);
  files_.back().write(text);
  files_.back().flush();
  added_.push_back(path_ / name);
}

void OutputFolder::remove(const std::string& name) {
  stale_.push_back(path_ / name);
}

// Before new files appear: a list of another run must never lie beside a report that does not know
// it.
void OutputFolder::remove_stale() const {
  for (const fs::path& file : stale_) {
    std::error_code error;
    if (std::ranges::find(added_, file) != added_.end() || !fs::is_regular_file(file, error))
      continue;
    if (!fs::remove(file, error) && error)
      throw IoError(
          Place{file.string()},
          fmt::format("cannot take this file of an earlier run away: {}", error.message()),
          "move it away, or choose another folder with -o");
    if (file.parent_path() != path_) fs::remove(file.parent_path(), error); // only while empty
  }
}

void OutputFolder::commit() {
  remove_stale();
  for (AtomicFile& file : files_) file.commit();
  files_.clear();
  made_.clear();
}

} // namespace ilk
