#include "cli/output_folder.h"

#include <system_error>

#include <fmt/format.h>

#include "ilk/error.h"

namespace ilk::cli {

namespace fs = std::filesystem;

OutputFolder::OutputFolder(fs::path path) : path_(std::move(path)) {
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

void OutputFolder::add(const std::string& name, std::string_view text) {
  if (const fs::path target = path_ / name; fs::exists(target) && !fs::is_regular_file(target))
    throw IoError(Place{target.string()}, "is not an ordinary file, and stands in the way",
                  "move it away, or choose another folder with -o");
  files_.emplace_back(path_ / name);
  files_.back().write(text);
  files_.back().flush();
}

void OutputFolder::commit() {
  for (AtomicFile& file : files_) file.commit();
  files_.clear();
  made_.clear();
}

} // namespace ilk::cli
