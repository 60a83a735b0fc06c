#include "faults/folder_state.h"

#include <fmt/format.h>
#include <sys/stat.h>

#include "io/sha256.h"
#include "support/artifacts.h"
#include "support/process.h"

namespace ilk::test {
namespace {

namespace fs = std::filesystem;

const std::string manifest = "manifest.sha256";

bool is_timed(const std::string& path) {
  const std::string name = fs::path(path).filename();
  return name == "run.json" || name == "summary.json";
}

// Not by a parser, which takes most of the tests' time in a build without optimisation.
std::string without_timings(std::string text) {
  const auto begin = text.find("\"timings_ms\": {");
  if (begin == std::string::npos) return text; // a torn file, which equals no other
  return text.erase(begin, text.find('}', begin) - begin);
}

// A line of the manifest: 64 digits, a blank, a blank or a star, the name.
struct ManifestLine {
  std::string hash, name;
};
std::vector<ManifestLine> lines_of_manifest(const std::string& text) {
  std::vector<ManifestLine> found;
  for (const std::string& line : lines_of(text))
    if (!line.empty() && line[0] != '#' && line.size() > 66)
      found.push_back({line.substr(0, 64), line.substr(66)});
  return found;
}

std::string comparable(const std::string& path, std::string text) {
  if (is_timed(path)) return without_timings(std::move(text));
  if (fs::path(path).filename() == manifest)
    for (const auto& [hash, name] : lines_of_manifest(text))
      if (is_timed(name)) text.replace(text.find(hash + " "), hash.size(), 64, '-');
  return text;
}

std::string shortened(const std::string& text) {
  return text.size() < 60 ? text
                          : fmt::format("{}... of {} bytes", text.substr(0, 40), text.size());
}

} // namespace

FolderState state_of(const fs::path& folder) {
  FolderState state;
  if (!fs::exists(folder)) return state;
  for (const auto& each : fs::recursive_directory_iterator(folder)) {
    const std::string path = each.path().lexically_relative(folder);
    if (each.is_symlink())
      state[path] = "link to " + fs::read_symlink(each.path()).string();
    else if (each.is_directory())
      state[path] = "folder";
    else
      state[path] = "file: " + comparable(path, read_text(each.path()));
  }
  return state;
}

std::string differences(const FolderState& found, const FolderState& wanted,
                        const FolderState& other) {
  std::string words;
  for (const auto& [path, content] : wanted) {
    const auto there = found.find(path);
    const auto elsewhere = other.find(path);
    if (there == found.end())
      words += fmt::format("    {} is missing\n", path);
    else if (there->second != content)
      words += fmt::format("    {} is {}\n", path,
                           elsewhere != other.end() && elsewhere->second == there->second
                               ? std::string("the other run's")
                               : shortened(there->second));
  }
  for (const auto& [path, content] : other) // an empty folder says nothing of a run
    if (content != "folder" && !wanted.contains(path) && found.contains(path))
      words += fmt::format("    {} is of the other run\n", path);
  return words;
}

std::vector<std::string> leftovers(const FolderState& found, const FolderState& one,
                                   const FolderState& other) {
  std::vector<std::string> left;
  for (const auto& [path, content] : found)
    if (!one.contains(path) && !other.contains(path)) left.push_back(path);
  return left;
}

std::string untrue_manifests(const fs::path& folder) {
  std::string words;
  for (const auto& part : {fs::path(), fs::path("out")}) { // not where files are staged
    const fs::path at = folder / part;
    for (const auto& [hash, name] : lines_of_manifest(read_text(at / manifest)))
      if (sha256(read_text(at / name)) != hash)
        words += fmt::format("    {} is not true of {}\n", manifest, name);
  }
  return words;
}

std::map<std::string, std::string> identities(const fs::path& folder,
                                              const std::vector<std::string>& paths) {
  std::map<std::string, std::string> found;
  for (const std::string& path : paths) {
    struct stat status {};
    const bool there = ::lstat((folder / path).c_str(), &status) == 0;
    found[path] = !there ? "missing" : "there";
    if (there && S_ISREG(status.st_mode))
      found[path] =
          fmt::format("inode {}, mode {:o}, changed {}.{:09}: {}", status.st_ino, status.st_mode,
                      status.st_mtim.tv_sec, status.st_mtim.tv_nsec, read_text(folder / path));
  }
  return found;
}

} // namespace ilk::test
