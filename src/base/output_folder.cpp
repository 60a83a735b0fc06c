#include "base/output_folder.h"

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <system_error>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/atomic_file.h"
#include "base/folder_exchange.h"
#include "base/io_failure.h"
#include "base/plain_sha256.h"
#include "base/rename_journal.h"
#include "base/without_passwords.h"
#include "ilk/error.h"

namespace ilk {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view within_start = ".ilk-"; // of a stage within the folder
constexpr std::size_t longest_manifest = std::size_t{64} << 20;

// Of a stage beside the folder. Behind it stands the stage's inode: where the folder of this name
// has another, the two were exchanged, and it is the old one.
std::string beside_start(const fs::path& root) {
  return "." + root.filename().string() + ".ilk-";
}

// An ordinary one, and no link. Throws IoError where it cannot be told.
bool is_file(const fs::path& file) {
  struct stat status {};
  if (::lstat(file.c_str(), &status) != 0 && errno != ENOENT && errno != ENOTDIR)
    fail_to("look at", file);
  return S_ISREG(status.st_mode);
}

Manifest manifest_in(const fs::path& folder) {
  const fs::path file = folder / manifest_name;
  return is_file(file) ? manifest_from(read_file(file, longest_manifest)) : Manifest();
}

bool is_as_listed(const fs::path& file, const std::string& hash) {
  return is_file(file) && plain_sha256(read_file(file)) == hash;
}

bool has_inode(const HeldLock& lock, std::string_view digits) {
  std::uint64_t inode = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), inode);
  return error == std::errc() && end == digits.data() + digits.size() && inode == lock.inode();
}

NameTest listed_in(const Manifest& manifest) {
  return [manifest](const std::string& name) {
    return name == manifest_name || std::ranges::any_of(manifest, [&](const auto& result) {
             return result.second.contains(name);
           });
  };
}

// What is in `folder` whose name begins so and whose owner has died.
template <class Use>
void for_each_left_behind(const fs::path& folder, std::string_view start, Use&& use) {
  std::error_code none; // what cannot be looked at stays
  for (fs::directory_iterator entry(folder, none), end; !none && entry != end;
       entry.increment(none)) {
    const std::string name = entry->path().filename().string();
    if (!name.starts_with(start) || name == journal_name || entry->is_symlink(none)) continue;
    if (const auto lock = HeldLock::take(entry->path()))
      use(entry->path(), *lock, std::string_view(name).substr(start.size()));
  }
}

} // namespace

OutputFolder::OutputFolder(fs::path path, std::string result, Lock lock)
    : path_(std::move(path)), result_(std::move(result)) {
  if (without_passwords(path_.string()) != path_.string())
    throw UsageError(Place{path_.string()}, "is an address, and no folder",
                     "choose a folder with -o; the data come before it");
  std::error_code error;
  fs::path folder = fs::absolute(path_, error).lexically_normal();
  for (; !error && !fs::exists(folder, error) && folder.has_relative_path();
       folder = folder.parent_path())
    made_.push_back(folder);
  if (!error) fs::create_directories(path_, error);
  if (!error) root_ = fs::canonical(path_, error);
  if (error || !fs::is_directory(root_, error)) {
    made_.clear();
    throw IoError(Place{path_.string()},
                  fmt::format("cannot make this folder: {}",
                              error ? error.message() : "a file of that name is in the way"),
                  "choose another folder with -o");
  }
  try {
    if (::access(root_.c_str(), W_OK | X_OK) != 0) fail_to("write to", path_);
    if (lock == Lock::from_start) lock_ = HeldLock::wait(root_);
    lock_ ? finish_journal(root_) : complete_journal(root_);
    clear_left_behind();
    make_stage();
  } catch (...) {
    remove_made();
    throw;
  }
}

OutputFolder::~OutputFolder() {
  std::error_code none; // what cannot be taken away now is by the next
  if (!stage_.empty()) fs::remove_all(stage_, none);
  remove_made();
}

// Innermost first, and only while empty: what somebody else has put there stays.
void OutputFolder::remove_made() {
  std::error_code ignored; // nothing can be done about a folder that cannot be removed
  for (const fs::path& folder : made_) fs::remove(folder, ignored);
}

void OutputFolder::clear_left_behind() const {
  std::error_code none;
  for_each_left_behind(root_.parent_path(), beside_start(root_),
                       [&](const fs::path& folder, const HeldLock& lock, std::string_view ending) {
                         if (!has_inode(lock, ending))
                           bring_over(folder, root_, listed_in(manifest_in(folder)));
                         fs::remove_all(folder, none);
                       });
  for_each_left_behind(root_, within_start, [&](const fs::path& staged, const auto&, auto) {
    fs::remove_all(staged, none);
  });
}

bool OutputFolder::make_stage_at(const fs::path& pattern) {
  for (;;) {
    std::string name = pattern.string();
    if (::mkdtemp(name.data()) == nullptr) return false;
    stage_ = name;
    stage_lock_ = HeldLock::take(stage_);
    std::error_code none;
    if (!stage_lock_ && fs::exists(stage_, none)) stage_lock_ = HeldLock::wait(stage_); // no locks
    if (stage_lock_) return true; // else somebody who clears away was quicker
  }
}

