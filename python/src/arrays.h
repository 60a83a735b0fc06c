// Arrays of NumPy from the library's vectors, without copying them.
#pragma once

#include <cstddef>
#include <initializer_list>
#include <vector>

#include <nanobind/nanobind.h>
#include <nanobind/ndarray.h>

namespace ilk::python {

namespace nb = nanobind;

template <class Value>
nb::ndarray<nb::numpy, Value> array_of(std::vector<Value> values,
                                       std::initializer_list<std::size_t> shape) {
  auto* const kept = new std::vector<Value>(std::move(values));
  const nb::capsule owner(kept,
                          [](void* of) noexcept { delete static_cast<std::vector<Value>*>(of); });
  return nb::ndarray<nb::numpy, Value>(kept->data(), shape, owner);
}

template <class Value>
nb::ndarray<nb::numpy, Value> array_of(std::vector<Value> values) {
  const std::size_t size = values.size();
  return array_of(std::move(values), {size});
}

} // namespace ilk::python
