// The program ilk as a function: for its main(), and for the Python package, which brings sources.
#pragma once

namespace ilk::cli {

/// What the command line asks for, signals included, which are the program's from then on. Returns
/// its exit code, and throws nothing. Once in a process.
int run_program(int argc, char** argv);

} // namespace ilk::cli
