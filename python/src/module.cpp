// The module ilk._ilk: the public library for the Python files beside it, which give it its shape.
#include <ilk/version.h>

#include "compare.h"
#include "errors.h"
#include "fit.h"
#include "preparation.h"
#include "program.h"
#include "watched.h"

NB_MODULE(_ilk, module) {
  namespace python = ilk::python;
  module.attr("version") = nanobind::str(ilk::version.data(), ilk::version.size());
  python::add_errors();
  python::add_rows(module);
  python::add_model(module);
  python::add_fit(module);
  python::add_compare(module);
  python::add_preparation(module);
  python::add_program(module);
  module.def("end_of_left_work", &python::end_of_left_work,
             "Wait for work that Ctrl-C has left behind.");
  nanobind::module_::import_("atexit").attr("register")(module.attr("end_of_left_work"));
}
