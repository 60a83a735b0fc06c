// For the tables of options alone.
#pragma once

// A member of the options, const or not.
#define ILK_FIELD(member)                                                                          \
  [](auto& options) -> auto& {                                                                     \
    return options.member;                                                                         \
  }
