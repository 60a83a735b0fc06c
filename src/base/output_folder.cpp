#include "base/output_folder.h"

#include <algorithm>
#include <cerrno>
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
#include "base/staged_names.h"
#include "base/without_passwords.h"
#include "ilk/error.h"

namespace ilk {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t longest_manifest = std::size_t{64} << 20;

// Of a stage beside the folder.
std::string beside_start(const fs::path& root) {
  return fmt::format(".{}{}", root.filename().string(), staged_folder);
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
  return is_file(file) && hash_of_file(file) == hash;
}

NameTest listed_in(const Manifest& manifest) {
  return [manifest](const std::string& name) {
    return name == manifest_name || std::ranges::any_of(manifest, [&](const auto& result) {
             return result.second.contains(name);
           });
  };
}

// The user's own folders in `folder` that are called so and whose owners have died.
template <class Use>
void for_each_left_behind(const fs::path& folder, std::string_view start, Use&& use) {
  std::error_code none; // what cannot be looked at stays
  for (fs::directory_iterator entry(folder, none), end; !none && entry != end;
       entry.increment(none)) {
    const std::string name = entry->path().filename().string();
    if (!name.starts_with(start) || name.size() != start.size() + staged_letters) continue;
    if (!entry->is_directory(none) || entry->is_symlink(none)) continue;
    if (const auto lock = HeldLock::take(entry->path()); lock && lock->is_own()) use(entry->path());
  }
}

bool is_marked(const fs::path& folder, std::string_view mark) {
  std::error_code none;
  return fs::is_regular_file(fs::symlink_status(folder / mark, none));
}

bool put_mark(const fs::path& folder, std::string_view mark) {
  const fs::path file = folder / mark;
  const int descriptor = ::open(file.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (descriptor >= 0) ::close(descriptor);
  return descriptor >= 0;
}

void take_mark(const fs::path& folder, std::string_view mark) {
  ::unlink((folder / mark).c_str());
}

// A staged or old folder, its mark last: what is left of it is the next one's to take away.
void drop(const fs::path& folder) {
  std::error_code error;
  for (fs::directory_iterator entry(folder, error), end; !error && entry != end;
       entry.increment(error)) {
    const fs::path name = entry->path().filename();
    if (name == stage_mark || name == old_mark) continue;
    if (fs::remove_all(entry->path(), error); error) return;
  }
  if (error) return;
  take_mark(folder, stage_mark);
  take_mark(folder, old_mark);
  ::rmdir(folder.c_str());
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
    lock_ = HeldLock::wait(root_);
    finish_journal(root_);
    clear_left_behind();
    require_free_manifest();
    if (lock == Lock::at_commit) lock_.reset();
    make_stage();
  } catch (...) {
    remove_made();
    throw;
  }
}

OutputFolder::~OutputFolder() {
  if (!stage_.empty()) drop(stage_);
  remove_made();
}

// Innermost first, and only while empty: what somebody else has put there stays.
void OutputFolder::remove_made() {
  std::error_code ignored; // nothing can be done about a folder that cannot be removed
  for (const fs::path& folder : made_) fs::remove(folder, ignored);
}

// A manifest of somebody else's would be lost.
void OutputFolder::require_free_manifest() const {
  const fs::path file = root_ / manifest_name;
  std::error_code none;
  if (!fs::exists(fs::symlink_status(file, none))) return;
  if (is_file(file) && (fs::file_size(file, none) == 0 || !manifest_in(root_).empty())) return;
  throw IoError(Place{(path_ / manifest_name).string()},
                "is no manifest of ilk, and stands in the way of one",
                "move it away, or choose another folder with -o");
}

// While the folder's lock is held, so that nobody is between two of the marks.
void OutputFolder::clear_left_behind() const {
  const bool was_exchanging = is_marked(root_, old_mark);
  for_each_left_behind(root_.parent_path(), beside_start(root_), [&](const fs::path& folder) {
    const bool is_old = is_marked(folder, old_mark);
    if (is_old) bring_over(folder, root_, listed_in(manifest_in(folder)));
    if (is_old || is_marked(folder, stage_mark) || was_exchanging)
      drop(folder);
    else
      ::rmdir(folder.c_str()); // of which no more was made
  });
  for_each_left_behind(root_, staged_folder, [&](const fs::path& folder) {
    if (is_marked(folder, stage_mark))
      drop(folder);
    else
      ::rmdir(folder.c_str());
  });
  clear_parts_of(root_ / journal_name);
  if (was_exchanging) take_mark(root_, old_mark);
}

bool OutputFolder::make_stage_at(const fs::path& pattern) {
  for (;;) {
    std::string name = pattern.string();
    if (::mkdtemp(name.data()) == nullptr) return false;
    stage_ = name;
    try {
      stage_lock_ = HeldLock::wait_unless_gone(stage_);
    } catch (const IoError&) {
      ::rmdir(stage_.c_str());
      stage_.clear();
      throw;
    }
    if (stage_lock_) return true; // else somebody who clears away was quicker
  }
}

void OutputFolder::make_stage() {
  const bool is_beside = can_be_exchanged(root_) &&
                         make_stage_at(root_.parent_path() / (beside_start(root_) + "XXXXXX"));
  if (!is_beside && !make_stage_at(root_ / fmt::format("{}XXXXXX", staged_folder))) {
    stage_.clear();
    fail_to("write to", path_);
  }
  if (put_mark(stage_, stage_mark)) return;
  const int error = errno;
  ::rmdir(stage_.c_str());
  stage_.clear();
  errno = error;
  fail_to("write to", path_);
}

void OutputFolder::protect(const fs::path& input) {
  std::error_code none; // what is no file, such as an address, is in no danger
  if (fs::is_regular_file(input, none)) protected_.push_back(input);
}

void OutputFolder::add(const std::string& name, std::string_view text) {
  add_pieces(name, [&](const TextSink& write) { write(text); });
}

void OutputFolder::add_pieces(const std::string& name, FunctionRef<void(const TextSink&)> make) {
  const fs::path target = root_ / name;
  const auto in_the_way = [&](const fs::path& path, const char* what) {
    throw IoError(Place{path.string()}, what, "move it away, or choose another folder with -o");
  };
  std::error_code error;
  if (const auto there = fs::status(target, error); // once: another run may take it away
      fs::exists(there) && !fs::is_regular_file(there))
    in_the_way(path_ / name, "is not an ordinary file, and stands in the way");
  for (const fs::path& input : protected_)
    if (fs::equivalent(input, target, error))
      throw UsageError(Place{input.string()}, "would be written over, and is what is read",
                       "choose another folder with -o");
  require_plain_way(root_, name);
  fs::path folder;
  for (const fs::path& part : fs::path(name).parent_path()) {
    folder /= part;
    if (::mkdirat(stage_lock_->descriptor(), folder.c_str(), 0777) != 0 && errno != EEXIST)
      fail_to("make", path_ / folder);
  }
  PlainSha256 hash;
  write_new_file(stage_lock_->descriptor(), name, path_ / name, target, [&](const TextSink& write) {
    make([&](std::string_view piece) {
      hash.add(piece);
      write(piece);
    });
  });
  added_[name] = hash.digits();
}

void OutputFolder::renew(const std::string& owner, const std::string& name, std::string_view text) {
  add(name, text);
  renewed_[name] = owner;
}

void OutputFolder::supersede(std::string result, std::string beginning) {
  superseded_.emplace_back(std::move(result), std::move(beginning));
}

bool OutputFolder::is_superseded(const std::string& result, const std::string& name) const {
  return std::ranges::any_of(superseded_, [&](const auto& each) {
    return each.first == result && name.starts_with(each.second);
  });
}

std::set<std::string> OutputFolder::left_of_earlier(const Manifest& manifest) const {
  std::set<std::string> left;
  for (const auto& [result, files] : manifest)
    for (const auto& [name, hash] : files)
      if ((result == result_ || is_superseded(result, name)) && !added_.contains(name) &&
          is_as_listed(root_ / name, hash))
        left.insert(name);
  return left;
}

Manifest OutputFolder::with_added(Manifest manifest, Earlier earlier) const {
  for (const auto& [name, hash] : added_)
    for (auto& [result, files] : manifest)
      if (const auto file = files.find(name); file != files.end())
        earlier == Earlier::stays ? void(file->second = hash) : void(files.erase(file));
  if (earlier == Earlier::goes) {
    for (auto& [result, files] : manifest)
      std::erase_if(files, [&](const auto& file) { return is_superseded(result, file.first); });
    manifest[result_].clear();
  }
  for (const auto& [name, owner] : renewed_) manifest[owner][name] = added_.at(name);
  for (const auto& [name, hash] : added_)
    if (!listed_in(manifest)(name)) manifest[result_][name] = hash;
  return manifest;
}

void OutputFolder::commit(Earlier earlier) {
  if (!lock_) lock_ = HeldLock::wait(root_);
  finish_journal(root_);
  const Manifest manifest = manifest_in(root_);
  const auto gone = earlier == Earlier::goes ? left_of_earlier(manifest) : std::set<std::string>();
  const std::string text = to_text(with_added(manifest, earlier));
  require_free_manifest();
  write_new_file(stage_lock_->descriptor(), std::string(manifest_name), path_ / manifest_name,
                 root_ / manifest_name, [&](const TextSink& write) { write(text); });
  added_[std::string(manifest_name)];
  if (!commit_by_exchange(gone)) commit_by_journal(gone);
  for (const fs::path& folder : made_) flush_folder(folder.parent_path());
  added_.clear();
  renewed_.clear();
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
  const bool is_exchanged =
      put_mark(root_, old_mark) && (take_mark(stage_, stage_mark), exchange(stage_, root_));
  if (!is_exchanged) {
    put_mark(stage_, stage_mark);
    take_mark(root_, old_mark);
    uncarry(stage_, *carried);
    return false;
  }
  flush_folder(beside);
  bring_over(stage_, root_, is_old);
  drop(stage_);
  stage_.clear();
  return true;
}

void OutputFolder::commit_by_journal(const std::set<std::string>& gone) {
  if (stage_.parent_path() != root_) {
    const std::string name = stage_.filename().string();
    const fs::path within =
        root_ / name.substr(name.size() - staged_folder.size() - staged_letters);
    rename_over(stage_, within);
    stage_ = within;
  }
  if (!can_have_journal(root_))
    throw IoError(Place{(path_ / journal_name).string()}, "is somebody else's",
                  "take it away, or choose another folder with -o");
  for (const auto& [name, _] : added_) require_replaceable(root_ / name);
  for (const std::string& name : gone) require_replaceable(root_ / name);
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
