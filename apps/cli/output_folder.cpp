#include "cli/output_folder.h"

#include <system_error>

#include <fmt/format.h>

#include "ilk/error.h"

namespace ilk::cli {

namespace fs = std::filesystem;

OutputFolder::OutputFolder(fs::path path) : path_(std::move(path)) {
  for (fs::path folder = fs::absolute(path_).lexically_normal(); !fs::exists(folder);
       folder = folder.parent_path())
    made_ = folder;
  std::error_code error;
  fs::create_directories(path_, error);
  if (error || !fs::is_directory(path_)) {
    made_.clear();
    throw IoError(Place{path_.string()},
                  fmt::format("cannot make this folder: {}",
                              error ? error.message() : "a file of that name is in the way"),
                  "choose another folder with -o");
  }
  try {
    const AtomicFile probe(path_ / "ilk"); // goes away uncommitted
  } catch (...) {
    if (!made_.empty()) fs::remove_all(made_, error);
    throw;
  }
}

OutputFolder::~OutputFolder() {
  files_.clear();
  std::error_code ignored; // nothing can be done about a folder that cannot be removed
  if (!made_.empty()) fs::remove_all(made_, ignored);
}

void OutputFolder::add(const std::string& name, std::string_view text) {
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
