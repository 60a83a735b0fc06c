// A reference to something that can be called, for parameters: no copy, no allocation, and the
// function that takes it need not be a template.
#pragma once

#include <memory>
#include <type_traits>
#include <utility>

namespace ilk {

template <class Signature>
class FunctionRef;

/// What it refers to must outlive it; a temporary lives as long as the call that it is handed to.
template <class Result, class... Arguments>
class FunctionRef<Result(Arguments...)> {
 public:
  template <class Callable>
  requires(!std::is_same_v<std::remove_cvref_t<Callable>, FunctionRef> &&
           std::is_invocable_r_v<Result, Callable&, Arguments...>) FunctionRef(Callable&& callable)
      : object_(const_cast<void*>(static_cast<const void*>(std::addressof(callable)))),
        call_([](void* object, Arguments... arguments) -> Result {
          return static_cast<Result>((*static_cast<std::remove_reference_t<Callable>*>(object))(
              std::forward<Arguments>(arguments)...));
        }) {}

  Result operator()(Arguments... arguments) const {
    return call_(object_, std::forward<Arguments>(arguments)...);
  }

 private:
  void* object_;
  Result (*call_)(void*, Arguments...);
};

} // namespace ilk
