// The program's own operator new: what is large comes from base/large_memory.h, so that columns of
// labels, keys and text, which the library keeps in vectors and strings, lie on a disk where they
// do not fit in memory. Programs that use the library decide for themselves.
#include <cstddef>
#include <cstdlib>
#include <exception>
#include <new>

#include "base/large_memory.h"

#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__) // which bring their own

namespace {

constexpr std::size_t large = std::size_t{1} << 20; // bytes

void* large_or_null(std::size_t bytes) noexcept {
  try {
    return ilk::take_large(bytes);
  } catch (const std::exception&) { // the disk is full too: the caller hears of memory
    return nullptr;
  }
}

void* allocated(std::size_t bytes) {
  while (true) {
    void* const data = bytes >= large ? large_or_null(bytes) : std::malloc(bytes == 0 ? 1 : bytes);
    if (data != nullptr) return data;
    const std::new_handler handler = std::get_new_handler();
    if (handler == nullptr) throw std::bad_alloc();
    handler();
  }
}

void freed(void* data) noexcept {
  if (!ilk::give_large(data)) std::free(data);
}

} // namespace

void* operator new(std::size_t bytes) {
  return allocated(bytes);
}
void* operator new[](std::size_t bytes) {
  return allocated(bytes);
}
void operator delete(void* data) noexcept {
  freed(data);
}
void operator delete[](void* data) noexcept {
  freed(data);
}
void operator delete(void* data, std::size_t) noexcept {
  freed(data);
}
void operator delete[](void* data, std::size_t) noexcept {
  freed(data);
}

#endif
