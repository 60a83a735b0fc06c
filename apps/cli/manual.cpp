#include "cli/manual.h"

#include <algorithm>
#include <filesystem>
#include <memory>
#include <string_view>
#include <vector>

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/atomic_file.h"
#include "cli/console.h"
#include "ilk/error.h"
#include "ilk/version.h"

namespace ilk::cli {
namespace {

std::vector<const CLI::App*> commands_of(const CLI::App& program) {
  return program.get_subcommands([](const CLI::App*) { return true; });
}

// In troff a dash is a hyphen, a backslash begins a request, and so do dots at a line's begin.
std::string in_troff(std::string_view text) {
  std::string result;
  for (const char c : text) {
    if (c == '\\')
      result += "\\e";
    else if (c == '-')
      result += "\\-";
    else if ((c == '.' || c == '\'') && (result.empty() || result.back() == '\n'))
      result += std::string("\\&") + c;
    else
      result += c;
  }
  return result;
}

bool is_flag(const CLI::Option& option) {
  return option.get_type_size() == 0;
}

bool is_positional(const CLI::Option& option) {
  return option.get_positional();
}

// "-o, --out PATH"
std::string shown(const CLI::Option& option) {
  if (is_positional(option)) return option.get_name(true, false);
  std::vector<std::string> names;
  for (const std::string& name : option.get_snames()) names.push_back("-" + name);
  for (const std::string& name : option.get_lnames()) names.push_back("--" + name);
  std::string text = fmt::format("{}", fmt::join(names, ", "));
  if (!is_flag(option)) text += " " + option.get_type_name();
  return text;
}

std::string option_entries(const CLI::App& command) {
  std::string text;
  for (const CLI::Option* option : command.get_options()) {
    text += fmt::format(".TP\n.B {}\n{}", in_troff(shown(*option)),
                        in_troff(option->get_description()));
    if (!option->get_default_str().empty())
      text += in_troff(fmt::format(" (default {})", option->get_default_str()));
    text += "\n";
  }
  return text;
}

// Lines that are set in examples keep their form.
std::string as_written(const std::string& text) {
  return text.empty() ? "" : ".SH NOTES\n.nf\n" + in_troff(text) + "\n.fi\n";
}

// The words of "{a,b}" in an option's description of its type.
std::vector<std::string> words_allowed(const CLI::Option& option) {
  const std::string type = option.get_type_name();
  const auto open = type.find('{'), close = type.find('}');
  std::vector<std::string> words;
  if (open == std::string::npos || close == std::string::npos || close < open) return words;
  std::string word;
  for (std::size_t i = open + 1; i <= close; ++i) {
    if (type[i] != ',' && i < close) {
      word += type[i];
      continue;
    }
    words.push_back(word);
    word.clear();
  }
  return words;
}

std::vector<std::string> long_names(const CLI::App& command) {
  std::vector<std::string> names;
  for (const CLI::Option* option : command.get_options())
    for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
  return names;
}

std::string bash_completions(const CLI::App& program) {
  std::string cases, commands;
  for (const CLI::App* command : commands_of(program)) {
    commands += " " + command->get_name();
    for (const CLI::Option* option : command->get_options())
      if (const auto words = words_allowed(*option); !words.empty())
        for (const std::string& name : option->get_lnames())
          cases +=
              fmt::format("    {}:--{}) COMPREPLY=($(compgen -W \"{}\" -- \"$word\")); return ;;\n",
                          command->get_name(), name, fmt::join(words, " "));
  }
  std::string options;
  for (const CLI::App* command : commands_of(program))
    options += fmt::format("    {}) options=\"{}\" ;;\n", command->get_name(),
                           fmt::join(long_names(*command), " "));
  return fmt::format(R"(# bash completion for ilk
_ilk() {{
  local word="${{COMP_WORDS[COMP_CWORD]}}" before="${{COMP_WORDS[COMP_CWORD-1]}}" options=""
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W "{} --help --version" -- "$word"))
    return
  fi
  case "${{COMP_WORDS[1]}}:$before" in
{}  esac
  case "${{COMP_WORDS[1]}}" in
{}  esac
  if [ "${{word:0:1}}" = "-" ]; then
    COMPREPLY=($(compgen -W "$options" -- "$word"))
  else
    COMPREPLY=($(compgen -f -- "$word"))
  fi
}}
complete -o filenames -F _ilk ilk
)",
                     commands.substr(1), cases, options);
}

// Without what would end a word in single quotes or mean something in a description.
std::string quoted(std::string text) {
  std::erase_if(text, [](char c) { return c == '\'' || c == '[' || c == ']' || c == ':'; });
  return text;
}

