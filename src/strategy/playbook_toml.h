// Playbooks from TOML; docs/playbook.md has the keys.
#pragma once

#include <cstddef>
#include <filesystem>

#include "strategy/play.h"

namespace ilk {

/// Each play writes two lists, which are complete before the first takes its place.
inline constexpr std::size_t most_plays = 100;

/// Reads a playbook; one without plays, such as one that is begun, is one. Throws IoError, or DataError with line, column and remedy for an unknown key,
/// figure or measure, a wrong type, a value out of range, a unit that is missing, a name that is
/// repeated or no file name, and a play without clause or without anything that would stop it.
Playbook load_playbook(const std::filesystem::path& path);

} // namespace ilk
