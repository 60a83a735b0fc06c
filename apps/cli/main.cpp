// ilk: customer segments from a table of behaviour.
#include "cli/program.h"

int main(int argc, char** argv) {
  return ilk::cli::run_program(argc, argv);
}