std::string zsh_completions(const CLI::App& program) {
  std::string commands, cases;
  for (const CLI::App* command : commands_of(program)) {
    commands +=
        fmt::format("    '{}:{}'\n", command->get_name(), quoted(command->get_description()));
    cases += fmt::format("    {})\n      _arguments \\\n", command->get_name());
    for (const CLI::Option* option : command->get_options()) {
      const auto words = words_allowed(*option);
      const std::string value = is_flag(*option) ? ""
                                : words.empty()  ? ":value:_files"
                                                : fmt::format(":value:({})", fmt::join(words, " "));
      for (const std::string& name : option->get_lnames())
        cases += fmt::format("        '--{}[{}]{}' \\\n", name, quoted(option->get_description()),
                             value);
    }
    cases += "        '*:file:_files' ;;\n";
  }
  return fmt::format(R"(#compdef ilk
_ilk() {{
  local -a commands
  commands=(
{}  )
  if (( CURRENT == 2 )); then
    _describe 'command' commands
    return
  fi
  local command="${{words[2]}}"
  shift words
  (( CURRENT-- ))
  case "$command" in
{}  esac
}}
_ilk "$@"
)",
                     commands, cases);
}

std::string fish_completions(const CLI::App& program) {
  std::string text = "# fish completion for ilk\n";
  for (const CLI::App* command : commands_of(program)) {
    text += fmt::format("complete -c ilk -n __fish_use_subcommand -a {} -d '{}'\n",
                        command->get_name(), quoted(command->get_description()));
    for (const CLI::Option* option : command->get_options()) {
      const auto words = words_allowed(*option);
      for (const std::string& name : option->get_lnames())
        text += fmt::format("complete -c ilk -n '__fish_seen_subcommand_from {}' -l {}{} -d '{}'\n",
                            command->get_name(), name,
                            is_flag(*option) ? ""
                            : words.empty()  ? " -r"
                                             : fmt::format(" -x -a '{}'", fmt::join(words, " ")),
                            quoted(option->get_description()));
    }
  }
  return text;
}

} // namespace

std::string manual_page(const CLI::App& program, const CLI::App* command) {
  const CLI::App& shown_app = command == nullptr ? program : *command;
  const std::string name = command == nullptr ? "ilk" : fmt::format("ilk-{}", command->get_name());
  std::string usage = command == nullptr ? "ilk COMMAND" : "ilk " + command->get_name();
  for (const CLI::Option* option : shown_app.get_options())
    if (is_positional(*option)) usage += " " + option->get_name(true, false);
  std::string text = fmt::format(".TH {} 1 \"\" \"ilk {}\"\n.SH NAME\n{} \\- {}\n.SH SYNOPSIS\n"
                                 ".B {}\n[OPTIONS]\n",
                                 in_troff(name), version, in_troff(name),
                                 in_troff(shown_app.get_description()), in_troff(usage));
  if (command == nullptr) {
    text += ".SH COMMANDS\n";
    for (const CLI::App* each : commands_of(program))
      text += fmt::format(".TP\n.B {}\n{} See\n.BR ilk\\-{} (1).\n", each->get_name(),
                          in_troff(each->get_description()), each->get_name());
  }
  text += ".SH OPTIONS\n" + option_entries(shown_app);
  return text + as_written(shown_app.get_footer());
}

std::string completions(const CLI::App& program, const std::string& shell) {
  if (shell == "bash") return bash_completions(program);
  if (shell == "zsh") return zsh_completions(program);
  if (shell == "fish") return fish_completions(program);
  throw UsageError(fmt::format("there are no completions for '{}'", shell),
                   "take bash, zsh or fish");
}

void add_manual(CLI::App& program) {
  auto* pages = program.add_subcommand("man", "Write the manual pages to a folder.");
  const auto folder = std::make_shared<std::string>();
  pages->add_option("folder", *folder, "Folder that is there already")->required();
  pages->footer("Examples:\n  ilk man . && man ./ilk-run.1");
  pages->callback([&program, folder] {
    const std::filesystem::path to(*folder);
    write_file(to / "ilk.1", manual_page(program, nullptr));
    for (const CLI::App* command : commands_of(program))
      write_file(to / fmt::format("ilk-{}.1", command->get_name()), manual_page(program, command));
  });
  auto* complete = program.add_subcommand("completions", "Print completions for a shell.");
  const auto shell = std::make_shared<std::string>();
  complete->add_option("shell", *shell, "The shell")
      ->required()
      ->check(CLI::IsMember({"bash", "zsh", "fish"}));
  complete->footer(
      "Examples:\n  ilk completions bash > ~/.local/share/bash-completion/completions/ilk");
  complete->callback([&program, shell] { print(completions(program, *shell)); });
}

} // namespace ilk::cli