void OutputFolder::make_stage() {
  if (can_be_exchanged(root_) &&
      make_stage_at(root_.parent_path() / (beside_start(root_) + "XXXXXX"))) {
    struct stat status {};
    const fs::path named =
        ::stat(stage_.c_str(), &status) == 0
            ? root_.parent_path() / (beside_start(root_) + std::to_string(status.st_ino))
            : fs::path();
    if (!named.empty() && ::rename(stage_.c_str(), named.c_str()) == 0) {
      stage_ = named;
      return;
    }
    ::rmdir(stage_.c_str());
  }
  if (!make_stage_at(root_ / fmt::format("{}XXXXXX", within_start))) {
    stage_.clear();
    fail_to("write to", path_);
  }
}

void OutputFolder::add(const std::string& name, std::string_view text) {
  const fs::path target = root_ / name;
  const auto in_the_way = [&](const fs::path& path, const char* what) {
    throw IoError(Place{path.string()}, what, "move it away, or choose another folder with -o");
  };
  std::error_code error;
  if (fs::exists(target, error) && !fs::is_regular_file(target, error))
    in_the_way(path_ / name, "is not an ordinary file, and stands in the way");
  fs::path folder;
  for (const fs::path& part : fs::path(name).parent_path()) {
    folder /= part;
    if (fs::exists(root_ / folder, error) && !fs::is_directory(root_ / folder, error))
      in_the_way(path_ / folder, "cannot make this folder: a file of that name is in the way");
    if (::mkdirat(stage_lock_->descriptor(), folder.c_str(), 0777) != 0 && errno != EEXIST)
      fail_to("make", path_ / folder);
  }
  write_new_file(stage_lock_->descriptor(), name, path_ / name, text);
  added_[name] = plain_sha256(text);
}

std::set<std::string> OutputFolder::left_of_earlier(const Manifest& manifest) const {
  std::set<std::string> left;
  if (const auto listed = manifest.find(result_); listed != manifest.end())
    for (const auto& [name, hash] : listed->second)
      if (!added_.contains(name) && is_as_listed(root_ / name, hash)) left.insert(name);
  return left;
}

Manifest OutputFolder::with_added(Manifest manifest, Earlier earlier) const {
  for (const auto& [name, hash] : added_)
    for (auto& [result, files] : manifest)
      if (const auto file = files.find(name); file != files.end())
        earlier == Earlier::stays ? void(file->second = hash) : void(files.erase(file));
  if (earlier == Earlier::goes) manifest[result_] = added_;
  return manifest;
}

void OutputFolder::commit(Earlier earlier) {
  if (!lock_) lock_ = HeldLock::wait(root_);
  finish_journal(root_);
  const Manifest manifest = manifest_in(root_);
  const auto gone = earlier == Earlier::goes ? left_of_earlier(manifest) : std::set<std::string>();
  const std::string text = to_text(with_added(manifest, earlier));
  write_new_file(stage_lock_->descriptor(), std::string(manifest_name), path_ / manifest_name,
                 text);
  added_[std::string(manifest_name)];
  if (!commit_by_exchange(gone)) commit_by_journal(gone);
  for (const fs::path& folder : made_) flush_folder(folder.parent_path());
  added_.clear();
  made_.clear();
  lock_.reset();
}

bool OutputFolder::commit_by_exchange(const std::set<std::string>& gone) {
  const fs::path beside = root_.parent_path();
  if (stage_.parent_path() != beside) return false;
  const NameTest is_old = [&](const std::string& name) {
    return added_.contains(name) || gone.contains(name);
  };
  const auto carried = carry_over(root_, stage_, is_old);
  if (!carried) return false;
  std::error_code none;
  flush_folder(stage_);
  for (fs::recursive_directory_iterator entry(stage_, none), end; !none && entry != end;
       entry.increment(none))
    if (entry->is_directory(none) && !entry->is_symlink(none)) flush_folder(entry->path());
  if (!exchange(stage_, root_)) {
    uncarry(stage_, *carried);
    return false;
  }
  flush_folder(beside);
  bring_over(stage_, root_, is_old);
  fs::remove_all(stage_, none); // what cannot be taken away now is by the next
  stage_.clear();
  return true;
}

void OutputFolder::commit_by_journal(const std::set<std::string>& gone) {
  if (stage_.parent_path() != root_) {
    const fs::path within = root_ / fmt::format("{}{}", within_start, stage_lock_->inode());
    rename_over(stage_, within);
    stage_ = within;
  }
  RenameJournal journal;
  journal.stage = stage_.filename().string();
  for (const auto& [name, _] : added_)
    journal.renames.emplace_back(journal.stage + "/" + name, name);
  journal.removals.assign(gone.begin(), gone.end());
  write_journal(root_, journal);
  stage_.clear(); // the journal's from here on
  finish_journal(root_);
}

} // namespace ilk
