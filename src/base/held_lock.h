// A lock that dies with its holder: whoever gets it knows that nobody alive has it.
#pragma once

#include <filesystem>
#include <optional>

namespace ilk {

/// An advisory lock (flock) of a file or a folder, which follows it wherever it is moved. Locks
/// that the file system cannot give count as held, as nobody else can be kept out there.
class HeldLock {
 public:
  /// Waits for whoever has it, and follows the path when it names something else by then. Throws
  /// IoError where it cannot be opened.
  static HeldLock wait(const std::filesystem::path& path);

  /// The same of what its holder may take away before it can be had: none then.
  static std::optional<HeldLock> wait_unless_gone(const std::filesystem::path& path);

  /// None when it cannot be opened or somebody has it, or when locks cannot be had there: what
  /// may be in use must not be taken for left behind.
  static std::optional<HeldLock> take(const std::filesystem::path& path);

  HeldLock(HeldLock&& other) noexcept;
  HeldLock& operator=(HeldLock&& other) noexcept;
  ~HeldLock();

  int descriptor() const { return descriptor_; }
  bool is_own() const;                                 ///< of the user that the process runs as
  bool is_at(const std::filesystem::path& path) const; ///< does the path name it?

 private:
  explicit HeldLock(int descriptor) : descriptor_(descriptor) {}
  int descriptor_;
};

} // namespace ilk
