#include "program.h"

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <cli/program.h>
#include <ilk/error.h>
#include <ilk/source.h>
#include <nanobind/stl/string.h>
#include <nanobind/stl/vector.h>

namespace nb = nanobind;

namespace ilk::python {
namespace {

using namespace nb::literals;

// An object that is held, and let go, by who has not the GIL.
std::shared_ptr<nb::object> shared(nb::object object) {
  return {new nb::object(std::move(object)), [](nb::object* held) {
            const nb::gil_scoped_acquire gil;
            delete held;
          }};
}

// Errors of Python as those that the program turns into exit codes.
[[noreturn]] void throw_of_library(const nb::python_error& error) {
  if (error.matches(PyExc_KeyboardInterrupt)) throw Interrupted();
  const nb::object value = nb::borrow(error.value());
  const std::string kind = nb::cast<std::string>(error.type().attr("__name__"));
  const auto text = [&](const char* name) {
    return nb::cast<std::string>(nb::str(value.attr(name)));
  };
  if (!nb::hasattr(value, "remedy"))
    throw IoError(kind + ": " + nb::cast<std::string>(nb::str(value)), "");
  if (kind == "DataError") throw DataError(text("fault"), text("remedy"));
  if (kind == "UsageError") throw UsageError(text("fault"), text("remedy"));
  throw IoError(text("fault"), text("remedy")); // a package that is missing among them
}

template <class Use>
auto in_python(Use use) {
  const nb::gil_scoped_acquire gil;
  try {
    return use();
  } catch (const nb::python_error& error) {
    throw_of_library(error);
  }
}

// A table of Python: it has `columns`, `rows`, and `only(columns)`, which has a stream.
ForeignTable foreign_table(nb::object table) {
  ForeignTable made;
  made.columns = nb::cast<std::vector<std::string>>(table.attr("columns"));
  made.rows = nb::cast<std::uint64_t>(table.attr("rows"));
  made.read = [table = shared(std::move(table))](const std::vector<std::string>& columns,
                                                 ArrowArrayStream* to) {
    in_python([&] {
      const nb::object some = table->attr("only")(columns);
      const nb::object capsule = some.attr("__arrow_c_stream__")();
      auto* const stream =
          static_cast<ArrowArrayStream*>(PyCapsule_GetPointer(capsule.ptr(), "arrow_array_stream"));
      if (stream == nullptr) throw nb::python_error();
      *to = std::exchange(*stream, ArrowArrayStream{});
    });
  };
  return made;
}

int run_program(std::vector<std::string> words, const nb::object& knows, const nb::object& open) {
  const ReadsForeignTables reads({
      [&](const std::string& data) {
        return in_python([&] { return nb::cast<bool>(knows(data)); });
      },
      [&](const std::string& data, const std::string& table, const std::string& query) {
        return in_python([&] { return foreign_table(open(data, table, query)); });
      },
  });
  std::vector<char*> pointers;
  for (std::string& word : words) pointers.push_back(word.data());
  pointers.push_back(nullptr);
  const nb::gil_scoped_release released;
  return cli::run_program(static_cast<int>(words.size()), pointers.data());
}

} // namespace

void add_program(nb::module_& module) {
  module.def(
      "run_program", &run_program, "words"_a, "knows"_a, "open"_a,
      "Do what the program does with the words of a command line, its name among them. "
      "Tables that `knows` knows, by their addresses, are opened by `open`. Gives the exit code.");
}

} // namespace ilk::python
