// Memory for what is as long as a table: from the system, and, beyond a budget, from files without
// a name on a disk, which the system reads and writes as it is short of memory. What lies where
// changes no result.
//
// The files are gone with the process, however it ends. Of what they hold no more stays in memory
// than the budget: a thread of its own looks, and gives pages back.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>

namespace ilk {

/// For all of the process, from now on; to be called before other threads work. Without it there is
/// no budget. `budget`: bytes, of which half may be large allocations in memory; `folder`: of a
/// file system with room, not one that lies in memory.
void set_memory_budget(std::size_t budget, std::filesystem::path folder);

/// The folder for scratch files where nobody names one: $TMPDIR, else /var/tmp.
std::filesystem::path scratch_folder();

/// Throws IoError where `bytes` will not fit: those beyond the budget lie in a folder without room
/// for them. Nothing is taken yet.
void check_scratch_room(std::size_t bytes);

/// Zeros, from the start of a huge page on. Throws std::bad_alloc, and IoError where the folder has
/// no more room. Thread-safe, as all that follows.
void* take_large(std::size_t bytes);

/// Gives back what take_large() gave; others' pointers are left alone. Whether it was its own.
bool give_large(void* data) noexcept;

/// A file that is mapped for reading: its pages count as those of scratch files do.
void count_mapped(const void* data, std::size_t bytes);
void forget_mapped(const void* data) noexcept;

/// Bytes that lie in scratch files now.
std::size_t scratch_bytes();

} // namespace ilk
