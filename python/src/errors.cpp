#include "errors.h"

#include <exception>

#include <ilk/error.h>
#include <nanobind/stl/string.h>

namespace nb = nanobind;

namespace ilk::python {
namespace {

void raise(const char* name, const Error& error) {
  const nb::module_ errors = nb::module_::import_("ilk._errors");
  const nb::object type = errors.attr(name);
  const nb::object raised =
      errors.attr("raised")(type, error.what(), error.fault(), error.remedy(), error.place().file,
                            error.place().line, error.place().column);
  PyErr_SetObject(type.ptr(), raised.ptr());
}

void translate(const std::exception_ptr& thrown, void*) {
  try {
    std::rethrow_exception(thrown);
  } catch (const DataError& error) {
    raise("DataError", error);
  } catch (const UsageError& error) {
    raise("UsageError", error);
  } catch (const ModelError& error) {
    raise("ModelError", error);
  } catch (const IoError& error) {
    raise("IoError", error);
  } catch (const MemoryError& error) {
    raise("OutOfMemory", error);
  } catch (const Interrupted&) {
    PyErr_SetNone(PyExc_KeyboardInterrupt);
  }
}

} // namespace

void add_errors() {
  nb::register_exception_translator(translate);
}

} // namespace ilk::python
