// The methods of one family, such as transforms or indices, in a fixed order and found by name.
//
// A method is a constant in a file of its own; a list names them all, so that a linker drops none
// and the order is that of the list.
#pragma once

#include <algorithm>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "ilk/error.h"

namespace ilk {

/// `Method` has a member `name`; no two of a list have the same one. A family that people choose
/// from has `help` too: what the method does, or nothing where its name says it.
template <class Method>
class MethodList {
 public:
  /// `what`: what one of them is called, for messages: "transform".
  MethodList(std::string_view what, std::initializer_list<const Method*> methods)
      : what_(what), methods_(methods) {}

  auto begin() const { return methods_.begin(); }
  auto end() const { return methods_.end(); }

  /// Null when there is none of that name.
  const Method* find(std::string_view name) const {
    const auto found = std::ranges::find(methods_, name, &Method::name);
    return found == methods_.end() ? nullptr : *found;
  }

  /// Throws UsageError when there is none of that name.
  const Method& at(std::string_view name) const {
    if (const Method* found = find(name)) return *found;
    std::string known;
    for (const Method* method : methods_)
      known.append(known.empty() ? "" : ", ").append(method->name);
    throw UsageError("there is no " + what_ + " '" + std::string(name) + "'",
                     "use one of " + known);
  }

  /// "log1p: ...; winsorise: ...".
  std::string explained() const {
    std::string text;
    for (const Method* method : methods_)
      if (!method->help.empty())
        text.append(text.empty() ? "" : "; ")
            .append(method->name)
            .append(": ")
            .append(method->help);
    return text;
  }

  std::vector<std::string_view> names() const {
    std::vector<std::string_view> names;
    for (const Method* method : methods_) names.push_back(method->name);
    return names;
  }

 private:
  template <class>
  friend class AddedMethod;

  std::string what_;
  std::vector<const Method*> methods_;
};

/// One more method at the end of a list, for as long as this lives. Neither is owned. For programs
/// that bring methods of their own, and for tests; not to be made or destroyed while anything runs.
template <class Method>
class AddedMethod {
 public:
  AddedMethod(MethodList<Method>& list, const Method& method) : list_(list), method_(&method) {
    list_.methods_.push_back(method_);
  }
  ~AddedMethod() { std::erase(list_.methods_, method_); }
  AddedMethod(const AddedMethod&) = delete;
  AddedMethod& operator=(const AddedMethod&) = delete;

 private:
  MethodList<Method>& list_;
  const Method* method_;
};

} // namespace ilk
